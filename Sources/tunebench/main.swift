import Basics
import Foundation

/// tunebench: which way of fine-tuning a pretrained transformer should I use, and what will it cost me?

let commands: [Command] =
  [
    RunCommands.plan, RunCommands.run, SearchCommand.search, RunCommands.report, CompareCommand.compare,
    ClaimsCommand.claims, AdviseCommand.advise,
    ForgettingCommand.forgetting, PlotCommand.plot, ExportCommand.export, ExplainCommand.explain,
    ListCommand.list,
    ModelCommands.add, ModelCommands.list,
    ModelCommands.info, ModelCommands.remove,
  ]
  + [
    DataCommands.add, DataCommands.list, DataCommands.info, DataCommands.remove, MethodCommands.methods,
    ObjectiveCommands.objectives,
  ]
  + [ImportCommand.peftMethodComparison] + AdapterCommands.all + [
    ConformanceCommand.conformance, BenchCommands.step, BenchCommands.kernels,
    BenchCommands.growth, BenchCommands.grpo, InferenceCommand.inference, GenerateCommand.generate, RunCommands.child,
  ]

/// The groups of help, in order.
let overview = """
  tunebench: which way of fine-tuning a pretrained transformer should I use, and what will it cost me?

  Usage: tunebench COMMAND [arguments]

  """

func printHelp() {
  print(overview)
  let shown = commands.filter { !$0.isHidden }
  let width = shown.map(\.name.count).max()! + 2
  for command in shown { print("  " + command.name.padding(to: width) + command.summary) }
  print(
    """

    A first round:
      tunebench model add minilm
      tunebench plan suites/quick.json5
      tunebench run suites/quick.json5
      tunebench report results/quick

    tunebench COMMAND --help explains one command, with examples.
    """)
}

func dispatch(_ words: [String]) throws {
  if let kernels = ProcessInfo.processInfo.environment["TUNEBENCH_KERNELS"], !["", "plain"].contains(kernels) {
    throw InputError(
      "is not understood", kind: .usage, place: "the environment variable TUNEBENCH_KERNELS",
      expected: "plain, or nothing",
      found: kernels, advice: "unset it for the fast kernels")
  }
  guard let first = words.first else { return printHelp() }
  if ["--help", "-h", "help"].contains(first), words.count == 1 { return printHelp() }
  if ["--version", "version"].contains(first) { return print("tunebench \(Version.text)") }
  let asksHelp = words.contains("--help") || words.contains("-h") || first == "help"
  let typed = words.filter { !["--help", "-h"].contains($0) }.drop { $0 == "help" }
  // The longest name that fits: "model add" before "model".
  let found = commands.filter { typed.starts(with: $0.name.split(separator: " ").map(String.init)) }
    .max { $0.name.count < $1.name.count }
  guard let command = found else {
    let group = commands.filter { !$0.isHidden && $0.name.hasPrefix(typed[typed.startIndex] + " ") }
    if asksHelp, !group.isEmpty { return group.forEach { print($0.usage + "\n    " + $0.summary) } }
    let name = typed.prefix(2).joined(separator: " ")
    let names = commands.filter { !$0.isHidden }.map(\.name)
    throw InputError(
      group.isEmpty ? "unknown command \"\(name)\"" : "\"\(typed[typed.startIndex])\" wants a second word",
      kind: .usage,
      advice: group.isEmpty
        ? (nearest(to: name, among: names) ?? nearest(to: typed[typed.startIndex], among: names)).map {
          "did you mean \"tunebench \($0)\"?"
        } ?? "tunebench --help lists the commands"
        : group.map { "tunebench \($0.name)" }.joined(separator: ", "))
  }
  if asksHelp { return print(command.help) }
  let count = command.name.split(separator: " ").count
  try command.run(try Arguments(Array(typed.dropFirst(count)), for: command))
}

/// Ends the program; with status 1 where all went well but for what could not be printed.
func end(_ status: Int32) -> Never {
  // Runs go on without anybody to read of them, which is to be said; a table that was cut short by head(1) is not.
  let isLong = CommandLine.arguments.dropFirst().first.map { ["run", "run-child"].contains($0) } ?? false
  let isWritten = Output.finish(isQuiet: !isLong)
  exit(status == 0 && !isWritten ? 1 : status)
}

Output.prepare()
do {
  try dispatch(Array(CommandLine.arguments.dropFirst()))
} catch let status as ExitStatus {
  end(status.code)
} catch {
  let error = InputError(error)
  complain(error.prefixed)
  end(error.kind.rawValue)
}
end(0)
