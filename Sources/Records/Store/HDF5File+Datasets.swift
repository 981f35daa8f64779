internal import CHDF5
import Basics

extension HDF5File {
  /// Writes a dataset of numbers; the groups above it are made.
  ///
  /// - Parameters:
  ///   - shape: row-major; nil is one dimension, `[]` a scalar. Its product is the number of values.
  ///   - compressed: whether arrays of 16 KiB and more are stored in chunks of at most 1 MiB, shuffled and
  ///     deflated (gzip level 4), filters that every HDF5 has. Smaller ones are stored as they are.
  public func write<Number: HDF5Number>(
    _ values: [Number], shape: [Int]? = nil, at path: String, compressed: Bool = true
  ) throws {
    let shape = shape ?? [values.count]
    precondition(shape.reduce(1, *) == values.count, "\(values.count) values do not fill \(shape)")
    let bytes = values.count * MemoryLayout<Number>.stride
    let chunk =
      compressed && !shape.isEmpty && bytes >= 16 << 10
      ? chunkShape(shape, width: MemoryLayout<Number>.stride) : nil
    try makeDataset(path, type: Number.kind.fileType, shape: shape, chunk: chunk) { dataset in
      if values.isEmpty { return }
      try values.withUnsafeBytes { buffer -> Void in
        try check(
          "H5Dwrite",
          H5Dwrite(
            dataset, Number.kind.memoryType, hdf5_whole_space(), hdf5_whole_space(),
            hdf5_default_properties(), buffer.baseAddress), path, "cannot be written")
      }
    }
  }

  /// Makes a dataset of numbers of which none is there yet, so that it takes no room either; `fill` writes them.
  func makeEmpty<Number: HDF5Number>(_ type: Number.Type, shape: [Int], at path: String) throws {
    try makeDataset(path, type: Number.kind.fileType, shape: shape, chunk: nil) { _ in }
  }

  /// Writes all numbers of a dataset that is there, from memory that is not copied.
  func fill<Number: HDF5Number>(_ path: String, with values: UnsafeBufferPointer<Number>) throws {
    try withDataset(path, expecting: Number.kind.name) { dataset, _, shape in
      precondition(shape.reduce(1, *) == values.count, "\(values.count) values do not fill \(shape)")
      if values.isEmpty { return }
      try check(
        "H5Dwrite",
        H5Dwrite(
          dataset, Number.kind.memoryType, hdf5_whole_space(), hdf5_whole_space(), hdf5_default_properties(),
          values.baseAddress), path, "cannot be written")
    }
  }

  /// Writes a dataset of UTF-8 strings of any length; the groups above it are made.
  /// - Throws: also for a string with a zero byte in it, which HDF5 would cut there.
  public func write(_ values: [String], shape: [Int]? = nil, at path: String) throws {
    let shape = shape ?? [values.count]
    precondition(shape.reduce(1, *) == values.count, "\(values.count) values do not fill \(shape)")
    try serialized { _ in
      let type = try HDF5Library.makeStringType(at: place(path))
      defer { H5Tclose(type) }
      try makeDataset(path, type: type, shape: shape, chunk: nil) { dataset in
        if values.isEmpty { return }
        try withCStrings(values, path) { pointers -> Void in
          try check(
            "H5Dwrite",
            H5Dwrite(
              dataset, type, hdf5_whole_space(), hdf5_whole_space(), hdf5_default_properties(), pointers),
            path, "cannot be written")
        }
      }
    }
  }

  /// Reads a dataset of numbers.
  ///
  /// Files of others may hold other widths: integers are read as integers (and truth values as 0 and 1),
  /// floating point as floating point, as long as each value has an equal one in `Number`.
  /// - Throws: if the dataset holds something else, or a value that `Number` cannot hold.
  public func read<Number: HDF5Number>(
    _ type: Number.Type = Number.self, at path: String
  ) throws -> HDF5Array<Number> {
    try withDataset(path, expecting: Number.kind.name) { dataset, stored, shape in
      let count = shape.reduce(1, *)
      let kind = H5Tget_class(stored)
      let fits = Number.kind.isFloat ? kind == H5T_FLOAT : kind == H5T_INTEGER || kind == H5T_ENUM
      guard fits else { throw wrongType(path, expected: Number.kind.name, stored, shape) }

      func values<Read>(_ memory: hid_t, _: Read.Type) throws -> [Read] {
        if count == 0 { return [] }
        return try [Read](unsafeUninitializedCapacity: count) { buffer, filled in
          try check(
            "H5Dread",
            H5Dread(
              dataset, memory, hdf5_whole_space(), hdf5_whole_space(), hdf5_default_properties(),
              buffer.baseAddress), path, "cannot be read")
          filled = count
        }
      }
      func exact<Read>(_ read: [Read], _ convert: (Read) -> Number?) throws -> [Number] {
        try read.map { value in
          if let number = convert(value) { return number }
          throw InputError(
            "holds a value that cannot be read as \(Number.kind.name)", place: place(path),
            expected: "values that \(Number.kind.name) holds exactly", found: "\(value)")
        }
      }

      let numbers: [Number]
      if kind == H5T_ENUM || Number.kind.holdsEvery(stored) {
        numbers = try values(Number.kind.memoryType, Number.self)
      } else if kind == H5T_FLOAT {
        guard H5Tget_size(stored) <= 8 else {
          throw wrongType(path, expected: Number.kind.name, stored, shape)
        }
        numbers = try exact(values(hdf5_native_double(), Double.self), Number.exactly)
      } else if H5Tget_sign(stored) == H5T_SGN_NONE {
        numbers = try exact(values(hdf5_native_uint64(), UInt64.self), Number.exactly)
      } else {
        numbers = try exact(values(hdf5_native_int64(), Int64.self), Number.exactly)
      }
      return HDF5Array(numbers, shape: shape)
    }
  }

  /// Reads a dataset of strings, of fixed or any length; bytes that are not UTF-8 become U+FFFD.
  public func read(_ type: String.Type = String.self, at path: String) throws -> HDF5Array<String> {
    try withDataset(path, expecting: "string") { dataset, stored, shape in
      guard H5Tget_class(stored) == H5T_STRING else {
        throw wrongType(path, expected: "string", stored, shape)
      }
      let strings = try readStrings(stored, shape, path) { memory, space, buffer in
        _ = space
        try check(
          "H5Dread",
          H5Dread(
            dataset, memory, hdf5_whole_space(), hdf5_whole_space(), hdf5_default_properties(), buffer),
          path, "cannot be read")
      }
      return HDF5Array(strings, shape: shape)
    }
  }

  /// The shape of a dataset, without reading it.
  public func shape(of path: String) throws -> [Int] {
    try withDataset(path, expecting: "of any type") { _, _, shape in shape }
  }

  /// Whether a dataset holds floating-point numbers.
  public func holdsFloatingPoint(_ path: String) throws -> Bool {
    try withDataset(path, expecting: "numbers") { _, type, _ in H5Tget_class(type) == H5T_FLOAT }
  }
}

// MARK: - Pieces that attributes share

extension HDF5File {
  /// Reads strings of fixed or any length through `fill`, which is given the type in memory and a buffer.
  func readStrings(
    _ stored: hid_t, _ shape: [Int], _ path: String,
    _ fill: (_ memory: hid_t, _ space: hid_t, UnsafeMutableRawPointer) throws -> Void
  ) throws -> [String] {
    let count = shape.reduce(1, *)
    if count == 0 { return [] }
    let space = try HDF5Library.makeSpace(shape, at: place(path))
    defer { H5Sclose(space) }
    if H5Tis_variable_str(stored) > 0 {
      // HDF5 does not convert between ASCII and UTF-8: ask for what there is; one holds the other.
      let memory = try HDF5Library.makeStringType(H5Tget_cset(stored), at: place(path))
      defer { H5Tclose(memory) }
      var pointers = [UnsafeMutablePointer<CChar>?](repeating: nil, count: count)
      try pointers.withUnsafeMutableBytes { try fill(memory, space, $0.baseAddress!) }
      defer {
        _ = pointers.withUnsafeMutableBytes {
          H5Dvlen_reclaim(memory, space, hdf5_default_properties(), $0.baseAddress)
        }
      }
      return pointers.map { $0.map { String(cString: $0) } ?? "" }
    }
    let width = H5Tget_size(stored)
    let padding = H5Tget_strpad(stored)
    var bytes = [UInt8](repeating: 0, count: count * width)
    try bytes.withUnsafeMutableBytes { try fill(stored, space, $0.baseAddress!) }
    return (0..<count).map { item in
      var text = bytes[item * width..<(item + 1) * width]
      if padding == H5T_STR_NULLTERM, let end = text.firstIndex(of: 0) { text = text[..<end] }
      let filler: UInt8 = padding == H5T_STR_SPACEPAD ? 0x20 : 0
      while text.last == filler { text.removeLast() }
      return String(decoding: text, as: UTF8.self)
    }
  }

  /// Lends `strings` as C strings for the length of `body`.
  func withCStrings<Result>(
    _ strings: [String], _ path: String,
    _ body: (UnsafePointer<UnsafePointer<CChar>?>) throws -> Result
  ) throws -> Result {
    var characters: [CChar] = []
    var starts: [Int] = []
    for string in strings {
      if string.utf8.contains(0) {
        throw InputError(
          "a string with a zero byte in it cannot be stored", place: place(path),
          found: String(reflecting: string))
      }
      starts.append(characters.count)
      characters.append(contentsOf: string.utf8.lazy.map { CChar(bitPattern: $0) })
      characters.append(0)
    }
    return try characters.withUnsafeBufferPointer { buffer in
      let pointers: [UnsafePointer<CChar>?] = starts.map { buffer.baseAddress! + $0 }
      return try pointers.withUnsafeBufferPointer { try body($0.baseAddress!) }
    }
  }

  private func makeDataset(
    _ path: String, type: hid_t, shape: [Int], chunk: [Int]?, _ fill: (hid_t) throws -> Void
  ) throws {
    try makeParent(of: path)
    try serialized { file in
      let space = try HDF5Library.makeSpace(shape, at: place(path))
      defer { H5Sclose(space) }
      let properties = try makeProperties(hdf5_dataset_creation())
      defer { H5Pclose(properties) }
      if let chunk {
        try check(
          "H5Pset_chunk", H5Pset_chunk(properties, Int32(chunk.count), chunk.map { hsize_t($0) }), path)
        try check("H5Pset_shuffle", H5Pset_shuffle(properties), path)
        try check("H5Pset_deflate", H5Pset_deflate(properties, 4), path)
      }
      let link = try makeLinkProperties()
      defer { H5Pclose(link) }
      let dataset = try check(
        "H5Dcreate2",
        H5Dcreate2(file, rooted(path), type, space, link, properties, hdf5_default_properties()), path,
        "cannot be made")
      defer { H5Dclose(dataset) }
      try fill(dataset)
    }
  }

  private func withDataset<Result>(
    _ path: String, expecting expected: String,
    _ body: (_ dataset: hid_t, _ type: hid_t, [Int]) throws -> Result
  ) throws -> Result {
    switch try kind(of: path) {
    case .dataset: break
    case nil:
      throw InputError(
        "is missing", place: place(path), expected: "a dataset (\(expected))", found: "nothing")
    case .group:
      throw InputError(
        "is a group", place: place(path), expected: "a dataset (\(expected))", found: "a group")
    case .other:
      throw InputError(
        "is no dataset", place: place(path), expected: "a dataset (\(expected))", found: "a named type")
    }
    return try withObject(path) { dataset in
      let type = try check("H5Dget_type", H5Dget_type(dataset), path)
      defer { H5Tclose(type) }
      let space = try check("H5Dget_space", H5Dget_space(dataset), path)
      defer { H5Sclose(space) }
      return try body(dataset, type, HDF5Library.shape(of: space, at: place(path)))
    }
  }

  private func wrongType(_ path: String, expected: String, _ type: hid_t, _ shape: [Int]) -> InputError {
    InputError(
      "holds values of another type", place: place(path), expected: expected,
      found: "\(HDF5Library.name(of: type)), shape \(shape)")
  }

  /// Whole rows of the last axes, at most 1 MiB (h5py's and HDF5's chunk cache).
  private func chunkShape(_ shape: [Int], width: Int) -> [Int] {
    var chunk = shape
    var axis = 0
    while chunk.reduce(width, *) > 1 << 20 {
      if chunk[axis] > 1 { chunk[axis] = (chunk[axis] + 1) / 2 } else { axis += 1 }
    }
    return chunk
  }
}
