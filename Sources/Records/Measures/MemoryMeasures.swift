import Basics

/// Definitions of the measures of memory and of sizes.
enum MemoryMeasures {
  static let all: [MeasureDefinition] = ledger + process + sizes

  private static let ledger =
    MemoryCategory.allCases.map { category in
      MeasureDefinition(
        "memory/*/\(category.name)", title: category.title,
        unit: "byte", better: .lower,
        definition: meaning(of: category) + " " + phases)
    } + [
      bytes("*/total", "all tensors", "All tensors held at once. " + phases)
    ]

  private static let phases =
    """
    At the moment when the phase held most: load, forward, backward, optimizer, evaluate; trainPeak is the highest of \
    forward, backward and optimizer. Bytes asked for, before the allocator's rounding.
    """

  private static let process = [
    bytes(
      "process/beforeModel", "process before the model",
      "Resident set of the run's own process before model and data were read: the program and its libraries."),
    bytes(
      "process/trainPeakResident", "process at peak of training",
      "Peak resident set of the run's own process until the end of training, dev evaluations included."),
    bytes(
      "process/peakResident", "process at peak",
      """
      Peak resident set of the run's own process: loading, training and evaluating. Measuring inference and writing the \
      results file come after it is read, and after freed memory was given back.
      """),
    bytes(
      "predicted/ledgerPeak", "predicted: tensors at peak",
      """
      What `tunebench plan` expects of trainPeak/total, found by walking through the run with kernels that compute \
      nothing.
      """),
    bytes(
      "predicted/peakResident", "predicted: process at peak",
      "What `tunebench plan` expects of process/peakResident."),
    bytes(
      "allocator/ledger", "tensors of a forward pass by the ledger",
      "By how much the ledger's heap tensors grew over the first step's forward pass."),
    bytes(
      "allocator/held", "tensors of a forward pass by the allocator",
      """
      By how much the bytes that the C library's allocator had handed out grew over the same pass: equal to \
      allocator/ledger within 1 %, but for the tape and scratch, some ten kB, where a method keeps next to nothing.
      """),
  ]

  private static let sizes = [
    MeasureDefinition(
      "sizes/trainable", title: "trained parameters", unit: "parameter", better: .lower,
      definition: "Parameters of the method that were trained, head apart."),
    MeasureDefinition(
      "sizes/stored", title: "kept parameters", unit: "parameter", better: .lower,
      definition: "Parameters of the method that are kept, head apart."),
    MeasureDefinition(
      "sizes/fileBytes", title: "bytes to keep", unit: "byte", better: .lower,
      definition: "What must be kept beside the base model to use the result, head included."),
    MeasureDefinition(
      "sizes/head", title: "head's parameters", unit: "parameter",
      definition: "Parameters of the head, and of what pools for it where that trains."),
    MeasureDefinition(
      "disk/baseModel", title: "base model on disk", unit: "byte",
      definition: "Bytes of the base model's weights file, which every result needs beside what it keeps."),
  ]

  private static func bytes(_ name: String, _ title: String, _ definition: String) -> MeasureDefinition {
    MeasureDefinition("memory/\(name)", title: title, unit: "byte", better: .lower, definition: definition)
  }

  private static func meaning(of category: MemoryCategory) -> String {
    switch category {
    case .baseWeights: "Frozen weights of the pretrained model, mapped from its file."
    case .trainableWeights: "Weights that training changes: the method's, the head's, the model's own where they train."
    case .gradients: "Gradient buffers of the trained weights."
    case .optimizerState: "The optimiser's two moments of every trained weight."
    case .activations: "What forward keeps for backward."
    case .workspace: "Gradients on their way through backward, copies of weights, and all of an evaluation's values."
    }
  }
}
