/// What others call the keys of suites and of data: names of transformers, PEFT, TRL and papers. Settings and methods state
/// theirs where they are declared.
///
/// A key that is not known is first looked up here, since `sep` and `separator` are far apart in letters and one in
/// meaning. Spelt without case, hyphens and underscores, so that `model_name_or_path` and
/// `modelNameOrPath` are one entry. The terms on the right are only offered where they are among what may stand
/// in a place.
enum FieldTerms {
  static func ours(for name: String) -> [String] { table[plain(name)] ?? [] }

  /// `learning_rate`, `learning-rate` and `learningRate` alike.
  static func plain(_ name: String) -> String {
    String(name.lowercased().filter { !"_- ".contains($0) })
  }

  private static let table: [String: [String]] = {
    var table: [String: [String]] = [:]
    for (term, others) in terms {
      for other in others { table[plain(other), default: []].append(term) }
    }
    return table
  }()

  private static let terms: [(ours: String, others: [String])] = [
    // Suites and data
    ("model", ["base_model", "model_name", "model_name_or_path", "pretrained", "checkpoint"]),
    ("tasks", ["task", "dataset", "datasets"]),
    ("methods", ["method", "peft", "peft_methods"]),
    ("seeds", ["seed", "random_seed", "random_state"]),
    ("heldOut", ["holdout", "ood", "test_on", "out_of_domain"]),
    ("train", ["training", "training_args", "training_arguments"]),
    ("text", ["sentence", "text_column", "input"]), ("pair", ["text_pair", "text2", "sentence2"]),
    ("label", ["label_column", "target"]),
    ("separator", ["sep", "delimiter"]), ("header", ["has_header"]),
  ]
}
