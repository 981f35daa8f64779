import Basics
import Foundation
import Harness

enum AdapterCommands {
  static let all = [export, importing, logits]

  private static let modelOption = Command.Option(
    name: "model", value: "MODEL", summary: "the base model: a name of tunebench model list, or a directory")

  static let export = Command(
    name: "adapter export",
    summary: "Write a run's weights as Hugging Face PEFT, AdapterHub or transformers load them.",
    positionals: ["RUN", "DIR"],
    options: [
      modelOption,
      .init(name: "merged", value: nil, summary: "fold LoRA, its variants or (IA)3 into a complete model"),
    ],
    discussion: """
      RUN is a run's file (RESULTS/runs/IDENTITY.h5), or RESULTS:LABEL, or RESULTS:IDENTITY, shortened as you like. LoRA and \
      its variants, (IA)3 and soft prompts become a directory for PeftModel.from_pretrained; bottleneck adapters one for \
      load_adapter of AdapterHub; fft, bitfit and head a complete model. The head travels along; labels stand in \
      tunebench.json. PiSSA becomes a LoRA of twice the rank for the untouched base model. Virtual tokens after [CLS] have \
      no form elsewhere: train with placement "prepend" to export them.
      """,
    examples: [
      "tunebench adapter export results/quick:\"lora · wordnet/supersense · seed 1\" my-adapter",
      "tunebench adapter export results/quick:3f2a my-model --merged",
    ]
  ) { arguments in
    let record = try RunReference.record(arguments.positional(0)!)
    let base = try baseModel(arguments.text("model") ?? record.configuration.model)
    let directory = URL(fileURLWithPath: arguments.positional(1)!)
    let form = try AdapterExport(record, base: base).write(to: directory, merged: arguments.has("merged"))
    print("wrote \(form.rawValue): \(directory.relativePath)")
    switch form {
    case .peft:
      print(
        "next: PeftModel.from_pretrained(BertForSequenceClassification.from_pretrained(BASE, num_labels=N), DIR)"
      )
    case .adapterHub: print("next: adapters.init(model); model.load_adapter(DIR, set_active=True)")
    case .model: print("next: BertForSequenceClassification.from_pretrained(DIR)")
    }
  }

  static let importing = Command(
    name: "adapter import",
    summary: "Make a run's weights of a directory that PEFT, AdapterHub or transformers wrote.",
    positionals: ["DIR"],
    options: [
      modelOption,
      .init(name: "out", value: "FILE.h5", summary: "write them as a run's file, which adapter export takes"),
      .init(
        name: "suite", value: "SUITE", summary: "evaluate them on the test split of the suite's first task"),
      .init(name: "data", value: "DIR", summary: "where the files of the suite's data section are"),
    ],
    examples: [
      "tunebench adapter import my-adapter --model minilm --out imported.h5",
      "tunebench adapter import my-adapter --model minilm --suite suites/quick.json5",
    ]
  ) { arguments in
    let directory = URL(fileURLWithPath: arguments.positional(0)!)
    let importer = try AdapterImport(directory, base: try base(arguments))
    var record = try importer.record()
    if let path = arguments.text("suite") {
      let session = try SuiteSession(
        file: URL(fileURLWithPath: path), dataDirectory: arguments.text("data"), threads: nil)
      let library = TaskLibrary(suite: session.suite, dataDirectory: session.dataDirectory)
      record = try importer.evaluated(record, on: try library.task(session.suite.tasks[0]))
    }
    print(
      "\(record.label): \(record.configuration.methods[0].name) \(record.configuration.methods[0].options)")
    print("\(grouped(record.sizes.stored)) weights of the method, \(grouped(record.sizes.head)) of the head")
    for entry in record.primary == nil ? [] : record.evaluations[0].metrics {
      print("\(record.evaluations[0].name)  \(entry.name) \(String(format: "%.4f", entry.value))")
    }
    if let out = arguments.text("out") {
      try record.write(to: URL(fileURLWithPath: out))
      print("wrote \(out)")
    }
  }

  static let logits = Command(
    name: "adapter logits", summary: "Print a run's or a directory's logits of texts as JSON.",
    positionals: ["RUN|DIR"],
    options: [
      modelOption,
      .init(name: "texts", value: "FILE", summary: "one text a line; a tab parts the two texts of a pair"),
      .init(name: "max-length", value: "N", summary: "word pieces a text (default: as the run had it)"),
    ],
    examples: ["tunebench adapter logits my-adapter --model minilm --texts texts.txt"]
  ) { arguments in
    guard let file = arguments.text("texts") else {
      throw InputError("--texts is needed", kind: .usage, expected: "a file with one text a line")
    }
    guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
      throw InputError("cannot be read", place: file, expected: "a file with one text a line")
    }
    var lines = text.components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    guard !lines.isEmpty else { throw InputError("holds no text", place: file) }
    let texts = lines.map { line -> (text: String, pair: String?) in
      let parts = line.components(separatedBy: "\t")
      return (parts[0], parts.count > 1 ? parts[1] : nil)
    }
    let source = arguments.positional(0)!
    var isDirectory: ObjCBool = false
    let record: RunRecord, model: ModelReference
    if FileManager.default.fileExists(atPath: source, isDirectory: &isDirectory), isDirectory.boolValue {
      model = try base(arguments)
      record = try AdapterImport(URL(fileURLWithPath: source), base: model).record()
    } else {
      record = try RunReference.record(source)
      model = try baseModel(arguments.text("model") ?? record.configuration.model)
      try model.check(startOf: record)
    }
    let restored = try Restoration(record, model: model.directory)
    try restored.model.encoder.compute(in: restored.precision)
    let logits = try restored.logits(texts, maximumLength: try arguments.integer("max-length", atLeast: 3))
    let rows = logits.map { "  [" + $0.map { "\($0)" }.joined(separator: ", ") + "]" }
    print("[\n" + rows.joined(separator: ",\n") + "\n]")
  }

  private static func base(_ arguments: Arguments) throws -> ModelReference {
    guard let name = arguments.text("model") else {
      throw InputError(
        "--model is needed: an adapter is half a model", kind: .usage, advice: "--model minilm")
    }
    return try baseModel(name)
  }
}
