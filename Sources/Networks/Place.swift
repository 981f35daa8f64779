/// A linear layer of a block by what it does: where LoRA and its kin attach.
public enum Role: String, CaseIterable, Sendable {
  case query, key, value
  /// Queries, keys and values by one layer (GPT-2's c_attn).
  case queryKeyValue
  case attentionOutput
  /// Whose activation rescales what `up` gives.
  case gate
  case up, down
}

/// A residual branch of a block, by its place: where bottleneck adapters attach.
public enum SublayerSeam: String, CaseIterable, Sendable {
  case attention, feedForward
}

/// A normalisation by what it normalises.
public enum NormPlace: Sendable, Equatable {
  case embeddings
  /// Before or after a block's attention, or its feed-forward, as the residual wants it.
  case attention(Int)
  case feedForward(Int)
  /// Each head's queries or keys.
  case queries(Int)
  case keys(Int)
  case output
}

/// A part of a model that has stored tensors, as a map from what it is to what it is called.
public enum Slot: Sendable, Equatable {
  case tokenEmbeddings, positionEmbeddings, typeEmbeddings
  /// Of token embeddings to the width of the model, where they are of another (ELECTRA).
  case embeddingProjection
  /// What each head adds to its scores by distance, a row a bucket of distances.
  case relativeBias
  case linear(block: Int, Role)
  case norm(NormPlace)
  /// What maps hidden states to the vocabulary, where it is not the table of token embeddings.
  case vocabularyHead
}
