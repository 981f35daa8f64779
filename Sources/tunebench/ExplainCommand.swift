import Basics
import Records
import Reports
import Settings
import Suites

enum ExplainCommand {
  static let explain = Command(
    name: "explain",
    summary:
      "Define a measure, a column or a word of reports: unit, where better lies, equation, source.",
    positionals: ["NAME?..."],
    discussion: """
      Names are those of results files and of what is printed: titles of columns, terms, settings, methods, charts. * stands \
      for a data set, a method or a length.
      """,
    examples: [
      "tunebench explain", "tunebench explain drift/cka", "tunebench explain forgetting/retention/stsb/lost",
      "tunebench explain \"p (Holm)\"", "tunebench explain test accuracy",
    ]
  ) { arguments in
    guard !arguments.positionals.isEmpty else {
      print(
        table(["measure", "unit", "better"], MeasureCatalog.explained.map { [$0.name, $0.unit, $0.better.rawValue] }))
      return print(
        "\n"
          + wrapped(
            "also, as tables and pages print them: " + Glossary.entries.map { $0.names[0] }.joined(separator: ", "),
            indent: 0))
    }
    let name = MeasureCatalog.current(arguments.positionals.joined(separator: " "))
    guard let measure = MeasureCatalog.explanation(of: name) else {
      let meanings = Glossary.meanings(of: name)
      guard meanings.isEmpty else {
        for meaning in meanings { print(wrapped("\(meaning.term): \(meaning.text)", indent: 2)) }
        return
      }
      let names =
        MeasureCatalog.explained.map(\.name) + Glossary.entries.flatMap(\.names) + Suite.trainingSettings.names
      throw InputError(
        "nothing is called \"\(name)\"", kind: .usage,
        advice: nearest(to: name, among: names, called: Suite.trainingSettings.otherNames).map {
          "did you mean \"\($0)\"?"
        } ?? "tunebench explain, without a name, lists all")
    }
    print("\(name): \(measure.title)\n")
    print("  unit        \(measure.unit)")
    print("  better      \(measure.better.rawValue)")
    print("  definition  " + wrapped(measure.definition, indent: 14))
    if let source = measure.source { print("  source      " + wrapped(source, indent: 14)) }
    if let theirs = MeasureCatalog.importedDefinition(of: name) {
      print("\nIn imported results, \(theirs.unit), better \(theirs.better.rawValue): \(theirs.title)\n")
      print("  definition  " + wrapped(theirs.definition, indent: 14))
      if let source = theirs.source { print("  source      " + wrapped(source, indent: 14)) }
    }
  }
}
