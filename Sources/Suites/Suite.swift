import Basics
import Text
import Foundation
import Settings
import Tasks
import Training

/// One file, one question: what is trained on what, with which methods and seeds.
///
/// A suite is checked in full when it is read; what is left to the caller is whether the model and the data
/// are there.
public struct Suite: Sendable {
  /// The file's name in errors.
  public var name: String
  /// The text as read, comments and all, for provenance.
  public var text: String
  /// Raised by the author when any score may change: it is part of every run's identity.
  public var version: Int
  public var question: String
  public var model: String
  /// How a language model's prompts and answers are put together: `model` for the model's own chat template, `none`, or a
  /// built-in one's name.
  public var template = "model"
  /// Which tokens of its training rows a language model learns; dev, test and held-out rows are read by their answers.
  public var lossOn = LossOn.answer
  public var data: [DataSource]
  public var tasks: [TaskReference]
  /// Data sets with the tasks' labels that are only tested on.
  public var heldOut: [String]
  /// Data sets on which the base ability is measured before and after.
  public var retention: [RetentionReference]
  /// Data sets with other labels for linear probes.
  public var probes: [ProbeReference]
  /// Tasks that are trained one after the other.
  public var sequence: SequenceReference?
  /// When forgetting is read during the training of `tasks`; nil: at its end only.
  public var checkpoints: CheckpointReference?
  /// Every configuration of every method, sweeps expanded, in the order written.
  public var methods: [MethodConfiguration]
  public var search: Search?
  public var seeds: [UInt64]
  public var measuring: Measuring
  /// Differences of scores smaller than this do not matter; nil: the usual. Part of no identity.
  public var margin: Double?
  /// What is expected of the results. Part of no identity.
  public var claims: [Claim] = []

  /// Reads a suite's file.
  ///
  /// - Parameters:
  ///   - changes: what is set in it from outside, one after another; ``text`` is the changed one.
  ///   - methods: the registered methods, in the order that `methods: "all"` takes them.
  ///   - train: what it may say about training.
  ///   - tasks: the names that are known besides the suite's own `data`; nil: the caller checks them later.
  /// - Throws: `InputError` of kind `usage` with `file:line:column`, what was expected and what was found.
  public static func load(
    file: URL, changes: [JSON5Change] = [], methods: [MethodSchema], train: [SettingSchema] = Suite.trainingSettings,
    tasks: [String]? = nil,
    metrics: [String] = Suite.metrics
  ) throws -> Suite {
    do {
      var document = try JSON5Value(file: file)
      var text = try String(contentsOf: file, encoding: .utf8)
      if !changes.isEmpty { (document, text) = try JSON5Change.apply(changes, to: text, source: file.relativePath) }
      return try SuiteReader(methods: methods, train: train, tasks: tasks, metrics: metrics).read(
        document, name: file.relativePath, text: text)
    } catch var error as InputError {
      error.kind = .usage
      throw error
    }
  }

  /// Reads a suite from its text; `name` stands for the file in errors.
  public init(
    parsing text: String, name: String, methods: [MethodSchema],
    train: [SettingSchema] = Suite.trainingSettings, tasks: [String]? = nil, metrics: [String] = Suite.metrics
  ) throws {
    do {
      let document = try JSON5Value(parsing: text, source: name)
      self = try SuiteReader(methods: methods, train: train, tasks: tasks, metrics: metrics).read(
        document, name: name, text: text)
    } catch var error as InputError {
      error.kind = .usage
      throw error
    }
  }

  /// What a suite may say about training, under `train` or in a method's entry.
  public static var trainingSettings: [SettingSchema] { TrainingSettings.schemas }

  /// What `metric` of a data set may be, if the caller names no others.
  public static let metrics = [
    "accuracy", "macroF1", "matthews", "pearson", "spearman", "meanSquaredError", "accuracyNorm", "accuracyBytes",
  ]

  /// Every data set that a run touches besides its own task, each once, in the order of the suite's keys.
  public var measured: [String] {
    var names: [String] = []
    for name in heldOut + readNames + (sequence?.tasks.map(\.name) ?? []) where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  /// The sets that an encoder is read on, whatever it was trained for.
  var readNames: [String] { retention.map(\.name) + probes.map(\.name) }

  init(
    name: String, text: String, version: Int, question: String, model: String, data: [DataSource],
    tasks: [TaskReference], heldOut: [String], retention: [RetentionReference], probes: [ProbeReference],
    sequence: SequenceReference?, checkpoints: CheckpointReference?, methods: [MethodConfiguration],
    search: Search?, seeds: [UInt64], measuring: Measuring
  ) {
    self.name = name
    self.text = text
    self.version = version
    self.question = question
    self.model = model
    self.data = data
    self.tasks = tasks
    self.heldOut = heldOut
    self.retention = retention
    self.probes = probes
    self.sequence = sequence
    self.checkpoints = checkpoints
    self.methods = methods
    self.search = search
    self.seeds = seeds
    self.measuring = measuring
  }
}

/// A data set by its files, as a suite's `data` describes it.
public struct DataSource: Sendable, Equatable {
  public var name: String
  /// Paths under the data directory.
  public var train: String?
  public var dev: String?
  public var test: String?
  /// The column of the text, by its name, or by its number from 1 where the file has no header line.
  /// nil: by the usual names of the form.
  public var text: String?
  /// The column of a second text.
  public var pair: String?
  /// nil for language models.
  public var label: String?
  /// For language models: `messages`, `completion`, `instruction` or `text`.
  public var form: String?
  /// For language models: the column of what is to be written.
  public var answer: String?
  /// For language models: what is asked about a text with a label.
  public var prompt: String?
  /// The word for each label under `prompt`.
  public var verbalizer: [String: String]?
  /// `tsv`, `csv` or `jsonl`; by the files' ending unless given.
  public var format: String
  /// What stands between two fields; nil: what the format says.
  public var separator: String?
  public var header: Bool
  /// Whether double quotes enclose fields; nil: in CSV only.
  public var quoting: Bool?
  /// Labels whose rows are left out.
  public var dropLabel: [String] = []
  /// Whether labels are numbers to be predicted (true) or categories (false); nil: as they look.
  public var numbers: Bool?
  /// All labels in the order of their categories; nil: those of the training rows.
  public var labels: [String]?
  /// How missing splits are cut from the training rows.
  public var split = SplitRule()
  /// Where to get the files.
  public var from: String?
  public var metric: String?
  public var place: JSON5Place

  /// The files there are, by split.
  public var files: [(split: String, path: String)] {
    [("train", train), ("dev", dev), ("test", test)].compactMap { split, path in path.map { (split, $0) } }
  }

  /// What of this can change a number; names of files cannot, their contents are hashed apart.
  var configuration: JSON { DataSpec(self).configuration }
}

/// A task as a suite's `tasks` names it.
public struct TaskReference: Sendable, Equatable {
  public var name: String
  /// How many training rows to draw; nil: all.
  public var rows: Int?
  public var place: JSON5Place
}

extension Suite {
  /// What `template` may be, the default first.
  package static let templates = ["model"] + ChatTemplate.builtInNames
}

extension Suite {
  /// The file's name without directory and ending: what its results are called.
  public var shortName: String {
    let last = name.split(separator: "/").last.map(String.init) ?? name
    return last.split(separator: ".").first.map(String.init) ?? last
  }
}
