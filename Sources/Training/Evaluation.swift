import Networks
import Tensors

extension Model {
  /// Logits of every item, [items][outputs], in order; dropout off, nothing recorded.
  public func logits(of data: EncodedSet, batch size: Int = EncodedSet.evaluationBatch) -> [[Float]] {
    data.batches(of: size).flatMap { range -> [[Float]] in
      let logits = self(Tape(recording: false), data.batch(range)).value
      let values = logits.values
      return (0..<range.count).map { Array(values[$0 * logits.columns..<($0 + 1) * logits.columns]) }
    }
  }
}

extension Backbone {
  /// Mean-pooled embeddings of every item, [items][width], not normalised.
  public func embeddings(of data: EncodedSet, batch size: Int = EncodedSet.evaluationBatch) -> [[Float]] {
    data.batches(of: size).flatMap { range -> [[Float]] in
      let pooled = meanPooled(data.batch(range))
      let values = pooled.values
      return (0..<range.count).map { Array(values[$0 * pooled.columns..<($0 + 1) * pooled.columns]) }
    }
  }
}

/// Index of the largest value; the first of equals.
public func argmax(_ values: [Float]) -> Int {
  values.indices.reduce(0) { values[$1] > values[$0] ? $1 : $0 }
}
