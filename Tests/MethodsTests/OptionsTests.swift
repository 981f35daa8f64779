import Basics
import Methods
import Testing

@Suite struct OptionsTests {
  @Test func defaultsAreFilledInAndValuesChecked() throws {
    let options = try Options([("rank", 4)], for: LoRA.card)
    #expect(options.int("rank") == 4)
    #expect(options.real("alpha") == 16)
    #expect(options.list("targets") == ["query", "value"])
    // A whole number is a number.
    #expect(try Options([("alpha", 8)], for: LoRA.card).real("alpha") == 8)
  }

  @Test(
    arguments: [
      ("ranks", .number(4), "did you mean \"rank\"?"), ("lora_r", .number(4), "did you mean \"rank\"?"),
      ("rank", .number(0), ""), ("rank", .number(2.5), ""), ("rank", .string("4"), ""), ("targets", .array([]), ""),
      ("targets", .array([.string("quary")]), "did you mean \"query\"?"),
      ("targets", .string("key"), "write [\"key\"]"),
      ("dropout", .number(1), ""), ("alpha", .null, ""),
    ] as [(String, JSON, String)])
  func whatDoesNotFitIsRefused(name: String, value: JSON, advice: String) {
    #expect {
      try Options([(name, value)], for: LoRA.card)
    } throws: { error in
      let error = error as? InputError
      return error?.kind == .usage && (advice.isEmpty || error?.advice == advice)
    }
  }

  @Test(
    arguments: [
      ("alpha", .number(-4), "a number from 0 to 1000000000", "-4"),
      ("alpha", .bool(true), "a number from 0 to 1000000000", "true"),
      ("rank", .number(0), "a whole number from 1 to 4096", "0"),
      ("rank", .string("eight"), "a whole number from 1 to 4096", "\"eight\""),
      ("dropout", .number(1.5), "a number from 0 to 0.99", "1.5"),
    ] as [(String, JSON, String, String)])
  func aWrongValueIsShownAsItIsWritten(name: String, value: JSON, expected: String, found: String) {
    #expect {
      try Options([(name, value)], for: LoRA.card)
    } throws: { error in
      let error = error as? InputError
      return error?.place == "lora.\(name)" && error?.expected == expected && error?.found == found
    }
  }

  @Test func optionsAreReadFromWords() throws {
    let options = try Options(words: ["rank=4", "alpha=2.5", "targets=query,key"], for: LoRA.card)
    #expect(options.int("rank") == 4 && options.real("alpha") == 2.5 && options.list("targets") == ["query", "key"])
    #expect(try Options(words: [], for: LoRA.card).int("rank") == Options(for: LoRA.card).int("rank"))
  }

  @Test(arguments: ["rank", "=4", "rank=", "rank=four", "ranks=4", "rank=4.5"])
  func aWordThatIsNoOptionIsRefused(word: String) {
    #expect {
      try Options(words: [word], for: LoRA.card)
    } throws: {
      ($0 as? InputError)?.kind == .usage
    }
  }

  @Test func everyCardIsComplete() {
    #expect(Set(MethodRegistry.names).count == MethodRegistry.names.count)
    for type in MethodRegistry.all {
      let card = type.card
      #expect(
        card.recipe.learningRates == card.recipe.learningRates.sorted() && !card.recipe.learningRates.isEmpty)
      #expect(card.startsAsIdentity || card.startNote != nil, "\(card.name) does not say why it is no no-op")
      #expect(throws: Never.self) { try type.init(try Options(for: card)) }
    }
    #expect { try MethodRegistry.method("lorra") } throws: {
      ($0 as? InputError)?.advice == "did you mean \"lora\"?"
    }
  }
}
