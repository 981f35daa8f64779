import CKernels
import Foundation

extension Tape {
  /// Mean cross-entropy, -mean_i log softmax(logits_i)[label_i].   logits [items, classes], labels [items] -> [1], nats
  public func crossEntropy(_ logits: Variable, labels: [Int32]) -> Variable {
    crossEntropy(logits, labels: labels, over: Double(labels.count)).part
  }

  /// Cross-entropy summed over the items, and that over `weight`: its part of a mean to which other batches add theirs.
  ///
  ///     sum = -Σ_i log softmax(logits_i)[label_i],   part = sum / weight   [1], nats
  public func crossEntropy(_ logits: Variable, labels: [Int32], over weight: Double) -> (part: Variable, sum: Double) {
    let items = logits.rows, classes = logits.columns
    precondition(labels.count == items && items > 0)
    precondition(labels.allSatisfy { (0..<classes).contains(Int($0)) }, "a label beyond \(classes) classes")
    let probabilities = Tensor([items, classes], category: forwardCategory)
    var sum = 0.0
    if !tb_rehearsal() {
      for i in 0..<items {
        let row = logits.value.pointer + i * classes, out = probabilities.pointer + i * classes
        let top = (0..<classes).reduce(-Float.infinity) { max($0, row[$1]) }
        var total = 0.0
        for c in 0..<classes { total += exp(Double(row[c] - top)) }
        for c in 0..<classes { out[c] = Float(exp(Double(row[c] - top)) / total) }
        sum += log(total) - Double(row[Int(labels[i])] - top)
      }
    }
    let slot = logits.slot
    let part = record(Tensor([Float(sum / weight)], shape: [1]), when: slot.isTracked) { tape, arriving in
      let dy = arriving.gradient
      let dx = Tensor(slot.shape, category: .workspace)
      if !tb_rehearsal() {
        let scale = dy.pointer[0] / Float(weight)
        for i in 0..<items {
          for c in 0..<classes {
            let target: Float = c == Int(labels[i]) ? 1 : 0
            dx.pointer[i * classes + c] = (probabilities.pointer[i * classes + c] - target) * scale
          }
        }
      }
      tape.add(dx, to: slot)
    }
    return (part, sum)
  }

  /// Mean squared error, mean_i (x_i - target_i)².   x [items, 1], targets [items] -> [1]
  public func meanSquaredError(_ x: Variable, targets: [Float]) -> Variable {
    squaredError(x, targets: targets, over: Double(targets.count)).part
  }

  /// Squared error summed over the items, and that over `weight`: its part of a mean to which other batches add theirs.
  ///
  ///     sum = Σ_i (x_i - target_i)²,   part = sum / weight   [1]
  public func squaredError(_ x: Variable, targets: [Float], over weight: Double) -> (part: Variable, sum: Double) {
    let items = x.rows
    precondition(x.columns == 1 && targets.count == items && items > 0)
    let values = x.value
    var sum = 0.0
    for i in 0..<items {
      let difference = Double(values.pointer[i] - targets[i])
      sum += difference * difference
    }
    let slot = x.slot
    let part = record(Tensor([Float(sum / weight)], shape: [1]), when: slot.isTracked) { tape, arriving in
      let dy = arriving.gradient
      let dx = Tensor(slot.shape, category: .workspace)
      for i in 0..<items {
        dx.pointer[i] = 2 * (values.pointer[i] - targets[i]) * dy.pointer[0] / Float(weight)
      }
      tape.add(dx, to: slot)
    }
    return (part, sum)
  }
}
