import Basics
import CKernels

/// A value on its way through the network, with the number of the tape node that made it.
///
/// `node` is nil for what no trainable weight has touched: operations on such values are not recorded,
/// nothing is kept for them, and backward never reaches them.
public struct Variable {
  public let value: Tensor
  public let node: Int?

  /// A value that gets no gradient.
  public init(_ value: Tensor) {
    self.value = value
    node = nil
  }

  init(_ value: Tensor, node: Int?) {
    self.value = value
    self.node = node
  }

  public var isTracked: Bool { node != nil }
  /// Where its gradient goes, without holding on to the value.
  var slot: GradientSlot { GradientSlot(node: node, shape: value.shape) }
  public var rows: Int { value.rows }
  public var columns: Int { value.columns }
}

/// The place of a gradient on the tape: all that a closure keeps of an input whose value it does not need.
struct GradientSlot {
  let node: Int?
  let shape: [Int]
  var isTracked: Bool { node != nil }
}

/// What happened in a forward pass, so that gradients can be computed from the end to the beginning.
///
/// An array of nodes with integer indices. A node holds one closure, which captures exactly what its gradient
/// needs (saved tensors are in the ledger as `activations`) and is freed as soon as backward has passed it.
public final class Tape {
  typealias Backward = (_ tape: Tape, _ arriving: Arriving) -> Void

  private struct Node {
    var backward: Backward?
    var gradient: Tensor?
  }

  /// False for evaluation: nothing is recorded.
  public let records: Bool
  /// Where dropout masks come from; nil switches dropout off.
  public var dropoutStream: RandomStream?
  /// While rows stand for tokens of several sequences: a mask would drop them alike, where each was to have its own.
  public var hasSharedRows = false
  private var nodes: [Node] = []

  public init(recording: Bool, dropout: RandomStream? = nil) {
    records = recording
    dropoutStream = dropout
  }

  /// Category of a tensor made in forward: kept ones are activations.
  var forwardCategory: MemoryCategory { records ? .activations : .workspace }

  /// Is the gradient of this parameter wanted?
  func trains(_ parameter: Parameter?) -> Bool { records && (parameter?.isTrainable ?? false) }

  /// Puts `value` on the tape if any of its inputs asks for a gradient.
  func record(_ value: Tensor, when needed: Bool, backward: @escaping Backward) -> Variable {
    guard records && needed else { return Variable(value) }
    nodes.append(Node(backward: backward, gradient: nil))
    return Variable(value, node: nodes.count - 1)
  }

  /// A parameter as a value; its gradient goes to the parameter's buffer.
  public func leaf(_ parameter: Parameter) -> Variable {
    record(parameter.value, when: parameter.isTrainable) { _, arriving in
      let gradient = arriving.gradient
      tb_axpby(gradient.count, 1, gradient.pointer, 1, parameter.gradientBuffer().pointer)
    }
  }

  /// Adds `gradient` to what has arrived. The tape may keep the tensor: do not write to it after.
  func add(_ gradient: Tensor, to slot: GradientSlot) {
    guard let node = slot.node else { return }
    guard nodes[node].gradient != nil else {
      nodes[node].gradient = gradient
      return
    }
    let sum = ownedGradient(node)
    tb_axpby(gradient.count, 1, gradient.pointer, 1, sum.pointer)
  }

  /// Lets `body(destination, beta)` write (beta 0) or add (beta 1) a gradient in place.
  func accumulate(into slot: GradientSlot, _ body: (UnsafeMutablePointer<Float>, Float) -> Void) {
    guard let node = slot.node else { return }
    if nodes[node].gradient != nil {
      body(ownedGradient(node).pointer, 1)
    } else {
      let new = Tensor(slot.shape, category: .workspace)
      nodes[node].gradient = new
      body(new.pointer, 0)
    }
  }

  /// The node's gradient in memory that nobody else reads.
  private func ownedGradient(_ node: Int) -> Tensor {
    if !isKnownUniquelyReferenced(&nodes[node].gradient!.storage) {
      nodes[node].gradient = nodes[node].gradient!.copy(category: .workspace)
    }
    return nodes[node].gradient!
  }

  /// Runs all gradients from `loss` [1] down, with d loss = `seed`; trainable parameters' buffers are added to.
  ///
  /// The tape is empty afterwards.
  public func backward(from loss: Variable, seed: Float = 1) {
    precondition(loss.node == nil || loss.value.count == 1)
    backward(from: loss, gradient: Tensor([1], filledWith: seed, category: .workspace))
  }

  /// The same from y of any shape, with d loss / d y.
  private func backward(from y: Variable, gradient: Tensor) {
    guard let last = y.node else { return nodes.removeAll() }
    nodes[last].gradient = gradient
    while let last = nodes.indices.last {
      let backward = nodes[last].backward
      let arriving = Arriving(&nodes[last].gradient)
      nodes.removeLast()
      if arriving.hasGradient { backward?(self, arriving) }
    }
  }

  /// y = body(inputs), of which nothing is kept but the inputs: backward computes it once more (Chen et al. 2016,
  /// arXiv:1604.06174). The same bits, in less memory and more time.
  ///
  /// - Parameter body: Reads what it does not get as an input without asking for its gradient, weights apart.
  public func recomputed(
    _ inputs: [Variable], _ body: @escaping (_ tape: Tape, _ inputs: [Variable]) -> Variable
  ) -> Variable {
    guard records, inputs.contains(where: \.isTracked) else { return body(self, inputs) }
    // Both passes draw the same masks.
    let stream = dropoutStream, shares = hasSharedRows
    func tape(recording: Bool) -> Tape {
      let tape = Tape(recording: recording, dropout: stream)
      tape.hasSharedRows = shares
      return tape
    }
    let once = tape(recording: false), y = body(once, inputs.map { Variable($0.value) })
    dropoutStream = once.dropoutStream
    y.value.storage.recategorize(.activations)
    let slots = inputs.map(\.slot), values = inputs.map(\.value)
    return record(y.value, when: true) { outer, arriving in
      let again = tape(recording: true)
      var gradients = [Tensor?](repeating: nil, count: values.count)
      let own = values.indices.map { i in
        again.record(values[i], when: slots[i].isTracked) { _, arriving in gradients[i] = arriving.gradient }
      }
      again.backward(from: body(again, own), gradient: arriving.gradient)
      for (slot, gradient) in zip(slots, gradients) {
        if let gradient { outer.add(gradient, to: slot) }
      }
    }
  }
}

/// The gradient with which a node is reached: to read, or to take over.
final class Arriving {
  private var held: Tensor?

  /// Moves the gradient out of its node, so that this is its only holder unless another node shares it.
  fileprivate init(_ source: inout Tensor?) {
    held = source
    source = nil
  }

  fileprivate var hasGradient: Bool { held != nil }

  /// To read. May be handed on to several inputs.
  var gradient: Tensor { held! }

  /// To write to: the gradient's own memory when nobody else reads it, else a copy. Call once, and `gradient` no more.
  func takeWritable() -> Tensor {
    if !isKnownUniquelyReferenced(&held!.storage) { held = held!.copy(category: .workspace) }
    let mine = held!
    held = nil
    return mine
  }
}
