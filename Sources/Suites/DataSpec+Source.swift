import Basics
import Tasks

extension DataSpec {
  /// A suite's description of a data set in the reader's terms.
  package init(_ source: DataSource) {
    self.init(
      name: source.name, files: Files(train: source.train, dev: source.dev, test: source.test),
      format: Format(rawValue: source.format), separator: source.separator, header: source.header,
      quoting: source.quoting, text: source.text.map { Column($0) }, pair: source.pair.map { Column($0) },
      label: source.label.map { Column($0) }, form: source.form.flatMap { Form(rawValue: $0) },
      answer: source.answer.map { Column($0) }, prompt: source.prompt, verbalizer: source.verbalizer,
      dropLabel: source.dropLabel,
      labelKind: source.numbers.map { $0 ? .number : .category }, labels: source.labels, split: source.split,
      metric: source.metric.flatMap { Metric(rawValue: $0) }, source: source.from)
    wording = .suite
  }
}
