import Basics
import Foundation
import Interop
import Records
import Running
import Tensors

enum AdapterCommands {
  static let all = [export, importing, logits]

  private static let modelOption = Command.Option(
    name: "model", value: "MODEL", summary: "the base model: a name of tunebench model list, or a directory")

  static let export = Command(
    name: "adapter export",
    summary: "Write a run's weights as Hugging Face PEFT, AdapterHub, transformers or llama.cpp load them.",
    positionals: ["RUN", "DIR|FILE.gguf"],
    options: [
      modelOption,
      .init(name: "merged", value: nil, summary: "fold LoRA, its variants or (IA)3 into a complete model"),
      .init(name: "gguf", value: nil, summary: "write a GGUF adapter for llama.cpp; as a DIR that ends in .gguf does"),
    ],
    discussion: """
      RUN is a run's file (RESULTS/runs/IDENTITY.h5), or RESULTS:LABEL, or RESULTS:IDENTITY, shortened as you like. LoRA and \
      its variants, (IA)3 and soft prompts become a directory for PeftModel.from_pretrained; bottleneck adapters one for \
      load_adapter of AdapterHub; fft, bitfit and head a complete model. The head travels along; labels stand in \
      tunebench.json. PiSSA becomes a LoRA of twice the rank for the untouched base model. Virtual tokens after the first one \
      have no form elsewhere: train with placement "prepend" to export them. Of a language model LoRA becomes a GGUF adapter, too, \
      for llama.cpp's --lora; BitFit's biases in a model without any become a PEFT adapter with lora_bias. --merged says how \
      far the largest logit moved, and whether the weights were dequantised for it.
      """,
    examples: [
      "tunebench adapter export results/quick:\"lora · wordnet/supersense · seed 1\" my-adapter",
      "tunebench adapter export results/quick-lm:\"lora · wordnet/define/artifact · seed 1\" my-lora.gguf",
      "tunebench adapter export results/quick:3f2a my-model --merged",
    ]
  ) { arguments in
    let record = try RunReference.record(arguments.positional(0)!)
    let base = try baseModel(arguments.text("model") ?? record.configuration.model)
    let path = arguments.positional(1)!, directory = URL(fileURLWithPath: path)
    let export = try AdapterExport(record, base: base)
    if arguments.has("gguf") || directory.pathExtension.lowercased() == "gguf" {
      guard !arguments.has("merged") else {
        throw InputError(
          "a GGUF adapter stands beside its model: nothing is merged", kind: .usage, place: "--merged",
          advice: "leave it out, or name a directory for the complete model")
      }
      try export.writeGGUF(to: directory)
      print("wrote a GGUF adapter: \(directory.relativePath)")
      print("next: llama-cli -m BASE.gguf --lora \(directory.relativePath)")
      return
    }
    let form = try export.write(to: directory, merged: arguments.has("merged")) { complain("tunebench: note: \($0)") }
    print("wrote \(form.rawValue): \(directory.relativePath)")
    let name = export.className
    let source = export.baseIsGGUF ? "DIR-OF-BASE, gguf_file=\"BASE.gguf\"" : "BASE"
    switch form {
    case .peft:
      print(
        "next: PeftModel.from_pretrained(\(name).from_pretrained(\(source)"
          + "\(export.isLanguageModel ? "" : ", num_labels=N")), DIR)")
    case .adapterHub: print("next: adapters.init(model); model.load_adapter(DIR, set_active=True)")
    case .model: print("next: \(name).from_pretrained(DIR)")
    }
  }

  static let importing = Command(
    name: "adapter import",
    summary: "Make a run's weights of a directory that PEFT, AdapterHub or transformers wrote.",
    positionals: ["DIR"],
    options: [
      modelOption,
      .init(
        name: "out", value: "FILE.h5|RESULTS",
        summary: "write them as a run's file, which adapter export takes; or among the runs of a results directory"),
      .init(
        name: "suite", value: "SUITE", summary: "evaluate them on the test split of the suite's first task"),
      .init(name: "data", value: "DIR", summary: "where the files of the suite's data section are"),
      .init(
        name: "max-length", value: "N",
        summary: "word pieces a text (default: as the exported run had it, else 128, or the model's positions)"),
      .init(name: "labels", value: "A,B,...", summary: "names of the head's outputs, in their order"),
    ],
    discussion: """
      Classes are matched to the suite's by name: those of --labels, else of tunebench.json, id2label or label2id; where there \
      are none, by position, which is said. Every key of the library's configuration is read, or ignored aloud where it \
      cannot change what is predicted, or refused by name. With --suite and --out RESULTS the evaluation becomes a run of \
      that directory: tunebench compare RESULTS holds it against the others.
      """,
    examples: [
      "tunebench adapter import my-adapter --model minilm --out imported.h5",
      "tunebench adapter import my-adapter --model minilm --suite suites/quick.json5",
      "tunebench adapter import my-adapter --model minilm --suite suites/quick.json5 --out results/quick",
    ]
  ) { arguments in
    let directory = URL(fileURLWithPath: arguments.positional(0)!)
    let length = try arguments.integer("max-length", atLeast: 3)
    if length != nil, arguments.text("suite") == nil {
      throw InputError(
        "--max-length goes with --suite: without one nothing is read", kind: .usage, advice: "add --suite SUITE")
    }
    let names = arguments.text("labels").map { $0.components(separatedBy: ",") }
    let importer = try AdapterImport(directory, base: try base(arguments))
    var result = try importer.imported(labels: names)
    say(result.notes)
    if let path = arguments.text("suite") {
      result = try evaluated(result.record, by: importer, suite: path, arguments, maximumLength: length)
      say(result.notes)
    }
    let record = result.record
    print(
      "\(record.label): \(record.configuration.methods[0].name) \(record.configuration.methods[0].options)")
    print("\(grouped(record.sizes.stored)) weights of the method, \(grouped(record.sizes.head)) of the head")
    for entry in record.primary == nil ? [] : record.evaluations[0].metrics {
      print("\(record.evaluations[0].name)  \(entry.name) \(String(format: "%.4f", entry.value))")
    }
    if let out = arguments.text("out") { print("wrote \(try write(record, to: out))") }
  }

  private static func say(_ notes: [String]) {
    for note in notes { complain("tunebench: note: \(note)") }
  }

  private static func evaluated(
    _ record: RunRecord, by importer: AdapterImport, suite path: String, _ arguments: Arguments, maximumLength: Int?
  ) throws -> AdapterImport.Result {
    let session = try SuiteSession(
      file: URL(fileURLWithPath: path), dataDirectory: arguments.text("data"), threads: nil)
    guard let task = session.suite.tasks.first ?? session.suite.sequence?.tasks.first else {
      throw InputError("names no task to evaluate on", kind: .usage, place: path, expected: "tasks: [NAME]")
    }
    if session.suite.tasks.count != 1 {
      complain("tunebench: note: of the suite's tasks the first is evaluated: \(task.name)")
    }
    if session.model.sha256 != record.provenance.modelSHA256 {
      complain(
        "tunebench: note: the suite's own runs start from another model, \(session.suite.model): "
          + "the adapter's is \(record.configuration.model)")
    }
    let library = TaskLibrary(suite: session.suite, dataDirectory: session.dataDirectory)
    // As the suite's own runs are, so that a comparison finds them of one kind.
    if let run = session.plan.runs.first { Machine.threads = run.threads }
    var result = try importer.evaluated(
      record, on: try library.task(task), maximumLength: maximumLength, template: session.suite.template)
    if session.model.sha256 == record.provenance.modelSHA256 { result.record.configuration.model = session.suite.model }
    return result
  }

  /// A file of that name; or, since a results directory names its files by identity, one of the run's own name there.
  ///
  /// - Returns: where it is.
  private static func write(_ record: RunRecord, to out: String) throws -> String {
    let url = URL(fileURLWithPath: out)
    let parent = url.deletingLastPathComponent()
    let isAmongRuns = parent.lastPathComponent == "runs"
    if out.hasSuffix(".h5"), !isAmongRuns {
      try record.write(to: url)
      return out
    }
    let results = ResultsDirectory(isAmongRuns ? parent.deletingLastPathComponent() : url)
    if record.primary == nil {
      complain("tunebench: note: without --suite there is no score: tables and comparisons leave the run out")
    }
    let file = try results.write(record)
    for problem in try results.rebuildIndex() { complain("tunebench: \(problem.file): \(problem.error)") }
    return file.relativePath + (isAmongRuns ? " (files among runs are named by identity)" : "")
  }

  static let logits = Command(
    name: "adapter logits", summary: "Print a run's or a directory's logits of texts, or of tokens, as JSON.",
    positionals: ["RUN|DIR"],
    options: [
      modelOption,
      .init(name: "texts", value: "FILE", summary: "one text a line; a tab parts the two texts of a pair"),
      .init(name: "tokens", value: "FILE", summary: "of a language model: one sequence of token ids a line"),
      .init(name: "max-length", value: "N", summary: "word pieces a text (default: as the run had it)"),
    ],
    discussion: """
      A head for labels has one row of logits a text. A language model has one of the token after each text, or with --tokens \
      one of the token after each token.
      """,
    examples: [
      "tunebench adapter logits my-adapter --model minilm --texts texts.txt",
      "tunebench adapter logits my-lora --model smollm2 --tokens ids.txt",
    ]
  ) { arguments in
    if arguments.text("tokens") != nil, arguments.text("texts") != nil || arguments.text("max-length") != nil {
      throw InputError("--tokens goes without --texts and --max-length", kind: .usage, advice: "leave the others out")
    }
    let texts = try arguments.text("texts").map(lines)?.map { line -> (text: String, pair: String?) in
      let parts = line.components(separatedBy: "\t")
      return (parts[0], parts.count > 1 ? parts[1] : nil)
    }
    let sequences = try arguments.text("tokens").map { file in
      try lines(file).enumerated().map { index, line in
        try line.split(separator: " ").map { word in
          guard let token = Int32(word) else {
            throw InputError(
              "is no token id", kind: .usage, place: "\(file):\(index + 1)",
              expected: "whole numbers, parted by spaces",
              found: String(word.prefix(40)))
          }
          return token
        }
      }
    }
    guard texts != nil || sequences != nil else {
      throw InputError(
        "--texts is needed, or --tokens", kind: .usage, expected: "a file with one text, or one sequence of ids, a line"
      )
    }
    let source = arguments.positional(0)!, length = try arguments.integer("max-length", atLeast: 3)
    var isDirectory: ObjCBool = false
    let record: RunRecord, model: ModelReference
    if FileManager.default.fileExists(atPath: source, isDirectory: &isDirectory), isDirectory.boolValue {
      model = try base(arguments)
      let result = try AdapterImport(URL(fileURLWithPath: source), base: model).imported()
      say(result.notes)
      record = result.record
    } else {
      record = try RunReference.record(source)
      model = try baseModel(arguments.text("model") ?? record.configuration.model)
      try model.check(startOf: record)
    }
    let restored = try Restoration(record, model: model.directory)
    try restored.model.backbone.compute(in: restored.precision, weights: restored.weights)
    if let length { try restored.check(maximumLength: length) }
    func row(_ values: some Sequence<Float>) -> String { "[" + values.map { "\($0)" }.joined(separator: ", ") + "]" }
    if let sequences {
      let all = try restored.tokenLogits(sequences)
      if let index = all.firstIndex(where: { !$0.values.allSatisfy(\.isFinite) }) {
        throw InputError(
          "computes logits that are no numbers", place: source, expected: "finite values",
          found: "some of sequence \(index + 1) are not", advice: "the weights are not usable: its training diverged")
      }
      let blocks = all.map { logits -> String in
        let values = logits.values, width = logits.columns
        return "  [" + (0..<logits.rows).map { row(values[$0 * width..<($0 + 1) * width]) }.joined(separator: ",\n   ")
          + "]"
      }
      return print("[\n" + blocks.joined(separator: ",\n") + "\n]")
    }
    let logits = try restored.logits(texts ?? [], maximumLength: length)
    if let index = logits.firstIndex(where: { !$0.allSatisfy(\.isFinite) }) {
      throw InputError(
        "computes logits that are no numbers", place: source, expected: "finite values",
        found: "\(logits[index]) for text \(index + 1)", advice: "the weights are not usable: its training diverged")
    }
    let rows = logits.map { "  " + row($0) }
    print("[\n" + rows.joined(separator: ",\n") + "\n]")
  }

  /// The lines of a file, of which there must be one.
  private static func lines(_ file: String) throws -> [String] {
    let text = try String(
      file: URL(fileURLWithPath: file), name: file, expected: "a file with one text, or one sequence of ids, a line")
    var lines = text.components(separatedBy: "\n")
    if lines.last == "" { lines.removeLast() }
    guard !lines.isEmpty else { throw InputError("holds no text", place: file) }
    return lines
  }

  private static func base(_ arguments: Arguments) throws -> ModelReference {
    guard let name = arguments.text("model") else {
      throw InputError(
        "--model is needed: an adapter is half a model", kind: .usage, advice: "--model minilm")
    }
    return try baseModel(name)
  }
}
