import CKernels

/// What a head over a vocabulary says of rows with a target each, without gradients.
public struct TokenReading: Sendable {
  /// log p(target) by row, nats; 0 where there is no target.
  public var logProbabilities: [Float]
  /// -Σ p log p by row, nats.
  public var entropies: [Float]
  /// The most probable token by row, of equally probable ones the first.
  public var best: [Int32]
}

/// What is added to the logits of rows: p Uᵀ, with p [rows, r] made of the rows and U [vocabulary, r].
public struct HeadUpdate {
  public var projected: Variable
  public var matrix: Parameter

  public init(projected: Variable, matrix: Parameter) {
    self.projected = projected
    self.matrix = matrix
  }
}

extension Tape {
  /// log softmax(x Wᵀ + b + p Uᵀ)[target] by row, without ever holding the logits of all rows; p Uᵀ is an `update`, if any.
  ///
  /// x [rows, width], W [vocabulary, width], b [vocabulary], targets [rows], a negative one being none -> [rows], nats.
  ///
  /// Where W and b are frozen, the gradient by x is computed with the value and kept, [rows, width], in the place of x:
  /// two products in all. Where they train, or there is an update, x is kept and the logits are computed again in backward:
  /// three, and one more where W trains.
  ///
  /// - Parameter precision: of the factors of x Wᵀ and of both its gradients; Wᵀ's of the last tokens, where those are no whole
  ///   number of vectors, is of float32's, as is the update.
  public func logProbabilities(
    _ x: Variable, head: Parameter, bias: Parameter? = nil, update: HeadUpdate? = nil, targets: [Int32],
    precision: Precision = .fp32
  ) -> Variable {
    let call = HeadCall(head: head, bias: bias, update: update, targets: targets, precision: precision)
    call.check(x.value)
    let rows = x.rows, width = x.columns
    let trainsHead = trains(head), trainsBias = trains(bias), trainsUpdate = trains(update?.matrix)
    let projected = update?.projected.slot
    let trainsAny = trainsHead || trainsBias || trainsUpdate || projected?.isTracked ?? false
    let y = Tensor([rows], category: forwardCategory)
    let logSums = trainsAny ? Tensor([rows]) : nil
    let toward = records && x.isTracked && !trainsAny ? Tensor([rows, width]) : nil
    call.withKernelArguments(x.value) {
      tb_head_forward($0, $1, y.pointer, logSums?.pointer, nil, nil, toward?.pointer)
    }
    let slot = x.slot, kept = trainsAny ? x.value : nil
    return record(y, when: x.isTracked || trainsAny) { tape, arriving in
      let dy = arriving.gradient
      guard let kept else {
        return tape.accumulate(into: slot) {
          tb_multiply_rows(rows, width, toward!.pointer, dy.pointer, $1 == 1, $0)
        }
      }
      let toProjected = projected.flatMap { $0.isTracked ? Tensor($0.shape, category: .workspace) : nil }
      func back(_ dx: UnsafeMutablePointer<Float>?, adds: Bool) {
        call.withKernelArguments(kept) {
          tb_head_backward(
            $0, $1, logSums!.pointer, dy.pointer, adds, dx, trainsHead ? head.gradientBuffer().pointer : nil,
            trainsBias ? bias!.gradientBuffer().pointer : nil, toProjected?.pointer,
            trainsUpdate ? update!.matrix.gradientBuffer().pointer : nil)
        }
      }
      if slot.isTracked { tape.accumulate(into: slot) { back($0, adds: $1 == 1) } } else { back(nil, adds: false) }
      if let toProjected { tape.add(toProjected, to: projected!) }
    }
  }

  /// log softmax((x Wᵀ + b) / T)[target] by row; T = 1 is ``logProbabilities``, to the last bit.
  ///
  /// - Precondition: T > 0; at 0 the most probable token has all the probability, and there is nothing to divide.
  public func logProbabilities(
    _ x: Variable, head: Parameter, bias: Parameter? = nil, update: HeadUpdate? = nil, targets: [Int32],
    temperature: Float, precision: Precision = .fp32
  ) -> Variable {
    precondition(temperature > 0)
    guard temperature != 1 else {
      return logProbabilities(x, head: head, bias: bias, update: update, targets: targets, precision: precision)
    }
    let scaled = scaled(x, by: 1 / temperature)
    let update = update.map {
      HeadUpdate(projected: self.scaled($0.projected, by: 1 / temperature), matrix: $0.matrix)
    }
    guard let bias else {
      return logProbabilities(scaled, head: head, update: update, targets: targets, precision: precision)
    }
    // A bias of b / T in the place of b; what arrives at it goes on to b, once the tape has passed the head.
    let own = Self.divided(bias, by: temperature)
    guard trains(bias) else {
      return logProbabilities(scaled, head: head, bias: own, update: update, targets: targets, precision: precision)
    }
    let passed = record(scaled.value, when: true) { tape, arriving in
      tb_axpby(bias.count, 1 / temperature, own.gradientBuffer().pointer, 1, bias.gradientBuffer().pointer)
      tape.add(arriving.gradient, to: scaled.slot)
    }
    return logProbabilities(passed, head: head, bias: own, update: update, targets: targets, precision: precision)
  }

  private static func divided(_ bias: Parameter, by temperature: Float) -> Parameter {
    let values = Tensor(bias.shape, category: .workspace)
    tb_axpby(bias.count, 1 / temperature, bias.value.pointer, 0, values.pointer)
    return Parameter(bias.name, values, role: bias.role, isTrainable: bias.isTrainable)
  }

  /// Σ_i w_i · -log softmax(x Wᵀ + b)[target_i], a sum that is not divided by anything: see ``logProbabilities``.
  ///
  /// x [rows, width], targets and weights [rows] (all 1 without) -> [1], nats
  public func crossEntropy(
    rows x: Variable, head: Parameter, bias: Parameter? = nil, update: HeadUpdate? = nil, targets: [Int32],
    weights: [Float]? = nil, precision: Precision = .fp32
  ) -> Variable {
    let weights = weights ?? [Float](repeating: 1, count: targets.count)
    precondition(weights.count == targets.count)
    return weightedSum(
      logProbabilities(x, head: head, bias: bias, update: update, targets: targets, precision: precision),
      Tensor(weights.map { -$0 }, shape: [weights.count]))
  }

  /// Log-probabilities, entropies and the most probable tokens, to evaluate by.
  ///
  /// x [rows, width], W [vocabulary, width], b [vocabulary], targets [rows], none without; logits are divided by the
  /// temperature, above 0.
  public static func readTokens(
    _ x: Tensor, head: Parameter, bias: Parameter? = nil, update: HeadUpdate? = nil, targets: [Int32]? = nil,
    temperature: Float = 1, precision: Precision = .fp32
  ) -> TokenReading {
    precondition(temperature > 0)
    guard temperature == 1 else {
      let tape = Tape(recording: false)
      let scaled = Tensor(x.shape, category: .workspace)
      tb_axpby(x.count, 1 / temperature, x.pointer, 0, scaled.pointer)
      return readTokens(
        scaled, head: head, bias: bias.map { divided($0, by: temperature) },
        update: update.map {
          HeadUpdate(projected: tape.scaled($0.projected, by: 1 / temperature), matrix: $0.matrix)
        }, targets: targets, precision: precision)
    }
    let rows = x.rows
    let call = HeadCall(
      head: head, bias: bias, update: update, targets: targets ?? [Int32](repeating: -1, count: rows),
      precision: precision)
    call.check(x)
    let y = Tensor([rows], filledWith: 0, category: .workspace)
    let entropies = Tensor([rows], filledWith: 0, category: .workspace)
    var best = [Int32](repeating: 0, count: rows)
    best.withUnsafeMutableBufferPointer { best in
      call.withKernelArguments(x) {
        tb_head_forward($0, $1, y.pointer, nil, entropies.pointer, best.baseAddress, nil)
      }
    }
    return TokenReading(logProbabilities: y.values, entropies: entropies.values, best: best)
  }
}

/// A head over a vocabulary and what is asked of it.
private struct HeadCall {
  var head: Parameter
  var bias: Parameter?
  var update: HeadUpdate?
  var targets: [Int32]
  var precision: Precision

  func check(_ x: Tensor) {
    precondition(
      head.shape.count == 2 && x.columns == head.shape[1] && (bias?.count ?? head.shape[0]) == head.shape[0],
      "\(head.name) \(head.shape) for rows \(x.shape)")
    if let update {
      precondition(
        update.matrix.shape == [head.shape[0], update.projected.columns] && update.projected.rows == x.rows,
        "\(update.matrix.name) \(update.matrix.shape) for \(head.shape)")
    }
    precondition(targets.count == x.rows, "\(targets.count) targets for \(x.rows) rows")
    precondition(targets.allSatisfy { $0 < head.shape[0] }, "a target beyond \(head.shape[0]) tokens")
  }

  /// Lets `body` have the arguments and a workspace.
  func withKernelArguments(
    _ x: Tensor, _ body: (UnsafePointer<tb_head>, UnsafeMutablePointer<Float>) -> Void
  ) {
    targets.withUnsafeBufferPointer { targets in
      guard let first = targets.baseAddress, !targets.isEmpty else { return }
      func call(_ dense: UnsafePointer<Float>?, _ kept: UnsafePointer<tb_kept>?) {
        var arguments = tb_head(
          rows: x.rows, vocabulary: head.shape[0], width: x.columns, x: x.pointer, head: dense, kept: kept,
          bias: bias.map { UnsafePointer($0.value.pointer) }, targets: first, rank: update?.projected.columns ?? 0,
          projected: update.map { UnsafePointer($0.projected.value.pointer) },
          update: update.map { UnsafePointer($0.matrix.value.pointer) }, rounded: precision == .bf16)
        let workspace = Tensor([tb_head_floats(&arguments)], category: .workspace)
        body(&arguments, workspace.pointer)
      }
      switch head.matrix {
      case .dense(let dense): call(dense.pointer, nil)
      case .kept(let kept): kept.withKernel { call(nil, $0) }
      }
    }
  }
}
