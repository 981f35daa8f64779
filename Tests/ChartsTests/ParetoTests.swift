import Testing

@testable import Charts

@Suite struct ParetoTests {
  private func point(_ label: String, _ x: Double, _ y: Double) -> MethodPoint {
    MethodPoint(method: ChartedMethod(label), x: x, y: y, seeds: 2)
  }

  /// By hand: c is beaten by b, d by a and b; the edge at any cost is the best score that costs no more.
  @Test func theFrontIsAStaircase() {
    let points = [point("a", 1, 0.5), point("b", 2, 0.8), point("c", 3, 0.8), point("d", 2.5, 0.4), point("e", 4, 0.9)]
    let front = Charts.front(points, lowX: true, lowY: false)
    #expect(front.map(\.label) == ["a", "b", "e"])
    func corners(_ points: [Point]) -> [[Double]] { points.map { [$0.x, $0.y] } }
    #expect(
      corners(Charts.staircase(front, lowX: true, end: 5)) == [
        [1, 0.5], [2, 0.5], [2, 0.8], [4, 0.8], [4, 0.9], [5, 0.9],
      ])
    // More of x is better: what is left of a point can be had with it.
    let other = Charts.front(points.map { point($0.label, -$0.x, $0.y) }, lowX: false, lowY: false)
    #expect(other.map(\.label) == ["e", "b", "a"])
    #expect(
      corners(Charts.staircase(other, lowX: false, end: -5)) == [
        [-5, 0.9], [-4, 0.9], [-4, 0.8], [-2, 0.8], [-2, 0.5], [-1, 0.5],
      ])
    #expect(Charts.staircase([], lowX: true).isEmpty)
  }

  /// Two that are equal in both are both of the front.
  @Test func theBeatenArePaleAndAllAreNamed() throws {
    let chart = try Charts.pareto(
      title: "t", points: [point("a", 1, 0.5), point("b", 2, 0.4), point("c", 1, 0.5), point("gone", .nan, 1)],
      x: Axis("cost"), y: Axis("score"), lowX: true, lowY: false)
    let series = Dictionary(uniqueKeysWithValues: chart.panels[0].series.map { ($0.name, $0) })
    #expect(series["a"]?.mark.colour == MethodStyle.style(for: "a").colour && series["c"]?.size == series["a"]?.size)
    #expect(series["b"]?.mark.colour != MethodStyle.style(for: "b").colour && series["b"]!.size < series["a"]!.size)
    #expect(series["b"]?.mark.pointType == MethodStyle.style(for: "b").pointType)
    #expect(Set(chart.panels[0].annotations.map(\.text)) == ["a", "b", "c"])
    #expect(chart.caption.contains("Without result: gone."))
    #expect(chart.caption.contains { $0.hasPrefix("Best is high and to the left.") })
    try chart.check()
    #expect(throws: (any Error).self) {
      try Charts.pareto(
        title: "t", points: [point("gone", .nan, 1)], x: Axis("x"), y: Axis("y"), lowX: true, lowY: true)
    }
  }
}
