internal import CHDF5
import Basics

extension HDF5File {
  /// Gives the group or dataset at `path` an attribute; it must not have one of that name.
  public func setAttribute(_ name: String, _ value: HDF5Attribute, at path: String = "/") throws {
    if name.isEmpty || name.utf8.contains(0) {
      throw InputError(
        "not a name that an attribute can have", place: place(path),
        expected: "a name, without zero bytes", found: String(reflecting: name))
    }
    let spot = spot(name, path)
    switch value {
    case .string(let text): try writeStrings([text], [], name, path)
    case .strings(let texts): try writeStrings(texts, [texts.count], name, path)
    case .integer(let number):
      try writeNumbers([Int64(number)], [], hdf5_file_int64(), hdf5_native_int64(), name, path)
    case .integers(let numbers):
      try writeNumbers(
        numbers.map { Int64($0) }, [numbers.count], hdf5_file_int64(), hdf5_native_int64(), name, path)
    case .number(let number):
      try writeNumbers([number], [], hdf5_file_double(), hdf5_native_double(), name, path)
    case .numbers(let numbers):
      try writeNumbers(numbers, [numbers.count], hdf5_file_double(), hdf5_native_double(), name, path)
    case .flag(let flag):
      try serialized { _ in
        let fileType = try HDF5Library.makeBooleanType(hdf5_file_int8(), at: spot)
        defer { H5Tclose(fileType) }
        let memoryType = try HDF5Library.makeBooleanType(hdf5_native_int8(), at: spot)
        defer { H5Tclose(memoryType) }
        try writeNumbers([Int8(flag ? 1 : 0)], [], fileType, memoryType, name, path)
      }
    }
  }

  /// Whether the object at `path` has an attribute of that name.
  public func hasAttribute(_ name: String, at path: String = "/") throws -> Bool {
    try withObject(path) { try check("H5Aexists", H5Aexists($0, name), path) > 0 }
  }

  /// The attribute of that name, or nil if there is none.
  ///
  /// Numbers of other widths are widened; arrays of more dimensions are read row by row.
  /// - Throws: if it holds something else than numbers, strings or truth values.
  public func attribute(_ name: String, at path: String = "/") throws -> HDF5Attribute? {
    guard try hasAttribute(name, at: path) else { return nil }
    let spot = spot(name, path)
    return try withObject(path) { object in
      let attribute = try check("H5Aopen", H5Aopen(object, name, hdf5_default_properties()), path)
      defer { H5Aclose(attribute) }
      let type = try check("H5Aget_type", H5Aget_type(attribute), path)
      defer { H5Tclose(type) }
      let space = try check("H5Aget_space", H5Aget_space(attribute), path)
      defer { H5Sclose(space) }
      let shape = try HDF5Library.shape(of: space, at: spot)

      func values<Read: BitwiseCopyable>(_ memory: hid_t, _ zero: Read) throws -> [Read] {
        var read = [Read](repeating: zero, count: shape.reduce(1, *))
        if read.isEmpty { return [] }
        try check("H5Aread", H5Aread(attribute, memory, &read), path, "attribute \"\(name)\" cannot be read")
        return read
      }
      let kind = H5Tget_class(type)
      if kind == H5T_STRING {
        let strings = try readStrings(type, shape, path) { memory, _, buffer in
          try check(
            "H5Aread", H5Aread(attribute, memory, buffer), path, "attribute \"\(name)\" cannot be read")
        }
        return shape.isEmpty ? .string(strings[0]) : .strings(strings)
      } else if kind == H5T_FLOAT {
        let numbers = try values(hdf5_native_double(), 0.0)
        return shape.isEmpty ? .number(numbers[0]) : .numbers(numbers)
      } else if kind == H5T_INTEGER || kind == H5T_ENUM {
        let isUnsigned = kind == H5T_INTEGER && H5Tget_size(type) == 8 && H5Tget_sign(type) == H5T_SGN_NONE
        let integers =
          isUnsigned
          ? try values(hdf5_native_uint64(), UInt64(0)).map { value in
            guard let integer = Int(exactly: value) else {
              throw InputError(
                "holds a number that is too large", place: spot, expected: "at most \(Int.max)",
                found: "\(value)")
            }
            return integer
          } : try values(hdf5_native_int64(), Int64(0)).map { Int($0) }
        guard shape.isEmpty else { return .integers(integers) }
        return HDF5Library.isBoolean(type) ? .flag(integers[0] != 0) : .integer(integers[0])
      }
      throw InputError(
        "holds values of another type", place: spot, expected: "strings, numbers or truth values",
        found: HDF5Library.name(of: type))
    }
  }

  /// The names of the attributes at `path`, in the order in which they were made where that was kept.
  public func attributeNames(at path: String = "/") throws -> [String] {
    try withObject(path) { object in
      var names: [String] = []
      var position: hsize_t = 0
      let code = withUnsafeMutablePointer(to: &names) { pointer in
        H5Aiterate2(
          object, H5_INDEX_CRT_ORDER, H5_ITER_INC, &position,
          { _, name, _, context in
            if let name, let context {
              context.assumingMemoryBound(to: [String].self).pointee.append(String(cString: name))
            }
            return 0
          }, pointer)
      }
      try check("H5Aiterate2", code, path)
      return names
    }
  }

  // MARK: What a reader requires

  public func string(_ name: String, at path: String = "/") throws -> String {
    try require(name, path, "a string") { if case .string(let value) = $0 { value } else { nil } }
  }

  public func strings(_ name: String, at path: String = "/") throws -> [String] {
    try require(name, path, "a list of strings") { if case .strings(let value) = $0 { value } else { nil } }
  }

  public func integer(_ name: String, at path: String = "/") throws -> Int {
    try require(name, path, "an integer") { if case .integer(let value) = $0 { value } else { nil } }
  }

  public func integers(_ name: String, at path: String = "/") throws -> [Int] {
    try require(name, path, "a list of integers") { if case .integers(let value) = $0 { value } else { nil } }
  }

  public func number(_ name: String, at path: String = "/") throws -> Double {
    try require(name, path, "a number") { if case .number(let value) = $0 { value } else { nil } }
  }

  public func numbers(_ name: String, at path: String = "/") throws -> [Double] {
    try require(name, path, "a list of numbers") { if case .numbers(let value) = $0 { value } else { nil } }
  }

  public func flag(_ name: String, at path: String = "/") throws -> Bool {
    try require(name, path, "a truth value") { if case .flag(let value) = $0 { value } else { nil } }
  }

  private func require<Value>(
    _ name: String, _ path: String, _ expected: String, _ value: (HDF5Attribute) -> Value?
  ) throws -> Value {
    guard let found = try attribute(name, at: path) else {
      throw InputError("is missing", place: spot(name, path), expected: expected, found: "nothing")
    }
    guard let value = value(found) else {
      throw InputError(
        "holds something else", place: spot(name, path), expected: expected, found: found.kindName)
    }
    return value
  }

  // MARK: Writing

  /// File, path and attribute, as errors name them.
  private func spot(_ name: String, _ path: String) -> String { "\(place(path)), attribute \"\(name)\"" }

  private func writeStrings(_ values: [String], _ shape: [Int], _ name: String, _ path: String) throws {
    try serialized { _ in
      let type = try HDF5Library.makeStringType(at: place(path))
      defer { H5Tclose(type) }
      try withAttribute(name, path, type, shape) { attribute in
        if values.isEmpty { return }
        try withCStrings(values, path) { pointers -> Void in
          try check("H5Awrite", H5Awrite(attribute, type, pointers), path)
        }
      }
    }
  }

  private func writeNumbers<Number: BitwiseCopyable>(
    _ values: [Number], _ shape: [Int], _ fileType: hid_t, _ memoryType: hid_t, _ name: String, _ path: String
  ) throws {
    try withAttribute(name, path, fileType, shape) { attribute in
      if values.isEmpty { return }
      try check("H5Awrite", H5Awrite(attribute, memoryType, values), path)
    }
  }

  private func withAttribute(
    _ name: String, _ path: String, _ type: hid_t, _ shape: [Int], _ body: (hid_t) throws -> Void
  ) throws {
    try withObject(path) { object in
      let space = try HDF5Library.makeSpace(shape, at: place(path))
      defer { H5Sclose(space) }
      let properties = try check("H5Pcreate", H5Pcreate(hdf5_attribute_creation()), path)
      defer { H5Pclose(properties) }
      try check("H5Pset_char_encoding", H5Pset_char_encoding(properties, H5T_CSET_UTF8), path)
      let attribute = try check(
        "H5Acreate2", H5Acreate2(object, name, type, space, properties, hdf5_default_properties()), path,
        "attribute \"\(name)\" cannot be made")
      defer { H5Aclose(attribute) }
      try body(attribute)
    }
  }
}
