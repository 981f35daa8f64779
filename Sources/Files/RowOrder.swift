import Basics
import Tensors

/// Another order of a matrix's rows: row `i` of the matrix is row `sources[i]` of what is stored.
///
/// Rows are whole blocks in every stored type, so that an order is applied to quantised rows by moving them.
public struct RowOrder: Sendable, Equatable {
  /// A permutation of `0..<count`.
  public let sources: [Int]

  public var count: Int { sources.count }

  /// - Precondition: `sources` is a permutation.
  init(_ sources: [Int]) { self.sources = sources }

  /// Undoes what llama.cpp's converter does to the rows of the query and key projections of its `llama` architecture.
  ///
  /// The file keeps the two halves of a head interleaved, for a rotation of neighbours; the order goes back to Hugging Face's,
  /// for a rotation of halves:
  /// row h·d + j·d/2 + i of the result = row h·d + 2i + j of the file   (d = rows / heads, j in {0, 1}, i < d/2).
  /// `heads` are the matrix's own: query heads for q, key heads for k.
  ///
  /// - Throws: `InputError` unless rows are `heads` times an even width.
  public static func halvesFromPairs(rows: Int, heads: Int, place: String) throws -> RowOrder {
    guard heads > 0, rows % heads == 0, (rows / heads) % 2 == 0 else {
      throw InputError(
        "has rows that are no whole heads of an even width", place: place, expected: "a multiple of 2 x \(heads) heads",
        found: "\(rows) rows")
    }
    let width = rows / heads, half = width / 2
    return RowOrder((0..<rows).map { $0 / width * width + 2 * ($0 % half) + $0 % width / half })
  }

  /// Undoes what llama.cpp's converter does to the fused query, key and value rows of GPT-NeoX.
  ///
  /// The file has all queries, then all keys, then all values; Hugging Face has the three of one head together:
  /// row h·3d + c·d + i of the result = row c·H·d + h·d + i of the file   (c in {q, k, v}, d = rows / 3H, i < d).
  ///
  /// - Throws: `InputError` unless rows are a multiple of 3 `heads`.
  public static func headsFromParts(rows: Int, heads: Int, place: String) throws -> RowOrder {
    guard heads > 0, rows % heads == 0, (rows / heads) % 3 == 0 else {
      throw InputError(
        "has rows that are not the queries, keys and values of whole heads", place: place,
        expected: "a multiple of 3 x \(heads) heads", found: "\(rows) rows")
    }
    let width = rows / heads / 3
    return RowOrder(
      (0..<rows).map { row in
        let head = row / (3 * width), part = row / width % 3
        return (part * heads + head) * width + row % width
      })
  }

  /// What brings rows back: for writing a file in the order that this one was read from.
  public var inverse: RowOrder {
    var inverse = [Int](repeating: 0, count: count)
    for (row, source) in sources.enumerated() { inverse[source] = row }
    return RowOrder(inverse)
  }

  /// The order that `self` gives to what `first` has ordered.
  public func after(_ first: RowOrder) -> RowOrder {
    precondition(count == first.count, "orders of \(count) and \(first.count) rows")
    return RowOrder(sources.map { first.sources[$0] })
  }

  /// A copy with its rows (first dimension) in this order.
  public func applied(to tensor: Tensor, category: MemoryCategory = .activations) -> Tensor {
    precondition(tensor.shape.first == count, "an order of \(count) rows for a tensor \(tensor.shape)")
    let new = Tensor(tensor.shape, category: category), width = count == 0 ? 0 : tensor.count / count
    withExtendedLifetime(tensor) {
      for (row, source) in sources.enumerated() {
        (new.pointer + row * width).update(from: tensor.pointer + source * width, count: width)
      }
    }
    return new
  }
}
