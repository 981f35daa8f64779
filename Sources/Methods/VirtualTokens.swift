import Basics
import Networks
import Settings
import Tensors

/// What the soft-prompt methods have in common.
enum VirtualTokens {
  static let tokens = Setting.int("tokens", 20, in: .between(1, 500), "n, the number of virtual tokens")
    .called(
      "num_virtual_tokens", "virtual_tokens", "prefix_length", "prompt_length", "pre_seq_len", "n_tokens")
  static let placement = Setting.choice(
    "placement", Prompt.Placement.afterFirst,
    "after-cls: the head still reads the text's first token; prepend: it reads the first virtual token, as in PEFT; in a "
      + "decoder they always stand before the text, and after-cls is refused")

  /// A decoder has no first token that a head would read.
  static func idle(_ options: Options, on model: Network) -> [IdleOption] {
    guard model.backbone.anatomy.isDecoder, options[placement] == .afterFirst else { return [] }
    return [
      IdleOption(
        placement.name, "in a decoder virtual tokens always stand before the text, whose last token a head reads",
        advice: "leave it out, or write placement: \"\(Prompt.Placement.prepend.rawValue)\", which is what is computed")
    ]
  }
}

extension Attachment {
  /// Puts virtual tokens at the model's input. - Throws: `InputError` if another method has put some there.
  public func attachPrompt(count: Int, placement: Prompt.Placement, _ vectors: @escaping (Tape) -> Variable)
    throws
  {
    guard backbone.seams.prompt == nil else { throw taken("the model's input", by: backbone.seams.promptOwner) }
    backbone.seams.promptOwner = method
    backbone.seams.promptLength = count
    backbone.seams.prompt = { tape in Prompt(vectors: vectors(tape), placement: placement) }
    stored = { [(KeptForm.vectorsName, vectors(Tape(recording: false)).value)] }
  }

  /// Gives every layer keys and values from rows [count, layers 2 key width], in the order layer 0 key, layer 0 value,
  /// layer 1 key, ... - Throws: `InputError` if another method has given some.
  public func attachPrefix(count: Int, _ rows: @escaping (Tape) -> Variable) throws {
    guard backbone.seams.prefix == nil else {
      throw taken("the layers' keys and values", by: backbone.seams.prefixOwner)
    }
    backbone.seams.prefixOwner = method
    let layers = anatomy.layers, width = anatomy.attention.keyWidth
    backbone.seams.prefixLength = count
    backbone.seams.prefix = { tape in
      let all = tape.reshaped(rows(tape), [count * layers * 2, width])
      return (0..<layers).map { layer in
        func part(_ k: Int) -> Variable {
          tape.rows(of: all, at: (0..<count).map { Int32($0 * layers * 2 + layer * 2 + k) })
        }
        return PrefixKeysValues(keys: part(0), values: part(1))
      }
    }
    stored = { [(KeptForm.vectorsName, rows(Tape(recording: false)).value)] }
  }

  private func taken(_ place: String, by other: String) -> InputError {
    InputError(
      "is claimed by two methods, \(other) and \(method)", kind: .usage, place: place,
      advice: "combine methods that attach at different places")
  }
}
