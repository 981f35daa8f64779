import Basics
import Files
import Foundation
import Methods
import Networks
import Running
import Suites
import Tensors

extension AdapterExport {
  /// The adapter's name in the files; `load_adapter(DIR, load_as: NAME)` gives it another.
  static let adapterName = "tunebench"

  /// Writes both of the forms that `load_adapter` knows: PyTorch's, which it reads unasked, and safetensors.
  func writeAdapterHub(_ part: MethodConfiguration.Part, _ form: AdapterHubForm, to directory: URL) throws {
    var configuration = form.keys.mapValues(jsonObject)
    configuration["reduction_factor"] = part.values[form.reduction]!.int!
    configuration["scaling"] = form.scaling.flatMap { part.values[$0]?.double } ?? 1.0
    configuration["init_weights"] = form.start
    configuration["dropout"] = 0.0
    configuration["leave_out"] = [Int]()
    for key in ["inv_adapter", "inv_adapter_reduction_factor", "init_weights_seed"] {
      configuration[key] = NSNull()
    }
    configuration["stochastic_depth"] = 0.0
    let common: [String: Any] = [
      "hidden_size": model.backbone.anatomy.width, "model_class": "BertForSequenceClassification",
      "model_name": base.directory.path, "model_type": "bert", "version": "adapters.1.3.0",
    ]
    try writeJSON(
      common.merging(["config": configuration, "name": Self.adapterName]) { $1 }, reals: ["scaling"],
      to: directory.appendingPathComponent(AdapterFile.configuration))
    let names = note.names(outputs: model.output.outputs)
    try writeJSON(
      common.merging([
        "config": NSNull(), "name": NSNull(), "num_labels": names.count,
        "label2id": Dictionary(names.enumerated().map { ($1, $0) }, uniquingKeysWith: { a, _ in a }),
      ]) { $1 }, to: directory.appendingPathComponent(AdapterFile.headConfiguration))

    let adapter = restoration.attachments.flatMap(\.trained).map {
      (name: $0.name.replacing(".adapters.", with: ".adapters.\(Self.adapterName)."), tensor: $0.value)
    }
    // A trained pooling layer stands in the head's file: AdapterHub loads by name whatever stands there.
    for (tensors, safetensors, torch) in [
      (adapter, AdapterFile.hubWeights, AdapterFile.hubTorchWeights),
      (restoration.travellingHead, AdapterFile.headWeights, AdapterFile.headTorchWeights),
    ] {
      try SafetensorsFile.write(tensors, to: directory.appendingPathComponent(safetensors))
      try TorchArchive.write(tensors, to: directory.appendingPathComponent(torch))
    }
  }
}
