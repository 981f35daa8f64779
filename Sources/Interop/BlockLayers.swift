import Basics
import Foundation
import Networks

/// Where the linear layers of a model's blocks stand in Hugging Face's module tree, and how PEFT's configurations name them.
struct BlockLayers {
  let architecture: any Architecture.Type
  let anatomy: Anatomy

  init(_ architecture: any Architecture.Type, _ anatomy: Anatomy) {
    self.architecture = architecture
    self.anatomy = anatomy
  }

  /// In the order of `Role.allCases`.
  var roles: [Role] { Role.allCases.filter(anatomy.roles.contains) }

  /// `model.layers.3.self_attn.q_proj`
  func name(_ role: Role, block: Int) -> String {
    architecture.prefix + architecture.name(of: .linear(block: block, role))
  }

  /// What a name holds before the number of the block, and after it: `model.layers`, `self_attn.q_proj`.
  private func parts(_ role: Role) -> (container: String, path: String) {
    let parts = name(role, block: 0).components(separatedBy: ".0.")
    precondition(parts.count == 2, "a layer's name has one number, its block's")
    return (parts[0], parts[1])
  }

  /// The part of a weight's name between the block's number and `.weight`.
  func path(_ role: Role) -> String { parts(role).path }

  /// `model.layers`: what holds the blocks.
  var container: String { parts(roles[0]).container }

  /// The layer of this name; nil for what is none of a block's linear layers.
  func layer(named name: String) -> (block: Int, role: Role)? {
    guard name.hasPrefix(container + ".") else { return nil }
    let rest = name.dropFirst(container.count + 1)
    guard let dot = rest.firstIndex(of: "."), let block = Int(rest[..<dot]), (0..<anatomy.layers).contains(block),
      let role = roles.first(where: { path($0) == rest[rest.index(after: dot)...] })
    else { return nil }
    return (block, role)
  }

  /// Linear layers outside the blocks, which an ending could mean, too.
  private var others: [String] {
    [architecture.poolingName, anatomy.isDecoder ? architecture.name(of: .vocabularyHead) : nil].compactMap { $0 }
      + [architecture.labelOutput]
  }

  /// A list for PEFT where endings can tell the layers apart, else a regular expression.
  ///
  /// PEFT compares endings: in BERT `output.dense` is the attention's output, too.
  func peftTargets(_ wanted: [Role]) -> Any {
    let all = roles.map { (role: $0, name: name($0, block: 0)) }
    var endings: [String] = []
    for role in wanted {
      let words = path(role).components(separatedBy: ".")
      let ending = words.indices.reversed().map { words[$0...].joined(separator: ".") }.first { ending in
        func fits(_ name: String) -> Bool { name.hasSuffix("." + ending) || name == ending }
        return !others.contains(where: fits) && all.allSatisfy { !fits($0.name) || wanted.contains($0.role) }
      }
      guard let ending else {
        let paths = wanted.map { path($0).replacing(".", with: "\\.") }
        let last = container.components(separatedBy: ".").last ?? container
        return ".*\\.\(last)\\.\\d+\\.(" + paths.joined(separator: "|") + ")"
      }
      if !endings.contains(ending) { endings.append(ending) }
    }
    return endings
  }

  /// The same with places outside the blocks.
  func peftTargets(_ wanted: [Role], outer: [OuterPlace]) -> Any {
    let targets = peftTargets(wanted), words = outer.map { architecture.word(for: $0) }
    if let endings = targets as? [String] { return endings + words }
    guard let expression = targets as? String, !words.isEmpty else { return targets }
    return "\(expression)|(.*\\.)?(\(words.joined(separator: "|")))"
  }

  /// Whether a layer's outputs, rather than its inputs, are rescaled by (IA)³: queries, keys and values.
  static func isRescaledOnOutput(_ role: Role) -> Bool { [.query, .key, .value, .queryKeyValue].contains(role) }
}

extension Architecture {
  /// The modules that hold a head for labels, as PEFT's `modules_to_save` names them: `score`, or `classifier` and what pools for it.
  static func headModules(withPooling: Bool) -> [String] {
    func first(_ name: String) -> String { name.components(separatedBy: ".")[0] }
    let output = first(labelOutput), before = withPooling ? pooling.map { first($0.name) } : nil
    return before == nil || before == output ? [output] : [output, before!]
  }
}

/// What transformers calls the model that a run's is.
struct TransformersModel {
  enum Kind {
    case labels, language
  }

  let kind: Kind
  /// `LlamaForCausalLM`
  let className: String

  /// - Throws: `InputError` for a family whose classes are not known here.
  init(_ kind: Kind, of anatomy: Anatomy) throws {
    let families = [
      "bert": "Bert", "distilbert": "DistilBert", "electra": "Electra", "roberta": "Roberta", "mpnet": "MPNet",
      "llama": "Llama", "mistral": "Mistral", "qwen2": "Qwen2", "qwen3": "Qwen3",
      "gpt2": "GPT2", "gpt_neox": "GPTNeoX",
    ]
    guard let family = families[anatomy.type] else {
      throw InputError(
        "is of a family that has no form elsewhere yet", place: "model_type",
        expected: families.keys.sorted().joined(separator: ", "), found: anatomy.type)
    }
    self.kind = kind
    switch kind {
    case .labels: className = family + "ForSequenceClassification"
    case .language: className = family + (family == "GPT2" ? "LMHeadModel" : "ForCausalLM")
    }
  }

  /// Whether transformers' model takes keys and values from outside, as PEFT's prefix tuning gives them.
  var takesPrefix: Bool {
    !["DistilBertForSequenceClassification", "MPNetForSequenceClassification"].contains(className)
  }

  /// PEFT's word for what it answers.
  var task: String { kind == .language ? "CAUSAL_LM" : "SEQ_CLS" }
}
