import Basics
import Foundation
import Testing

/// Imported results through every command that reads results: no model is needed, and no method is a registered one.
@Suite struct CompareCommandTests {
  private static func file(_ method: String, seed: Int, accuracy: Double) -> String {
    """
    {"run_info": {"created_at": "2026-01-02T03:04:05+00:00", "total_time": 9, "experiment_name": "\(method)/base-x_\(method)",
      "peft_branch": "main", "error_msg": "", "peft_config": {"peft_type": "\(method)"},
      "train_config": {"model_id": "org/Base", "seed": \(seed), "optimizer_kwargs": {"lr": 0.1}}},
     "train_info": {"accelerator_memory_reserved_avg": 1, "accelerator_memory_max": 300, "train_time": 5,
      "accelerator_memory_reserved_99th": 2, "file_size": 40, "num_trainable_params": 10, "num_total_params": 99,
      "status": "success", "metrics": [
        {"step": 1, "valid accuracy": 0.1, "train loss": 2.0, "train time": \(3 + seed), "eval time": 1.0},
        {"step": 1, "test accuracy": \(accuracy), "forgetting": 0.1, "train loss": 2.0, "train total tokens": 70}]},
     "meta_info": {"system_info": {"accelerator": "GPU"}}}
    """
  }

  /// Two methods nobody has heard of, three seeds each, and a broken file.
  private func imported() throws -> (root: URL, results: String) {
    let root = try temporaryDirectory()
    let source = root.appendingPathComponent("source")
    try FileManager.default.createDirectory(at: source, withIntermediateDirectories: true)
    for (method, scores) in [("alpha", [0.5, 0.51, 0.52]), ("beta", [0.7, 0.72, 0.71])] {
      for (seed, accuracy) in scores.enumerated() {
        try Self.file(method, seed: seed, accuracy: accuracy).write(
          to: source.appendingPathComponent("\(method)\(seed).json"), atomically: true, encoding: .utf8)
      }
    }
    try "{".write(to: source.appendingPathComponent("broken.json"), atomically: true, encoding: .utf8)
    let results = root.appendingPathComponent("results").path
    let outcome = try tunebench("import", "peft-method-comparison", source.path, "--out", results)
    #expect(outcome.status == 1 && outcome.output.contains("6 runs taken in"))
    #expect(outcome.errors.contains("broken.json (malformed)"))
    return (root, results)
  }

  @Test func importedResultsGoThroughEveryTable() throws {
    let (root, results) = try imported()
    defer { try? FileManager.default.removeItem(at: root) }
    let compared = try tunebench("compare", results, "--baseline", "alpha x_alpha")
    #expect(compared.succeeded && compared.output.contains("beta x_beta") && compared.output.contains("better"))
    for form in ["--csv", "--json", "--markdown", "--latex"] {
      let outcome = try tunebench("compare", results, form)
      #expect(outcome.succeeded && outcome.output.contains(form == "--latex" ? "x\\_beta" : "beta"), "\(form)")
    }
    #expect(try tunebench("compare", results, "--list").output.contains("forgetting/retention/wikipedia/lost"))
    let advice = try tunebench("advise", results, "--max-time", "4.5s", "--min-accuracy", "0.6")
    #expect(advice.succeeded && advice.output.contains("Best of them is beta x_beta"))
    let none = try tunebench("advise", results, "--max-forgetting", "0.01", "--json")
    #expect(none.succeeded && none.output.contains("\"best\":null"))
    let report = try tunebench("report", results)
    #expect(report.succeeded, "\(report.errors)")
    // What PEFT calls forgetting is no similarity of sentences.
    let text = try String(
      contentsOf: URL(fileURLWithPath: results).appendingPathComponent("report.md"), encoding: .utf8)
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("mean cross-entropy per token on rows of Wikipedia") && !words.contains("Spearman"))
    let tidy = root.appendingPathComponent("tidy").path
    for form in ["csv", "jsonl"] {
      #expect(try tunebench("export", results, "--format", form, "--out", tidy).succeeded)
      let text = try String(contentsOf: URL(fileURLWithPath: tidy + "/tidy.\(form)"), encoding: .utf8)
      #expect(text.contains("accuracy") && text.split(separator: "\n").count > 20, "\(form)")
    }
    let explained = try tunebench("explain", "forgetting/retention/wikipedia/lost").output
    #expect(explained.contains("In imported results, nat/token, better lower: loss of language modelling"))
  }

  @Test func wrongNamesEndWithStatus2() throws {
    let (root, results) = try imported()
    defer { try? FileManager.default.removeItem(at: root) }
    for (arguments, expected) in [
      (["--metric", "forgeting/retention/wikipedia/lost"], "did you mean \"forgetting/retention/wikipedia/lost\"?"),
      (["--baseline", "alpa x_alpha"], "did you mean \"alpha x_alpha\"?"), (["--csv", "--json"], "do not go together"),
      (["--task", "metamath"], "metamathqa"),
    ] {
      let outcome = try Subprocess.run(executable.path, ["compare", results] + arguments)
      #expect(outcome.status == 2 && outcome.errors.contains(expected), "\(arguments): \(outcome.errors)")
    }
    #expect(try tunebench("advise", results, "--max-time", "fast").status == 2)
    #expect(try tunebench("compare", root.appendingPathComponent("nothing").path).status == 2)
    #expect(try tunebench("compare", results, "--margin", "-1").status == 2)
    let claims = try tunebench("claims", results)
    #expect(claims.status == 2 && claims.errors.contains("no suite states a claim"), "\(claims.errors)")
    #expect(try tunebench("plot", results, "--chart", "test", "--x", "test").status == 2)
    #expect(try tunebench("export", results, "--format", "xml").status == 2)
    #expect(try tunebench("import", "peft-method-comparison", "/no/such/place").status == 2)
  }
}
