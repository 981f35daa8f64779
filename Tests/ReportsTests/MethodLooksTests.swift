import Charts
import Methods
import Testing

@testable import Reports

@Suite struct MethodLooksTests {
  @Test func everyMethodHasItsOwnLookAndLetter() {
    let marks = MethodLooks.table.map(\.mark)
    #expect(MethodLooks.table.map(\.name) == MethodRegistry.names)
    #expect(Set(marks.map { "\($0.colour) \($0.pointType)" }).count == marks.count)
    #expect(Set(marks.map(\.letter)).count == marks.count)
  }

  @Test func hollowMarksGoWithBrokenLines() {
    for (name, mark) in MethodLooks.table {
      #expect((mark.pointType % 2 == 0) == (mark.dashType > 1), "\(name)")
    }
  }

  /// Pinned: a change here changes the colours of published charts.
  @Test(arguments: [
    ("head", Mark(colour: "#7F7F7F", pointType: 6, dashType: 3, letter: "h")),
    ("fft", Mark(colour: "#000000", pointType: 5, letter: "F")),
    ("bitfit", Mark(colour: "#CC79A7", pointType: 9, letter: "B")),
    ("adapter-houlsby", Mark(colour: "#009E73", pointType: 7, letter: "A")),
    ("adapter-pfeiffer", Mark(colour: "#E69F00", pointType: 6, dashType: 2, letter: "a")),
    ("adapter-parallel", Mark(colour: "#56B4E9", pointType: 9, letter: "P")),
    ("prefix", Mark(colour: "#E69F00", pointType: 13, letter: "X")),
    ("prompt", Mark(colour: "#D55E00", pointType: 11, letter: "T")),
    ("p-tuning", Mark(colour: "#56B4E9", pointType: 12, dashType: 2, letter: "p")),
    ("p-tuning-v2", Mark(colour: "#CC79A7", pointType: 4, dashType: 2, letter: "v")),
    ("lora", Mark(colour: "#0072B2", pointType: 7, letter: "L")),
    ("dora", Mark(colour: "#56B4E9", pointType: 5, letter: "D")),
    ("rslora", Mark(colour: "#D55E00", pointType: 8, dashType: 2, letter: "R")),
    ("lora-plus", Mark(colour: "#009E73", pointType: 4, dashType: 2, letter: "+")),
    ("pissa", Mark(colour: "#E69F00", pointType: 9, letter: "S")),
    ("ia3", Mark(colour: "#D55E00", pointType: 15, letter: "I")),
  ])
  func publishedLooksStay(name: String, mark: Mark) { #expect(MethodLooks.of(name) == ChartedMethod(name, mark: mark)) }

  @Test func aCombinationHasALookByItsName() { #expect(MethodLooks.of("lora+bitfit").mark == nil) }
}
