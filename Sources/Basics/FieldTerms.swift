/// What others call what this program calls otherwise: names of transformers, PEFT, TRL and papers.
///
/// A key that is not known is first looked up here, since `lr` and `learningRate` are far apart in letters and one in
/// meaning. Spelt without case, hyphens and underscores, so that `per_device_train_batch_size` and
/// `perDeviceTrainBatchSize` are one entry. The terms on the right are only offered where they are among what may stand
/// in a place.
enum FieldTerms {
  static func ours(for name: String) -> [String] { table[plain(name)] ?? [] }

  /// `learning_rate`, `learning-rate` and `learningRate` alike.
  static func plain(_ name: String) -> String {
    String(name.lowercased().filter { !"_- ".contains($0) })
  }

  private static let table: [String: [String]] = {
    var table: [String: [String]] = [:]
    for (term, others) in terms {
      for other in others { table[plain(other), default: []].append(term) }
    }
    return table
  }()

  private static let terms: [(ours: String, others: [String])] = [
    // Training
    ("learningRate", ["lr", "rate", "eta", "peak_lr"]),
    ("headLearningRate", ["head_lr", "lr_head", "classifier_lr"]),
    (
      "batch",
      ["batch_size", "bs", "train_batch_size", "per_device_train_batch_size", "per_device_batch_size", "batches"]
    ),
    ("epochs", ["epoch", "num_epochs", "num_train_epochs", "n_epochs", "max_epochs"]),
    ("steps", ["max_steps", "num_steps", "step", "total_steps", "train_steps", "iterations"]),
    ("schedule", ["lr_scheduler", "lr_scheduler_type", "scheduler", "lr_schedule"]),
    ("warmup", ["warmup_ratio", "warmup_steps", "num_warmup_steps", "warm_up"]),
    ("weightDecay", ["wd", "decay", "l2"]),
    ("clip", ["max_grad_norm", "grad_clip", "gradient_clipping", "clip_grad_norm", "max_norm", "clipping"]),
    ("dropout", ["hidden_dropout_prob", "drop", "dropout_rate", "lora_dropout", "attention_dropout"]),
    (
      "maxLength",
      ["max_len", "max_seq_length", "max_seq_len", "seq_len", "sequence_length", "model_max_length", "cutoff_len"]
    ),
    (
      "accumulate",
      ["gradient_accumulation_steps", "grad_accum", "gradient_accumulation", "accumulation", "accumulation_steps"]
    ),
    ("optimizer", ["optim", "optimiser"]),
    ("beta1", ["adam_beta1"]), ("beta2", ["adam_beta2"]),
    ("epsilon", ["eps", "adam_epsilon", "adam_eps"]),
    ("evaluate", ["eval_strategy", "evaluation_strategy", "eval"]),
    ("keep", ["load_best_model_at_end", "save_strategy"]),
    ("precision", ["dtype", "torch_dtype", "bf16", "fp16", "mixed_precision"]),
    ("threads", ["num_threads", "n_threads", "cores", "omp_num_threads"]),
    ("order", ["shuffle"]),
    // Methods' options
    ("rank", ["r", "lora_r", "lora_rank"]),
    ("alpha", ["lora_alpha", "scaling_alpha"]),
    ("targets", ["target_modules", "modules", "target", "lora_target"]),
    (
      "tokens", ["num_virtual_tokens", "virtual_tokens", "prefix_length", "prompt_length", "pre_seq_len", "n_tokens"]
    ),
    ("reduction", ["reduction_factor", "bottleneck"]),
    ("hidden", ["encoder_hidden_size", "prefix_hidden_size", "hidden_size"]),
    ("encoder", ["encoder_reparameterization_type"]),
    ("layers", ["encoder_num_layers"]),
    ("ratio", ["loraplus_lr_ratio", "lr_ratio"]),
    // Suites and data
    ("model", ["base_model", "model_name", "model_name_or_path", "pretrained", "checkpoint"]),
    ("tasks", ["task", "dataset", "datasets"]),
    ("methods", ["method", "peft", "peft_methods"]),
    ("seeds", ["seed", "random_seed", "random_state"]),
    ("heldOut", ["holdout", "ood", "test_on", "out_of_domain"]),
    ("train", ["training", "training_args", "training_arguments"]),
    ("text", ["sentence", "text_column", "input"]), ("pair", ["text_pair", "text2", "sentence2"]),
    ("label", ["label_column", "target"]),
    ("separator", ["sep", "delimiter"]), ("header", ["has_header"]),
    // Methods
    ("fft", ["full", "full_fine_tuning", "full_finetuning", "fine_tuning", "finetuning", "finetune", "ft"]),
    ("head", ["linear_probe", "linear_probing", "head_only", "frozen", "feature_extraction", "probe"]),
    ("prefix", ["prefix_tuning"]), ("prompt", ["prompt_tuning", "soft_prompt"]),
    ("p-tuning", ["p_tuning_v1", "prompt_encoder"]), ("p-tuning-v2", ["ptuning2", "deep_prompt_tuning"]),
    ("adapter-houlsby", ["houlsby", "double_seq_bn", "adapter"]),
    ("adapter-pfeiffer", ["pfeiffer", "seq_bn", "bottleneck_adapter"]),
    ("adapter-parallel", ["parallel_adapter", "par_bn", "parallel"]),
    ("rslora", ["rank_stabilized_lora", "use_rslora"]), ("lora-plus", ["lora+", "loraplus"]),
    ("dora", ["use_dora", "weight_decomposed_lora"]),
  ]
}
