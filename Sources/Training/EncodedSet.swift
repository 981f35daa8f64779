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

  public init(items: [Item], targets: PackedBatch.Targets) {
    self.items = items
    self.targets = targets
    switch targets {
    case .none: break
    case .categories(let labels): precondition(labels.count == items.count)
    case .scores(let scores): precondition(scores.count == items.count)
    }
  }

  public var count: Int { items.count }
  public var tokens: Int { items.reduce(0) { $0 + $1.tokens.count } }

  /// The items at `indices`, packed in that order.
  public func batch(_ indices: some Sequence<Int>) -> PackedBatch {
    var batch = PackedBatch()
    let order = Array(indices)
    for i in order { batch.append(tokens: items[i].tokens, types: items[i].types) }
    switch targets {
    case .none: break
    case .categories(let labels): batch.targets = .categories(order.map { labels[$0] })
    case .scores(let scores): batch.targets = .scores(order.map { scores[$0] })
    }
    return batch
  }

  /// Contiguous batches of at most `size` items.
  public func batches(of size: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }
}
