internal import CHDF5
import Basics
import Foundation

/// What holds for the whole HDF5 library in this process: one lock, one way to fail.
enum HDF5Library {
  private static let lock = NSRecursiveLock()

  /// Runs `body` with HDF5 to itself; every call into the library happens in here.
  ///
  /// Upstream's rule: the library "may be built in thread-safe mode", in which "only one thread will be
  /// executing in the library at any one time"; a plain build must not be entered by two threads at all. One
  /// lock of our own is right for both. Recursive, so that a whole write can be one turn.
  static func serialized<Result>(_ body: () throws -> Result) rethrows -> Result {
    lock.lock()
    defer { lock.unlock() }
    // In a thread-safe build each thread has its own error stack, and each prints until told not to.
    H5Eset_auto2(hdf5_current_errors(), nil, nil)
    return try body()
  }

  /// Returns what an HDF5 call returned, or throws if it is negative, which is how HDF5 says that it failed.
  @discardableResult
  static func check<Code: SignedInteger>(
    _ call: String, _ code: Code, at place: String, _ message: String? = nil
  ) throws -> Code {
    guard code < 0 else { return code }
    let stack = errorStack()
    // A disk that fails in the middle of a file says nothing against what is in the file.
    if let number = stack.lazy.compactMap(systemError).first {
      throw InputError.system(HDF5File.cannotBeRead, number, place: place)
    }
    throw InputError(
      message.map { "\($0) (\(call) failed)" } ?? "HDF5's \(call) failed", place: place,
      found: stack.isEmpty ? nil : stack.joined(separator: "; "))
  }

  /// HDF5's errors of this thread's last failed call, outermost first: «function: what it said».
  private static func errorStack() -> [String] {
    var lines: [String] = []
    withUnsafeMutablePointer(to: &lines) { pointer in
      _ = H5Ewalk2(
        hdf5_current_errors(), H5E_WALK_DOWNWARD,
        { _, error, context in
          guard let error = error?.pointee, let context else { return 0 }
          let function = error.func_name.map { String(cString: $0) } ?? "?"
          let said = error.desc.map { String(cString: $0) } ?? ""
          context.assumingMemoryBound(to: [String].self).pointee.append("\(function): \(said)")
          return 0
        }, pointer)
    }
    return lines
  }

  /// The number of errno(3) that a line of the error stack names: `H5FD_sec2_read: file read failed: ..., errno = 5, ...`
  private static func systemError(_ line: String) -> Int32? {
    guard line.contains("read"), let range = line.range(of: "errno = ") else { return nil }
    return Int32(line[range.upperBound...].prefix(while: \.isNumber)).flatMap { $0 == 0 ? nil : $0 }
  }

  /// A type as h5py names it: `float32`, `uint8`, `string`, `string of 12 bytes`, `bool`, `compound`.
  static func name(of type: hid_t) -> String {
    let bits = H5Tget_size(type) * 8
    switch H5Tget_class(type) {
    case H5T_INTEGER: return (H5Tget_sign(type) == H5T_SGN_NONE ? "uint" : "int") + String(bits)
    case H5T_FLOAT: return "float\(bits)"
    case H5T_STRING: return H5Tis_variable_str(type) > 0 ? "string" : "string of \(bits / 8) bytes"
    case H5T_ENUM: return isBoolean(type) ? "bool" : "enumeration"
    case H5T_COMPOUND: return "compound"
    case H5T_VLEN: return "array of variable length"
    case H5T_ARRAY: return "array"
    case H5T_REFERENCE: return "reference"
    case H5T_OPAQUE: return "opaque bytes"
    case H5T_BITFIELD: return "bit field"
    case H5T_TIME: return "time"
    default: return "unknown type"
    }
  }

  /// Whether a type is h5py's boolean: an enumeration of one byte with the members FALSE = 0 and TRUE = 1.
  static func isBoolean(_ type: hid_t) -> Bool {
    guard H5Tget_class(type) == H5T_ENUM, H5Tget_size(type) == 1, H5Tget_nmembers(type) == 2 else {
      return false
    }
    var values: (Int8, Int8) = (-1, -1)
    return H5Tenum_valueof(type, "FALSE", &values.0) >= 0 && H5Tenum_valueof(type, "TRUE", &values.1) >= 0
      && values == (0, 1)
  }

  /// h5py's boolean type; the caller closes it.
  static func makeBooleanType(_ base: hid_t, at place: String) throws -> hid_t {
    let type = try check("H5Tenum_create", H5Tenum_create(base), at: place)
    for (name, value) in [("FALSE", Int8(0)), ("TRUE", Int8(1))] {
      var value = value
      try check("H5Tenum_insert", H5Tenum_insert(type, name, &value), at: place)
    }
    return type
  }

  /// The type of strings of any length, UTF-8 unless told; the caller closes it.
  static func makeStringType(_ characters: H5T_cset_t = H5T_CSET_UTF8, at place: String) throws -> hid_t {
    let type = try check("H5Tcopy", H5Tcopy(hdf5_c_string()), at: place)
    try check("H5Tset_size", H5Tset_size(type, hdf5_variable_length()), at: place)
    try check("H5Tset_cset", H5Tset_cset(type, characters), at: place)
    return type
  }

  /// The space of an array: scalar for `[]`, else n-dimensional; the caller closes it.
  static func makeSpace(_ shape: [Int], at place: String) throws -> hid_t {
    precondition(shape.allSatisfy { $0 >= 0 }, "negative extent")
    if shape.isEmpty { return try check("H5Screate", H5Screate(H5S_SCALAR), at: place) }
    let extents = shape.map { hsize_t($0) }
    return try check(
      "H5Screate_simple", H5Screate_simple(Int32(shape.count), extents, nil), at: place)
  }

  /// The shape of a space: `[]` for a scalar, `[0]` for a null space.
  static func shape(of space: hid_t, at place: String) throws -> [Int] {
    if H5Sget_simple_extent_type(space) == H5S_NULL { return [0] }
    let rank = try check("H5Sget_simple_extent_ndims", H5Sget_simple_extent_ndims(space), at: place)
    var extents = [hsize_t](repeating: 0, count: Int(rank))
    if rank > 0 {
      try check(
        "H5Sget_simple_extent_dims", H5Sget_simple_extent_dims(space, &extents, nil), at: place)
    }
    return extents.map { Int($0) }
  }
}
