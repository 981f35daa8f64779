import Basics
import Foundation

/// What a conversation looks like to a model: its Jinja template, rendered as transformers does (jinja2 3.1 with
/// `trim_blocks` and `lstrip_blocks`, in a sandbox).
///
/// What real templates use is understood; anything else is an error that names it, when the template is read where possible.
/// Rendering is bounded: a template that loops, grows or recurses without end is stopped with an error.
public struct ChatTemplate: Sendable {
  /// The template's own text.
  public let source: String
  /// Where it comes from, for messages and for people: a file, or the name of a built-in one.
  public let place: String
  /// SHA-256 of the text in UTF-8: what an identity records.
  public let hash: String
  private let statements: [JinjaStatement]
  var limits = JinjaEvaluator.Limits()

  /// - Throws: `InputError` with line and column of what is malformed or not supported.
  public init(_ source: String, place: String) throws {
    guard source.utf8.count <= 1 << 20 else {
      throw InputError(
        "the chat template is too large", place: place, expected: "at most 1 MB", found: "\(source.utf8.count) bytes")
    }
    self.source = source
    self.place = place
    hash = SHA256.hexDigest(of: source)
    statements = try JinjaParser.parse(source, source: place)
  }

  /// A built-in template.
  ///
  /// - Throws: for a name that is not among ``builtInNames``.
  public init(named name: String) throws {
    guard let source = BuiltInTemplates.sources.first(where: { $0.name == name })?.source else {
      throw InputError(
        "the chat template is not known", kind: .usage, expected: Self.builtInNames.joined(separator: ", "),
        found: name,
        advice: nearest(to: name, among: Self.builtInNames).map { "did you mean \"\($0)\"?" })
    }
    try self.init(source, place: "chat template \(name)")
  }

  /// chatml, llama3, zephyr, and none: the contents one after the other.
  public static let builtInNames = BuiltInTemplates.sources.map(\.name)

  /// Whether the text hangs on the day it is rendered.
  public var usesDate: Bool { source.contains("strftime_now") }

  /// Whether the template marks what the assistant wrote (`{% generation %}`).
  public var marksGeneration: Bool { Self.has(statements) }

  private static func has(_ statements: [JinjaStatement]) -> Bool {
    statements.contains { statement in
      switch statement {
      case .generation: true
      case .condition(let branches, let otherwise): branches.contains { has($0.body) } || has(otherwise)
      case .loop(let loop): has(loop.body) || has(loop.otherwise)
      case .with(_, let body): has(body)
      default: false
      }
    }
  }

  /// A conversation as text.
  public struct Rendering: Sendable, Equatable {
    public var text: String
    /// What stands within `{% generation %}`, in bytes of the text in UTF-8.
    public var generated: [Range<Int>]
  }

  /// Renders messages.
  ///
  /// - Parameters:
  ///   - addsGenerationPrompt: ends with the beginning of the assistant's turn.
  ///   - variables: further names, such as `bos_token`, `tools` or `enable_thinking`; those of special tokens as
  ///     tokenizer_config.json has them.
  ///   - now: what `strftime_now` prints.
  /// - Throws: `InputError` with line and column, also where the template itself refuses (`raise_exception`).
  public func render(
    _ messages: [JinjaValue], addsGenerationPrompt: Bool, variables: [(name: String, value: JinjaValue)] = [],
    now: Date = Date()
  ) throws -> Rendering {
    let own: [(name: String, value: JinjaValue)] = [
      ("messages", .list(JinjaList(messages))), ("tools", .none), ("documents", .none),
      ("add_generation_prompt", .bool(addsGenerationPrompt)),
    ]
    var evaluator = JinjaEvaluator(source: place, limits: limits, now: now, variables: own + variables)
    _ = try evaluator.run(statements)
    return Rendering(text: String(decoding: evaluator.output, as: UTF8.self), generated: evaluator.generated)
  }
}

/// One turn of a conversation.
public struct ChatMessage: Sendable, Equatable {
  public var role: String
  public var content: String

  public init(role: String, content: String) {
    self.role = role
    self.content = content
  }

  public var value: JinjaValue { .map(JinjaMap([("role", .string(role)), ("content", .string(content))])) }
}

extension ChatTemplate {
  /// Renders messages of text alone, with the special tokens of a tokenizer under transformers' names.
  public func render(_ messages: [ChatMessage], addsGenerationPrompt: Bool, tokenizer: (any Tokenizer)?) throws
    -> Rendering
  {
    try render(
      messages.map(\.value), addsGenerationPrompt: addsGenerationPrompt,
      variables: tokenizer.map { Self.variables(of: $0) } ?? [])
  }

  /// `bos_token`, `eos_token` and so on.
  public static func variables(of tokenizer: any Tokenizer) -> [(name: String, value: JinjaValue)] {
    let special = tokenizer.special
    return [
      ("bos_token", special.start), ("eos_token", special.end), ("unk_token", special.unknown),
      ("pad_token", special.padding), ("sep_token", special.separator), ("cls_token", special.classification),
      ("mask_token", special.mask),
    ].compactMap { name, id in id.flatMap { tokenizer.token($0) }.map { (name, .string($0)) } }
  }
}
