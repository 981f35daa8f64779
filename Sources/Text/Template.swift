/// Where the special tokens go around a text, or a pair.
struct Template: Sendable, Equatable {
  enum Item: Sendable, Equatable {
    case special(ids: [Int32], typeID: Int32)
    /// The first text.
    case first(typeID: Int32)
    /// The second text.
    case second(typeID: Int32)
  }

  var single: [Item]
  var pair: [Item]

  /// BERT's template (Devlin et al. 2019, figure 2).
  static func bert(start: Int32, separator: Int32) -> Template {
    let single: [Item] = [
      .special(ids: [start], typeID: 0), .first(typeID: 0), .special(ids: [separator], typeID: 0),
    ]
    return Template(
      single: single, pair: single + [.second(typeID: 1), .special(ids: [separator], typeID: 1)])
  }

  /// RoBERTa's template (Liu et al. 2019): `<s> A </s>`, `<s> A </s> </s> B </s>`, every piece of type 0.
  static func roberta(start: Int32, end: Int32) -> Template {
    let single: [Item] = [.special(ids: [start], typeID: 0), .first(typeID: 0), .special(ids: [end], typeID: 0)]
    return Template(
      single: single,
      pair: single + [.special(ids: [end], typeID: 0), .second(typeID: 0), .special(ids: [end], typeID: 0)])
  }

  /// No special tokens at all.
  static let bare = Template(single: [.first(typeID: 0)], pair: [.first(typeID: 0), .second(typeID: 1)])

  /// The same for a model that is told of no segments: every piece is of type 0.
  var withoutTypes: Template {
    func plain(_ item: Item) -> Item {
      switch item {
      case .special(let ids, _): .special(ids: ids, typeID: 0)
      case .first: .first(typeID: 0)
      case .second: .second(typeID: 0)
      }
    }
    return Template(single: single.map(plain), pair: pair.map(plain))
  }

  /// The encoding of a text or of a pair, truncated so that the special tokens fit too.
  ///
  /// - Parameter fromLeft: what is too long loses its beginning.
  func fill(_ first: [Int32], _ second: [Int32]?, maxLength: Int, fromLeft: Bool = false) -> Encoding {
    let items = second == nil ? single : pair
    var specials = 0
    for case .special(let ids, _) in items { specials += ids.count }
    let room = max(0, maxLength - specials)
    let (firstLength, secondLength) =
      second.map { Self.lengths(first.count, $0.count, room: room) } ?? (min(first.count, room), 0)

    var encoding = Encoding(lost: first.count - firstLength + (second?.count ?? 0) - secondLength)
    encoding.ids.reserveCapacity(firstLength + secondLength + specials)
    encoding.typeIDs.reserveCapacity(firstLength + secondLength + specials)
    func kept(_ pieces: [Int32], _ length: Int) -> ArraySlice<Int32> {
      fromLeft ? pieces.suffix(length) : pieces.prefix(length)
    }
    func append(_ ids: some Collection<Int32>, _ typeID: Int32) {
      encoding.ids.append(contentsOf: ids)
      encoding.typeIDs.append(contentsOf: repeatElement(typeID, count: ids.count))
    }
    for item in items {
      switch item {
      case .special(let ids, let typeID): append(ids, typeID)
      case .first(let typeID): append(kept(first, firstLength), typeID)
      case .second(let typeID): append(kept(second ?? [], secondLength), typeID)
      }
    }
    return encoding
  }

  /// Truncation of a pair, longest first: the longer text gives until both are of one length, then both give.
  ///
  /// The odd piece goes to the longer text, to the second if none is longer, as in Hugging Face's
  /// `LongestFirst`. Deviation: where the special tokens alone are too many, `tokenizers` 0.23.3 does not truncate
  /// at all; here nothing but them remains.
  static func lengths(_ first: Int, _ second: Int, room: Int) -> (first: Int, second: Int) {
    if first + second <= room { return (first, second) }
    let shorter = min(first, second)
    let kept = 2 * shorter <= room ? shorter : room / 2
    return first > second ? (room - kept, kept) : (kept, room - kept)
  }
}
