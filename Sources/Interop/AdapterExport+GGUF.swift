import Basics
import Files
import Foundation
import Methods
import Networks
import Suites
import Tensors

extension AdapterExport {
  /// Writes a run of LoRA, or of a variant that is one after training, as a GGUF adapter for llama.cpp's `--lora`.
  ///
  /// `BASE-TENSOR.lora_a` is A [r, in], `.lora_b` is B [out, r]; llama.cpp adds user-scale (α / r) B A. Where its converter
  /// reorders the base's rows (queries and keys of the architecture llama, each by their own heads; the fused layer of
  /// GPT-NeoX) the rows of B are reordered likewise. α is never 0, which would mean a scale without α / r.
  ///
  /// - Throws: `InputError` for a method that is no pair of matrices beside linear layers, a head for labels, and a family
  ///   that has no GGUF form.
  public func writeGGUF(to url: URL) throws {
    func refusal(_ what: String, expected: String? = nil, found: String, advice: String) -> InputError {
      InputError(what, kind: .usage, place: record.label, expected: expected, found: found, advice: advice)
    }
    let parts = try record.configuration.methods.map { try MethodConfiguration.Part($0) }
    let merging = "--merged writes a complete model instead, which llama.cpp's convert_hf_to_gguf.py converts"
    guard parts.count == 1, case .peft(let form) = try MethodRegistry.method(parts[0].name).foreignForm,
      let type = form.kind.ggufType, form.flat.isEmpty
    else {
      let merges = try parts.allSatisfy { try MethodRegistry.method($0.name).card.merges }
      throw refusal(
        "has no form as a GGUF adapter, which holds pairs of matrices A and B and nothing else",
        expected: "a run of LoRA, or of a variant that is one after training",
        found: parts.map(\.name).joined(separator: " + "),
        advice: merges ? merging : "tunebench adapter export RUN DIR writes the form that it has")
    }
    guard restoration.isLanguageModel else {
      throw refusal(
        "has a head for labels, which no GGUF adapter holds", found: record.configuration.tasks.joined(separator: ", "),
        advice: "tunebench adapter export RUN DIR")
    }
    let c = model.backbone.anatomy
    guard let architecture = GGUFArchitecture(rawValue: Self.ggufArchitectures[c.type] ?? c.type) else {
      throw refusal(
        "is of a family that has no GGUF form",
        expected: GGUFArchitecture.allCases.map(\.rawValue).joined(separator: ", "),
        found: c.type, advice: "tunebench adapter export RUN DIR")
    }
    let (configuration, pairs) = try peftForm(parts[0], form)
    let rank = Double(configuration["r"] as? Int ?? 1), alpha = configuration["lora_alpha"] as? Double
    var scaled = alpha ?? Double(configuration["lora_alpha"] as? Int ?? 0)
    if configuration["use_rslora"] as? Bool == true { scaled *= rank.squareRoot() }
    let isZero = scaled == 0
    if isZero { scaled = rank }
    let tensors = try pairs.map { name, tensor -> GGUFFile.Output in
      let isA = name.hasSuffix(".lora_A.weight")
      let layer = String(name.dropLast(".lora_A.weight".count))
      guard isA || name.hasSuffix(".lora_B.weight"), let role = layers.layer(named: layer)?.role,
        let own = architecture.ownName(layer + ".weight")
      else {
        throw refusal(
          "trains a weight that a GGUF adapter has no name for", found: name, advice: merging)
      }
      if isA { return GGUFFile.Output(own + ".lora_a", tensor) }
      let b = isZero ? Tensor(tensor.shape, filledWith: 0) : tensor
      return GGUFFile.Output(own + ".lora_b", try fileRows(b, role, architecture, place: name))
    }
    try GGUFFile.write(
      metadata: [
        ("general.type", .string("adapter")), ("general.architecture", .string(architecture.rawValue)),
        ("general.name", .string(record.label)), ("general.base_model.count", .uint32(1)),
        ("general.base_model.0.name", .string(base.name)), ("adapter.type", .string(type)),
        ("adapter.lora.alpha", .float32(Float(scaled))),
      ], tensors: tensors, to: url)
  }

  /// Families whose GGUF files are of another's architecture, or name it otherwise.
  private static let ggufArchitectures = ["mistral": "llama", "gpt_neox": "gptneox"]

  /// A matrix with its rows in the order in which llama.cpp's converter keeps the layer's.
  private func fileRows(_ b: Tensor, _ role: Role, _ architecture: GGUFArchitecture, place: String) throws -> Tensor {
    let attention = model.backbone.anatomy.attention, rows = b.shape[0]
    let order: RowOrder
    switch (architecture, role) {
    case (.llama, .query): order = try .halvesFromPairs(rows: rows, heads: attention.heads, place: place)
    case (.llama, .key): order = try .halvesFromPairs(rows: rows, heads: attention.keyHeads, place: place)
    case (.gptneox, .queryKeyValue): order = try .headsFromParts(rows: rows, heads: attention.heads, place: place)
    default: return b
    }
    return order.inverse.applied(to: b)
  }
}
