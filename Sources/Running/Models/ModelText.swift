import Basics
import Files
import Foundation
import Networks
import Text

/// What a model's files say of text: its tokenizer, and its chat template if it has one.
public struct ModelText: Sendable {
  public let tokenizer: any Tokenizer
  /// As it stands in the files.
  public let chatSource: String?
  private let place: String

  /// - Parameter location: a Hugging Face directory, or a GGUF file.
  /// - Throws: `InputError` for missing or malformed files, and for a kind of tokenizer that is not run, by name.
  public init(_ location: URL) throws {
    let tokenizer: any Tokenizer
    if let file = ModelSource.gguf(at: location) {
      tokenizer = try BytePairTokenizer(TokenizerMetadata(GGUFFile(file)))
    } else {
      tokenizer = try ModelTokenizer.read(directory: location)
    }
    self.tokenizer = tokenizer
    chatSource = (tokenizer as? BytePairTokenizer)?.chatTemplate
    place = location.path
  }

  /// By a suite's word: `model` for the model's own where it has one, `none`, or a built-in one's name.
  ///
  /// - Throws: `InputError` for a word that is none of these, and for a template that cannot be rendered here.
  public func template(named name: String) throws -> ChatTemplate? {
    switch name {
    case "none": nil
    case "model": chatSource == nil ? nil : try chatTemplate()
    default: try ChatTemplate(named: name)
    }
  }

  /// - Throws: `InputError` where the model has none, or it uses what is not rendered here.
  public func chatTemplate() throws -> ChatTemplate {
    guard let chatSource else {
      throw InputError(
        "has no chat template", kind: .usage, place: place, expected: "a model that was trained on chats",
        advice: "name a built-in one, as template in a suite or with --template: "
          + ChatTemplate.builtInNames.joined(separator: ", "))
    }
    return try ChatTemplate(chatSource, place: place)
  }
}

extension TokenizerMetadata {
  /// The keys `tokenizer.ggml.*` of a file.
  ///
  /// - Throws: `InputError` where a key is of another type than it must be.
  public init(_ file: GGUFFile) throws {
    func key(_ name: String) -> GGUFValue? { file["tokenizer.ggml." + name] }
    guard let model = key("model")?.string, let tokens = try key("tokens")?.array?.strings() else {
      throw InputError(
        "has no tokenizer", place: file.place, expected: "the keys tokenizer.ggml.model and tokenizer.ggml.tokens")
    }
    self.init(
      place: file.place, model: model, pre: key("pre")?.string, tokens: tokens,
      types: try key("token_type")?.array?.integers() ?? [], scores: try key("scores")?.array?.floats() ?? [],
      merges: try key("merges")?.array?.strings() ?? [], start: key("bos_token_id")?.int, end: key("eos_token_id")?.int,
      unknown: key("unknown_token_id")?.int, padding: key("padding_token_id")?.int,
      addsStart: key("add_bos_token")?.bool, addsEnd: key("add_eos_token")?.bool,
      addsSpace: key("add_space_prefix")?.bool, chatTemplate: file["tokenizer.chat_template"]?.string)
  }
}
