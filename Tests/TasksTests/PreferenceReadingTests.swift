import Basics
import Foundation
import Tasks
import Testing

/// Pairs of answers in the forms in which others write them, and WordNet's.
struct PreferenceReadingTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// Worse and better answer of every row: the right one is the second, so that a tie is no choice of it.
  private func pairs(_ task: TaskData) -> [[String]] {
    task.train.map {
      if case .choice(1, let texts) = $0.label { texts } else { ["no pair"] }
    }
  }

  @Test func textsWithAPrompt() throws {
    let task = try folder.load(
      "a.jsonl",
      """
      {"prompt": "Say hi.", "chosen": " hi", "rejected": "no", "margin": 0.5}
      {"prompt": "And?\\n", "chosen": "so ", "rejected": "what", "margin": null}

      """)
    #expect(task.kind == .choice(labels: nil) && task.metric == .accuracy)
    #expect(task.train.map(\.text) == ["Say hi.", "And?\n"] && pairs(task) == [["no", "hi"], ["what", "so "]])
    #expect(task.train.map(\.margin) == [0.5, nil] && task.train.map(\.shape) == [.answer, .answer])
    #expect(task.train[1].source == "a.jsonl:2")
    // Tables too, by other names where they are said.
    let named = try folder.load("b.tsv", "q\tgood\tbad\nWhy?\tSo.\tNo.\n") {
      ($0.form, $0.text, $0.answer, $0.pair) = (.preferences, "q", "good", "bad")
    }
    #expect(pairs(named) == [["No.", "So."]])
  }

  @Test func thePromptIsWhatBothBeginWith() throws {
    let task = try folder.load(
      "a.jsonl",
      """
      {"chosen": "The sky is blue.", "rejected": "The sky is green."}
      {"chosen": "Q: yes A: oh", "rejected": "Q: yes A: ohne"}
      {"chosen": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}], \
      "rejected": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "What"}]}

      """)
    #expect(task.train.map(\.text) == ["The sky is", "Q: yes A:", "Hi"])
    #expect(pairs(task) == [["green.", "blue."], ["ohne", "oh"], ["What", "Hello"]])
    #expect(task.train[2].shape == .answer, "one turn of the user's is a prompt")
  }

  @Test func chats() throws {
    let task = try folder.load(
      "a.jsonl",
      """
      {"prompt": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hi"}], \
      "chosen": [{"role": "assistant", "content": "Hello"}], "rejected": [{"role": "assistant", "content": "Well, hello"}]}
      {"prompt": "Hi", "chosen": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "a"}], \
      "rejected": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "b"}]}
      {"prompt": "Hi", "chosen": [{"role": "assistant", "content": "a"}], "rejected": [{"role": "assistant", "content": "b"}]}

      """)
    #expect(task.train.map(\.text) == ["Be brief.\nHi", "Hi", "Hi"])
    guard case .conversation(let turns) = task.train[0].shape else {
      Issue.record("no chat")
      return
    }
    #expect(
      turns.map(\.role) == ["system", "user"] && task.train[1].shape == .answer && task.train[2].shape == .answer)
    #expect(pairs(task) == [["Well, hello", "Hello"], ["b", "a"], ["b", "a"]])
  }

  @Test func shareGPT() throws {
    let task = try folder.load(
      "a.jsonl",
      """
      {"conversations": [{"from": "human", "value": "Hi"}], "chosen": {"from": "gpt", "value": "Hello"}, \
      "rejected": {"from": "gpt", "value": "No"}}
      {"conversations": [{"from": "system", "value": "S"}, {"from": "human", "value": "a"}, {"from": "gpt", "value": "b"}, \
      {"from": "human", "value": "c"}], "chosen": {"from": "gpt", "value": "d"}, "rejected": {"from": "gpt", "value": "e"}}

      """)
    #expect(pairs(task) == [["No", "Hello"], ["e", "d"]] && task.train[0].text == "Hi")
    guard case .conversation(let turns) = task.train[1].shape else {
      Issue.record("no chat")
      return
    }
    #expect(turns.map(\.role) == ["system", "user", "assistant", "user"])
  }

  @Test(.enabled(if: sharedData != nil, "no shared data"))
  func aSetOfShareGPTs() throws {
    let spec = DataSpec(
      name: "demo", files: .init(all: "dpo_en_demo/all.jsonl"), split: SplitRule(dev: 0, test: 0))
    guard FileManager.default.fileExists(atPath: sharedData!.appendingPathComponent("dpo_en_demo/all.jsonl").path)
    else {
      return
    }
    let task = try spec.load(from: sharedData!, hash: fakeHash)
    #expect(task.train.count > 100 && task.kind == .choice(labels: nil))
    #expect(pairs(task).allSatisfy { $0.count == 2 && $0[0] != $0[1] })
  }

  @Test func judgedAnswers() throws {
    let rows = (0..<30).map {
      "{\"prompt\": \"p\($0)\", \"completion\": \"c\($0)\", \"label\": \($0 % 3 == 0 ? "false" : "true")}"
    }
    let task = try folder.load("a.jsonl", rows.joined(separator: "\n") + "\n") { $0.split = SplitRule() }
    #expect(task.kind == .continuation && task.isJudged)
    #expect(Set(task.train.map(\.isGood)) == [true, false])
    // What is bad is not to be written.
    #expect((task.dev + task.test).allSatisfy { $0.isGood == true } && !task.test.isEmpty)
    let error = inputError {
      _ = try folder.load("b.jsonl", "{\"prompt\": \"p\", \"completion\": \"c\", \"label\": \"fine\"}\n")
    }
    #expect(error?.message == "has a label that is no judgement" && error?.place == "b.jsonl:1")
  }

  /// What is no pair is left out and counted, never in silence.
  @Test func whatIsNoPairIsCounted() throws {
    let task = try folder.load(
      "a.jsonl",
      """
      {"prompt": "a", "chosen": "same", "rejected": "same"}
      {"prompt": "b", "chosen": "x", "rejected": "y"}
      {"prompt": "c", "chosen": "x", "rejected": " "}
      {"prompt": "d", "chosen": "", "rejected": "y"}

      """)
    #expect(task.train.map(\.text) == ["b"])
    #expect(
      task.warnings == [
        "left out of a.jsonl, as both answers are the same: 1 of 4 rows",
        "left out of a.jsonl, as an answer is empty: 2 of 4 rows",
      ])
    let error = inputError {
      _ = try folder.load("b.jsonl", "{\"prompt\": \"a\", \"chosen\": \"s\", \"rejected\": \"s\"}\n")
    }
    #expect(error?.message == "no rows are left" && error?.found?.contains("1 of 1") == true)
  }

  @Test(
    arguments: [
      (
        #"{"prompt": "a", "chosen": "x", "rejected": [{"role": "assistant", "content": "y"}]}"#,
        "has a text beside a chat"
      ),
      (
        #"{"prompt": "a", "chosen": [{"role": "assistant"}], "rejected": [{"role": "assistant", "content": "y"}]}"#,
        "has neither a text nor a chat in chosen"
      ),
      (
        #"{"prompt": "a", "chosen": [], "rejected": [{"role": "assistant", "content": "y"}]}"#,
        "has neither a text nor a chat in chosen"
      ),
      (
        #"{"prompt": "a", "chosen": [{"role": "assistant", "content": "x", "name": "n"}], "rejected": [{"role": "assistant", "content": "y"}]}"#,
        "has neither a text nor a chat in chosen"
      ),
      (
        #"{"prompt": "a", "chosen": [{"role": "user", "content": "x"}], "rejected": [{"role": "assistant", "content": "y"}]}"#,
        "has an answer that is not one turn of the assistant"
      ),
      (#"{"chosen": "x", "rejected": "y"}"#, "empty prompt"),
      (#"{"prompt": " ", "chosen": "x", "rejected": "y"}"#, "empty prompt"),
      (#"{"prompt": "a", "chosen": "x", "rejected": "y", "margin": "much"}"#, "has a margin that is no number"),
      (
        #"{"prompt": [{"role": "user", "content": "q"}, {"role": "assistant", "content": "p"}], "chosen": "x", "rejected": "y"}"#,
        "has a prompt that ends with the assistant's own turn"
      ),
    ])
  func mistakes(_ line: String, _ message: String) {
    let error = inputError { _ = try folder.load("a.jsonl", line + "\n") }
    #expect(error?.message == message, "\(String(describing: error))")
    #expect(error?.place == "a.jsonl:1" && error?.advice != nil && error?.found != nil)
  }

  @Test(.enabled(if: WordNet.isInstalled(), "WordNet is not installed (apt-get install wordnet-base)"))
  func wordNetsSisters() throws {
    let wordNet = try WordNet(hash: fakeHash)
    let task = wordNet.preferDefinition(domain: "artifact")
    #expect(task == wordNet.preferDefinition(domain: "artifact") && task.name == "wordnet/prefer-definition/artifact")
    #expect(task.test.count == 400 && task.dev.count == 200 && task.train.count == 2000)
    let byID = Dictionary(wordNet.nouns.map { ($0.id, $0) }, uniquingKeysWith: { a, _ in a })
    var seen: [Set<String>] = [], wrongs: [String: Int] = [:]
    for split in [task.train, task.dev, task.test] {
      var own: Set<String> = []
      for example in split {
        guard case .choice(1, let texts) = example.label, texts.count == 2 else {
          Issue.record("no pair")
          continue
        }
        let ids = example.source.split(separator: " ").map(String.init), both = ids.map { byID[$0]! }
        // The sister has the same first hypernym, is no sense of the word, and its definition is another one.
        #expect(both[0].hypernyms.first == both[1].hypernyms.first && both[0].id != both[1].id)
        #expect(texts == [both[1].definition, both[0].definition] && texts[0] != texts[1])
        #expect(!both[1].lemmas.map(normalized).contains(normalized(both[0].lemmas[0])))
        #expect(example.text == "Define the noun \"\(both[0].lemmas[0])\".")
        own.formUnion(texts.map(normalized))
        wrongs[texts[0], default: 0] += 1
      }
      // No definition is in two splits.
      #expect(seen.allSatisfy { $0.isDisjoint(with: own) })
      seen.append(own)
    }
    #expect(wrongs.values.max()! <= 3, "hardly any definition is wrong more than once")
    #expect(task.notes.contains { $0.hasPrefix("left out, as they have no sister: ") })
    for domain in WordNet.domains {
      let small = wordNet.preferDefinition(domain: domain)
      #expect(!small.test.isEmpty || domain == "motive", "\(domain)")
    }
    let catalog = try TaskCatalog(directory: folder.url, hash: fakeHash)
    #expect(try catalog.task("wordnet/prefer-definition").name == task.name)
    #expect(try catalog.task("wordnet/prefer-definition/food").name == "wordnet/prefer-definition/food")
    #expect(try catalog.choices("wordnet/prefer-definition/food") != nil)
  }
}
