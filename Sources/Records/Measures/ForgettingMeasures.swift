/// Definitions of the measures of what was forgotten; positive: something was lost.
enum ForgettingMeasures {
  static let all: [MeasureDefinition] = heldOut + kept + checkpoints + drift + sequence

  /// Derived from the evaluations of a run, not stored.
  private static let heldOut = [
    MeasureDefinition(
      "forgetting/held-out/*/gap", title: "domain gap", better: .lower,
      definition: """
        In-domain test metric - the same metric on the held-out domain, by seed: positive where the method is worse away \
        from home.
        """),
    MeasureDefinition(
      "forgetting/held-out/*/lost", title: "domain forgetting", better: .lower,
      definition: """
        The head-only baseline's metric on the held-out domain - the method's, same seed: positive where the method fell \
        below what the untouched backbone with a trained head reaches there.
        """),
  ]

  private static let before =
    "Before: the base model without any method attached, measured once a suite by the same code on the same rows."

  private static let kept = [
    MeasureDefinition(
      "forgetting/retention/*/before", title: "retention before",
      definition: "Metric of the untouched base model on the set. \(read) \(before)"),
    MeasureDefinition(
      "forgetting/retention/*/after", title: "retention after",
      definition: "Metric of the tuned model, used as it would be, on the same set. \(read)"),
    MeasureDefinition(
      "forgetting/retention/*/lost", title: "retention lost", better: .lower,
      definition: """
        Before - after, or after - before of bits a byte: positive where the base ability was lost. \(read) \(before)
        """),
    MeasureDefinition(
      "forgetting/retention/*/lostError", title: "standard error of retention lost",
      definition: """
        Of the bits a byte that were lost, over texts as drawn from a population, one run's weights given: by the texts' own \
        differences between after and before, d_i nats and y_i bytes, √(n / (n - 1) Σ (d_i - r y_i)²) / (ln 2 Σ y) with \
        r = Σ d / Σ y (the delta method for a ratio of means, paired).
        """),
    MeasureDefinition(
      "forgetting/documents/*", title: "texts of retention",
      definition: """
        -log p of each text of the set, nats, and its bytes [texts, 2], by the tuned model; in the base model's own record by \
        the untouched one.
        """),
    MeasureDefinition(
      "forgetting/probe/*/before", title: "probe before", better: .higher,
      definition: "Metric on test of a linear probe of the untouched base model. \(probe) \(before)"),
    MeasureDefinition(
      "forgetting/probe/*/after", title: "probe after", better: .higher,
      definition: "Metric on test of a linear probe of the tuned encoder. \(probe)"),
    MeasureDefinition(
      "forgetting/probe/*/lost", title: "probe lost", better: .lower,
      definition: "Before - after: positive where less can be read off the features linearly. \(probe) \(before)"),
  ]

  private static let read =
    "Pairs of texts, by an encoder: \(cosine) Texts, by a language model: bits a byte, of which less is better. Choices: accuracy."

  private static let cosine = """
    Spearman's correlation (ROC AUC where gold is one of two labels) of gold with the cosine of two embeddings, each the \
    mean of the last hidden state over the text's own tokens, special ones among them, virtual ones not, at most \
    \(MeasureProcedure.embeddingPieces) word pieces.
    """
  private static let probe = """
    Multinomial logistic regression with L2 penalty on frozen mean-pooled embeddings (text tokens only), standardised by \
    the training rows; fitted by L-BFGS, C of \(MeasureProcedure.probeGrid.map { "\($0)" }.joined(separator: ", ")) by the metric \
    on dev.
    """

  private static let checkpoints = [
    MeasureDefinition(
      "checkpoints/step", title: "step of checkpoint", unit: "step",
      definition: "Optimiser steps done at each moment at which the model was read; 0 is the start."),
    MeasureDefinition(
      "checkpoints/trainingSeconds", title: "training time of checkpoint", unit: "second",
      definition: "Seconds of training alone up to each moment: no evaluation, no reading."),
    MeasureDefinition(
      "checkpoints/dev", title: "dev at checkpoints",
      definition:
        "The task's metric on dev at each moment: what was learned (rows as the suite's checkpoints limit them)."),
    MeasureDefinition(
      "checkpoints/held-out/*", title: "held-out at checkpoints",
      definition: "The metric on a held-out domain at each moment."),
    MeasureDefinition(
      "checkpoints/retention/*", title: "retention at checkpoints",
      definition: "The metric of a retention set at each moment. \(read)"),
    MeasureDefinition(
      "checkpoints/before/retention/*", title: "retention of the base model, as checkpoints read it",
      definition: """
        The metric of a retention set for the untouched base model on the pairs that checkpoints read, at most as many as \
        the suite's checkpoints say in rows: the zero of what was lost on the way. \(read)
        """),
    MeasureDefinition(
      "checkpoints/kl/*/baseTuned", title: "KL(base || tuned) at checkpoints", unit: "nats a token", better: .lower,
      definition: "drift/kl's divergence from the base model at each moment, on the same tokens."),
    MeasureDefinition(
      "checkpoints/kl/*/tunedBase", title: "KL(tuned || base) at checkpoints", unit: "nats a token", better: .lower,
      definition: "The other direction of the same."),
    MeasureDefinition(
      "checkpoints/probe/*", title: "probe at checkpoints", better: .higher,
      definition: "The metric of a linear probe at each moment. \(probe)"),
  ]

  private static let drift = [
    MeasureDefinition(
      "drift/cka", title: "CKA with the base model", better: .higher,
      definition: """
        Linear centred kernel alignment of the base model's and the tuned backbone's embeddings of the retention texts, \
        ||Y'X||^2 / (||X'X|| ||Y'Y||) with centred columns and Frobenius norms, a row a text: the mean of the last hidden \
        state over its own tokens. 1: the same up to rotation and scale.
        """, source: "Kornblith et al. 2019, arXiv:1905.00414, eq. (4), linear kernels, in feature space"),
    MeasureDefinition(
      "drift/relativeChange", title: "relative change of embeddings", better: .lower,
      definition: "||h - h0||^2 / ||h0||^2 over the same rows as CKA: h of the tuned encoder, h0 of the base model."),
    MeasureDefinition(
      "drift/kl/*/baseTuned", title: "KL(base || tuned)", unit: "nats a token", better: .lower,
      definition: """
        Mean over tokens of sum p (log p - log q), p the base model's distribution of the next token, q the tuned one's, both \
        after the same given tokens. task: where answers of the test rows are asked for; retention/NAME: everywhere in its \
        texts; at most \(MeasureProcedure.divergenceTokens) tokens each. An untrained LoRA has 0.
        """, source: "Shenfeld et al. 2025, arXiv:2509.04259"),
    MeasureDefinition(
      "drift/kl/*/tunedBase", title: "KL(tuned || base)", unit: "nats a token", better: .lower,
      definition: "The same the other way: mean over tokens of sum q (log q - log p)."),
    MeasureDefinition(
      "drift/weights", title: "relative change of weights",
      definition: """
        ||W - W0|| / ||W0|| of each layer, all its weights together, methods merged; only for methods that can be merged \
        or train the model's own weights.
        """),
    MeasureDefinition(
      "drift/baseEmbeddings", title: "base model's embeddings",
      definition: """
        Embeddings of the retention texts by the untouched base model [texts, width]: set after set, every text of a set \
        once, in the order of first use. Stored with the base model's own run.
        """),
  ]

  private static let lopezPaz = "Lopez-Paz & Ranzato 2017, arXiv:1706.08840"

  private static let sequence = [
    MeasureDefinition(
      "sequence/R", title: "R", better: .higher,
      definition: "R[i][j]: the metric on task j's test after stage i, [stages, tasks], all measured.",
      source: lopezPaz + ", section 2"),
    MeasureDefinition(
      "sequence/baseline", title: "b", better: .higher,
      definition: """
        b_j: the metric on task j's test before any training: the backbone with the method at its start and the fresh head.
        """, source: lopezPaz + ", section 2"),
    MeasureDefinition(
      "sequence/averageAccuracy", title: "ACC", better: .higher,
      definition: "Mean over tasks of the metric after the last stage, (1/n) sum_j R[n][j].",
      source: lopezPaz + ", eq. (2)"),
    MeasureDefinition(
      "sequence/forgetting", title: "F", better: .lower,
      definition:
        "F_j = max over i < n of R[i][j] - R[n][j], for every task but the last: positive where it was forgotten.",
      source: "Chaudhry et al. 2018, arXiv:1801.10112"),
    MeasureDefinition(
      "sequence/bwt", title: "BWT", better: .higher,
      definition: """
        Backward transfer, mean over j < n of R[n][j] - R[j][j]: negative where later stages took something away.
        """, source: lopezPaz + ", eq. (3)"),
    MeasureDefinition(
      "sequence/fwt", title: "FWT", better: .higher,
      definition: """
        Forward transfer, mean over j > 1 of R[j-1][j] - b_j: positive where earlier stages helped a task not yet seen.
        """, source: lopezPaz + ", eq. (4)"),
    MeasureDefinition(
      "sequence/storedBytes", title: "stored bytes", unit: "byte", better: .lower,
      definition: "What must be kept beside the base model to use every task: method weights and heads, of all tasks."),
    MeasureDefinition(
      "sequence/isShared", title: "shared weights",
      definition: """
        1: one set of method weights was carried on from task to task; 0: each task has its own, from the base model, and \
        nothing can be forgotten.
        """),
  ]
}
