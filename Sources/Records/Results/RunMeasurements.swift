extension RunRecord {
  /// One value a training step, of all that is measured at steps; all arrays are equally long.
  public struct Steps: Sendable, Equatable {
    /// Mean loss over the step's samples.
    public var loss: [Double] = []
    public var learningRate: [Double] = []
    /// Norm of all gradients before clipping; NaN when it was not computed.
    public var gradientNorm: [Double] = []
    public var seconds = PhaseSeconds()
    /// Real tokens, special ones among them; there is no padding.
    public var tokens: [Int] = []
    public var samples: [Int] = []
    /// The epoch that the step belongs to, from 0.
    public var epoch: [Int] = []

    public init() {}

    public var count: Int { loss.count }

    /// Adds one step.
    public mutating func append(
      loss: Double, learningRate: Double, gradientNorm: Double = .nan, data: Double = 0, forward: Double = 0,
      backward: Double = 0, optimizer: Double = 0, other: Double = 0, tokens: Int, samples: Int, epoch: Int
    ) {
      self.loss.append(loss)
      self.learningRate.append(learningRate)
      self.gradientNorm.append(gradientNorm)
      seconds.data.append(data)
      seconds.forward.append(forward)
      seconds.backward.append(backward)
      seconds.optimizer.append(optimizer)
      seconds.other.append(other)
      self.tokens.append(tokens)
      self.samples.append(samples)
      self.epoch.append(epoch)
    }

    public static func == (a: Steps, b: Steps) -> Bool {
      sameValues(a.loss, b.loss) && sameValues(a.learningRate, b.learningRate)
        && sameValues(a.gradientNorm, b.gradientNorm) && a.seconds == b.seconds && a.tokens == b.tokens
        && a.samples == b.samples && a.epoch == b.epoch
    }
  }

  /// Seconds of each step by phase, on the monotonic clock.
  public struct PhaseSeconds: Sendable, Equatable {
    public var data: [Double] = []
    public var forward: [Double] = []
    public var backward: [Double] = []
    public var optimizer: [Double] = []
    public var other: [Double] = []

    public init() {}

    public static func == (a: PhaseSeconds, b: PhaseSeconds) -> Bool {
      sameValues(a.data, b.data) && sameValues(a.forward, b.forward) && sameValues(a.backward, b.backward)
        && sameValues(a.optimizer, b.optimizer) && sameValues(a.other, b.other)
    }
  }

  /// One value an epoch.
  public struct Epochs: Sendable, Equatable {
    /// Metrics on dev, each with its value after every epoch.
    public var devMetrics: [Entry<[Double]>] = []
    /// Seconds of training alone, summed to the end of each epoch.
    public var trainingSeconds: [Double] = []
    /// The epoch whose weights were kept, from 0.
    public var chosen: Int?

    public init() {}

    public static func == (a: Epochs, b: Epochs) -> Bool {
      a.devMetrics == b.devMetrics && sameValues(a.trainingSeconds, b.trainingSeconds) && a.chosen == b.chosen
    }
  }

  /// One reading of the chosen weights on one split of one task.
  public struct Evaluation: Sendable, Equatable {
    /// Unique in the run; `/` makes groups: `test/wordnet/supersense`, `held-out/amazon`.
    public var name: String
    /// `dev`, `test` or `held-out`.
    public var split: String
    public var task: String
    /// `classification`, `regression` and so on.
    public var kind: String
    public var metrics: [Entry<Double>]
    /// What was predicted for each item, and what is right.
    public var predicted: ItemValues?
    public var gold: ItemValues?
    /// [items, classes].
    public var logits: Logits?
    /// Where each item came from: line of the file, synset.
    public var sources: [String]?
    /// What the model wrote for each item; nil where it wrote nothing.
    public var written: [String]?
    /// The names of labels 0, 1, ...; empty if they have none.
    public var labelNames: [String]

    public init(
      name: String, split: String, task: String, kind: String, metrics: [Entry<Double>] = [],
      predicted: ItemValues? = nil, gold: ItemValues? = nil, logits: Logits? = nil, sources: [String]? = nil,
      labelNames: [String] = []
    ) {
      self.name = name
      self.split = split
      self.task = task
      self.kind = kind
      self.metrics = metrics
      self.predicted = predicted
      self.gold = gold
      self.logits = logits
      self.sources = sources
      self.labelNames = labelNames
    }
  }

  /// A label or a score for every item.
  public enum ItemValues: Sendable, Equatable {
    case labels([Int32])
    case scores([Float])

    public var count: Int {
      switch self {
      case .labels(let values): values.count
      case .scores(let values): values.count
      }
    }

    public static func == (a: ItemValues, b: ItemValues) -> Bool {
      switch (a, b) {
      case (.labels(let a), .labels(let b)): a == b
      case (.scores(let a), .scores(let b)): sameValues(a, b)
      default: false
      }
    }
  }

  /// Scores of every class for every item, [items, classes], row-major.
  public struct Logits: Sendable, Equatable {
    public var values: [Float]
    public var classes: Int

    public init(_ values: [Float], classes: Int) {
      precondition(classes > 0 && values.count % classes == 0, "logits do not fill their rows")
      self.values = values
      self.classes = classes
    }

    public var items: Int { values.count / classes }

    public static func == (a: Logits, b: Logits) -> Bool {
      a.classes == b.classes && sameValues(a.values, b.values)
    }
  }

  /// What must be kept to use the result, beside the base model.
  public struct Weights: Sendable, Equatable {
    public var method: [NamedTensor] = []
    public var head: [NamedTensor] = []
    /// The file that has them where they are many, relative to the record's; nil: they stand in the record.
    public var apart: String?

    /// Bytes from which weights stand beside the record: reports read many records, and want the weights of none.
    public static let apartFrom = 8 << 20

    public init() {}
  }

  /// A tensor under its Hugging Face name (`encoder.layer.0.attention.self.query.lora_A.weight`), row-major.
  public struct NamedTensor: Sendable, Equatable {
    public var name: String
    public var shape: [Int]
    public var values: [Float]

    public init(name: String, shape: [Int], values: [Float]) {
      precondition(!name.contains("/"), "a tensor's name holds no \"/\"")
      precondition(shape.reduce(1, *) == values.count, "\(name): \(values.count) values do not fill \(shape)")
      self.name = name
      self.shape = shape
      self.values = values
    }

    public static func == (a: NamedTensor, b: NamedTensor) -> Bool {
      a.name == b.name && a.shape == b.shape && sameValues(a.values, b.values)
    }
  }

  /// How large the result is: three numbers that differ for methods which drop a part after training.
  public struct Sizes: Sendable, Equatable {
    /// Parameters of the method that were trained, head apart.
    public var trainable = 0
    /// Parameters of the method that are kept, head apart.
    public var stored = 0
    /// Bytes of what must be kept to use the result, head included.
    public var fileBytes = 0
    /// Parameters of the head (and of what pools for it, if that trains).
    public var head = 0

    public init() {}
  }

  /// A measure that not every run has: a number or an array, with its unit and its definition.
  public struct Measure: Sendable, Equatable {
    /// Unique in the run; `/` makes groups: `forgetting/retention`.
    public var name: String
    /// `[]` for a number.
    public var shape: [Int]
    public var values: [Double]
    /// `second`, `byte`, `GFLOP/s`, ...; `1` for a pure number.
    public var unit: String
    /// What it is, so that the file explains itself.
    public var definition: String

    public init(_ name: String, shape: [Int], values: [Double], unit: String, definition: String) {
      precondition(shape.reduce(1, *) == values.count, "\(name): \(values.count) values do not fill \(shape)")
      self.name = name
      self.shape = shape
      self.values = values
      self.unit = unit
      self.definition = definition
    }

    public init(_ name: String, _ value: Double, unit: String, definition: String) {
      self.init(name, shape: [], values: [value], unit: unit, definition: definition)
    }

    public static func == (a: Measure, b: Measure) -> Bool {
      a.name == b.name && a.shape == b.shape && sameValues(a.values, b.values) && a.unit == b.unit
        && a.definition == b.definition
    }
  }
}
