import Basics
import Foundation
import Networks
import Records
import TestSupport
import Testing
import Text

@testable import Running
@testable import Tasks
@testable import Training

/// Which tokens of real templates and files are learnt and read, by decoding them again.
struct SupervisedTextTests {
  private static let chat = [("user", "Hi"), ("assistant", "Hello"), ("user", "Bye"), ("assistant", "See you")].map {
    TextShape.Turn(role: $0.0, content: $0.1)
  }

  private func learnt(_ form: PromptForm, _ loss: LossOn, _ turns: [TextShape.Turn] = chat) throws -> String {
    let example = Example(text: "Hi", label: .text("Hello"), source: "test", shape: .conversation(turns))
    let next = try form.encode(example, on: loss, room: 500).next
    return form.tokenizer.decode(next.filter { $0 >= 0 }, skippingSpecial: false)
  }

  @Test(
    "T-04, I-12, I-13: the tokens that are learnt are the answers, each with the end of its turn",
    arguments: [
      ("chatml", "Hello<|im_end|>\nSee you<|im_end|>\n"), ("llama3", "Hello<|eot_id|>See you<|eot_id|>"),
      ("zephyr", "Hello<|endoftext|>\nSee you<|endoftext|>\n"),
    ])
  func ofBuiltInTemplates(name: String, expected: String) throws {
    try withTemporaryDirectory { directory in
      let text = try ModelText(LanguageExample(in: directory).directory)
      let form = PromptForm(tokenizer: text.tokenizer, template: try text.template(named: name))
      #expect(try learnt(form, .answer) == expected)
      #expect(expected.hasSuffix(try learnt(form, .lastAnswer)))
      #expect(try learnt(form, .lastAnswer).hasPrefix("See you"))
      #expect(try learnt(form, .all).contains("Bye"))
    }
  }

  /// SmolLM2 pads with the token that ends a turn.
  @Test(
    "T-04, I-10, I-11: the end is learnt where it is the padding token, too",
    .enabled(if: Installed.smolLM2 != nil, "needs the model smollm2"))
  func ofSmolLM2() throws {
    let text = try ModelText(#require(Installed.smolLM2)), special = text.tokenizer.special
    #expect(special.padding == 2 && special.end == 2)
    let form = PromptForm(tokenizer: text.tokenizer, template: try text.chatTemplate())
    #expect(try learnt(form, .answer) == "Hello<|im_end|>\nSee you<|im_end|>\n")
    let encoded = try form.encode(prompt: "What is a lexicon?", answer: "A list of words.", room: 500)
    #expect(text.tokenizer.decode(encoded.next.filter { $0 >= 0 }) == "A list of words.<|im_end|>\n")
    // One beginning: the template's (I-14), and no token before it.
    #expect(encoded.tokens.first == 1 && encoded.tokens.dropFirst().first != 1 && form.beginning == [])
  }

  @Test("T-04, I-11: an answer without a template ends with the end token") func withoutTemplate() throws {
    try withTemporaryDirectory { directory in
      let text = try ModelText(LanguageExample(in: directory).directory)
      let form = PromptForm(tokenizer: text.tokenizer, template: nil)
      let encoded = try form.encode(prompt: "Number 1", answer: " is one", room: 99)
      #expect(text.tokenizer.decode(encoded.next.filter { $0 >= 0 }) == " is one<|endoftext|>")
      #expect(encoded.tokens.count == 16 && encoded.targets == 8)
    }
  }

  /// Of five pairs one fits, one has both answers cut by the same rule, one has no token of its answers left, one is equal as
  /// far as it fits.
  @Test("T-02, I-17, I-18, I-19, I-20: what has no token left is left out and counted; both answers are cut alike")
  func pairsThatDoNotFit() throws {
    try withTemporaryDirectory { directory in
      let example = try LanguageExample(in: directory), text = try ModelText(example.directory)
      let reader = AnswerReader(
        form: PromptForm(tokenizer: text.tokenizer, template: nil), tokenizer: text.tokenizer, room: 8,
        backbone: try Backbone(directory: example.directory), isScored: false)
      let rows = [
        ("a?", ["no", "yes"]), ("b?", ["never ever", "ever so much"]), ("a long one", ["b", "c"]),
        ("c?", ["good days", "good day!"]),
      ]
      let examples = rows.map { Example(text: $0.0, label: .choice(1, among: $0.1), source: "") }
      let (set, kept) = try PreferenceSet.encoded(examples, reader)
      #expect(kept == [0, 1] && set.count == 2)
      let share = set.texts.share
      #expect(share.droppedTexts == 1 && share.equalPairs == 1 && share.pairs == 2 && share.texts == 8)
      let items = set.texts.items.map { text.tokenizer.decode($0.tokens) }
      #expect(items == ["a? yes<|endoftext|>", "a? no<|endoftext|>", "b? ever ", "b? never"])
      #expect(share.cutTexts == 2, "both, and both are said")
      // Supervised texts alike.
      let answers = rows.map { Example(text: $0.0, label: .text($0.1[1]), source: "") }
      let made = try EncodedSet.answers(
        answers, as: PromptForm(tokenizer: text.tokenizer, template: nil), room: 8,
        fitting: Backbone(directory: example.directory))
      #expect(made.kept == [0, 1, 3] && made.set.share.droppedTexts == 1 && made.set.share.texts == 4)
    }
  }

  /// A row of a set is worth a count, not the run.
  @Test("T-31, I-60: choices whose tokens lie across the border are counted") func choicesAcrossTheBorder() throws {
    try withTemporaryDirectory { directory in
      let example = try LanguageExample(in: directory)
      // "s" and the blank behind it are one token, 257.
      try Self.add(merge: ("s", "Ġ"), to: example)
      let text = try ModelText(example.directory)
      let backbone = try Backbone(directory: example.directory)
      let examples = ["it is", "it was not"].map {
        Example(text: $0, label: .choice(0, among: ["a", "b"]), source: "", shape: .continued)
      }
      #expect(text.tokenizer.pieces(of: "is a") == [105, 200, 97])
      let form = PromptForm(tokenizer: text.tokenizer, template: nil)
      let set = try EncodedSet.choices(examples, as: form, room: 50, fitting: backbone)
      #expect(set.share.acrossBoundary == 1 && set.count == 4)
      let note = TextNotes.text([SetReading(name: "test", share: set.share)], length: 50)
      #expect(note == "prompts whose tokens change where the answer follows: 1 of test")
    }
  }

  /// Token 200, a byte that no text here has, becomes the two in one.
  private static func add(merge: (String, String), to example: LanguageExample) throws {
    let url = example.directory.appendingPathComponent("tokenizer.json")
    var json = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as! [String: Any]
    var model = json["model"] as! [String: Any], vocabulary = model["vocab"] as! [String: Int]
    let replaced = vocabulary.first { $0.value == 200 }!.key
    vocabulary[replaced] = nil
    vocabulary[merge.0 + merge.1] = 200
    model["vocab"] = vocabulary
    model["merges"] = [[merge.0, merge.1]]
    // The pre-tokenizer would cut between them.
    json["pre_tokenizer"] = [
      "type": "ByteLevel", "add_prefix_space": false, "trim_offsets": true, "use_regex": false,
    ]
    json["model"] = model
    try JSONSerialization.data(withJSONObject: json).write(to: url)
  }

  /// The beginning token before each passage, where bits a byte begin and where KL begins.
  @Test("T-32, I-14, I-15, I-61: general texts begin with the token that stands for a beginning, and it is kept")
  func passagesBeginWithTheirToken() throws {
    try withTemporaryDirectory { directory in
      let example = try LanguageExample(in: directory), text = try ModelText(example.directory)
      let set = try RetentionSet(
        .passages(PassageSet(name: "general", texts: ["abcdef", "ghi"], files: [], version: 1, notes: [])),
        as: PromptForm(tokenizer: text.tokenizer, template: nil), maximumLength: 50,
        fitting: Backbone(directory: example.directory))
      #expect(set.asking.items.map(\.tokens) == [[256, 97, 98, 99, 100, 101], [256, 103, 104]])
      guard case .next(let next) = set.asking.targets else { return }
      #expect(next == [97, 98, 99, 100, 101, -1, 103, 104, -1])
      #expect(set.texts.share.first == [256, 97, 98, 99])
    }
  }

  @Test("I-55: a token that the model's table has no row for is refused, with the line that resizes the table")
  func aTokenTooMany() throws {
    try withTemporaryDirectory { directory in
      let example = try LanguageExample(in: directory)
      let url = example.directory.appendingPathComponent("tokenizer.json")
      var json = try JSONSerialization.jsonObject(with: Data(contentsOf: url)) as! [String: Any]
      var added = json["added_tokens"] as! [[String: Any]], new = added[0]
      (new["id"], new["content"]) = (257, "<new>")
      added.append(new)
      json["added_tokens"] = added
      try JSONSerialization.data(withJSONObject: json).write(to: url)
      let text = try ModelText(example.directory), backbone = try Backbone(directory: example.directory)
      let form = PromptForm(tokenizer: text.tokenizer, template: nil)
      func read(_ answer: String) throws {
        _ = try EncodedSet.answers(
          [Example(text: "a", label: .text(answer), source: "")], as: form, room: 50, fitting: backbone)
      }
      try read("old")
      let error = try inputError { try read("<new>") }
      #expect(error.message == "has a token that the model has no embedding for" && error.found == "257 for <new>")
      #expect(error.advice?.contains("resize_token_embeddings") == true)
    }
  }
}
