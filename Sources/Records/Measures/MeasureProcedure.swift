/// The numbers by which measures are taken: said here once, for whoever takes them and for their definitions.
package enum MeasureProcedure {
  /// Steps at the beginning of training that count in no median and no rate.
  package static let warmUpSteps = 5

  /// Single texts that inference is timed on, after a tenth as many that are not.
  package static let inferenceTexts = 100
  /// Texts of a batch whose throughput is measured.
  package static let inferenceBatch = 32
  /// Batches that are timed, after one that is not.
  package static let inferenceBatches = 2

  /// Word pieces that a text of a retention set or a probe may have.
  package static let embeddingPieces = 128
  /// The inverse regularisations C that a linear probe tries.
  package static let probeGrid = [1e-4, 1e-3, 1e-2, 1e-1, 1]
  /// Tokens of each of the task's and a retention set's texts that KL to the base model is measured on.
  package static let divergenceTokens = 512
}
