import Basics
import Networks
import Settings
import Tensors

/// A way of fine-tuning a pretrained transformer: which weights train, and how they enter the computation.
///
/// Adding a method is one file with one conforming type, and one line in `Registry.swift`: whatever reports, exports and
/// conformance have to know of a method it states itself, there or in an extension beside it.
public protocol Method {
  static var card: MethodCard { get }

  /// The version of the program's arithmetic since which its numbers are what they are, where that is a later one than the
  /// other methods'; 0: it is not. Part of its runs' identities.
  static var arithmetic: Int { get }

  /// What its paper says that it trains and keeps; nil: nobody has written that down, and conformance fails.
  static var paperCount: PaperCount? { get }

  /// The form in which another library keeps it; nil: none has one, and an export is refused.
  static var foreignForm: ForeignForm? { get }

  /// How trajectories that other libraries computed name it; nil: there is none.
  static var recordedForm: RecordedForm? { get }

  /// Where it attaches in a family of models, in the family's words; nil: in all alike, as its card says.
  static func places(in family: any Architecture.Type) -> String?

  /// Sets weights so that what the method's gradient takes for constants, though it follows from weights, stays as it was
  /// while one of them is moved: differences are then of the function whose gradient is taken. nil: it has no such thing.
  static func constants(among parameters: [Parameter], _ options: Options) -> ((_ moved: Parameter) -> Void)?

  /// Options that change nothing of what is computed on this model, whatever they say: refused where a suite says them.
  static func idle(_ options: Options, on model: Network) -> [IdleOption]

  /// - Throws: `InputError` for options that do not go together; single values have been checked already.
  init(_ options: Options) throws

  /// Hooks the method's weights into the model's seams, or makes weights of the model trainable.
  func attach(to site: Attachment) throws
}

extension Method {
  public static var arithmetic: Int { 0 }
  public static var paperCount: PaperCount? { nil }
  public static var foreignForm: ForeignForm? { nil }
  public static var recordedForm: RecordedForm? { nil }
  public static func constants(among parameters: [Parameter], _ options: Options) -> ((_ moved: Parameter) -> Void)? {
    nil
  }
  public static func idle(_ options: Options, on model: Network) -> [IdleOption] { [] }
}

/// An option that a model gives nothing to do.
public struct IdleOption: Sendable {
  public var name: String
  /// Why, as it goes on after "changes nothing here: ".
  public var reason: String
  /// What may be written instead; nil: nothing.
  public var advice: String?

  public init(_ name: String, _ reason: String, advice: String? = nil) {
    self.name = name
    self.reason = reason
    self.advice = advice
  }
}

/// The survey's families of methods (Lialin et al. 2023, arXiv:2303.15647, section 3).
public enum MethodFamily: String, Sendable {
  case baseline = "-"
  /// A1: adapter-like, adds layers.
  case adapter = "A1"
  /// A2: adds virtual tokens or keys and values.
  case softPrompt = "A2"
  /// S: trains a selection of the weights there are.
  case selective = "S"
  /// R: trains another parameterisation of an update.
  case reparameterization = "R"
}

/// What is to be known about a method before running it.
public struct MethodCard: Sendable {
  /// As suites write it.
  public var name: String
  public var title: String
  /// What the field calls it, so that whoever writes that is told the name here.
  public var otherNames: [String]
  public var family: MethodFamily
  public var paper: String
  /// One sentence: what trains.
  public var trains: String
  public var options: [SettingSchema]
  public var recipe: Recipe
  /// Does the model compute the same as before right after attaching, and if not, why not?
  public var startsAsIdentity: Bool
  public var startNote: String?
  /// Can the trained weights be folded into the model's own?
  public var merges: Bool
  /// In charts; nil: one by its name, which may be another method's.
  public var look: MethodLook?
  /// What of a model it trains.
  public var reach: MethodReach
  /// What is kept of it.
  public var keeps: KeptForm
  /// Settings of other libraries, in small letters without separators, that are this method here, with what to write.
  public var advice: [String: String]

  public init(
    _ name: String, title: String, otherNames: [String] = [], family: MethodFamily, paper: String, trains: String,
    options: [any DeclaredSetting] = [], recipe: Recipe, startsAsIdentity: Bool = true, startNote: String? = nil,
    merges: Bool = false, look: MethodLook? = nil, reach: MethodReach = .added, keeps: KeptForm = .trained,
    advice: [String: String] = [:]
  ) {
    self.name = name
    self.title = title
    self.otherNames = otherNames
    self.family = family
    self.paper = paper
    self.trains = trains
    self.options = options.map(\.schema)
    self.recipe = recipe
    self.startsAsIdentity = startsAsIdentity
    self.startNote = startNote
    self.merges = merges
    self.look = look
    self.reach = reach
    self.keeps = keeps
    self.advice = advice
  }
}

/// The optimiser settings with which a method is run unless the suite says otherwise.
public struct Recipe: Sendable {
  public var learningRate: Double
  public var weightDecay: Double
  /// Share of the steps over which the learning rate rises from zero.
  public var warmup: Double
  public var schedule: String
  /// Learning rate of the head (and of a pooling layer that trains with it); nil: the method's own.
  ///
  /// Soft prompts want steps a hundred times as large as a linear classifier stands.
  public var headLearningRate: Double?
  /// Dropout in the base model while training; nil: the harness's default.
  public var dropout: Double?
  /// Learning rates worth trying, ascending: the method's own search space.
  public var learningRates: [Double]

  public init(
    learningRate: Double, headLearningRate: Double? = nil, weightDecay: Double = 0.01, warmup: Double = 0.06,
    schedule: String = "linear", dropout: Double? = nil, learningRates: [Double]
  ) {
    self.learningRate = learningRate
    self.weightDecay = weightDecay
    self.warmup = warmup
    self.schedule = schedule
    self.headLearningRate = headLearningRate
    self.dropout = dropout
    self.learningRates = learningRates
  }

  /// The settings of training that it gives, under their names.
  public var settings: [(name: String, value: JSON)] {
    [
      ("learningRate", .number(learningRate)), ("headLearningRate", headLearningRate.map(JSON.number)),
      ("weightDecay", .number(weightDecay)), ("warmup", .number(warmup)), ("schedule", .string(schedule)),
      ("dropout", dropout.map(JSON.number)),
    ].compactMap { name, value in value.map { (name, $0) } }
  }
}

/// A model while one method is being attached to it: what the method may do, and a record of what it did.
public final class Attachment {
  public let model: Network
  public let method: String
  /// The method's own stream of random numbers.
  public var random: RandomStream
  /// Word pieces of each class label's name, without special tokens; empty where the task has no class labels.
  public let labelPieces: [[Int32]]
  /// The weights that the method trains, in order.
  public private(set) var trained: [Parameter] = []
  /// Folds the trained weights into the model's; nil when the method cannot.
  public var merge: (() -> Void)?
  /// Whether `merge` is exact as things stand: hooks of other methods on the same layer may stand in its way.
  public var canMerge: () -> Bool = { true }
  /// What is to be said aloud of what was attached, a sentence each without its full stop.
  public internal(set) var notes: [String] = []
  /// Of a model with one matrix for embeddings and head, whether they part by what the method trains of them; nil: it trains
  /// neither as a place of its own, or the model has two.
  public internal(set) var partsTiedWeights: Bool?
  /// What must be kept to use the result, where that differs from what was trained.
  public var stored: () -> [(name: String, tensor: Tensor)] = { [] }

  public init(model: Network, method: String, random: RandomStream, labelPieces: [[Int32]] = []) {
    self.model = model
    self.labelPieces = labelPieces
    self.method = method
    self.random = random
    stored = { [unowned self] in trained.map { ($0.name, $0.value) } }
  }

  public var backbone: Backbone { model.backbone }
  public var anatomy: Anatomy { backbone.anatomy }

  /// A new trainable weight of the method. - Throws: `InputError` on a clash of names with another method.
  public func add(_ name: String, _ value: Tensor) throws -> Parameter {
    let parameter = Parameter(name, value, role: .method, isTrainable: true)
    try model.add(parameter, by: method)
    trained.append(parameter)
    return parameter
  }

  /// Trains a weight that the model has already. - Throws: `InputError` if another method trains it.
  public func train(_ parameter: Parameter) throws {
    try model.train(parameter, by: method)
    trained.append(parameter)
  }

  /// The model's linear layers by the words of an option, block by block.
  ///
  /// - Parameters:
  ///   - fallback: The option's words where the suite gives none.
  ///   - own: What these stand for in this model.
  ///   - others: Words for other places that may stand there, too.
  /// - Throws: `InputError` for a word that names no layer of the model.
  func roles(
    _ words: [String], fallback: [String], standsFor own: [Role], others: [String] = []
  ) throws -> [Role] {
    if words.contains("all-linear") { return anatomy.roles }
    return words == fallback ? own : try backbone.roles(named: words, place: "\(method).targets", others: others)
  }

  // ---- initial values ----

  /// U(-b, b) with b = sqrt(6 / ((1 + a²) fan-in)), a = sqrt 5: PyTorch's default for linear layers (He et al. 2015).
  public func kaimingUniform(_ shape: [Int]) -> Tensor {
    let bound = 1 / Float(shape[1]).squareRoot()
    return uniform(shape, -bound, bound)
  }

  public func uniform(_ shape: [Int], _ low: Float, _ high: Float) -> Tensor {
    Tensor((0..<shape.reduce(1, *)).map { _ in random.uniform(low, high) }, shape: shape)
  }

  /// N(0, σ²)
  public func normal(_ shape: [Int], sigma: Double) -> Tensor {
    Tensor((0..<shape.reduce(1, *)).map { _ in Float(random.normal() * sigma) }, shape: shape)
  }

  public func zeros(_ shape: [Int]) -> Tensor { Tensor(shape, filledWith: 0) }
}
