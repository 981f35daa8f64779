import Networks

/// Examples as word pieces with their targets: what the loop and evaluation read.
public struct EncodedSet: Sendable {
  public struct Item: Sendable, Equatable {
    public var tokens: [Int32]
    public var types: [Int32]

    public init(tokens: [Int32], types: [Int32]) {
      self.tokens = tokens
      self.types = types
    }
  }

  public var items: [Item]
  /// One a item, or `.none` for texts without labels.
  public var targets: PackedBatch.Targets
  /// What of the texts the items hold; empty where they were not made from texts.
  public var share = TextShare()

  /// Of `.next`, one an item's token: where each item's begin.
  private let starts: [Int]

  public init(items: [Item], targets: PackedBatch.Targets) {
    self.items = items
    self.targets = targets
    starts = items.reduce(into: [0]) { $0.append($0.last! + $1.tokens.count) }
    switch targets {
    case .none: break
    case .categories(let labels): precondition(labels.count == items.count)
    case .scores(let scores): precondition(scores.count == items.count)
    case .next(let next): precondition(next.count == starts.last!)
    case .preferences, .judgements, .rollouts: preconditionFailure("answers come in batches, not in a set of texts")
    }
  }

  public var count: Int { items.count }
  public var tokens: Int { tokens(in: items.indices) }

  /// The items at `indices`, packed in that order.
  public func batch(_ indices: some Sequence<Int>) -> PackedBatch {
    var batch = PackedBatch()
    let order = Array(indices)
    for i in order { batch.append(tokens: items[i].tokens, types: items[i].types) }
    batch.targets = targets(at: order)
    return batch
  }

  /// The items at `indices`, in that order.
  public func selected(_ indices: [Int]) -> EncodedSet {
    EncodedSet(items: indices.map { items[$0] }, targets: targets(at: indices))
  }

  private func targets(at order: [Int]) -> PackedBatch.Targets {
    switch targets {
    case .none: .none
    case .categories(let labels): .categories(order.map { labels[$0] })
    case .scores(let scores): .scores(order.map { scores[$0] })
    case .next(let next): .next(order.flatMap { next[starts[$0]..<starts[$0 + 1]] })
    case .preferences, .judgements, .rollouts: preconditionFailure("answers come in batches, not in a set of texts")
    }
  }

  /// Word pieces of the items in `range`.
  public func tokens(in range: Range<Int>) -> Int { items[range].reduce(0) { $0 + $1.tokens.count } }

  /// Items that an evaluation sends through the network together.
  public static let evaluationBatch = 64

  /// Contiguous batches of at most `size` items.
  public func batches(of size: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }
}
