/// Definitions of what a run could read of its texts: a text longer than there is room for is cut at its end.
enum TextMeasures {
  static let all = [
    MeasureDefinition(
      "text/length", title: "longest text", unit: "piece",
      definition:
        """
        Word pieces that a text may have, special ones included: maxLength, or as many as the model's positions leave \
        beside the method's virtual tokens. Methods of a suite with different lengths do not read the same texts.
        """),
    MeasureDefinition(
      "text/*/cut", title: "texts cut", better: .lower,
      definition:
        "Share of the set's texts (pairs) that were longer than there was room for and lost pieces at their end."),
    MeasureDefinition(
      "text/*/lost", title: "pieces lost", better: .lower,
      definition: "Word pieces that were cut off over all word pieces of the set's texts."),
    MeasureDefinition(
      "text/*/dropped", title: "answers left out", unit: "text", better: .lower,
      definition:
        "Prompts of a language model's set of whose answer no token fitted: they are neither trained nor tested on."),
    MeasureDefinition(
      "text/*/acrossBoundary", title: "prompts that change", unit: "text", better: .lower,
      definition: """
        Prompts whose own tokens are no beginning of the tokens of prompt and answer together: a token lies across the \
        border. Of an answer it is learnt; of a text to choose from it is read only where nothing else is left of the text.
        """),
    MeasureDefinition(
      "text/*/firstTokens", title: "first tokens", unit: "token id",
      definition: """
        Of a language model's set: the tokens, four at most, that its first text begins with as the model reads it. A         beginning token that is missing, or stands there twice, is seen here.
        """),
    MeasureDefinition(
      "text/*/pairs", title: "pairs", unit: "pair",
      definition: "Pairs of a better and another answer that were made of the set's rows, one for each wrong text."),
    MeasureDefinition(
      "text/*/equalPairs", title: "equal pairs left out", unit: "pair", better: .lower,
      definition: "Pairs whose two answers are the same as far as they fit: nothing is to be learnt of them."),
    MeasureDefinition(
      "text/*/longPairs", title: "long pairs left out", unit: "pair", better: .lower,
      definition: "Pairs of which a text is longer than there is room for: a reward is of a whole text or of none."),
    MeasureDefinition(
      "text/*/unknown", title: "unknown pieces", better: .lower,
      definition:
        """
        Share of the word pieces that were read which stand for a word that the model's vocabulary does not have: of \
        such words the model sees only that there was one.
        """),
  ]
}
