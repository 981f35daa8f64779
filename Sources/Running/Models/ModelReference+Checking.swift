import Basics
import Records

extension ModelReference {
  /// - Throws: `InputError` if `record` is of a run that started from other weights, or from the same with another shape or
  ///   tokenizer. Records of older programs know their weights only, imported ones may know neither.
  public func check(startOf record: RunRecord) throws {
    let recorded = record.provenance
    guard recorded.modelSHA256.isEmpty || recorded.modelSHA256 == sha256 else {
      throw InputError(
        "is not the model that the run started from", place: directory.path,
        expected: "model.safetensors with SHA-256 \(recorded.modelSHA256)", found: sha256,
        advice: "name the right one with --model")
    }
    guard recorded.modelIdentity.isEmpty || recorded.modelIdentity == identity else {
      throw InputError(
        "has the weights that the run started from, but another config.json or tokenizer", place: directory.path,
        expected: "files with the identity \(recorded.modelIdentity)", found: identity,
        advice: "name the directory as it was with --model")
    }
  }
}
