import Basics
import Networks
import Suites
import Tasks
import Text
import Training

/// Cuts the answers that an example has to choose from into tokens behind its prompt, for training and for a reward.
struct AnswerReader {
  /// nil for an encoder, which reads prompt and answer as a pair of texts.
  let form: PromptForm?
  let tokenizer: any Tokenizer
  /// Tokens that a text may have.
  let room: Int
  let backbone: Backbone
  /// Whether a text gets one number, of its last token or of its first row: it is then read as a whole or not at all.
  let isScored: Bool

  struct Text {
    var item: EncodedSet.Item
    /// The tokens that are asked for; empty where texts are scored.
    var next: [Int32]
    /// Tokens that did not fit.
    var lost: Int
    var isAcrossBoundary = false

    /// Whether a token of the answer is left.
    var asks: Bool { next.contains { $0 >= 0 } }
  }

  /// - Throws: `InputError` for a template that cannot be rendered, and for a token that the model has no embedding for.
  func text(_ example: Example, choosing index: Int) throws -> Text {
    guard let form else {
      guard case .choice(_, let texts) = example.label else { preconditionFailure("there are texts to choose from") }
      let encoding = tokenizer.encode(example.text, pair: texts[index], maxLength: .max)
      try backbone.check(tokens: encoding.ids, of: example.text, tokenizer)
      return Text(
        item: .init(tokens: encoding.ids, types: encoding.typeIDs), next: [], lost: max(0, encoding.ids.count - room))
    }
    var encoded = try form.encode(example, choosing: index, room: isScored ? .max : room)
    try backbone.check(tokens: encoded.tokens, of: example.text, tokenizer)
    if isScored { encoded.lost = max(0, encoded.tokens.count - room) }
    return Text(
      item: .init(tokens: encoded.tokens, types: [Int32](repeating: 0, count: encoded.tokens.count)),
      next: isScored ? [] : encoded.next, lost: encoded.lost, isAcrossBoundary: encoded.isAcrossBoundary)
  }
}

/// Texts as they are put into a set, each once.
private struct GatheredTexts {
  private var items: [EncodedSet.Item] = [], next: [Int32] = []
  var share = TextShare()

  /// - Returns: the text's number.
  mutating func add(_ text: AnswerReader.Text) -> Int {
    items.append(text.item)
    next += text.next
    share.see(text.item.tokens)
    share.pieces += text.item.tokens.count
    share.lostPieces += text.lost
    share.cutTexts += text.lost > 0 ? 1 : 0
    share.acrossBoundary += text.isAcrossBoundary ? 1 : 0
    return items.count - 1
  }

  func set(_ reader: AnswerReader) -> EncodedSet {
    var set = EncodedSet(items: items, targets: reader.isScored ? .none : .next(next))
    set.share = share
    return set
  }
}

extension PreferenceSet {
  /// A pair of every example's right text with each other one.
  ///
  /// Left out, and counted, are pairs whose texts are equal as far as they fit; where answers are asked for, those of which no
  /// token fits behind the prompt; where texts are scored, those of which a text does not fit as a whole.
  ///
  /// - Returns: The set, and the examples of which there is a pair.
  static func encoded(_ examples: [Example], _ reader: AnswerReader) throws -> (set: PreferenceSet, kept: [Int]) {
    var texts = GatheredTexts(), pairs: [Pair] = [], kept: [Int] = []
    for (index, example) in examples.enumerated() {
      guard case .choice(let right, let answers) = example.label else { preconditionFailure("pairs are choices") }
      let read = try answers.indices.map { try reader.text(example, choosing: $0) }
      var numbers = [Int?](repeating: nil, count: answers.count)
      func number(_ answer: Int) -> Int {
        let number = numbers[answer] ?? texts.add(read[answer])
        numbers[answer] = number
        return number
      }
      texts.share.texts += answers.count
      let before = pairs.count
      for wrong in answers.indices where wrong != right {
        let both = [read[right], read[wrong]]
        if reader.isScored, both.contains(where: { $0.lost > 0 }) {
          texts.share.longPairs += 1
        } else if !reader.isScored, !both.allSatisfy(\.asks) {
          texts.share.droppedTexts += 1
        } else if both[0].item.tokens == both[1].item.tokens {
          texts.share.equalPairs += 1
        } else {
          pairs.append(Pair(chosen: number(right), rejected: number(wrong), margin: example.margin ?? 0))
        }
      }
      if pairs.count > before { kept.append(index) }
    }
    texts.share.pairs = pairs.count
    return (PreferenceSet(texts.set(reader), pairs: pairs), kept)
  }
}

extension JudgedSet {
  /// Every text of an example by itself: the right one is a good answer, the others are bad ones. Each stands beside its prompt
  /// with an answer to the next other prompt.
  ///
  /// - Returns: The set, and the examples of which there is a judgement.
  static func encoded(_ examples: [Example], _ reader: AnswerReader) throws -> (set: JudgedSet, kept: [Int]) {
    var texts = GatheredTexts(), judgements: [Judgement] = [], kept: [Int] = []
    /// An example as a choice, of which the right text is the good one; none is where a single one was found bad.
    func judged(_ example: Example) -> (example: Example, right: Int, answers: [String]) {
      switch example.label {
      case .choice(let right, let answers): return (example, right, answers)
      case .text(let answer):
        var choice = example
        choice.label = .choice(0, among: [answer])
        return (choice, example.isGood == false ? -1 : 0, [answer])
      case .category, .score: preconditionFailure("judgements are of answers")
      }
    }
    func isSamePrompt(_ a: Example, _ b: Example) -> Bool { a.text == b.text && a.shape == b.shape }
    // Of each example the next one, in a circle, with another prompt.
    var others = [Int?](repeating: nil, count: examples.count)
    for index in (0..<2 * examples.count).reversed() {
      let here = index % examples.count, next = (here + 1) % examples.count
      others[here] = isSamePrompt(examples[here], examples[next]) ? others[next] : next
    }
    for (index, example) in examples.enumerated() {
      let (example, right, answers) = judged(example)
      texts.share.texts += answers.count
      let before = judgements.count
      for answer in answers.indices {
        let read = try reader.text(example, choosing: answer)
        guard read.asks else {
          texts.share.droppedTexts += 1
          continue
        }
        let own = texts.add(read)
        var mismatched: Int?
        if let other = others[index], !isSamePrompt(example, examples[other]) {
          let theirs = judged(examples[other]).answers
          var odd = example
          odd.label = .choice(0, among: [theirs[answer % theirs.count]])
          let read = try reader.text(odd, choosing: 0)
          // Not among what the set is said to have lost: nothing is learnt of it.
          let share = texts.share
          if read.asks { mismatched = texts.add(read) }
          texts.share = share
        }
        judgements.append(Judgement(text: own, isDesirable: answer == right, mismatched: mismatched))
      }
      if judgements.count > before { kept.append(index) }
    }
    return (JudgedSet(texts.set(reader), judgements: judgements), kept)
  }
}

extension EncodedSet {
  /// Every text that examples have to choose from behind its prompt, to be scored: item after item, in order.
  ///
  /// Of a text that does not fit a decoder reads the end, where its reward is; an encoder as of any pair of texts. What is cut
  /// is counted; none is left out, so that all methods are tested on the same rows.
  static func scored(_ examples: [Example], _ reader: AnswerReader) throws -> EncodedSet {
    var items: [Item] = [], share = TextShare()
    for example in examples {
      guard case .choice(_, let answers) = example.label else { preconditionFailure("rewards are of answers") }
      for index in answers.indices {
        guard reader.form != nil else {
          items.append(
            try Item(
              example.text, pair: answers[index], tokenizer: reader.tokenizer, maximumLength: reader.room,
              fitting: reader.backbone, countedIn: &share))
          continue
        }
        let text = try reader.text(example, choosing: index), tokens = Array(text.item.tokens.suffix(reader.room))
        items.append(Item(tokens: tokens, types: [Int32](repeating: 0, count: tokens.count)))
        share.texts += 1
        share.cutTexts += text.lost > 0 ? 1 : 0
        share.pieces += tokens.count
        share.lostPieces += text.lost
        share.see(tokens)
      }
    }
    var set = EncodedSet(items: items, targets: .none)
    set.share = share
    return set
  }
}

extension Model {
  /// The rewards of the texts that each example has to choose from. Of two that are equal the first counts as chosen.
  ///
  /// - Parameter data: as ``EncodedSet/scored(_:_:)`` has made it of the examples.
  func rewardedChoices(of data: EncodedSet, _ examples: [Example]) -> [ChoiceReading] {
    let rewards = logits(of: data).map { Double($0[0]) }
    var place = 0
    let readings = examples.map { example -> ChoiceReading in
      guard case .choice(let right, let texts) = example.label else { preconditionFailure("texts to choose from") }
      place += texts.count
      return ChoiceReading(sums: Array(rewards[place - texts.count..<place]), texts: texts, gold: right)
    }
    precondition(place == data.count)
    return readings
  }
}

extension ObjectiveCard {
  /// - Throws: `InputError` for a task or a model that the objective cannot be trained on, and for dropout that it does not take.
  func check(fits task: TaskData, _ backbone: Backbone, at spec: RunSpec) throws {
    try spec.method.checkDropout(self)
    func wrong(_ message: String, expected: String, found: String, advice: String) -> InputError {
      InputError(
        message, kind: .usage, place: "\(spec.method.place): \(spec.label)", expected: expected, found: found,
        advice: advice)
    }
    if output == .vocabulary, !backbone.anatomy.isDecoder {
      throw wrong(
        "\(name) trains a language model, and this is none", expected: "a decoder", found: backbone.anatomy.type,
        advice:
          "write objectives: [\"reward\"] to learn which of two answers is the better one, or choose a language model "
          + "such as smollm2")
    }
    if feedback == .rollouts, !task.kind.isForLanguageModel {
      throw wrong(
        "\(name) writes answers to prompts, and \(task.name) has none",
        expected: "a task of texts to be written or chosen, such as wordnet/define", found: task.kind.words,
        advice: "name such a task, or leave \(name) out of objectives")
    }
    let isJudged = feedback == .judgements && task.isJudged
    if [.pairs, .judgements].contains(feedback), !task.kind.isChoice, !isJudged {
      throw wrong(
        "\(name) learns from better and worse answers, and \(task.name) has none",
        expected:
          "a task of texts to choose from, such as wordnet/prefer-definition, rows of prompt, chosen and rejected, or "
          + "labels with a prompt" + (feedback == .judgements ? "; or rows of prompt, completion and label" : ""),
        found: task.kind.words,
        advice: "name such a task, or leave \(name) out of objectives")
    }
  }
}
