import Records
import Tasks

/// The last part of a report: what each figure is, shortly.
enum DefinitionSections {
  static func definitions(_ model: ReportModel) -> [ReportBlock] {
    let tasks = model.table.tasks
    guard !tasks.isEmpty else { return [] }
    var terms: [ReportTerm] = []
    for metric in Metric.allCases where tasks.contains(where: { $0.knownMetric == metric }) {
      terms.append(ReportTerm(metric.title, metric.definition))
    }
    // What charts need that not every report has comes after the first four, as they are read in that order.
    terms += Glossary.terms.prefix(4) + certainty(model) + Glossary.terms.dropFirst(4).dropLast(4)
    // A link leads to one place.
    var anchors = Set<String>()
    let all = (terms + measures(model)).filter { anchors.insert($0.anchor).inserted }
    return [.heading(2, title), .terms(sayingOnce(all))]
  }

  /// Long sentences that an earlier term says word for word are named by that term: five measures of one set read it in the
  /// same way.
  static func sayingOnce(_ terms: [ReportTerm]) -> [ReportTerm] {
    var said: [String: String] = [:]
    return terms.map { term in
      var kept: [String] = [], named: [String] = []
      for sentence in sentences(term.text) {
        if let other = said[sentence], sentence.count > 40 {
          if !named.contains(other) { named.append(other) }
        } else {
          said[sentence] = term.term
          kept.append(sentence)
        }
      }
      guard !named.isEmpty else { return term }
      return ReportTerm(term.term, (kept + ["Else as \(named.joined(separator: " and ")) is."]).joined(separator: " "))
    }
  }

  /// Parted where a capital follows a full stop, so that `et al. 2021` and `eq. (4)` stay whole.
  private static func sentences(_ text: String) -> [String] {
    var sentences = [""]
    for word in text.split(separator: " ") {
      let isNew = sentences[sentences.count - 1].hasSuffix(".") && word.first?.isUppercase == true
      if isNew {
        sentences.append(String(word))
      } else {
        sentences[sentences.count - 1] += (sentences[sentences.count - 1].isEmpty ? "" : " ") + word
      }
    }
    return sentences
  }

  /// Terms of charts that not every report has.
  private static func certainty(_ model: ReportModel) -> [ReportTerm] {
    let terms: [(ChartKind, ReportTerm)] = [
      (.aggregate, Glossary.interquartile), (.profiles, Glossary.profile), (.improvement, Glossary.improvement),
      (.trials, Glossary.expectedBest),
    ]
    return terms.filter { kind, _ in model.figures.contains { $0.kind == kind } }.map(\.1)
  }

  /// The section's heading, to which texts link.
  static let title = "What the figures mean"

  /// The measures that any run stores or tables derive, from the catalogue, each once and in its order.
  private static func measures(_ model: ReportModel) -> [ReportTerm] {
    let names = Set(
      model.runs.flatMap(\.measures).map(\.name)
        + model.table.tasks.flatMap(\.heldOut).flatMap {
          ["forgetting/held-out/\($0)/gap", "forgetting/held-out/\($0)/lost"]
        })
    return MeasureCatalog.all.filter { definition in
      names.contains { MeasureCatalog.definition(of: $0) == definition }
    }.map { definition in ReportTerm(definition.title, texts(definition, model).joined(separator: " ")) }
  }

  /// `bytes`, `tokens/second`; a symbol, `GFLOP/s`, has no plural.
  static func plural(_ unit: String) -> String {
    let parts = unit.split(separator: "/", maxSplits: 1)
    guard parts.count == 2 else { return unit + "s" }
    return parts[0].allSatisfy(\.isUppercase) ? unit : "\(parts[0])s/\(parts[1])"
  }

  /// What the measure is in these runs: as the harness defines it, as another program's results do, or both.
  private static func texts(_ definition: MeasureDefinition, _ model: ReportModel) -> [String] {
    func text(_ d: MeasureDefinition) -> String {
      d.definition + (d.unit == "1" ? "" : " In \(plural(d.unit)).") + (d.source.map { " \($0)." } ?? "")
    }
    let stored = model.runs.flatMap(\.measures).filter { MeasureCatalog.definition(of: $0.name) == definition }
    var imported: [MeasureDefinition] = []
    for measure in stored {
      guard let theirs = MeasureCatalog.importedDefinition(of: measure.name),
        measure.definition.hasPrefix(theirs.definition), !imported.contains(theirs)
      else { continue }
      imported.append(theirs)
    }
    let isOnlyTheirs =
      !stored.isEmpty
      && stored.allSatisfy { measure in
        imported.contains { measure.definition.hasPrefix($0.definition) }
      }
    return (isOnlyTheirs ? [] : [text(definition)]) + imported.map { text($0) }
  }
}
