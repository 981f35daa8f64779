import Basics
import Foundation
import TestSupport
import Testing

@testable import Suites

/// What a search tries: as many trials for every method, whatever it has to search.
struct SearchSpaceTests {
  private func search(_ text: String, methods: String = "['head', 'fft', 'lora']", train: String = "{}") throws
    -> Search
  {
    try #require(try suite(("methods", methods), ("train", train), ("search", text)).search)
  }

  private func numbers(_ search: Search, _ method: Int, _ axis: Int = 0) -> [Double] {
    search.spaces[method].points.map { $0[axis].double! }
  }

  @Test func withoutAxesEveryMethodSearchesItsOwnLearningRates() throws {
    let search = try search("{trials: 4}")
    #expect(search.spaces.allSatisfy { $0.names == ["learningRate"] && $0.points.count == 4 })
    // Head declares three: the geometric mean goes into the wider gap, √(3e-3 · 1e-2) = 5.48e-3 in two digits.
    #expect(numbers(search, 0) == [1e-3, 3e-3, 5.5e-3, 1e-2])
    #expect(search.spaces[0].note == "learning rates added between the 3 that there are: 0.0055")
    #expect(numbers(search, 1) == [2e-5, 5e-5, 1e-4, 2e-4])
    #expect(search.spaces[1].note == nil)
    #expect(search.seeds == [1])
  }

  @Test func fewerTrialsThanDeclaredRatesTakeEvenlySpreadOnes() throws {
    let search = try search("{trials: 2}")
    #expect(numbers(search, 0) == [1e-3, 1e-2])
    #expect(numbers(search, 1) == [5e-5, 2e-4])
    #expect(search.spaces[1].note == "2 of its 4 declared learning rates")
    #expect(try numbers(self.search("{trials: 1}"), 1) == [1e-4])
  }

  @Test func aMethodWithoutAnAxisGetsAsManyTrialsOfWhatItHas() throws {
    let search = try search("{trials: 8, over: {learningRate: 'declared', rank: [4, 16]}}")
    #expect(search.spaces.map(\.points.count) == [8, 8, 8])
    #expect(search.spaces[2].names == ["learningRate", "rank"])
    #expect(search.spaces[2].points[0] == [2e-4, 4] && search.spaces[2].points[1] == [2e-4, 16])
    // FFT has no rank: eight learning rates instead, between the ends of its own.
    #expect(search.spaces[1].names == ["learningRate"])
    #expect(numbers(search, 1) == [2e-5, 2.5e-5, 3.2e-5, 5e-5, 7.1e-5, 1e-4, 1.4e-4, 2e-4])
    for space in search.spaces {
      for (index, point) in space.points.enumerated() { #expect(!space.points[..<index].contains(point)) }
    }
  }

  @Test func aRateThatIsFixedIsNotSearchedUnlessNamed() throws {
    #expect(
      try search("{trials: 2, over: {rank: [1, 2]}}", methods: "[{name: 'lora', learningRate: 1e-3}]").spaces[0].names
        == ["rank"])
    #expect(
      try search("{trials: 2, over: {rank: [1, 2]}}", methods: "['lora']", train: "{learningRate: 1e-3}").spaces[0]
        .names == ["rank"])
    #expect(
      try search("{trials: 2, over: {rank: [1, 2]}}", methods: "['lora']").spaces[0].names == ["learningRate", "rank"])
  }

  @Test func gridsDivideAnInterval() throws {
    let log = try search("{trials: 3, over: {learningRate: {from: 1e-4, to: 1e-2, log: true}}}")
    for method in 0..<3 { #expect(numbers(log, method) == [1e-4, 1e-3, 1e-2]) }
    let linear = try search(
      "{trials: 3, over: {rank: {from: 2, to: 10}}}", methods: "[{name: 'lora', learningRate: 1e-3}]")
    #expect(numbers(linear, 0) == [2, 6, 10])
    let one = try search("{trials: 1, over: {learningRate: {from: 1e-4, to: 1e-2, log: true}}}")
    #expect(numbers(one, 0) == [1e-3])
  }

  @Test func randomDrawsAreSeededDifferentAndInside() throws {
    let text = "{strategy: 'random', trials: 6, over: {learningRate: {from: 1e-4, to: 1e-2, log: true}, rank: [1, 2]}}"
    let one = try search(text), again = try search(text)
    #expect(one == again)
    #expect(one.spaces.map(\.points.count) == [6, 6, 6])
    for method in 0..<3 {
      #expect(numbers(one, method).allSatisfy { (1e-4...1e-2).contains($0) })
      #expect(Set(one.spaces[method].points.map { JSON.array($0).canonical }).count == 6)
    }
    let other = try search(text.replacing("trials: 6", with: "trials: 6, seeds: [2]"))
    #expect(other.spaces != one.spaces && other.seeds == [2])
    // A first trial is not moved by how many follow it.
    #expect(
      try search(text.replacing("trials: 6", with: "trials: 3")).spaces[2].points == Array(one.spaces[2].points[..<3]))
  }

  /// Half of log-uniform draws from [1e-5, 1e-1] are below 1e-3: 200 draws differ from 100 by at most 3.5 σ = 25.
  @Test func logarithmicIntervalsAreLogUniform() throws {
    let search = try search(
      "{strategy: 'random', trials: 200, over: {learningRate: {from: 1e-5, to: 1e-1, log: true}}}", methods: "['fft']")
    let below = numbers(search, 0).filter { $0 < 1e-3 }.count
    #expect(abs(below - 100) <= 25)
  }

  @Test func randomListsWithTooFewPointsGetLearningRatesBetween() throws {
    let search = try search("{strategy: 'random', trials: 4}")
    #expect(Set(numbers(search, 0)) == [1e-3, 3e-3, 5.5e-3, 1e-2])
    #expect(search.spaces[0].note != nil)
  }

  @Test func combinationsTakeTheFirstMethodsRatesAndTheOptionWhereItIs() throws {
    let suite = try suite(
      ("methods", "[{combine: ['bitfit', 'lora']}]"), ("search", "{trials: 4, over: {rank: [2, 4]}}"))
    let space = try #require(suite.search?.spaces[0])
    #expect(space.points == [[1e-3, 2], [1e-3, 4], [3e-3, 2], [3e-3, 4]])
    let plan = try #require(SearchPlan(suite, context: exampleContext(suite)))
    let trial = plan.searches[0].trials[1]
    #expect(trial.method.parts[1].values["rank"] == 4)
    #expect(isChosen(trial.method.train.first { $0.name == "learningRate" }, "learningRate", 1e-3, .search))
  }

  @Test func gapsAreFilledByRatio() {
    #expect(SearchSpaceBuilder.filled([1, 100], to: 3) == [1, 10, 100])
    #expect(SearchSpaceBuilder.filled([1, 100], to: 5) == [1, 3.2, 10, 32, 100])
    // Two digits do not fit between these.
    #expect(SearchSpaceBuilder.filled([1, 1.01], to: 3)[1] == 1.005)
    #expect(SearchSpaceBuilder.thinned([1, 2, 3, 4, 5], to: 3) == [1, 3, 5])
  }
}

/// Searches that cannot be fair, or cannot be at all, are refused with their line.
struct SearchErrorTests {
  @Test(arguments: [
    ("{trials: 4, ovr: {}}", "8:21", "unknown key \"ovr\" in search"),
    ("{trials: 4, strategy: 'bayes'}", "8:31", "search.strategy has an unknown value"),
    ("{trials: 4, seeds: [1, 1]}", "8:32", "the seed 1 stands twice"),
    ("{trials: 4, seeds: []}", "8:28", "search.seeds is empty"),
    ("{over: {rank: [1, 2]}}", "8:9", "search.trials is missing"),
    ("{trials: 4, over: {threads: [1, 2]}}", "8:28", "search.over cannot go over \"threads\""),
    ("{trials: 3, over: {rank: [1, 2]}}", "8:18", "the grid of lora does not come to 3 trials"),
    ("{trials: 2, over: {learningRate: [1e-3, 2e-3, 3e-3]}}", "8:18", "the grid of lora does not come to 2 trials"),
    ("{trials: 4, over: {learningRate: [1e-3]}}", "8:28", "the space of lora has fewer points than there are trials"),
    ("{trials: 4, over: {learningRate: {from: 1e-3, to: 1e-4}}}", "8:42", "search.over.learningRate is no interval"),
    ("{trials: 4, over: {learningRate: {from: 1e-3, too: 1}}}", "8:55", "search.over.learningRate.to is missing"),
    (
      "{trials: 4, over: {learningRate: {from: 1e-3, to: 1, lg: true}}}", "8:62",
      "unknown key \"lg\" in search.over.learningRate"
    ),
    (
      "{trials: 4, over: {learningRate: {from: 0.1, to: 1}, rank: {from: 1, to: 9}}}", "8:62",
      "a grid can divide one interval"
    ),
    ("{trials: 4, over: {schedule: {from: 1, to: 2}}}", "8:38", "search.over.schedule is of the wrong kind"),
    ("{trials: 4, over: {learningRate: 'own'}}", "8:42", "search.over.learningRate is of the wrong kind"),
    (
      "{strategy: 'random', trials: 4, over: {rank: {from: 1, to: 2}, learningRate: [0.1]}}", "8:72",
      "the space of lora has fewer points than there are trials"
    ),
    ("{trials: 4, halving: {first: {epochs: 1, steps: 2}}}", "8:38", "search.halving.first is no length"),
    ("{trials: 4, halving: {eta: 1, first: {epochs: 1}}}", "8:36", "search.halving.eta is out of range"),
    ("{trials: 4, halving: {first: {steps: 1}}}", "8:38", "halving counts in another unit than the training of lora"),
    (
      "{trials: 4, halving: {first: {epochs: 2}}}", "8:38",
      "the first rung of halving is no shorter than the training"
    ),
    (
      "{trials: 4, over: {epochs: [1, 2]}, halving: {first: {epochs: 1}}}", "8:28",
      "the length of training is halved and searched over"
    ),
    ("{trials: 4, halving: {frst: {epochs: 1}}}", "8:31", "search.halving.first is missing"),
  ])
  func isAnswered(text: String, place: String, message: String) throws {
    let error = #expect(throws: InputError.self) { try suite(("search", text)) }
    #expect(error?.message == message)
    #expect(error?.place == "s.json5:" + place)
    #expect(error?.kind == .usage)
  }

  @Test func whatAnEntryFixesIsNotSearched() throws {
    let error = #expect(throws: InputError.self) {
      try suite(
        ("methods", "['head', {name: 'lora', rank: 4}]"), ("search", "{trials: 4, over: {rank: [1, 2]}}"))
    }
    #expect(error?.message == "rank is fixed for lora and searched over")
    #expect(error?.found == "rank in the entry in line 6")
  }

  @Test func aMethodWithNothingToSearchIsNamed() throws {
    let error = #expect(throws: InputError.self) {
      try suite(
        ("methods", "['lora', {name: 'head', learningRate: 1e-3}]"), ("search", "{trials: 4, over: {rank: [1, 2]}}"))
    }
    #expect(error?.message == "there is nothing to search for head")
  }

  @Test func axesThatNoMethodHasAreRefused() throws {
    let error = #expect(throws: InputError.self) {
      try suite(("methods", "['head']"), ("search", "{trials: 4, over: {rank: [1, 2]}}"))
    }
    #expect(error?.message == "no method of this suite has \"rank\" to search")
  }

  @Test func methodsThatDifferInWhatIsSearchedOnlyAreRefused() throws {
    let error = #expect(throws: InputError.self) {
      try suite(("train", "{batch: [8, 16]}"), ("search", "{trials: 4, over: {batch: [8, 16]}}"))
    }
    #expect(error?.message == "lora batch=8 and lora batch=16 differ only in what is searched")
  }

  @Test func methodsOfDifferentLengthsAreNotHalved() throws {
    let error = #expect(throws: InputError.self) {
      try suite(("methods", "['lora', 'fft']"), ("search", "{trials: 4, halving: {first: {epochs: 1}}}"))
    }
    #expect(error?.found == "2 for lora, 3 for fft")
  }

  @Test func sequencesAreNotSearched() throws {
    let error = #expect(throws: InputError.self) {
      try suite(("sequence", "['wordnet/supersense', 'wordnet/relatedness']"), ("search", "{trials: 4}"))
    }
    #expect(error?.message == "a search does not go with a sequence of tasks")
  }
}
