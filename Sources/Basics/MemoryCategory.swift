/// What a block of memory is for: the rows of the memory ledger.
public enum MemoryCategory: Int, CaseIterable, Sendable {
  case baseWeights, trainableWeights, gradients, optimizerState, activations, workspace

  /// Name in result files and tables.
  public var name: String {
    switch self {
    case .baseWeights: "baseWeights"
    case .trainableWeights: "trainableWeights"
    case .gradients: "gradients"
    case .optimizerState: "optimizerState"
    case .activations: "savedActivations"
    case .workspace: "workspace"
    }
  }

  /// In sentences.
  public var title: String {
    switch self {
    case .baseWeights: "base weights"
    case .trainableWeights: "trainable weights"
    case .gradients: "gradients"
    case .optimizerState: "optimizer state"
    case .activations: "saved activations"
    case .workspace: "workspace"
    }
  }
}
