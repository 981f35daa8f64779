import Basics
import Foundation
import Records
import TestSupport
import Testing

@Suite struct StoreFileTests {
  @Test func everyTypeComesBackWithItsShape() throws {
    try withTemporaryDirectory { directory in
      let url = directory.appendingPathComponent("ünï code.h5")
      let texts = ["", "plain", "naïve 漢字 🦆", "line\nbreak\ttab", ""]
      try HDF5File.write(to: url) { file in
        try file.write(
          [Float](arrayLiteral: 1.5, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, 3), shape: [2, 3],
          at: "a/b/float")
        try file.write([1e-300, .pi, .greatestFiniteMagnitude], at: "a/double")
        try file.write([Int32.min, 0, Int32.max], at: "a/int32")
        try file.write([Int64.min, 0, Int64.max], shape: [3, 1, 1], at: "a/int64")
        try file.write([Int.min, 7], at: "a/int")
        try file.write([UInt8](0...255), shape: [16, 16], at: "a/bytes")
        try file.write(texts, at: "/a/texts")
        try file.write(["one", "two", "three", "four"], shape: [2, 2], at: "a/grid")
        try file.write([4.25], shape: [], at: "scalar")
        try file.write(["alone"], shape: [], at: "scalarText")
      }
      let file = try HDF5File(reading: url)
      let floats = try file.read(Float.self, at: "a/b/float")
      #expect(floats.shape == [2, 3])
      #expect(
        floats.values.map(\.bitPattern)
          == [Float](arrayLiteral: 1.5, -0.0, .infinity, -.infinity, .leastNonzeroMagnitude, 3).map(
            \.bitPattern))
      #expect(try file.read(Double.self, at: "a/double").values == [1e-300, .pi, .greatestFiniteMagnitude])
      #expect(try file.read(Int32.self, at: "a/int32") == HDF5Array([Int32.min, 0, Int32.max], shape: [3]))
      #expect(
        try file.read(Int64.self, at: "a/int64") == HDF5Array([Int64.min, 0, Int64.max], shape: [3, 1, 1]))
      #expect(try file.read(Int.self, at: "a/int").values == [Int.min, 7])
      #expect(try file.read(UInt8.self, at: "a/bytes") == HDF5Array([UInt8](0...255), shape: [16, 16]))
      #expect(try file.read(String.self, at: "a/texts") == HDF5Array(texts, shape: [5]))
      #expect(
        try file.read(String.self, at: "a/grid")
          == HDF5Array(["one", "two", "three", "four"], shape: [2, 2]))
      #expect(try file.read(Double.self, at: "scalar") == HDF5Array([4.25], shape: []))
      #expect(try file.read(String.self, at: "scalarText") == HDF5Array(["alone"], shape: []))
      #expect(try file.shape(of: "a/int64") == [3, 1, 1])
      try file.close()
    }
  }

  @Test func notANumberKeepsItsPlace() throws {
    try withTemporaryDirectory { directory in
      let url = directory.appendingPathComponent("nan.h5")
      try HDF5File.write(to: url) { file in
        try file.write([1, .nan, 3], at: "double")
        try file.write([Float.nan, 2], at: "float")
        try file.setAttribute("nan", .number(.nan))
      }
      let file = try HDF5File(reading: url)
      #expect(try file.read(Double.self, at: "double").values.map(\.isNaN) == [false, true, false])
      #expect(try file.read(Float.self, at: "float").values.map(\.isNaN) == [true, false])
      #expect(try file.number("nan").isNaN)
    }
  }

  @Test func emptyArraysComeBackEmpty() throws {
    try withTemporaryDirectory { directory in
      let url = directory.appendingPathComponent("empty.h5")
      try HDF5File.write(to: url) { file in
        try file.write([Float](), at: "floats")
        try file.write([Int32](), shape: [0, 25], at: "rows")
        try file.write([String](), at: "texts")
        try file.setAttribute("texts", .strings([]))
        try file.setAttribute("numbers", .numbers([]))
        try file.setAttribute("text", .string(""))
        try file.makeGroup("nothing")
      }
      let file = try HDF5File(reading: url)
      #expect(try file.read(Float.self, at: "floats") == HDF5Array([], shape: [0]))
      #expect(try file.read(Int32.self, at: "rows") == HDF5Array([], shape: [0, 25]))
      #expect(try file.read(String.self, at: "texts") == HDF5Array([], shape: [0]))
      #expect(try file.strings("texts") == [])
      #expect(try file.attribute("numbers") == .numbers([]))
      #expect(try file.string("text") == "")
      #expect(try file.children(of: "nothing") == [])
    }
  }

  @Test func attributesKeepTheirKindAndOrder() throws {
    try withTemporaryDirectory { directory in
      let url = directory.appendingPathComponent("attributes.h5")
      // More than 8 move from the object's header to a heap of their own: order must survive that.
      let many = (0..<40).map { "key \(($0 * 17) % 40)" }
      let long = String(repeating: "long text ü ", count: 20_000)
      try HDF5File.write(to: url) { file in
        try file.write([1.0], at: "data")
        try file.setAttribute("unit", .string("second"), at: "data")
        try file.setAttribute("names", .strings(["b", "", "ä"]), at: "/data")
        try file.setAttribute("count", .integer(-3), at: "data")
        try file.setAttribute("counts", .integers([1, Int.max]), at: "data")
        try file.setAttribute("share", .number(0.25), at: "data")
        try file.setAttribute("shares", .numbers([0.25, .infinity]), at: "data")
        try file.setAttribute("yes", .flag(true), at: "data")
        try file.setAttribute("no", .flag(false), at: "data")
        for (value, name) in many.enumerated() { try file.setAttribute(name, .integer(value)) }
        try file.setAttribute("long", .string(long))
      }
      let file = try HDF5File(reading: url)
      #expect(
        try file.attributeNames(at: "data") == [
          "unit", "names", "count", "counts", "share", "shares", "yes", "no",
        ])
      #expect(try file.attribute("unit", at: "data") == .string("second"))
      #expect(try file.attribute("names", at: "data") == .strings(["b", "", "ä"]))
      #expect(try file.attribute("count", at: "data") == .integer(-3))
      #expect(try file.attribute("counts", at: "data") == .integers([1, Int.max]))
      #expect(try file.attribute("share", at: "data") == .number(0.25))
      #expect(try file.attribute("shares", at: "data") == .numbers([0.25, .infinity]))
      #expect(try file.attribute("yes", at: "data") == .flag(true))
      #expect(try file.attribute("no", at: "data") == .flag(false))
      #expect(try file.attribute("none", at: "data") == nil)
      #expect(try file.attributeNames() == many + ["long"])
      #expect(try file.integer("key 17") == 1)
      #expect(try file.string("long") == long)
    }
  }

  @Test func childrenAreListedByNameOrAsMade() throws {
    try withTemporaryDirectory { directory in
      let url = directory.appendingPathComponent("children.h5")
      try HDF5File.write(to: url) { file in
        for name in ["zebra", "apple", "mango.layer.0", "Ünder"] {
          try file.write([1.0], at: "group/\(name)")
        }
        try file.makeGroup("group/sub/deep")
      }
      let file = try HDF5File(reading: url)
      #expect(try file.children(of: "group") == ["apple", "mango.layer.0", "sub", "zebra", "Ünder"])
      #expect(
        try file.children(of: "group", order: .creation) == [
          "zebra", "apple", "mango.layer.0", "Ünder", "sub",
        ])
      #expect(try file.kind(of: "group/sub") == .group)
      #expect(try file.kind(of: "group/zebra") == .dataset)
      #expect(try file.kind(of: "group/none/deeper") == nil)
      #expect(try file.exists("/"))
      #expect(try !file.exists("group/zebra/below"))
    }
  }

  @Test func largeArraysAreCompressedAndComeBack() throws {
    try withTemporaryDirectory { directory in
      let plain = directory.appendingPathComponent("plain.h5")
      let packed = directory.appendingPathComponent("packed.h5")
      let values = (0..<700_000).map { Float($0 % 100) }
      for (url, compressed) in [(plain, false), (packed, true)] {
        try HDF5File.write(to: url) {
          try $0.write(values, shape: [7_000, 100], at: "x", compressed: compressed)
        }
        let back = try HDF5File(reading: url).read(Float.self, at: "x")
        #expect(back == HDF5Array(values, shape: [7_000, 100]))
      }
      let size = { (url: URL) in try Data(contentsOf: url).count }
      #expect(try size(plain) > 2_800_000)
      #expect(try size(packed) < 400_000)
    }
  }

  @Test func sameContentHasTheSameBytes() throws {
    func fill(_ file: HDF5File) throws {
      try file.setAttribute("text", .string("some text"))
      try file.setAttribute("flag", .flag(true))
      for i in 0..<30 {
        try file.write((0..<(i * 300)).map { Float($0) }, at: "numbers/\(i)")
        try file.write((0..<i).map { "item \($0)" }, at: "texts/\(i)")
        try file.setAttribute("unit", .string("unit \(i)"), at: "numbers/\(i)")
        try file.setAttribute("list", .strings(["a", "b", ""]), at: "texts/\(i)")
      }
    }
    try withTemporaryDirectory { directory in
      let first = directory.appendingPathComponent("first.h5")
      try HDF5File.write(to: first, fill)
      // Another second on the clock, another state of the heap, another name and directory.
      Thread.sleep(forTimeInterval: 1.1)
      let junk = (0..<500).map { [UInt8](repeating: 0xa5, count: 64 + $0 * 8) }
      let second = directory.appendingPathComponent("deeper/second file.h5")
      try withExtendedLifetime(junk) { try HDF5File.write(to: second, fill) }
      #expect(try Data(contentsOf: first) == Data(contentsOf: second))
    }
  }

  @Test func wrongTypesAreNamed() throws {
    try withTemporaryDirectory { directory in
      let url = directory.appendingPathComponent("types.h5")
      try HDF5File.write(to: url) { file in
        try file.write([0.1, 0.5], at: "g/double")
        try file.write([1, 300], at: "g/int")
        try file.write(["x"], at: "g/text")
        try file.setAttribute("n", .integer(1), at: "g")
      }
      let file = try HDF5File(reading: url)
      let asInteger = try inputError { _ = try file.read(Int32.self, at: "g/double") }
      #expect(asInteger.place == "\(url.path): /g/double")
      #expect(asInteger.expected == "int32")
      #expect(asInteger.found == "float64, shape [2]")
      #expect(try inputError { _ = try file.read(Double.self, at: "g/int") }.found == "int64, shape [2]")
      #expect(try inputError { _ = try file.read(String.self, at: "g/int") }.expected == "string")
      #expect(try inputError { _ = try file.read(Int.self, at: "g/text") }.found == "string, shape [1]")
      // 300 is no UInt8, 0.1 is no Float; 1 and 0.5 are: values decide, none is changed in silence.
      #expect(try inputError { _ = try file.read(UInt8.self, at: "g/int") }.found == "300")
      #expect(try inputError { _ = try file.read(Float.self, at: "g/double") }.found == "0.1")
      #expect(try file.read(Int32.self, at: "g/int").values == [1, 300])
      let missing = try inputError { _ = try file.read(Float.self, at: "g/none") }
      #expect(missing.place == "\(url.path): /g/none")
      #expect(missing.found == "nothing")
      #expect(try inputError { _ = try file.read(Float.self, at: "g") }.found == "a group")
      let attribute = try inputError { _ = try file.string("n", at: "g") }
      #expect(attribute.place == "\(url.path): /g, attribute \"n\"")
      #expect(attribute.expected == "a string")
      #expect(attribute.found == "an integer")
      #expect(try inputError { _ = try file.string("m", at: "g") }.found == "nothing")
      #expect(try inputError { _ = try file.children(of: "g/int") }.message.contains("H5Gopen2"))
    }
  }

  @Test func filesThatAreNoneAreNamedWithHDF5sReason() throws {
    try withTemporaryDirectory { directory in
      let none = directory.appendingPathComponent("none.h5")
      #expect(try inputError { _ = try HDF5File(reading: none) }.message == "there is no such file")
      let text = directory.appendingPathComponent("text.h5")
      try Data("not HDF5 at all".utf8).write(to: text)
      let error = try inputError { _ = try HDF5File(reading: text) }
      #expect(error.place == text.path)
      #expect(error.message.contains("H5Fopen"))
      #expect(error.found?.contains("file signature not found") == true)
    }
  }

  @Test func namesThatCannotBeKeptAreRefused() throws {
    try withTemporaryDirectory { directory in
      let url = directory.appendingPathComponent("names.h5")
      for path in ["a//b", "a/./b", "a/", "a\0b", "."] {
        #expect(throws: InputError.self, "\(path)") {
          try HDF5File.write(to: url) { try $0.write([1.0], at: path) }
        }
      }
      #expect(throws: InputError.self) { try HDF5File.write(to: url) { try $0.write(["a\0b"], at: "x") } }
      #expect(throws: InputError.self) {
        try HDF5File.write(to: url) { file in
          try file.write([1.0], at: "twice")
          try file.write([1.0], at: "twice")
        }
      }
      let left = try FileManager.default.contentsOfDirectory(atPath: directory.path)
      #expect(left == [])
    }
  }
}
