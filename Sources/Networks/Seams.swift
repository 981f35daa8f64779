import Tensors

/// The end of a residual branch, as an adapter sees it.
public struct SublayerOutput {
  /// What the branch was given before any normalisation, and what will be added to `output`, [rows, width].
  public var input: Variable
  /// What it computed, after its output projection and dropout, before the residual addition.
  public var output: Variable
  /// The normalisation that follows the addition, if one does.
  public var norm: Normalization?

  /// The sum of branch and residual as the next part will read it: normalised where a normalisation follows.
  public func sum(_ tape: Tape) -> Variable {
    norm.map { $0(tape, output, residual: input) } ?? tape.add(output, input)
  }
}

/// Virtual tokens for the input of a model.
public struct Prompt {
  public enum Placement: String, CaseIterable, Sendable {
    /// After the first token, which keeps position 0 and is still what a head on the first row reads.
    case afterFirst = "after-cls"
    /// Before the text: the first virtual token takes position 0, and is what a head on the first row reads.
    case prepend
  }
  /// [tokens, width], on the scale of word embeddings.
  public var vectors: Variable
  public var placement: Placement

  public init(vectors: Variable, placement: Placement) {
    self.vectors = vectors
    self.placement = placement
  }
}

/// What methods can reach of a model. The network knows seams, never methods.
public final class Seams {
  /// x' = f(tape, x), on the way into a linear layer.
  public typealias InputHook = (Tape, Variable) -> Variable
  /// y' = f(tape, x, y), on the way out of a linear layer.
  public typealias OutputHook = (Tape, _ x: Variable, _ y: Variable) -> Variable
  /// x' = f(tape, tokens, x), on a text's embeddings [tokens, width], the sum of all tables.
  public typealias TokenHook = (Tape, _ tokens: [Int32], _ x: Variable) -> Variable
  public typealias SublayerHook = (Tape, SublayerOutput) -> Variable

  /// Virtual tokens at the input; called once a forward pass.
  public var prompt: ((Tape) -> Prompt)?
  /// Extra keys and values, one pair a layer; called once a forward pass. Text positions begin after them.
  public var prefix: ((Tape) -> [PrefixKeysValues])?
  /// Number of rows that `prefix` gives each layer.
  public var prefixLength = 0
  /// Number of rows that `prompt` gives.
  public var promptLength = 0
  /// Whether a method drops out single elements of rows while training.
  public var dropsRows = false
  /// Which methods gave `prompt` and `prefix`, for errors.
  public var promptOwner = ""
  public var prefixOwner = ""

  public init() {}
}

/// Functions at one place of the model, in the order in which methods added them.
///
/// Each can be switched off and on by its handle, so that a method that is merged takes away no other's.
public struct HookList<Hook> {
  /// Which of the list's functions.
  public struct Handle: Sendable, Equatable { fileprivate let index: Int }

  private var entries: [(hook: Hook, isActive: Bool)] = []

  public init() {}

  @discardableResult
  public mutating func append(_ hook: Hook) -> Handle {
    entries.append((hook, true))
    return Handle(index: entries.count - 1)
  }

  public mutating func set(_ handle: Handle, isActive: Bool) { entries[handle.index].isActive = isActive }

  /// What is called, in order.
  public var active: [Hook] { entries.filter(\.isActive).map(\.hook) }

  /// Whether any function before this one is called.
  public func hasActive(before handle: Handle) -> Bool {
    entries[..<handle.index].contains(where: \.isActive)
  }
}
