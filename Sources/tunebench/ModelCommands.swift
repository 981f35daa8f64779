import Basics
import Foundation
import Running

enum ModelCommands {
  static let add = Command(
    name: "model add", summary: "Get a base model, or register a directory that holds one.",
    positionals: ["NAME", "DIR?"],
    discussion: """
      Without DIR, NAME is a model that can be downloaded: \(BundledModel.all.map { "\($0.name) (\($0.summary), \($0.megabytes) MB)" }.joined(separator: ", ")).
      With DIR, a Hugging Face directory (config.json, model.safetensors or its parts, a tokenizer) or a GGUF
      file is registered where it lies; families: BERT, DistilBERT, ELECTRA, RoBERTa,
      MPNet, Llama, Mistral, Qwen 2 and 3, GPT-2, GPT-NeoX. Models live in $TUNEBENCH_HOME, by default ~/.cache/tunebench.
      """,
    examples: [
      "tunebench model add minilm", "tunebench model add mybert ~/models/bert-base-uncased",
      "tunebench model add smollm2", "tunebench model add pythia ~/models/pythia-160m",
    ]
  ) { arguments in
    let registry = ModelRegistry(), name = arguments.positional(0)!
    if let directory = arguments.positional(1) {
      if try registry.add(name, directory: URL(fileURLWithPath: directory)) { print("registered \(name)") }
      for note in try registry.information(name).description.notes { print("note: \(note)") }
    } else {
      _ = try registry.add(name) { print($0) }
    }
  }

  static let remove = Command(
    name: "model remove", summary: "Forget a base model; delete it if it was downloaded.", positionals: ["NAME"],
    discussion: """
      Of a directory that was registered with model add NAME DIR only the registration is removed, the directory stays \
      as it is. A downloaded model is deleted. Results keep what they have of either.
      """,
    examples: ["tunebench model remove mybert"]
  ) { arguments in
    let name = arguments.positional(0)!
    let (removed, staying) = try ModelRegistry().remove(name)
    if let staying {
      print("removed the registration of \(name); the directory stays: \(staying.path)")
    } else {
      print("removed \(name): \(removed.path)")
    }
  }

  static let list = Command(
    name: "model list", summary: "List the base models that are there.", examples: ["tunebench model list"]
  ) { _ in
    let models = ModelRegistry().list()
    guard !models.isEmpty else { return print("no models yet: tunebench model add minilm") }
    print(
      table(
        ["name", "parameters", "layers", "width", "heads", "weights", "directory"],
        models.map { model in
          switch model.description {
          case .success(let d):
            [
              model.name, grouped(d.parameters), "\(d.layers)", "\(d.width)", "\(d.heads)",
              "\(d.precision), \(bytes(d.bytes))", model.directory.path,
            ]
          case .failure(let error): [model.name, "-", "-", "-", "-", error.message, model.directory.path]
          }
        }))
  }

  static let info = Command(
    name: "model info", summary: "Show what is known of a base model.", positionals: ["NAME"],
    examples: ["tunebench model info minilm"]
  ) { arguments in
    let model = try ModelRegistry().information(arguments.positional(0)!)
    let d = model.description
    let rows: [(String, String)] = [
      ("name", model.reference.name), ("directory", model.reference.directory.path),
      ("parameters", grouped(d.parameters)), ("layers", "\(d.layers)"), ("width", "\(d.width)"),
      ("heads", "\(d.heads)"),
      ("vocabulary", grouped(d.vocabulary)), ("positions", "\(d.positions)"),
      ("weights", "\(d.precision), \(bytes(d.bytes))"), ("SHA-256", model.reference.sha256),
      ("identity", model.reference.identity),
      ("licence", d.licence ?? "not stated in the directory"),
    ]
    for (key, value) in rows + d.notes.map({ ("note", $0) }) { print(key.padding(to: 12) + value) }
  }
}
