import Basics
import Networks

// How PEFT writes virtual tokens, and how recorded trajectories name the methods that train them.

extension VirtualTokens {
  /// Of the recorder.
  static let recordedTokens = RecordedForm.Option("tokens", atMost: 4096)
  static let recordedHidden = RecordedForm.Option("hidden", atMost: 8192)

  static func tokens(of c: RecordedCase) -> (name: String, value: JSON) {
    (tokens.name, c.number("tokens", peft: "num_virtual_tokens", c.isOfLanguageModel ? 10 : 20))
  }

  static func hidden(of c: RecordedCase) -> JSON { c.number("hidden", peft: "encoder_hidden_size", 0) }

  static let prepended: (name: String, value: JSON) = (placement.name, .string(Prompt.Placement.prepend.rawValue))
}

extension PromptTuning {
  public static var foreignForm: ForeignForm? {
    .peft(
      PEFTForm(.promptTuning, options: ["num_virtual_tokens": VirtualTokens.tokens.name]))
  }

  public static var recordedForm: RecordedForm? {
    RecordedForm(
      options: [VirtualTokens.recordedTokens], weights: ["prompt": "prompt_encoder.embedding.weight"]
    ) { c in
      switch (c.kind, c.isOfLanguageModel) {
      case ("prompt-after-cls", false):
        [
          VirtualTokens.tokens(of: c),
          (VirtualTokens.placement.name, .string(Prompt.Placement.afterFirst.rawValue)),
        ]
      case ("prompt-prepend", false), ("prompt", true): [VirtualTokens.tokens(of: c), VirtualTokens.prepended]
      default: nil
      }
    }
  }
}

extension PTuning {
  public static var foreignForm: ForeignForm? {
    .peft(
      PEFTForm(
        .promptEncoder,
        options: [
          "num_virtual_tokens": VirtualTokens.tokens.name, "encoder_reparameterization_type": encoder.name,
          "encoder_hidden_size": hidden.name, "encoder_num_layers": layers.name,
        ], words: ["LSTM": "lstm", "MLP": "mlp"]))
  }

  public static var recordedForm: RecordedForm? {
    RecordedForm(
      options: [VirtualTokens.recordedTokens, VirtualTokens.recordedHidden, .init("layers", atMost: 16)]
    ) { c in
      guard let word = ["p-tuning-mlp": "mlp", "p-tuning-lstm": "lstm"][c.kind] else { return nil }
      return [
        VirtualTokens.tokens(of: c), (encoder.name, .string(word)), (hidden.name, VirtualTokens.hidden(of: c)),
        (layers.name, c.number("layers", peft: "encoder_num_layers", 2)), VirtualTokens.prepended,
      ]
    }
  }
}

extension PrefixTuning {
  public static var foreignForm: ForeignForm? {
    .peft(
      PEFTForm(
        .prefixTuning,
        options: ["num_virtual_tokens": VirtualTokens.tokens.name, "encoder_hidden_size": hidden.name],
        marks: ["prefix_projection": true]))
  }

  public static var recordedForm: RecordedForm? {
    RecordedForm(options: [VirtualTokens.recordedTokens, VirtualTokens.recordedHidden]) { c in
      c.kind == "prefix" ? [VirtualTokens.tokens(of: c), (hidden.name, VirtualTokens.hidden(of: c))] : nil
    }
  }
}

extension PTuningV2 {
  public static var foreignForm: ForeignForm? {
    .peft(
      PEFTForm(
        .prefixTuning, options: ["num_virtual_tokens": VirtualTokens.tokens.name],
        marks: ["prefix_projection": false]))
  }

  public static var recordedForm: RecordedForm? {
    RecordedForm(options: [VirtualTokens.recordedTokens]) { c in
      c.kind == "p-tuning-v2" ? [VirtualTokens.tokens(of: c), (dropout.name, .number(0))] : nil
    }
  }
}
