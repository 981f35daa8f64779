import Charts
import Methods
import Training

/// The looks that methods state, as charts take them.
enum MethodLooks {
  /// Every registered method with a look of its own, in the registry's order.
  static var table: [(name: String, mark: Mark)] {
    MethodRegistry.all.compactMap { type in type.card.look.map { (type.card.name, Mark($0)) } }
  }

  /// A method by its name; a combination, or one that is not registered, has no look of its own.
  static func of(_ name: String) -> ChartedMethod {
    ChartedMethod(name, mark: table.first { $0.name == name }?.mark)
  }

  /// A row's look: its method's; where its suite compares objectives, its method's colour with its objective's mark, hollow
  /// where the method's own is, by which methods of one colour are told apart.
  static func of(_ row: ResultRow) -> ChartedMethod {
    var method = of(row.style)
    guard let shape = row.objective.flatMap(shape(ofObjective:)) else { return method }
    var mark = MethodStyle.style(for: method)
    mark.pointType = isHollow(mark) && shape > 3 ? shape - 1 : shape
    method.mark = mark
    return method
  }

  static func isHollow(_ mark: Mark) -> Bool { mark.pointType > 3 && mark.pointType.isMultiple(of: 2) }

  /// gnuplot's filled point type for an objective, by its place in the registry; nil for one that is not registered.
  static func shape(ofObjective name: String) -> Int? {
    // Circle, pentagon, triangle, triangle down, diamond, square, and two that cannot be filled.
    let shapes = [7, 15, 9, 11, 13, 5, 2, 3]
    return ObjectiveRegistry.names.firstIndex(of: name).map { shapes[$0 % shapes.count] }
  }
}

extension Mark {
  init(_ look: MethodLook) {
    let colour =
      switch look.colour {
      case .black: Palette.black
      case .orange: Palette.orange
      case .skyBlue: Palette.skyBlue
      case .green: Palette.green
      case .blue: Palette.blue
      case .vermillion: Palette.vermillion
      case .purple: Palette.purple
      case .grey: Palette.grey
      }
    let hollow =
      switch look.shape {
      case .square: 4
      case .circle: 6
      case .triangle: 8
      case .triangleDown: 10
      case .diamond: 12
      case .pentagon: 14
      }
    let dash =
      switch look.line {
      case .solid: 1
      case .dashed: 2
      case .dotted: 3
      }
    self.init(
      colour: colour, pointType: look.isHollow ? hollow : hollow + 1, dashType: dash, letter: look.letter)
  }
}
