import Basics
import Foundation
import Interop
import Networks
import Running
import Tensors
import Text
import Training

enum GenerateCommand {
  static let generate = Command(
    name: "generate",
    summary: "Let a language model continue a prompt, or a run of one.",
    positionals: ["MODEL", "PROMPT", "PROMPT?..."],
    options: [
      .init(name: "merged", summary: "of a run: with the method's weights folded into the model's"),
      .init(name: "chat", summary: "the prompt is a user's message, in the model's chat template"),
      .init(
        name: "template", value: "NAME",
        summary: "with a built-in template in the place of the model's: "
          + ChatTemplate.builtInNames.joined(separator: ", ")),
      .init(name: "tokens", value: "N", summary: "at most so many new tokens (default 64)"),
      .init(name: "temperature", value: "T", summary: "0, the default: the most probable token"),
      .init(name: "top-p", value: "P", summary: "draw from the most probable tokens that have this share together"),
      .init(name: "seed", value: "N", summary: "of the draws (default 1)"),
      .init(name: "threads", value: "T", summary: "threads (default: all cores)"),
      .init(name: "json", summary: "one JSON object a prompt"),
    ],
    discussion: """
      MODEL is a Hugging Face directory, a GGUF file, a name of tunebench model list, or a run: RESULTS:LABEL, RESULTS:IDENTITY \
      or its file. A run's model is asked as it was trained, in its suite's template, unless --template says otherwise. Several prompts are continued at once, \
      each as if it were alone. With --temperature each prompt has a stream of random numbers of its own.
      """,
    examples: [
      "tunebench generate SmolLM2.gguf --chat \"What is a lexicon?\"",
      "tunebench generate \"results/quick-lm:lora · wordnet/define/artifact · seed 1\" 'Define the noun \"lexicon\".'",
      "tunebench generate stories260k \"Once upon a time\" --temperature 0.8 --top-p 0.95",
    ]
  ) { arguments in
    guard let name = arguments.positionals.first, arguments.positionals.count > 1 else {
      throw InputError(
        "a model and a prompt are needed", kind: .usage, advice: "tunebench generate MODEL \"Once upon a time\"")
    }
    Machine.threads = try arguments.integer("threads") ?? MachineFacts.cores
    let run = try restored(name)
    let location = try run?.model.backbone.directory ?? languageModel(name), text = try ModelText(location)
    let form = PromptForm(tokenizer: text.tokenizer, template: try template(arguments, text, run))
    let model = try run?.model ?? Model(languageModel: Backbone(directory: location), seed: 1)
    guard run != nil || !arguments.has("merged") else {
      throw InputError(
        "has no method to fold in", kind: .usage, place: name, expected: "a run with --merged",
        advice: "leave --merged out")
    }
    let sampling = try sampling(arguments)
    let prompts = Array(arguments.positionals.dropFirst())
    let tokens = try prompts.map { prompt in
      let tokens = try form.tokens(ofPrompt: prompt)
      guard !tokens.isEmpty else {
        throw InputError("has no token to begin with", kind: .usage, place: "the prompt \"\(prompt)\"")
      }
      guard tokens.count <= model.backbone.textPositions else {
        throw InputError(
          "is longer than the model has positions for", kind: .usage, place: "the prompt \"\(prompt.prefix(60))\"",
          expected: "at most \(model.backbone.textPositions) tokens", found: "\(tokens.count)")
      }
      return tokens
    }
    let seed = UInt64(try arguments.integer("seed", atLeast: 0) ?? 1)
    var streams = prompts.indices.map { RandomStream(seed: seed, purpose: "generate/\($0)") }
    let limit = try arguments.integer("tokens") ?? 64
    func write() -> [Continuation] {
      model.network.generate(tokens, limit: limit, stops: form.stops, sampling: sampling, streams: &streams)
    }
    let written = try arguments.has("merged") ? model.merged { write() } : write()
    for (prompt, continuation) in zip(prompts, written) {
      let answer = text.tokenizer.decode(continuation.tokens, skippingSpecial: true)
      if arguments.has("json") {
        let line: JSON = [
          "prompt": .string(prompt), "text": .string(answer),
          "tokens": .array(continuation.tokens.map { .number(Double($0)) }), "stopped": .bool(continuation.stopped),
        ]
        print(line.canonical)
      } else {
        print(prompts.count > 1 || form.template == nil ? prompt + (form.template == nil ? "" : "\n") + answer : answer)
      }
    }
  }

  /// A run's model with its methods; nil where the name is one of a model.
  private static func restored(_ name: String) throws -> Restoration? {
    let isThere = FileManager.default.fileExists(atPath: name)
    let results = name.split(separator: ":", maxSplits: 1).first.map(String.init) ?? name
    guard name.hasSuffix(".h5") || !isThere && name.contains(":") && FileManager.default.fileExists(atPath: results)
    else {
      return nil
    }
    let record = try RunReference.record(name)
    guard !record.configuration.methods.isEmpty else {
      throw InputError(
        "is a reading of the base model: no method was trained", kind: .usage, place: record.label,
        advice: "tunebench generate \(record.configuration.model) PROMPT asks that model")
    }
    let base = try baseModel(record.configuration.model)
    try base.check(startOf: record)
    let restored = try Restoration(record, model: base.directory)
    guard restored.isLanguageModel else {
      throw InputError(
        "has a head for labels, and writes nothing", kind: .usage, place: record.label,
        expected: "a run of a task with texts", advice: "tunebench adapter logits shows what it says of texts")
    }
    try restored.model.backbone.compute(in: restored.precision, weights: restored.weights)
    return restored
  }

  private static func template(_ arguments: Arguments, _ text: ModelText, _ run: Restoration?) throws -> ChatTemplate? {
    if let name = arguments.text("template") { return try text.template(named: name) }
    if let run, !arguments.has("chat") {
      let asked = try JSON(parsing: run.record.configuration.canonicalJSON, source: run.record.label)["template"]?
        .string
      return try text.template(named: asked ?? "model")
    }
    return arguments.has("chat") ? try text.chatTemplate() : nil
  }

  private static func sampling(_ arguments: Arguments) throws -> Sampling {
    let temperature = try arguments.number("temperature") ?? 0, topP = try arguments.number("top-p") ?? 1
    guard temperature >= 0, temperature.isFinite else {
      throw InputError("is out of range", kind: .usage, place: "--temperature", expected: "a number from 0")
    }
    guard topP > 0, topP <= 1 else {
      throw InputError("is out of range", kind: .usage, place: "--top-p", expected: "a share above 0, at most 1")
    }
    guard topP == 1 || temperature > 0 else {
      throw InputError(
        "draws from tokens, and at temperature 0 none is drawn", kind: .usage, place: "--top-p",
        advice: "add --temperature 1")
    }
    return Sampling(temperature: temperature, topP: topP)
  }
}
