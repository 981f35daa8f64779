import Basics
import Training

enum ObjectiveCommands {
  static let objectives = Command(
    name: "objectives", summary: "List what training may minimise, or show one in full.", positionals: ["NAME?"],
    examples: ["tunebench objectives", "tunebench objectives dpo"]
  ) { arguments in
    if let name = arguments.positional(0) { return print(card(try ObjectiveRegistry.objective(name))) }
    print(
      table(
        ["objective", "from", "minimises", "paper"],
        ObjectiveRegistry.all.map { [$0.name, $0.feedback.rawValue, $0.minimises, $0.paper] }))
    print(
      "\nA suite names them beside its methods, and compares every method under every one of them:\n"
        + "  objectives: [\"sft\", { name: \"dpo\", beta: [0.05, 0.1] }]\n"
        + "Where it names none, tasks train as sft. tunebench objectives NAME shows options.")
  }

  private static func card(_ card: ObjectiveCard) -> String {
    var text = "\(card.name): \(card.title), \(card.paper)\n"
    text += "  minimises   " + wrapped(card.minimises, indent: 14) + "\n"
    text += "  from        " + wrapped(card.source, indent: 14) + "\n"
    text += "  head        "
    switch card.output {
    case .task: text += "the one that the task asks for\n"
    case .vocabulary: text += "the language model's own\n"
    case .score: text += "one number a text: of its last token in a decoder, of its first row in an encoder\n"
    }
    text +=
      "  dropout     "
      + (card.takesDropout ? "as train and the method's recipe say\n" : "0, the base model's and the methods'\n")
    text += "  options\n"
    let options = card.options.map { "    " + $0.name.padding(to: 18) + wrapped($0.help, indent: 22) }
    text += options.joined(separator: "\n")
    if card.options.contains(where: { $0.name == "judge" }) {
      let judges = JudgeRegistry.judges.map { type in
        "    " + type.card.name.padding(to: 18)
          + wrapped("\(type.card.summary), as \(type.card.example)", indent: 22)
      }
      text += "\n  judges, of the training pairs alone; a list of them is a sweep\n" + judges.joined(separator: "\n")
    }
    guard card.feedback == .rollouts else { return text }
    let rewards = RewardRegistry.rewards.map { type in
      "    " + type.card.name.padding(to: 18)
        + wrapped("\(type.card.summary), as \(type.card.example)", indent: 22)
    }
    return text + "\n  rewards, each with a weight beside it where it is not 1\n" + rewards.joined(separator: "\n")
  }
}

extension ObjectiveCard {
  /// What it learns from, and where that comes from.
  fileprivate var source: String {
    switch feedback {
    case .texts: "texts with what is right of them: any task"
    case .pairs: "pairs of answers, of any task of texts to choose from: the right one with each other one"
    case .judgements: "single answers, of any task of texts to choose from: the right one is good, each other one bad"
    case .rollouts: "answers of the model itself to a task's prompts, with rewards"
    }
  }
}
