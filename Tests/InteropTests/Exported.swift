import Basics
import Files
import Foundation
import Tasks
import Tensors
import TestSupport
import Testing

@testable import Interop
@testable import Records

/// A tiny model, a run of one method on it, and the directory that was exported of it, to be changed and imported.
struct Exported {
  let model: InteropModel
  let run: InteropModel.Trained
  let out: URL

  init(_ entry: String, in directory: URL) throws {
    model = try InteropModel(in: directory)
    run = try model.run(entry, in: directory)
    out = directory.appendingPathComponent("out")
    try AdapterExport(run.record, base: model.base).write(to: out)
  }

  func file(_ name: String) -> URL { out.appendingPathComponent(name) }
  func remove(_ name: String) throws { try FileManager.default.removeItem(at: file(name)) }

  /// Sets keys of a JSON file; nil removes one.
  func change(_ name: String, _ changes: [String: Any?]) throws {
    var json = try #require(try JSONSerialization.jsonObject(with: Data(contentsOf: file(name))) as? [String: Any])
    for (key, value) in changes { json[key] = value }
    try JSONSerialization.data(withJSONObject: json).write(to: file(name))
  }

  /// Changes the tensors of a file.
  func tensors(_ name: String, _ body: (inout [(name: String, tensor: Tensor)]) -> Void) throws {
    let source = try SafetensorsFile(file(name))
    var tensors = try source.names.map { (name: $0, tensor: try source.tensor($0).copy()) }
    body(&tensors)
    try SafetensorsFile.write(tensors, to: file(name))
  }

  func imported(labels: [String]? = nil) throws -> AdapterImport.Result {
    try AdapterImport(out, base: model.base).imported(labels: labels)
  }

  func error() throws -> InputError { try inputError { _ = try imported() } }

  /// The run's own task.
  func task() throws -> TaskData {
    let labels = ["label 0", "label 1", "label 2"]
    let evaluation = run.record.evaluations[0]
    guard case .labels(let gold)? = evaluation.gold else { preconditionFailure() }
    let test = zip(run.texts, gold).map {
      Example(text: $0.text, pair: $0.pair, label: .category(Int($1)), source: "")
    }
    return TaskData(
      name: "letters", kind: .classification(labels: labels), metric: .accuracy, train: [], dev: [], test: test,
      files: [.init(path: "test.tsv", sha256: "00")], version: 1)
  }
}
