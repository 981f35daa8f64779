import Basics
import Methods

enum MethodCommands {
  static let methods = Command(
    name: "methods",
    summary: "List the fine-tuning methods, or show one in full with where it attaches in each family of models.",
    positionals: ["NAME?"],
    examples: ["tunebench methods", "tunebench methods lora"]
  ) { arguments in
    if let name = arguments.positional(0) { return print(card(try MethodRegistry.method(name))) }
    print(
      table(
        ["method", "family", "trains", "paper"],
        MethodRegistry.all.map { [$0.card.name, $0.card.family.rawValue, $0.card.trains, $0.card.paper] }))
    print(
      "\nFamilies (Lialin et al. 2023): A1 adapters, A2 soft prompts, S selective, R reparameterisation.\n"
        + "tunebench methods NAME shows options, recipe and start.")
  }

  private static func card(_ method: any Method.Type) -> String {
    let card = method.card
    var text = "\(card.name): \(card.title), family \(card.family.rawValue), \(card.paper)\n"
    text += "  trains      \(card.trains)\n"
    text +=
      "  start       " + (card.startsAsIdentity ? "computes what the base model computes" : "not a no-op")
    if let note = card.startNote { text += ": \(note)" }
    text +=
      "\n  merges      " + (card.merges ? "into the base weights, for inference at no cost" : "no") + "\n"
    let r = card.recipe
    let recipe = r.settings.map { "\($0.name) \($0.value.string ?? $0.value.canonical)" }
    text += "  recipe      " + recipe.joined(separator: ", ") + "\n"
    text += "  to search   learningRate " + r.learningRates.map { "\($0)" }.joined(separator: ", ") + "\n"
    let places = method.familyPlaces
    if !places.isEmpty {
      text += "  attaches\n"
      for family in places {
        let names = family.families.joined(separator: ", ")
        text += "    \(names)\n        " + wrapped(family.places, indent: 8) + "\n"
      }
    }
    guard !card.options.isEmpty else { return text + "  options     none" }
    text += "  options\n"
    let options = card.options.map { "    " + $0.name.padding(to: 12) + wrapped($0.help, indent: 16) }
    return text + options.joined(separator: "\n")
  }
}
