import Basics
import Settings
import Tensors

/// How one run trains: the keys of a suite's `train`, in the order in which they are shown; each may also stand in a
/// method's entry.
///
/// A property here is all that a setting needs: suites, sweeps, searches, help, records and identities follow from it, and
/// ``TrainingOptions`` has its value under the property's name. A new one says by `unnamed(at:)` what trained before it was.
public struct TrainingSettings: SettingGroup {
  public static let declared = Declared(TrainingSettings())

  public let epochs = Setting.int("epochs", 2, in: upTo(1e6), "times through the training rows")
    .called("epoch", "num_epochs", "num_train_epochs", "n_epochs", "max_epochs")

  public let steps = Setting.optionalInt("steps", nil, in: upTo(1e9), "optimiser steps in all, instead of epochs")
    .insteadOf("epochs").called("max_steps", "num_steps", "step", "total_steps", "train_steps", "iterations")

  public let batch = Setting.int("batch", 32, in: upTo(1e6), "rows that go through the network together")
    .called(
      "batch_size", "bs", "train_batch_size", "per_device_train_batch_size", "per_device_batch_size", "batches")

  public let learningRate = Setting.real("learningRate", 1e-3, in: .above(0), "its peak, after the warm-up")
    .symbol("lr").called("lr", "rate", "eta", "peak_lr")

  public let headLearningRate = Setting.optionalReal(
    "headLearningRate", nil, in: .above(0),
    "the peak for what no method claims, the head and the pooler where it trains; null: learningRate"
  ).symbol("head-lr").unnamed(at: nil).called("head_lr", "lr_head", "classifier_lr")

  public let schedule = Setting.choice(
    "schedule", Schedule.Shape.linear, "how the learning rate falls after the warm-up: linear and cosine down to 0"
  ).called("lr_scheduler", "lr_scheduler_type", "scheduler", "lr_schedule")

  public let warmup = Setting.shareOrCount("warmup", 0.06, "steps over which the learning rate rises")
    .called("warmup_ratio", "warmup_steps", "num_warmup_steps")

  public let weightDecay = Setting.real("weightDecay", 0.01, in: .atLeast(0), "λ of AdamW, for every trained weight")
    .called("wd", "decay", "l2")

  public let clip = Setting.optionalReal("clip", 1, in: .above(0), "the largest norm of the whole gradient; null: any")
    .called("max_grad_norm", "grad_clip", "gradient_clipping", "clip_grad_norm", "max_norm", "clipping")

  /// In code nil is another value: the checkpoint's own rates.
  public let dropout = Setting.optionalReal(
    "dropout", 0.1, in: .from(0, below: 1), allowsNull: false, "dropout in the base model's own places, while training"
  ).called("hidden_dropout_prob", "drop", "dropout_rate", "lora_dropout", "attention_dropout")

  public let maxLength = Setting.int(
    "maxLength", 128, in: .between(3, 1e6), "word pieces of a text, special ones included; longer texts are cut"
  ).called("max_len", "max_seq_length", "max_seq_len", "seq_len", "sequence_length", "model_max_length", "cutoff_len")

  public let accumulate = Setting.int("accumulate", 1, in: upTo(1e6), "batches whose gradients make one step")
    .called(
      "gradient_accumulation_steps", "grad_accum", "gradient_accumulation", "accumulation", "accumulation_steps")

  public let optimizer = Setting.choice("optimizer", Optimizer.adamw, "what turns gradients into steps")
    .called("optim", "optimiser")

  public let beta1 = Setting.real("beta1", 0.9, in: .from(0, below: 1), "decay of AdamW's first moment")
    .called("adam_beta1")

  public let beta2 = Setting.real("beta2", 0.999, in: .from(0, below: 1), "decay of AdamW's second moment")
    .called("adam_beta2")

  public let epsilon = Setting.real("epsilon", 1e-8, in: .above(0), "what AdamW adds to its denominator")
    .called("eps", "adam_epsilon", "adam_eps")

  public let trainPooler = Setting.flag("trainPooler", true, "whether the pooler trains with the head")

  public let evaluate = Setting.choice("evaluate", Moment.epoch, "when dev is read: after each epoch, or at the end")
    .called("eval_strategy", "evaluation_strategy", "eval")

  public let keep = Setting.choice(
    "keep", Kept.best, "which weights are tested and stored: the best on dev, or the last"
  )
  .called("load_best_model_at_end", "save_strategy")

  public let patience = Setting.optionalInt(
    "patience", nil, in: upTo(1e6),
    "epochs no better on dev, once above chance, after which training ends; null: all epochs"
  )
  .unnamed(at: nil).called("early_stopping_patience", "early_stopping", "early_stop")

  public let precision = Setting.choice(
    "precision", Precision.fp32, "of the factors of the layers' products and of the loss over a vocabulary"
  )
  .unnamed(at: .fp32).called("dtype", "torch_dtype", "bf16", "fp16", "mixed_precision")

  public let weights = Setting.choice(
    "weights", KeptWeights.kept,
    "frozen matrices that the file has in half precision or few bits: as they are there, or widened"
  )
  .unnamed(at: .kept).called("load_in_4bit", "load_in_8bit", "quantization", "bnb_4bit_quant_type")

  public let recompute = Setting.flag(
    "recompute", false, "whether backward computes each block once more instead of keeping what it needs of it"
  )
  .unnamed(at: false).called("gradient_checkpointing", "use_gradient_checkpointing", "activation_checkpointing")

  public let threads = Setting.optionalInt(
    "threads", nil, in: upTo(4096), "threads of a run; null: the machine's cores"
  )
  .identifiedElsewhere().notSearched("threads change the time, not the method")
  .called("num_threads", "n_threads", "cores", "omp_num_threads")

  public let order = Setting.choice(
    "order", Order.shuffled, "of the rows: shuffled anew for each epoch, or as in the file"
  )
  .called("shuffle")

  /// From 1 to so many that products of two of them are still whole numbers: 10^18 batches cannot be counted.
  private static func upTo(_ most: Double) -> Interval { .between(1, most) }
}

extension TrainingSettings {
  public enum Optimizer: String, CaseIterable, Sendable { case adamw }

  public enum Moment: String, CaseIterable, Sendable { case epoch, end }

  public enum Kept: String, CaseIterable, Sendable { case best, last }

  public enum Order: String, CaseIterable, Sendable {
    /// A new order every epoch, from the run's stream "order".
    case shuffled
    /// As the examples come.
    case file
  }
}
