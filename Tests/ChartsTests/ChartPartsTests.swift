import Testing

@testable import Charts

@Suite struct MethodStyles {
  static let names = [
    "head", "fft", "bitfit", "adapter-houlsby", "adapter-pfeiffer", "adapter-parallel", "prefix", "prompt",
    "p-tuning", "p-tuning-v2", "lora", "dora", "rslora", "lora-plus", "pissa", "ia3",
  ]

  @Test func aMethodsOwnLookGoesBeforeThatOfItsName() {
    let own = Mark(colour: Palette.green, pointType: 4, dashType: 2, letter: "V")
    #expect(MethodStyle.style(for: ChartedMethod("vera", mark: own)) == own)
    #expect(MethodStyle.style(for: ChartedMethod("vera", mark: own), variant: 1).colour == own.colour)
  }

  @Test func unknownMethodsKeepTheirLook() {
    // Pinned: a change here changes the colours of published charts.
    #expect(
      MethodStyle.style(for: "vera")
        == Mark(colour: "#D55E00", pointType: 8, dashType: 2, letter: "v"))
    #expect(MethodStyle.style(for: "42").letter == "o")
  }
}

@Suite struct AxisTickChoice {
  private func ticks(
    _ range: ClosedRange<Double>, _ scale: Axis.Scale = .linear, whole: Bool = false, length: Double = 190
  )
    -> [String]
  {
    AxisTicks(range: range, scale: scale, isWhole: whole, length: length) { Double($0.count) * 6 + 12 }
      .ticks.map(\.label)
  }

  @Test func roundNumbers() {
    #expect(ticks(0.71...0.86) == ["0.75", "0.80", "0.85"])
    #expect(ticks(0...600, length: 400) == ["0", "100", "200", "300", "400", "500", "600"])
    #expect(ticks(-0.35...0.25) == ["-0.2", "0.0", "0.2"])
    #expect(ticks(0...25000) == ["0", "5k", "10k", "15k", "20k", "25k"])
  }

  @Test func fewerWhereThereIsLessRoom() {
    #expect(ticks(0...600, length: 60) == ["0", "500"])
  }

  @Test func epochsAreWhole() {
    #expect(ticks(0.9...3.1, whole: true) == ["1", "2", "3"])
    #expect(ticks(0...2, whole: true) == ["0", "1", "2"])
  }

  @Test func logarithmicTicksAreDecadesWhereTheRangeIsLong() {
    #expect(ticks(5000...40e6, .logarithmic) == ["10k", "100k", "1M", "10M"])
    #expect(ticks(40...700, .logarithmic) == ["50", "100", "200", "500"])
    #expect(ticks(1e-5...0.2, .logarithmic) == ["1e-5", "1e-4", "1e-3", "0.01", "0.1"])
  }

  @Test func shortNumbers() {
    #expect(AxisTicks.withPrefix(0) == "0")
    #expect(AxisTicks.withPrefix(1536) == "1.54k")
    #expect(AxisTicks.withPrefix(22_713_216) == "22.7M")
    #expect(AxisTicks.withPrefix(0.002) == "0.002")
    #expect(AxisTicks.fixed(-0.0001, decimals: 2) == "0.00")
  }
}

@Suite struct AxisRanges {
  private func panel(_ values: [Double], form: Series.Form = .points, scale: Axis.Scale = .linear) -> Panel {
    Panel(
      x: Axis("x", scale: scale), y: Axis("y"),
      series: [
        Series(
          "s", form: form, mark: Mark(colour: "#000000", pointType: 7), points: values.map { Point($0, 1) })
      ])
  }

  @Test func barsBeginAtZero() {
    #expect(panel([80, 90], form: .bars).range(of: .x).lowerBound == 0)
    #expect(panel([-3, -2], form: .bars).range(of: .x).upperBound == 0)
    #expect(panel([80, 90]).range(of: .x) == 79.5...90.5)
  }

  @Test func oneValueHasARangeAroundIt() {
    #expect(panel([0.8, 0.8]).range(of: .x) == (0.8 - 0.04)...(0.8 + 0.04))
    #expect(panel([0]).range(of: .x) == -1...1)
  }

  @Test func notANumberIsLeftOut() {
    #expect(panel([.nan, 1, 2, .infinity]).range(of: .x) == 0.95...2.05)
  }
}

@Suite struct TextWidths {
  // Advances of DejaVu Sans from its hmtx table (units of 2048), read with fontTools: l 569, o 1253, r 842, a 1255.
  @Test func widthIsTheFonts() {
    let width = Medium.picture(.column).width(of: "lora", size: 9)
    #expect(abs(width - Double(569 + 1253 + 842 + 1255) / 2048 * 9) < 0.02)
  }

  @Test func linesKeepTheLimitAndAllCharacters() {
    let medium = Medium.picture(.column)
    for text in [
      "a title with words", "averyveryveryveryverylongnamewithoutspace", "adapter-houlsby_rank=8/all",
    ] {
      for limit in [30.0, 60, 100] {
        let lines = medium.wrapped(text, to: limit)
        #expect(lines.allSatisfy { medium.width(of: $0) <= limit || $0.count == 1 }, "\(lines)")
        #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
      }
    }
    #expect(medium.wrapped("", to: 50).isEmpty)
  }
}

@Suite struct Labels {
  @Test func noneCoversAnotherInACrowd() {
    // Seven points on a spot of 12 x 30 points, names of 50: there is room around.
    let items = (0..<7).map {
      LabelPlacement.Item(x: 90 + Double($0 * 5 % 13), y: 60 + Double($0) * 5, width: 50, height: 10)
    }
    let marks = items.map {
      LabelPlacement.Box(left: $0.x - 3, top: $0.y - 3, right: $0.x + 3, bottom: $0.y + 3)
    }
    let bounds = LabelPlacement.Box(left: 0, top: 0, right: 200, bottom: 150)
    let boxes = LabelPlacement.place(items, bounds: bounds, obstacles: marks, clearance: 4.5)
    for (i, one) in boxes.enumerated() {
      #expect(one.left >= 0 && one.right <= 200 && one.top >= 0 && one.bottom <= 150)
      for two in boxes.dropFirst(i + 1) {
        let isApart =
          one.right <= two.left || two.right <= one.left || one.bottom <= two.top || two.bottom <= one.top
        #expect(isApart, "\(one) \(two)")
      }
    }
  }

  /// Two points on a line, so near that the names would touch: there is the width of a blank between them.
  @Test func namesOnOneLineDoNotTouch() {
    let items = [30.0, 82].map { LabelPlacement.Item(x: $0, y: 50, width: 50, height: 10) }
    let boxes = LabelPlacement.place(
      items, bounds: .init(left: 0, top: 0, right: 200, bottom: 100), obstacles: [], clearance: 2)
    let (one, two) = (boxes[0], boxes[1])
    #expect(one.bottom <= two.top || two.bottom <= one.top || one.right + 3 <= two.left || two.right + 3 <= one.left)
  }

  @Test func aLoneNameIsToTheRight() {
    let boxes = LabelPlacement.place(
      [.init(x: 50, y: 50, width: 30, height: 10)], bounds: .init(left: 0, top: 0, right: 200, bottom: 100),
      obstacles: [], clearance: 4)
    #expect(boxes == [.init(left: 54, top: 45, right: 84, bottom: 55)])
  }
}

@Suite struct ChartSums {
  @Test func runningMeanByHand() {
    #expect(Summaries.runningMean([1, 2, 3, 6], window: 2) == [1, 1.5, 2.5, 4.5])
    let gap = Summaries.runningMean([1, .nan, 3, 5], window: 3)
    #expect(gap[0] == 1 && gap[1].isNaN && gap[2] == 2 && gap[3] == 4)
  }

  @Test func meanOfEqualValuesIsTheValue() {
    #expect(Summaries.mean([0.8, 0.8, 0.8]) == 0.8)
    #expect(Summaries.mean([.nan]) == nil)
  }

  @Test func nearValuesGetLanes() {
    #expect(Summaries.lanes([1, 5, 9], apart: 1) == [0, 0, 0])
    #expect(Summaries.lanes([2, 2, 2], apart: 1) == [0, 1, -1])
    #expect(Summaries.lanes([2, .nan, 2.5, 3], apart: 1) == [0, 0, 1, 0])
  }
}
