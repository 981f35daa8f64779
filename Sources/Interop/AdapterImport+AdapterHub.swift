import Basics
import Files
import Foundation
import Methods
import Networks
import Tensors

extension AdapterImport {
  /// Which bottleneck adapter an AdapterHub configuration means, and its tensors under this program's names.
  func readAdapterHub(_ outer: JSON) throws -> Content {
    let place = directory.appendingPathComponent(AdapterFile.configuration).path
    guard let configuration = outer["config"], case .object = configuration, let name = outer["name"]?.string else {
      throw InputError(
        "is not AdapterHub's", place: place, expected: "the keys config, an object, and name, a text")
    }
    func refusal(_ expected: String, _ found: String) -> InputError {
      InputError(
        "describes an adapter that has no counterpart here", place: place, expected: expected, found: found)
    }
    var notes = try ForeignKeys.hubFile.check(outer, place: place)
    try ForeignObject(json: outer, place: place).require("hidden_size", shape.width, "the base model's width")
    if let other = configuration["architecture"]?.string, other != "bottleneck" {
      throw refusal("the architecture bottleneck", other)
    }
    notes += try ForeignKeys.hubBottleneck.check(configuration, place: "\(place): config")
    func mismatch(_ form: AdapterHubForm) -> String? {
      for (key, value) in form.keys.sorted(by: { $0.key < $1.key }) {
        let found = configuration[key] ?? .null
        let isEqual = found == value || found.isNull && value == false
        if !isEqual { return "\(key): \(found.canonical.prefix(40))" }
      }
      return nil
    }
    let forms = MethodRegistry.adapterHubForms
    guard let (method, form) = forms.first(where: { mismatch($0.form) == nil }) else {
      let names = forms.map(\.form.name)
      throw refusal(
        names.dropLast().joined(separator: ", ") + " or " + (names.last ?? ""),
        forms.map { "\(mismatch($0.form)!) (unlike \($0.method))" }.joined(separator: ", "))
    }
    let (reduction, scaling, left) = (
      configuration["reduction_factor"] ?? .null, configuration["scaling"] ?? .null, configuration["leave_out"] ?? .null
    )
    guard let factor = reduction.int, (1...max(1, shape.width)).contains(factor),
      let scale = scaling.isNull ? 1 : scaling.double, scale.isFinite, form.scaling != nil || scale == 1,
      left.isNull || left == []
    else {
      throw refusal(
        "a whole reduction_factor up to the width, every layer, a fixed scaling (1 unless parallel)",
        "reduction_factor \(reduction.canonical.prefix(40)), scaling \(scaling.canonical.prefix(40)), "
          + "leave_out \(left.canonical.prefix(40))")
    }
    let weights = try hubTensors(AdapterFile.hubWeights, AdapterFile.hubTorchWeights).map { tensor in
      try named(tensor.name.replacing(".adapters.\(name).", with: ".adapters."), tensor.tensor)
    }
    guard !weights.isEmpty else {
      throw InputError(
        "holds no adapter weights", place: directory.path,
        expected: AdapterFile.hubWeights)
    }
    var options: [(name: String, value: JSON)] = [(form.reduction, .number(Double(factor)))]
    if let scaling = form.scaling { options.append((scaling, .number(scale))) }
    let head = try readHubHead()
    return Content(
      method: method, options: options, weights: weights, head: head.tensors, labels: head.labels,
      notes: notes + head.notes)
  }

  /// The tensors of a file; none where it is not there.
  ///
  /// - Throws: `InputError` that says how to convert all that `torch.save` wrote, where that is what there is.
  func hubTensors(_ name: String, _ torch: String) throws -> [(name: String, tensor: Tensor)] {
    guard exists(name) else {
      guard exists(torch) else { return [] }
      throw torchRefusal(
        [
          (AdapterFile.hubWeights, AdapterFile.hubTorchWeights),
          (AdapterFile.headWeights, AdapterFile.headTorchWeights),
        ].filter { !exists($0.0) && exists($0.1) })
    }
    let file = try SafetensorsFile(directory.appendingPathComponent(name))
    return try file.names.map { ($0, try file.tensor($0)) }
  }
}
