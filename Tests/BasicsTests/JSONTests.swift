import Testing

@testable import Basics

struct JSONTests {
  /// IEEE 754 bits and their text: RFC 8785, appendix B.
  @Test(
    arguments: [
      (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"), (0x0000_0000_0000_0001, "5e-324"),
      (0x8000_0000_0000_0001, "-5e-324"), (0x7fef_ffff_ffff_ffff, "1.7976931348623157e+308"),
      (0xffef_ffff_ffff_ffff, "-1.7976931348623157e+308"), (0x4340_0000_0000_0000, "9007199254740992"),
      (0xc340_0000_0000_0000, "-9007199254740992"), (0x4430_0000_0000_0000, "295147905179352830000"),
      (0x44b5_2d02_c7e1_4af5, "9.999999999999997e+22"), (0x44b5_2d02_c7e1_4af6, "1e+23"),
      (0x44b5_2d02_c7e1_4af7, "1.0000000000000001e+23"), (0x444b_1ae4_d6e2_ef4e, "999999999999999700000"),
      (0x444b_1ae4_d6e2_ef4f, "999999999999999900000"), (0x444b_1ae4_d6e2_ef50, "1e+21"),
      (0x3eb0_c6f7_a0b5_ed8c, "9.999999999999997e-7"), (0x3eb0_c6f7_a0b5_ed8d, "0.000001"),
      (0x41b3_de43_5555_5553, "333333333.3333332"), (0x41b3_de43_5555_5556, "333333333.3333334"),
      (0xbecb_f647_612f_3696, "-0.0000033333333333333333"), (0x4314_3ff3_c1cb_0959, "1424953923781206.2"),
    ] as [(UInt64, String)])
  func numbersAsTheStandardWritesThem(bits: UInt64, text: String) {
    #expect(JSON.canonical(Double(bitPattern: bits)) == text)
  }

  @Test func numbersComeBackTheSame() {
    var random = RandomStream(seed: 7, purpose: "canonical numbers")
    for _ in 0..<2000 {
      let number = Double(bitPattern: random.next())
      guard number.isFinite else { continue }
      #expect(Double(JSON.canonical(number)) == number)
    }
  }

  @Test func oneFormForEqualValues() throws {
    let document = """
      { // a comment
        b: [1.0, 1, 0x1, +1, 10e-1], "a": 'x', é: null, z: {y: true, x: false},  Z: 2e-3, '': 1e5,
      }
      """
    #expect(
      try JSON(parsing: document, source: "test").canonical
        == #"{"":100000,"Z":0.002,"a":"x","b":[1,1,1,1,1],"z":{"x":false,"y":true},"é":null}"#)
  }

  /// Oracle: Python 3.11, json.dumps(…, ensure_ascii=False, separators=(",", ":")).
  @Test func stringsHaveTheFewestEscapes() {
    let string = JSON.string("a\"b\\c/d\u{08}\u{0C}\n\r\t\u{00}\u{1F}\u{7F}é😀")
    #expect(string.canonical == #""a\"b\\c/d\b\f\n\r\t\u0000\u001f"# + "\u{7F}é😀\"")
  }

  /// U+FFFF before U+10000: by UTF-8 bytes, where UTF-16 (RFC 8785) has them the other way round.
  @Test func keysAreInTheOrderOfTheirBytes() {
    #expect(
      (["\u{10000}": 1, "\u{FFFF}": 2, "b": 3, "B": 4] as JSON).sortedMembers.map(\.value) == [4, 3, 2, 1])
  }

  @Test func whatJSONCannotHoldIsWrittenAsJSON5() throws {
    let value: JSON = [.number(.infinity), .number(-.infinity), .number(.nan)]
    #expect(value.canonical == "[Infinity,-Infinity,NaN]")
  }

  @Test func canonicalTextIsReadBack() throws {
    let value: JSON = ["a": [1, 2.5, "x\ny", nil, true], "b": ["c": -1e-7]]
    #expect(try JSON(parsing: value.canonical, source: "test") == value)
  }
}
