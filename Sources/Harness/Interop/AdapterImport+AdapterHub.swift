import Basics
import Foundation
import Methods
import Networks
import Tensors

extension AdapterImport {
  /// Which bottleneck adapter an AdapterHub configuration means, and its tensors under this program's names.
  func readAdapterHub(_ outer: JSON) throws -> Content {
    let place = directory.appendingPathComponent(AdapterFile.configuration).path
    guard let configuration = outer["config"], let name = outer["name"]?.string else {
      throw InputError("is not AdapterHub's", place: place, expected: "the keys config and name")
    }
    func matches(_ form: BottleneckForm) -> String? {
      for (key, value) in form.keys.sorted(by: { $0.key < $1.key }) {
        let found = configuration[key] ?? .null
        let isEqual = (value as? Bool).map { found.bool ?? false == $0 } ?? (found.string == value as? String)
        if !isEqual { return "\(key): \(found.canonical)" }
      }
      return nil
    }
    guard let form = BottleneckForm.allCases.first(where: { matches($0) == nil }) else {
      throw InputError(
        "describes an adapter that has no counterpart here", place: place,
        expected: "double_seq_bn, seq_bn or par_bn",
        found: BottleneckForm.allCases.map { "\(matches($0)!) (unlike \($0.rawValue))" }.joined(
          separator: ", "))
    }
    guard let reduction = configuration["reduction_factor"]?.int,
      let scale = configuration["scaling"]?.double ?? 1.0 as Double?,
      configuration["scaling"]?.string == nil, configuration["leave_out"]?.array?.isEmpty ?? true,
      form == .parallel || scale == 1
    else {
      throw InputError(
        "describes an adapter that has no counterpart here", place: place,
        expected: "a whole reduction_factor, every layer, a fixed scaling (1 unless parallel)",
        found: "reduction_factor \(configuration["reduction_factor"]?.canonical ?? "none"), scaling "
          + "\(configuration["scaling"]?.canonical ?? "none"), leave_out \(configuration["leave_out"]?.canonical ?? "none")"
      )
    }
    let weights = try tensors(AdapterFile.hubWeights, AdapterFile.hubTorchWeights).map { tensor in
      RunRecord.NamedTensor(tensor.name.replacing(".adapters.\(name).", with: ".adapters."), tensor.tensor)
    }
    var options: [(name: String, value: OptionValue)] = [("reduction", .int(reduction))]
    if form == .parallel { options.append(("scale", .real(scale))) }
    let labels = try? json(AdapterFile.headConfiguration)["label2id"]?.sortedMembers
    return Content(
      method: form.rawValue, options: options, weights: weights,
      head: try tensors(AdapterFile.headWeights, AdapterFile.headTorchWeights, isNeeded: false).map {
        RunRecord.NamedTensor($0.name, $0.tensor)
      },
      labels: (labels ?? []).sorted { ($0.value.int ?? 0) < ($1.value.int ?? 0) }.map(\.key))
  }

  /// The tensors of the first of the two files that is there.
  private func tensors(_ safetensors: String, _ torch: String, isNeeded: Bool = true) throws -> [(
    name: String, tensor: Tensor
  )] {
    let first = directory.appendingPathComponent(safetensors),
      second = directory.appendingPathComponent(torch)
    if FileManager.default.fileExists(atPath: first.path) {
      let file = try SafetensorsFile(first)
      return try file.names.map { ($0, try file.tensor($0)) }
    }
    if FileManager.default.fileExists(atPath: second.path) { return try TorchArchive.read(second) }
    guard isNeeded else { return [] }
    throw InputError(
      "holds no adapter weights", place: directory.path, expected: "\(safetensors) or \(torch)")
  }
}
