internal import CHDF5
import Basics

/// A kind of number that datasets hold.
public enum HDF5NumberKind: Sendable {
  case float32, float64, int32, int64, uint8

  /// As h5py names it.
  public var name: String {
    switch self {
    case .float32: "float32"
    case .float64: "float64"
    case .int32: "int32"
    case .int64: "int64"
    case .uint8: "uint8"
    }
  }

  var isFloat: Bool { self == .float32 || self == .float64 }

  /// The type of these numbers in a file, little-endian.
  var fileType: hid_t {
    switch self {
    case .float32: hdf5_file_float()
    case .float64: hdf5_file_double()
    case .int32: hdf5_file_int32()
    case .int64: hdf5_file_int64()
    case .uint8: hdf5_file_uint8()
    }
  }

  /// The type of these numbers in memory.
  var memoryType: hid_t {
    switch self {
    case .float32: hdf5_native_float()
    case .float64: hdf5_native_double()
    case .int32: hdf5_native_int32()
    case .int64: hdf5_native_int64()
    case .uint8: hdf5_native_uint8()
    }
  }

  /// Whether every number of the file's type has an equal one here.
  func holdsEvery(_ type: hid_t) -> Bool {
    let size = H5Tget_size(type)
    switch self {
    case .float32: return size <= 4
    case .float64: return size <= 8
    case .uint8: return size == 1 && H5Tget_sign(type) == H5T_SGN_NONE
    case .int32: return size < 4 || size == 4 && H5Tget_sign(type) != H5T_SGN_NONE
    case .int64: return size < 8 || size == 8 && H5Tget_sign(type) != H5T_SGN_NONE
    }
  }
}

/// A number that datasets hold: `Float`, `Double`, `Int32`, `Int64`, `Int`, `UInt8`.
public protocol HDF5Number: Sendable, Equatable, BitwiseCopyable {
  static var kind: HDF5NumberKind { get }
  /// The equal number of this type, if there is one.
  static func exactly(_ value: Double) -> Self?
  static func exactly(_ value: Int64) -> Self?
  static func exactly(_ value: UInt64) -> Self?
}

extension HDF5Number where Self: BinaryInteger {
  public static func exactly(_ value: Double) -> Self? { Self(exactly: value) }
  public static func exactly(_ value: Int64) -> Self? { Self(exactly: value) }
  public static func exactly(_ value: UInt64) -> Self? { Self(exactly: value) }
}

extension HDF5Number where Self: BinaryFloatingPoint {
  public static func exactly(_ value: Double) -> Self? { value.isNaN ? .nan : Self(exactly: value) }
  public static func exactly(_ value: Int64) -> Self? { Self(exactly: value) }
  public static func exactly(_ value: UInt64) -> Self? { Self(exactly: value) }
}

extension Float: HDF5Number { public static var kind: HDF5NumberKind { .float32 } }
extension Double: HDF5Number { public static var kind: HDF5NumberKind { .float64 } }
extension Int32: HDF5Number { public static var kind: HDF5NumberKind { .int32 } }
extension Int64: HDF5Number { public static var kind: HDF5NumberKind { .int64 } }
extension Int: HDF5Number { public static var kind: HDF5NumberKind { .int64 } }
extension UInt8: HDF5Number { public static var kind: HDF5NumberKind { .uint8 } }

/// What a dataset holds: its values, row-major, and their shape; `[]` is a scalar.
public struct HDF5Array<Element: Sendable & Equatable>: Sendable, Equatable {
  public var values: [Element]
  public var shape: [Int]

  public init(_ values: [Element], shape: [Int]) {
    self.values = values
    self.shape = shape
  }
}

/// What an attribute holds: one value or a list of them.
public enum HDF5Attribute: Sendable, Equatable {
  case string(String)
  case strings([String])
  case integer(Int)
  case integers([Int])
  case number(Double)
  case numbers([Double])
  /// h5py's `bool`.
  case flag(Bool)

  /// As error messages name it.
  public var kindName: String {
    switch self {
    case .string: "a string"
    case .strings: "a list of strings"
    case .integer: "an integer"
    case .integers: "a list of integers"
    case .number: "a number"
    case .numbers: "a list of numbers"
    case .flag: "a truth value"
    }
  }
}
