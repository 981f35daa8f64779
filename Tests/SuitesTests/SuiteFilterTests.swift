import Basics
import TestSupport
import Testing

@testable import Suites

struct SuiteFilterTests {
  private func example() throws -> Plan {
    try plan(
      (
        "methods",
        "['head', {name: 'lora', rank: [4, 8], label: 'LoRA %'}, {name: 'fft', learningRate: 1e-4}]"
      ),
      ("seeds", "[1, 2]"))
  }

  @Test(arguments: [
    ("method=head", ["head 1", "head 2"]),
    ("method=lora,seed=1", ["LoRA 4 1", "LoRA 8 1"]),
    ("method=lora,seed=1,rank=8", ["LoRA 8 1"]),
    ("method=head,method=fft,seed=2", ["head 2", "fft 2"]),
    ("method=head,fft,seed=2", ["head 2", "fft 2"]),
    ("seed=1,2,label=LoRA 4", ["LoRA 4 1", "LoRA 4 2"]),
    ("learningRate=0.0001", ["fft 1", "fft 2"]), ("learningRate=1E-4", ["fft 1", "fft 2"]),
    ("task=wordnet/supersense, seed=1", ["head 1", "LoRA 4 1", "LoRA 8 1", "fft 1"]),
    ("targets=query+value,seed=1", ["LoRA 4 1", "LoRA 8 1"]),
    ("decompose=false,rank=4.0", ["LoRA 4 1", "LoRA 4 2"]),
    ("threads=2,schedule=linear,method=head", ["head 1", "head 2"]),
    ("label=head · wordnet/supersense · seed 2", ["head 2"]),
  ])
  func findsTheRuns(filter: String, runs: [String]) throws {
    let found = try example().runs(matching: RunFilter(parsing: filter))
    #expect(found.map { "\($0.method.label) \($0.seed)" } == runs)
  }

  @Test(arguments: [("lora", "lora"), ("", ""), ("method=", "method="), ("method=lora,,seed=1", "")])
  func whatIsNoFilterIsRefused(text: String, piece: String) {
    #expect(
      throws: InputError(
        "a part of the filter is not understood", kind: .usage, place: "--only \(text)",
        expected: "key=value, with commas between", found: "\"\(piece)\"",
        advice: "e.g. --only method=lora,seed=1")
    ) { try RunFilter(parsing: text) }
  }

  @Test func unknownKeysGetASuggestion() throws {
    let error = #expect(throws: InputError.self) {
      try example().runs(matching: RunFilter(parsing: "metod=lora"))
    }
    #expect(error?.kind == .usage)
    #expect(error?.message == "unknown key \"metod\" in the filter")
    #expect(error?.place == "--only metod=lora")
    #expect(error?.expected?.hasPrefix("one of method, label, task, seed, epochs, ") == true)
    #expect(error?.expected?.hasSuffix(", order, rank, alpha, targets, scaling, decompose") == true)
    #expect(error?.found == "metod")
    #expect(error?.advice == "did you mean \"method\"?")
  }

  @Test func whatMatchesNothingIsToldWhatThereIs() throws {
    #expect(
      throws: InputError(
        "no run matches the filter", kind: .usage, place: "--only method=lroa,seed=1",
        expected: "method of head, lora, fft; seed of 1, 2", found: "method=lroa,seed=1",
        advice: "did you mean method=lora?")
    ) { try example().runs(matching: RunFilter(parsing: "method=lroa,seed=1")) }
    // Each value is there, but not together.
    #expect(
      throws: InputError(
        "no run matches the filter", kind: .usage, place: "--only method=head,rank=4",
        expected: "method of head, lora, fft; rank of 4, 8", found: "method=head,rank=4")
    ) { try example().runs(matching: RunFilter(parsing: "method=head,rank=4")) }
  }
}
