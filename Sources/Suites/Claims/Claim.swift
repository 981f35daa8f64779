import Basics

/// What a suite expects of its results, said beforehand: a key `claims`, part of no identity.
public struct Claim: Sendable, Equatable {
  /// What the numbers are of.
  public enum Subject: Sendable, Equatable {
    /// A figure of a run: `test`, the task's own metric; `test/macroF1`; `steps/seconds`; any measure of the catalogue.
    case measure(String)
    /// The task's metric on one held-out data set, or the mean over all of them.
    case heldOut(String?)
    /// What was lost of what the base model could do: the mean over retention sets, else over probes, else over held-out
    /// data sets.
    case forgotten
  }

  /// In words; nil where the statement stands for itself.
  public var says: String?
  /// Who says so: a paper, a survey.
  public var from: String?
  public var statement: ClaimStatement
  public var subject: Subject
  public var place: JSON5Place

  /// What is claimed, whatever it is called: two claims of one key are the same.
  public var key: String {
    let what =
      switch subject {
      case .measure(let name): name
      case .heldOut(let name): "heldOut " + (name ?? "")
      case .forgotten: "forgotten"
      }
    return statement.text + " | " + what
  }

  /// For tables: the words, and the statement where there are none.
  public var title: String { says ?? statement.text }
}

/// `lora > *`, `p-tuning < prefix < fft`, `lora >= fft - 0.01`, `lora =~ dora`: entries and how their values lie.
public struct ClaimStatement: Sendable, Equatable {
  /// How two values lie, as numbers: which of them is better is the measure's affair.
  public enum Relation: String, Sendable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case equal = "=~"
    case above = ">"
    case below = "<"

    /// Whether the left one is the larger: nil for `=~`.
    public var isDownward: Bool? {
      switch self {
      case .above, .atLeast: true
      case .below, .atMost: false
      case .equal: nil
      }
    }
  }

  /// An entry with a number added.
  public struct Term: Sendable, Equatable {
    /// A label or a method's name; nil for `*`, every entry that the claim does not name.
    public var name: String?
    public var offset = 0.0
  }

  public var terms: [Term]
  /// One fewer than terms.
  public var relations: [Relation]

  /// With single spaces, as it is compared and shown.
  public var text: String {
    func text(_ term: Term) -> String {
      let name = term.name ?? "*"
      guard term.offset != 0 else { return name }
      return name + (term.offset < 0 ? " - " : " + ") + JSON.canonical(abs(term.offset))
    }
    return text(terms[0]) + zip(relations, terms.dropFirst()).map { " \($0.rawValue) \(text($1))" }.joined()
  }
}
