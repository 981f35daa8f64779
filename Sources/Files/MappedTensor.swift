import Basics
import Foundation
import Tensors

/// A tensor as it lies in a mapped file: its shape, how its values are kept, and where.
///
/// Rows are along the first of two dimensions; those of a vector are its elements (a quantised vector is one row). Reading as float32 goes by rows, so that
/// an embedding widens only the rows that are looked up.
public struct MappedTensor: Sendable {
  public let name: String
  /// File and name in it, for errors.
  public let place: String
  /// Row-major as in PyTorch: (outputs, inputs).
  public let shape: [Int]
  /// As the file's format calls it.
  public let typeName: String
  /// nil if values of that type cannot be read as float32.
  public let type: StoredType?
  /// The whole file; it stays mapped for as long as anything refers to it.
  public let mapping: MappedFile
  /// The tensor's bytes in the file.
  public let range: Range<Int>
  /// Where rows are wanted in another order than the file's.
  public let order: RowOrder?
  /// The types that the file's format has and that can be read.
  private let readable: [StoredType]

  /// - Precondition: `range` is within the file and, where the type is one of `readable`, as long as the shape asks.
  init(
    name: String, place: String, shape: [Int], typeName: String, readable: [StoredType], mapping: MappedFile,
    range: Range<Int>, order: RowOrder? = nil
  ) {
    self.name = name
    self.place = place
    self.shape = shape
    self.typeName = typeName
    self.readable = readable
    type = readable.first { $0.rawValue == typeName }
    self.mapping = mapping
    self.range = range
    self.order = order
  }

  /// The product of all with `size`; nil if it is too large for a number, or one is below 0.
  ///
  /// A length of 0 hides no other that is too large: parts of the product are asked for, too.
  static func product(_ shape: [Int], _ size: Int = 1) -> Int? {
    var product = size
    for length in shape {
      let (next, overflows) = product.multipliedReportingOverflow(by: max(1, length))
      if overflows || length < 0 { return nil }
      product = next
    }
    return shape.contains(0) ? 0 : product
  }

  public var count: Int { shape.reduce(1, *) }
  public var rowCount: Int { isOfRows ? shape.dropLast().reduce(1, *) : count }
  public var rowLength: Int { isOfRows ? shape[shape.count - 1] : 1 }
  /// A quantised vector cannot be cut into its elements: it is one row.
  private var isOfRows: Bool { shape.count > 1 || shape.count == 1 && type?.isQuantised == true }

  /// - Throws: `InputError` naming the type when values of it cannot be read as float32.
  public func readableType() throws -> StoredType {
    guard let type else {
      throw InputError(
        "has an element type that cannot be used as weights", place: place, expected: StoredType.list(readable),
        found: typeName)
    }
    return type
  }

  /// The same tensor with its rows in another order. - Throws: `InputError` when it has another number of rows.
  public func reordered(by new: RowOrder) throws -> MappedTensor {
    guard new.count == rowCount else {
      throw InputError(
        "has another number of rows than the order of its heads", place: place, expected: "\(new.count) rows",
        found: "\(rowCount)")
    }
    return MappedTensor(
      name: name, place: place, shape: shape, typeName: typeName, readable: readable, mapping: mapping,
      range: range,
      order: order.map { new.after($0) } ?? new)
  }

  /// The same tensor under another name.
  func renamed(_ new: String) -> MappedTensor {
    MappedTensor(
      name: new, place: place, shape: shape, typeName: typeName, readable: readable, mapping: mapping,
      range: range, order: order)
  }
}

// MARK: - As bytes

extension MappedTensor {
  /// The bytes as they lie in the file, rows in the file's order (see `order`). Valid while `mapping` lives.
  public var bytes: UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: UnsafeRawPointer(mapping.base + range.lowerBound), count: range.count)
  }

  /// Bytes of a row. - Throws: `InputError` as `readableType`.
  public func rowBytes() throws -> Int {
    let type = try readableType()
    return rowLength / type.blockLength * type.blockBytes
  }

  /// Copies the bytes of rows in their wanted order, quantised as they are.
  ///
  /// - Precondition: `rows` are within `0..<rowCount`; `destination` has room for `rows.count * rowBytes()`.
  public func copyBytes(rows: Range<Int>, to destination: UnsafeMutableRawPointer) throws {
    precondition(rows.lowerBound >= 0 && rows.upperBound <= rowCount)
    let width = try rowBytes(), source = UnsafeRawPointer(mapping.base + range.lowerBound)
    guard let order else {
      destination.copyMemory(from: source + rows.lowerBound * width, byteCount: rows.count * width)
      return
    }
    for (place, row) in rows.enumerated() {
      (destination + place * width).copyMemory(from: source + order.sources[row] * width, byteCount: width)
    }
  }
}

// MARK: - As float32

extension MappedTensor {
  /// Rows as float32, one after another, with the bits that ggml's reference code gives.
  ///
  /// - Precondition: `rows` are within `0..<rowCount`; `destination` has room for `rows.count * rowLength` numbers.
  /// - Throws: `InputError` as `readableType`.
  public func widen(rows: Range<Int>, to destination: UnsafeMutablePointer<Float>) throws {
    precondition(rows.lowerBound >= 0 && rows.upperBound <= rowCount)
    guard order == nil else { return try widen(rows: Array(rows), to: destination) }
    let type = try readableType(), width = try rowBytes()
    type.widen(
      mapping.base + range.lowerBound + rows.lowerBound * width, count: rows.count * rowLength, to: destination)
  }

  /// The given rows as float32, in the order given: what an embedding looks up.
  public func widen(rows: [Int], to destination: UnsafeMutablePointer<Float>) throws {
    let type = try readableType(), width = try rowBytes(), length = rowLength, count = rowCount
    for (place, row) in rows.enumerated() {
      precondition((0..<count).contains(row), "row \(row) of \(count)")
      let source = order?.sources[row] ?? row
      type.widen(mapping.base + range.lowerBound + source * width, count: length, to: destination + place * length)
    }
  }

  /// The matrix as it lies in the file, to multiply by without widening it; nil for what is float32 there anyway, and for
  /// what is no matrix.
  ///
  /// - Throws: `InputError` as `readableType`.
  public func kept() throws -> KeptMatrix? {
    let type = try readableType()
    guard shape.count == 2, type != .f32, count > 0 else { return nil }
    return KeptMatrix(type, shape, in: mapping, at: range.lowerBound, order: order?.sources.map(Int32.init))
  }

  /// All of it as float32: in place where the file has F32 that can be used where it lies, else in memory of its own.
  ///
  /// - Throws: `InputError` as `readableType`.
  public func tensor(category: MemoryCategory = .baseWeights) throws -> Tensor {
    let type = try readableType()
    if type == .f32, order == nil, range.lowerBound % 4 == 0 {
      return Tensor(mapping: mapping, byteOffset: range.lowerBound, shape: shape, category: category)
    }
    let new = Tensor(shape, category: category)
    try widen(rows: 0..<rowCount, to: new.pointer)
    return new
  }

  /// Where the first value stands that is no number or infinite, and which it is; nil if all are finite. A tensor that
  /// cannot be read as float32 has no such value.
  public func firstNonFinite() -> (index: Int, value: Float)? {
    guard let type else { return nil }
    switch type {
    case .f32 where order == nil: return first(UInt32(0x7f80_0000)).map { ($0, Float(bitPattern: $1)) }
    case .f16 where order == nil: return first(UInt16(0x7c00)).map { ($0, halfToFloat($1)) }
    case .bf16 where order == nil: return first(UInt16(0x7f80)).map { ($0, Float(bitPattern: UInt32($1) << 16)) }
    default:
      guard count > 0 else { return nil }
      let length = rowLength
      var row = [Float](repeating: 0, count: length)
      for place in 0..<rowCount {
        let source =
          mapping.base + range.lowerBound
          + (order?.sources[place] ?? place) * (length / type.blockLength * type.blockBytes)
        row.withUnsafeMutableBufferPointer {
          if let base = $0.baseAddress { type.widen(source, count: length, to: base) }
        }
        if let column = row.firstIndex(where: { !$0.isFinite }) { return (place * length + column, row[column]) }
      }
      return nil
    }
  }

  // The exponent's bits are all ones there, so that without its sign the pattern is no smaller than infinity's.
  private func first<Word: FixedWidthInteger & UnsignedInteger>(_ infinity: Word) -> (Int, Word)? {
    let source = UnsafeRawPointer(mapping.base + range.lowerBound)
    let size = MemoryLayout<Word>.size, count = range.count / size, unsigned = Word.max >> 1
    var largest: Word = 0
    for i in 0..<count {
      largest = max(largest, source.loadUnaligned(fromByteOffset: size * i, as: Word.self) & unsigned)
    }
    guard largest >= infinity else { return nil }
    for i in 0..<count {
      let word = source.loadUnaligned(fromByteOffset: size * i, as: Word.self)
      if word & unsigned >= infinity { return (i, word) }
    }
    return nil
  }
}
