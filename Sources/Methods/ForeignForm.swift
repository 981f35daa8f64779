import Basics

/// The form in which another library keeps a trained method: what exports write, and imports read back.
public enum ForeignForm: Sendable {
  /// Hugging Face PEFT's: `PeftModel.from_pretrained` loads it.
  case peft(PEFTForm)
  /// AdapterHub's: `load_adapter` of its library `adapters` loads it.
  case adapterHub(AdapterHubForm)
  /// Biases that the method adds to layers without one, as PEFT's LORA with `lora_bias` has them beside a pair of zeros.
  ///
  /// `head` is the method's option that says whether a head over the vocabulary has one, too.
  case addedBiases(head: String)
}

/// A method in PEFT's words.
///
/// The kind says how an adapter is computed, which tensors it has and which keys its configuration; the rest is how the
/// method's options and tensors stand there.
public struct PEFTForm: Sendable {
  /// The kinds that are written and read, as `peft_type` calls them.
  public enum Kind: String, Sendable {
    /// `lora_A` [r, in] and `lora_B` [out, r] beside linear layers.
    case lowRank = "LORA"
    /// `ia3_l` on the outputs of queries, keys and values, [out, 1], and on the inputs of other linear layers, [1, in].
    case rescaling = "IA3"
    /// Vectors at the model's input, [tokens, width].
    case promptTuning = "PROMPT_TUNING"
    /// The same, which an encoder computed in training.
    case promptEncoder = "P_TUNING"
    /// Keys and values of every layer, [tokens, layers 2 width].
    case prefixTuning = "PREFIX_TUNING"

    /// What llama.cpp calls such an adapter in a GGUF file (`adapter.type`); nil: it has none.
    public var ggufType: String? { self == .lowRank ? "lora" : nil }
  }

  public var kind: Kind
  /// The method's options by the configuration's keys: `r` is `rank`.
  public var options: [String: String]
  /// Words of options by PEFT's: `LSTM` is `lstm`.
  public var words: [String: String]
  /// Keys with their values that tell the method from others of the kind.
  public var marks: [String: JSON]
  /// Endings of tensors by PEFT's, where these are flat there: [n] for [n, 1].
  public var flat: [String: String]
  /// Whether what the method starts from is taken out of the model's own weights. PEFT gets the difference to the start
  /// beside the untouched weights: a pair of twice the rank.
  public var startsInWeights: Bool
  /// Whether a directory with these marks is taken for this method; false for one that computes as another does.
  public var isRead: Bool

  public init(
    _ kind: Kind, options: [String: String], words: [String: String] = [:], marks: [String: JSON] = [:],
    flat: [String: String] = [:], startsInWeights: Bool = false, isRead: Bool = true
  ) {
    self.kind = kind
    self.options = options
    self.words = words
    self.marks = marks
    self.flat = flat
    self.startsInWeights = startsInWeights
    self.isRead = isRead
  }

  /// Whether a configuration of the kind has the marks; a key that it lacks is null or false.
  public func isMarked(in configuration: JSON) -> Bool {
    marks.allSatisfy { key, value in
      let found = configuration[key] ?? .null
      return found == value || found.isNull && value == false
    }
  }
}

/// A bottleneck adapter in AdapterHub's words.
public struct AdapterHubForm: Sendable {
  /// AdapterHub's name of the configuration.
  public var name: String
  /// The keys in which bottleneck adapters differ: texts and flags.
  public var keys: [String: JSON]
  /// `init_weights`
  public var start: String
  /// The option for `reduction_factor`.
  public var reduction: String
  /// The option for `scaling`; nil: always 1.
  public var scaling: String?

  public init(_ name: String, keys: [String: JSON], start: String, reduction: String, scaling: String? = nil) {
    self.name = name
    self.keys = keys
    self.start = start
    self.reduction = reduction
    self.scaling = scaling
  }
}

extension MethodRegistry {
  /// The methods with a form of that kind in PEFT, in the registry's order.
  public static func peftForms(_ kind: PEFTForm.Kind) -> [(method: String, form: PEFTForm)] {
    all.compactMap { type in
      guard case .peft(let form) = type.foreignForm, form.kind == kind else { return nil }
      return (type.card.name, form)
    }
  }

  /// The methods with a form in AdapterHub, in the registry's order.
  public static var adapterHubForms: [(method: String, form: AdapterHubForm)] {
    all.compactMap { type in
      guard case .adapterHub(let form) = type.foreignForm else { return nil }
      return (type.card.name, form)
    }
  }

  /// The method that adds biases to layers without one, with its option for a head over the vocabulary.
  public static var addedBiases: (method: String, head: String)? {
    all.lazy.compactMap { type in
      guard case .addedBiases(let head) = type.foreignForm else { return nil }
      return (type.card.name, head)
    }.first
  }
}
