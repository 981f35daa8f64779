import Basics
import Foundation
import Networks

/// Which layers a PEFT configuration means: `target_modules`, `exclude_modules`, `layers_to_transform`.
///
/// PEFT loads the weights of these layers and of no others, and starts anew those that the file lacks. The rules are
/// those of PEFT's check_target_module_exists.
struct PEFTTargets {
  private enum Names {
    case list([String])
    case expression(NSRegularExpression)
    case allLinear

    func include(_ name: String) -> Bool {
      switch self {
      case .list(let endings): return endings.contains { name == $0 || name.hasSuffix("." + $0) }
      case .expression(let expression):
        let whole = NSRange(name.startIndex..., in: name)
        var isWhole = false
        let deadline = Date().addingTimeInterval(1)
        expression.enumerateMatches(in: name, options: [.anchored, .reportProgress], range: whole) { match, _, stop in
          if let match { isWhole = match.range == whole }
          if match != nil || Date() > deadline { stop.pointee = true }
        }
        return isWhole
      case .allLinear: return true
      }
    }
  }

  private let targets: Names
  private let excluded: Names?
  private let layers: [Int]?
  private let layerIsFound: Bool
  private let model: BlockLayers

  /// - Parameter fallback: the endings that PEFT takes for such a model where the configuration names none.
  /// - Throws: `InputError` for values of another kind, and expressions that cannot be read.
  init(_ object: ForeignObject, of model: BlockLayers, fallback: [String]) throws {
    self.model = model
    func names(_ key: String) throws -> Names? {
      guard let value = object.json[key], !value.isNull else { return nil }
      if let text = value.string {
        if text == "all-linear", key == "target_modules" { return .allLinear }
        // Anchored at both ends: Python's fullmatch takes the alternative that reaches the end.
        guard let expression = try? NSRegularExpression(pattern: "(?:\(text))$") else {
          throw InputError(
            "is an expression that cannot be read here", place: "\(object.place): \(key)",
            expected: "a list of endings, or a plain regular expression", found: String(text.prefix(80)),
            advice: "write the names of the adapted layers in its place, such as [\"query\", \"value\"]")
        }
        return .expression(expression)
      }
      return .list(try object.texts(key) ?? [])
    }
    targets = try names("target_modules") ?? .list(fallback)
    excluded = try names("exclude_modules")
    if let one = object.json["layers_to_transform"]?.int {
      layers = [one]
    } else {
      let list = object.json["layers_to_transform"] ?? .null
      guard list.isNull || list.array?.allSatisfy({ $0.int != nil }) == true else {
        throw InputError(
          "is of the wrong kind", place: "\(object.place): layers_to_transform", expected: "numbers of layers",
          found: String(list.canonical.prefix(80)),
          advice: "mend the file: save_pretrained(DIR) writes it as it must be")
      }
      layers = list.array.flatMap { $0.isEmpty ? nil : $0.compactMap(\.int) }
    }
    let pattern = object.json["layers_pattern"]?.string
    let patterns = try pattern.map { [$0] } ?? object.texts("layers_pattern") ?? []
    let container = model.container
    layerIsFound = patterns.isEmpty || patterns.contains { container.hasSuffix("." + $0) }
  }

  /// Whether PEFT adapts a layer: `attention.self.query` of block 3.
  func include(_ seam: Role, block: Int) -> Bool {
    let name = model.name(seam, block: block)
    if let excluded, excluded.include(name) { return false }
    guard targets.include(name) else { return false }
    guard let layers, case .list(let endings) = targets, !endings.contains(name) else { return true }
    return layerIsFound && layers.contains(block)
  }

  /// Whether PEFT adapts a layer outside the blocks: `lm_head`, `model.embed_tokens`.
  func include(outside name: String) -> Bool {
    if let excluded, excluded.include(name) { return false }
    if case .allLinear = targets { return false }
    guard targets.include(name) else { return false }
    guard layers != nil, case .list(let endings) = targets else { return true }
    return endings.contains(name)
  }

  /// Holds the layers that the file has weights of against those that the configuration means.
  ///
  /// - Throws: `InputError` naming the first layer of one that is not of the other.
  func require(_ adapted: [Role], blocks: Int, place: String) throws {
    for block in 0..<blocks {
      for seam in model.roles where include(seam, block: block) != adapted.contains(seam) {
        let name = model.name(seam, block: block)
        throw InputError(
          "and the weights in the directory are of different layers", place: "\(place): target_modules",
          expected: adapted.contains(seam) ? "\(name) among them: the directory has its weights" : "weights of \(name)",
          found: adapted.contains(seam) ? "they do not name it: PEFT leaves those weights out" : "none",
          advice: "save the adapter again with PEFT, or name the layers of the weights")
      }
    }
  }
}
