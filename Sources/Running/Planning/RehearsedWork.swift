import Networks
import Training

/// FLOP of going through texts in batches, from the few that are rehearsed.
///
/// Packed texts meet in no product, so that a batch costs what its texts cost, and what it costs by itself (a prefix that a
/// network makes, a norm of columns):
///
///     F(batch) = c + Σ f(text)
///
/// (but in a decoder, where texts of a batch share what they begin with: each batch is rehearsed, or so many that lie evenly
/// among them), and f is linear in 1, in the text's n tokens and their squares' n², in the w tokens whose successor is asked for and in
/// the sum of their places: whoever is asked for in a decoder sees as many keys as his place says. So a few texts that span
/// the others are rehearsed alone, and f of all is a combination of theirs. Batches that were put together otherwise are
/// rehearsed too: where one of them shows that something is not linear (a window that is shorter than the texts), every batch
/// is rehearsed.
struct RehearsedWork {
  /// 1, n, n², w and Σ places of a text, or sums of these.
  typealias Features = [Double]

  private let set: any TrainingSet
  /// Of each text.
  private let features: [Features]
  /// FLOP of a batch, as the kernels count them.
  private let rehearse: (PackedBatch) -> Double

  /// Whether texts share what they begin with.
  private let sharesBeginnings: Bool
  /// Rehearsals of them, at most.
  private static let most = 256

  init(_ set: any TrainingSet, sharesBeginnings: Bool, rehearse: @escaping (PackedBatch) -> Double) {
    self.set = set
    self.sharesBeginnings = sharesBeginnings
    self.rehearse = rehearse
    features = (0..<set.count).map { Self.features(of: set.batch([$0])) }
  }

  /// Those of an example that is a batch by itself: sums over its sequences.
  private static func features(of batch: PackedBatch) -> Features {
    var sum = Features(repeating: 0, count: 5), next: [Int32] = []
    switch batch.targets {
    case .next(let own): next = own
    case .preferences(let pairs): next = pairs.next
    case .judgements(let judged):
      next = judged.next
      for other in judged.mismatched { sum = zip(sum, features(of: other)).map(+) }
    case .rollouts(let rollouts): next = rollouts.next
    case .none, .categories, .scores: break
    }
    for s in 0..<batch.sequences {
      let n = batch.length(s), row = Int(batch.offsets[s])
      var asked = 0, places = 0
      for place in 0..<n where !next.isEmpty && next[row + place] >= 0 {
        asked += 1
        places += place + 1
      }
      sum = zip(sum, [1, Double(n), Double(n * n), Double(asked), Double(places)]).map(+)
    }
    return sum
  }

  /// FLOP of all `batches`, each of at least one text.
  func total(_ batches: [ArraySlice<Int>]) -> Double {
    func rehearsed(_ batches: [ArraySlice<Int>]) -> [Double] { batches.map { rehearse(set.batch($0)) } }
    if sharesBeginnings {
      let each = max(1, (batches.count + Self.most - 1) / Self.most)
      let some = rehearsed(stride(from: 0, to: batches.count, by: each).map { batches[$0] }), sum = some.reduce(0, +)
      return each == 1 ? sum : (sum * Double(batches.count) / Double(some.count)).rounded()
    }
    let trials = trials(of: batches)
    let basis = Basis(of: Set(batches.joined().map { features[$0] }).sorted { $0.lexicographicallyPrecedes($1) })
    // As many rehearsals would cost as much.
    guard batches.count > basis.members.count + 1 + trials.count else { return rehearsed(batches).reduce(0, +) }

    var texts: [Features: Int] = [:]
    for text in batches.joined() where texts[features[text]] == nil { texts[features[text]] = text }
    let chosen = basis.members.map { texts[$0]! }
    let alone = rehearsed(chosen.map { [$0] })
    let own = 2 * alone[0] - rehearsed([[chosen[0], chosen[0]]])[0]
    func foreseen(_ batches: [ArraySlice<Int>]) -> Double {
      var sum = Features(repeating: 0, count: 5)
      for text in batches.joined() { for i in sum.indices { sum[i] += features[text][i] } }
      let shares = basis.shares(of: sum)
      return (Double(batches.count) * own + zip(shares, alone).reduce(0) { $0 + $1.0 * ($1.1 - own) }).rounded()
    }
    let isLinear = zip(trials, rehearsed(trials)).allSatisfy { abs(foreseen([$0]) - $1) <= 1e-9 * $1 }
    return isLinear ? foreseen(batches) : rehearsed(batches).reduce(0, +)
  }

  /// The first batch, that of most tokens, and that with the longest text.
  private func trials(of batches: [ArraySlice<Int>]) -> [ArraySlice<Int>] {
    func most(_ value: (ArraySlice<Int>) -> Double) -> ArraySlice<Int>? { batches.max { value($0) < value($1) } }
    return [
      batches.first, most { $0.reduce(0) { $0 + features[$1][1] } }, most { $0.map { features[$0][1] }.max() ?? 0 },
    ].compactMap { $0 }
  }

  /// Few vectors that span many, by Gram and Schmidt's procedure with the farthest first.
  struct Basis {
    private(set) var members: [Features] = []
    private var directions: [Features] = []
    private let scales: Features

    init(of all: [Features]) {
      let scales = (0..<(all.first?.count ?? 0)).map { i in max(1, all.map { $0[i] }.max() ?? 1) }
      self.scales = scales
      var rests = all.map { zip($0, scales).map { $0 / $1 } }
      while let farthest = rests.indices.max(by: { Self.square(rests[$0]) < Self.square(rests[$1]) }),
        Self.square(rests[farthest]) > 1e-18
      {
        let length = Self.square(rests[farthest]).squareRoot(), direction = rests[farthest].map { $0 / length }
        members.append(all[farthest])
        directions.append(direction)
        for i in rests.indices { Self.subtract(direction, from: &rests[i]) }
      }
    }

    /// How much of each member makes up `sum`, which is within their span.
    func shares(of sum: Features) -> [Double] {
      var rest = zip(sum, scales).map { $0 / $1 }, shares = [Double](repeating: 0, count: members.count)
      // The last member alone has a part in the last direction, then the one before.
      for i in members.indices.reversed() {
        let member = zip(members[i], scales).map { $0 / $1 }
        shares[i] = Self.dot(directions[i], rest) / Self.dot(directions[i], member)
        for j in rest.indices { rest[j] -= shares[i] * member[j] }
      }
      return shares
    }

    private static func dot(_ a: Features, _ b: Features) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
    private static func square(_ a: Features) -> Double { dot(a, a) }
    private static func subtract(_ direction: Features, from a: inout Features) {
      let part = dot(direction, a)
      for j in a.indices { a[j] -= part * direction[j] }
    }
  }
}
