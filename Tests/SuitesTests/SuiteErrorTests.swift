import Basics
import Foundation
import TestSupport
import Testing

@testable import Suites

/// Every mistake in a suite is answered with its place, what was expected, what was found and what to do.
struct SuiteErrorTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    var key: String
    var value: String?
    /// Line and column; keys stand one a line, from line 2.
    var place: String
    var message: String
    var expected: String
    var found: String
    var advice: String?

    init(
      _ key: String, _ value: String?, _ place: String, _ message: String, expected: String, found: String,
      advice: String? = nil
    ) {
      (self.key, self.value, self.place, self.message) = (key, value, place, message)
      (self.expected, self.found, self.advice) = (expected, found, advice)
    }

    var testDescription: String { "\(key): \(value ?? "removed")" }
  }

  static let top: [Mistake] = [
    .init(
      "version", nil, "1:1", "version is missing", expected: "version: a whole number of at least 1",
      found: "only question, model, tasks, methods, seeds"),
    .init(
      "version", "0", "2:10", "version is out of range", expected: "a whole number of at least 1", found: "0"),
    .init(
      "version", "1.5", "2:10", "version is not a whole number", expected: "a whole number of at least 1",
      found: "1.5"),
    .init("question", "3", "3:11", "question is of the wrong kind", expected: "text in quotes", found: "3"),
    .init(
      "model", "[]", "4:8", "model is of the wrong kind", expected: "text in quotes", found: "a list of 0"),
    .init(
      "methds", "[]", "8:1", "unknown key \"methds\"",
      expected:
        "one of version, question, model, template, lossOn, data, tasks, heldOut, retention, probes, sequence, checkpoints, train, objectives, stages, methods, seeds, search, target, inference, generate, keepWeights, margin, claims",
      found: "methds", advice: "did you mean \"methods\"?"),
    .init("tasks", "[]", "5:8", "tasks is empty", expected: "a list of at least one", found: "[]"),
    .init(
      "tasks", "'x'", "5:8", "tasks is of the wrong kind", expected: "a list", found: "\"x\"",
      advice: "write [\"x\"]"),
    .init(
      "tasks", "[7]", "5:9", "tasks[0] is of the wrong kind",
      expected: "a task's name, or an object with name and rows", found: "7"),
    .init(
      "tasks", "['wordnet/supersence']", "5:9", "unknown task \"wordnet/supersence\"",
      expected: "a task of the harness, a data set that was added, or a key of data",
      found: "\"wordnet/supersence\"",
      advice: "did you mean \"wordnet/supersense\"?"),
    .init(
      "tasks", "['wordnet/supersense', {name: 'wordnet/supersense'}]", "5:31",
      "the task \"wordnet/supersense\" stands twice", expected: "every task once",
      found: "\"wordnet/supersense\" in line 5 already"),
    .init(
      "tasks", "[{name: 'wordnet/supersense', rows: 0}]", "5:44", "tasks[0].rows is out of range",
      expected: "a whole number of at least 1", found: "0"),
    .init(
      "tasks", "[{name: 'wordnet/supersense', row: 5}]", "5:38", "unknown key \"row\" in tasks[0]",
      expected: "one of name, rows", found: "row", advice: "did you mean \"rows\"?"),
    .init("seeds", "[]", "7:8", "seeds is empty", expected: "a list of at least one", found: "[]"),
    .init("seeds", "[1, 2, 1]", "7:15", "the seed 1 stands twice", expected: "every seed once", found: "1"),
    .init(
      "seeds", "[-1]", "7:9", "seeds[0] is out of range", expected: "a whole number of at least 0",
      found: "-1"),
    .init(
      "heldOut", "['wordnet/supersense']", "8:11", "\"wordnet/supersense\" is trained on and held out",
      expected: "a data set that is no task of this suite", found: "\"wordnet/supersense\", a task in line 5"),
    .init(
      "heldOut", "['wordnet/relatedness', 'wordnet/relatedness']", "8:34",
      "heldOut names \"wordnet/relatedness\" twice",
      expected: "every name once", found: "\"wordnet/relatedness\""),
    .init(
      "heldOut", "['amazon']", "8:11", "unknown task \"amazon\"",
      expected: "a task of the harness, a data set that was added, or a key of data", found: "\"amazon\"",
      advice: "one of: wordnet/supersense, wordnet/definition-match, wordnet/relatedness"),
  ]

  static let data: [Mistake] = [
    .init(
      "data", "{a: {text: 'x'}}", "8:11", "data.a names no file", expected: "a path as train, dev or test",
      found: "only text",
      advice: "name them by their paths below the directory of --data: a: { train: \"train.tsv\", test: \"test.tsv\" }"),
    .init(
      "data", "{a: {train: '/etc/passwd'}}", "8:19", "data.a.train is no path under the data directory",
      expected: "a relative path", found: "\"/etc/passwd\"",
      advice: "give the directory with --data, and here the path within it"),
    .init(
      "data", "{a: {train: 'a.tsv', colour: 1}}", "8:28", "unknown key \"colour\" in data.a",
      expected:
        "one of train, dev, test, separator, format, form, answer, prompt, verbalizer, text, pair, label, header, "
        + "quoting, dropLabel, numbers, categories, labels, devShare, testShare, seed, stratified, from, metric",
      found: "colour"),
    .init(
      "data", "{a: {train: 'a.tsv', metric: 'acuracy'}}", "8:36", "data.a.metric has an unknown value",
      expected: "\"accuracy\", \"macroF1\", \"matthews\", \"pearson\", \"spearman\", \"meanSquaredError\", "
        + "\"accuracyNorm\" or \"accuracyBytes\"",
      found: "\"acuracy\"",
      advice: "did you mean \"accuracy\"?"),
    .init(
      "data", "{a: {train: 'a.tsv', text: 0}}", "8:34", "data.a.text is no column",
      expected: "a column's name, or its number from 1", found: "0"),
    .init(
      "data", "{a: 'a.tsv'}", "8:11", "data.a is of the wrong kind", expected: "an object", found: "\"a.tsv\""
    ),
  ]

  static let methods: [Mistake] = [
    .init(
      "methods", "'lora'", "6:10", "methods is of the wrong kind", expected: "a list of methods, or \"all\"",
      found: "\"lora\"", advice: "write [\"lora\"]"),
    .init("methods", "[]", "6:10", "methods is empty", expected: "a list of at least one", found: "[]"),
    .init(
      "methods", "[1]", "6:11", "methods[0] is of the wrong kind",
      expected: "a method's name, or an object with name and options", found: "1"),
    .init(
      "methods", "['lroa']", "6:11", "unknown method \"lroa\"", expected: "a registered method",
      found: "\"lroa\"",
      advice: "did you mean \"lora\"?"),
    .init(
      "methods", "[{name: 'adapter'}]", "6:18", "unknown method \"adapter\"", expected: "a registered method",
      found: "\"adapter\"", advice: "one of: head, fft, bitfit, lora"),
    .init(
      "methods", "[{rank: 4}]", "6:11", "methods[0].name is missing", expected: "name: a method's name",
      found: "only rank"),
    .init(
      "methods", "[{name: 'lora', ranks: 4}]", "6:26", "lora has no option \"ranks\"",
      expected: "an option of lora (rank, alpha, targets, scaling, decompose); a key of train; label",
      found: "ranks",
      advice: "did you mean \"rank\"?"),
    .init(
      "methods", "[{name: 'fft', learningrate: 4}]", "6:25", "fft has no option \"learningrate\"",
      expected: "no option: fft has none; a key of train; label", found: "learningrate",
      advice: "did you mean \"learningRate\"?"),
    .init(
      "methods", "[{name: 'lora', rank: 0}]", "6:32", "methods[0].rank is out of range",
      expected: "a whole number of at least 1", found: "0"),
    .init(
      "methods", "[{name: 'lora', rank: [4, 'x']}]", "6:36", "methods[0].rank[1] is of the wrong kind",
      expected: "a whole number of at least 1", found: "\"x\""),
    .init(
      "methods", "[{name: 'lora', rank: [4, 4]}]", "6:36", "methods[0].rank has a value twice",
      expected: "every value once", found: "4"),
    .init(
      "methods", "[{name: 'lora', rank: []}]", "6:32", "methods[0].rank is empty",
      expected: "at least one value",
      found: "[]"),
    .init(
      "methods", "[{name: 'lora', rank: null}]", "6:32", "methods[0].rank is of the wrong kind",
      expected: "a whole number of at least 1", found: "null"),
    .init(
      "methods", "[{name: 'lora', targets: ['qery']}]", "6:36", "methods[0].targets[0] has an unknown value",
      expected: "\"query\", \"key\", \"value\" or \"output\"", found: "\"qery\"",
      advice: "did you mean \"query\"?"),
    .init(
      "methods", "[{name: 'lora', targets: [['query'], 'key']}]", "6:47",
      "methods[0].targets[1] is of the wrong kind",
      expected: "a list", found: "\"key\"", advice: "write [\"key\"]"),
    .init(
      "methods", "[{name: 'lora', decompose: 1}]", "6:37", "methods[0].decompose is of the wrong kind",
      expected: "true or false", found: "1"),
    .init(
      "methods", "['lora', 'lora']", "6:19", "one configuration of lora stands twice",
      expected: "every configuration once", found: "lora, as in line 6"),
    .init(
      "methods", "[{name: 'lora', rank: [1, 2], label: 'LoRA'}]", "6:11",
      "two configurations have the label \"LoRA\"",
      expected: "a label of its own for each", found: "\"LoRA\", as in line 6",
      advice: "give each its label, with a % for every swept value"),
    .init(
      "methods", "[{name: 'lora', rank: 4, label: 'r=% a=%'}]", "6:42",
      "the label has 2 % for 0 swept values",
      expected: "no %", found: "\"r=% a=%\"",
      advice: "take every % out: each stands for a value of a list, and no setting of this entry has one"),
    .init(
      "methods", "[{name: 'lora', rank: [1, 2], label: '% of % of %'}]", "6:47",
      "the label has 3 % for 1 swept values", expected: "one % for each, or one for all", found: "\"% of % of %\"",
      advice: "write 1 % in the label, or one"),
    .init(
      "methods", "[{name: 'lora', label: ''}]", "6:33", "methods[0].label is empty",
      expected: "a text that names the configuration", found: "\"\""),
    .init(
      "methods", "[{combine: ['lora']}]", "6:21", "methods[0].combine combines nothing",
      expected: "a list of at least two methods", found: "a list of 1"),
    .init(
      "methods", "[{combine: ['lora', 'lora']}]", "6:30", "methods[0].combine names \"lora\" twice",
      expected: "every method once", found: "\"lora\""),
    .init(
      "methods", "[{combine: [{name: 'lora', epochs: 3}, 'fft']}]", "6:37",
      "epochs is a setting of the whole combination",
      expected: "an option of lora", found: "epochs", advice: "write it beside combine"),
    .init(
      "methods", "[{combine: ['lora', 'fft'], rank: 3}]", "6:38", "a combination has no setting \"rank\"",
      expected: "a key of train; label", found: "rank",
      advice: "rank is an option of lora: write { name: \"lora\", rank: ... } among the methods"),
    .init(
      "methods", "[{name: 'x', combine: ['lora', 'fft']}]", "6:18", "methods[0] has both name and combine",
      expected: "one of the two", found: "\"x\"", advice: "to name a combination, use label"),
  ]

  static let train: [Mistake] = [
    .init(
      "train", "{bacth: 8}", "8:9", "unknown key \"bacth\" in train",
      expected:
        "one of epochs, steps, batch, learningRate, headLearningRate, schedule, warmup, weightDecay, clip, dropout, "
        + "maxLength, accumulate, optimizer, beta1, beta2, epsilon, trainPooler, evaluate, keep, patience, precision, weights, recompute, threads, "
        + "order",
      found: "bacth", advice: "did you mean \"batch\"?"),
    .init(
      "train", "{batch: 0}", "8:16", "train.batch is out of range", expected: "a whole number from 1 to 1000000",
      found: "0"),
    .init(
      "train", "{early_stopping: 2}", "8:9", "unknown key \"early_stopping\" in train",
      expected:
        "one of epochs, steps, batch, learningRate, headLearningRate, schedule, warmup, weightDecay, clip, dropout, "
        + "maxLength, accumulate, optimizer, beta1, beta2, epsilon, trainPooler, evaluate, keep, patience, precision, weights, recompute, threads, "
        + "order",
      found: "early_stopping", advice: "did you mean \"patience\"?"),
    .init(
      "checkpoints", "4, train: {patience: 2}", "8:14", "checkpoints do not go with patience",
      expected: "trainings of one length: checkpoints are at shares of all steps",
      found: "patience in the training of lora", advice: "take checkpoints or patience out"),
    .init(
      "train", "{patience: 2, evaluate: 'end'}", "6:11", "patience counts epochs by dev, which is not read after them",
      expected: "evaluate: \"epoch\" beside patience", found: "evaluate: \"end\"", advice: "take one of the two out"),
    .init(
      "train", "{dropout: 1}", "8:18", "train.dropout is out of range",
      expected: "a number from 0 to below 1", found: "1"),
    .init(
      "train", "{learningRate: 0}", "8:23", "train.learningRate is out of range",
      expected: "a number above 0", found: "0"),
    .init(
      "train", "{warmup: 1.5}", "8:17", "train.warmup is out of range",
      expected: "a share from 0 to below 1, or a whole number of steps up to 1000000000", found: "1.5"),
    .init(
      "train", "{warmup: 'some'}", "8:17", "train.warmup is of the wrong kind",
      expected: "a share from 0 to below 1, or a whole number of steps up to 1000000000", found: "\"some\""),
    .init(
      "train", "{schedule: 'cosin'}", "8:19", "train.schedule has an unknown value",
      expected: "\"linear\", \"cosine\" or \"constant\"", found: "\"cosin\"",
      advice: "did you mean \"cosine\"?"),
    .init(
      "train", "{optimizer: 'sgd'}", "8:20", "train.optimizer has an unknown value", expected: "\"adamw\"",
      found: "\"sgd\""),
    .init(
      "train", "{epsilon: Infinity}", "8:18", "train.epsilon is out of range", expected: "a number above 0",
      found: "Infinity"),
    .init(
      "train", "{epochs: 2, steps: 5}", "8:20", "train gives both epochs and steps",
      expected: "one of the two",
      found: "epochs and steps", advice: "remove one: steps are a length instead of epochs"),
    .init(
      "search", "{trials: 0, over: {}}", "8:18", "search.trials is out of range",
      expected: "a whole number from 1 to 100000", found: "0"),
    .init(
      "search", "{trials: 1, over: {}}", "8:27", "search.over is empty",
      expected: "at least one list of values", found: "{}",
      advice: "without search.over every method searches its own declared learning rates"),
    .init(
      "search", "{trials: 1, over: {lerningRate: [1]}}", "8:28", "search.over cannot go over \"lerningRate\"",
      expected: "a key of train or an option of a method", found: "lerningRate",
      advice: "did you mean \"learningRate\"?"),
    .init(
      "search", "{trials: 1, over: {rank: 4}}", "8:34", "search.over.rank is of the wrong kind",
      expected: "a list of values, or {from, to, log}", found: "4"),
  ]

  @Test(arguments: top + data + methods + train)
  func isAnswered(mistake: Mistake) throws {
    let error = #expect(throws: InputError.self) { try suite((mistake.key, mistake.value)) }
    #expect(
      error
        == InputError(
          mistake.message, kind: .usage, place: "s.json5:" + mistake.place, expected: mistake.expected,
          found: mistake.found, advice: mistake.advice))
  }

  @Test func dataThatCannotServeIsRefused() throws {
    func error(_ changes: [(String, String?)]) -> InputError? {
      #expect(throws: InputError.self) {
        try Suites.Suite(
          parsing: suiteText(changes), name: "s.json5", methods: exampleMethods, tasks: exampleTasks)
      }
    }
    #expect(
      error([("data", "{a: {test: 'a.tsv', dev: 'b.tsv'}}"), ("tasks", "['a']")])
        == InputError(
          "\"a\" has nothing to train on", kind: .usage, place: "s.json5:5:9",
          expected: "a train file in data.a",
          found: "only dev and test"))
    #expect(
      error([("data", "{a: {train: 'a.tsv'}}"), ("heldOut", "['a']")])
        == InputError(
          "\"a\" has nothing to test on", kind: .usage, place: "s.json5:9:11",
          expected: "a test file in data.a",
          found: "only train"))
  }

  @Test func filesAreNamedAndOfKindUsage() throws {
    #expect(
      throws: InputError(
        "cannot read the file", kind: .usage, place: "nowhere.json5", expected: "a readable JSON5 file",
        found: "no such file")
    ) { try Suites.Suite.load(file: URL(fileURLWithPath: "nowhere.json5"), methods: exampleMethods) }
    #expect(
      throws: InputError(
        "the key \"seeds\" stands twice in one object", kind: .usage, place: "s.json5:8:1",
        expected: "every key once",
        found: "\"seeds\" in line 7 already", advice: "remove one of the two")
    ) {
      try Suites.Suite(
        parsing: suiteText().replacingOccurrences(of: "}\n", with: "seeds: [2]}\n"), name: "s.json5",
        methods: exampleMethods)
    }
  }

  @Test func unknownTasksAreLeftToTheCallerWhoGivesNoList() throws {
    let suite = try Suites.Suite(
      parsing: suiteText([("tasks", "['any']"), ("heldOut", "['other']")]), name: "s.json5",
      methods: exampleMethods)
    #expect(suite.tasks.map(\.name) == ["any"])
  }
}
