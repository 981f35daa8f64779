/// An expression of a template.
indirect enum JinjaExpression: Sendable {
  case literal(JinjaValue)
  case name(String)
  case list([JinjaNode], isTuple: Bool)
  case map([(key: JinjaNode, value: JinjaNode)])
  case attribute(JinjaNode, String)
  case item(JinjaNode, JinjaNode)
  case slice(JinjaNode, start: JinjaNode?, stop: JinjaNode?, step: JinjaNode?)
  case call(JinjaNode, JinjaCall)
  case filter(JinjaNode, String, JinjaCall)
  case test(JinjaNode, String, JinjaCall, isNegated: Bool)
  case not(JinjaNode)
  case negative(JinjaNode)
  case positive(JinjaNode)
  case and(JinjaNode, JinjaNode)
  case or(JinjaNode, JinjaNode)
  /// `a < b <= c`.
  case compare(JinjaNode, [(symbol: String, value: JinjaNode)])
  case arithmetic(JinjaNode, String, JinjaNode)
  /// `a ~ b ~ c`.
  case concatenation([JinjaNode])
  case condition(JinjaNode, then: JinjaNode, otherwise: JinjaNode?)
}

/// An expression with its place and the depth of what is in it.
struct JinjaNode: Sendable {
  var expression: JinjaExpression
  var place: JinjaPlace
  var depth: Int
}

/// The arguments of a call as they are written.
struct JinjaCall: Sendable {
  var positional: [JinjaNode] = []
  var named: [(name: String, value: JinjaNode)] = []

  var depth: Int { max(positional.map(\.depth).max() ?? 0, named.map(\.value.depth).max() ?? 0) }
}

/// A statement of a template.
indirect enum JinjaStatement: Sendable {
  case text(String)
  case output(JinjaNode)
  case condition([(test: JinjaNode, body: [JinjaStatement])], otherwise: [JinjaStatement])
  case loop(JinjaLoop)
  case set([JinjaTarget], JinjaNode)
  /// `{% set x %}...{% endset %}`.
  case capture(JinjaTarget, filters: [JinjaFilterCall], body: [JinjaStatement])
  case filter([JinjaFilterCall], body: [JinjaStatement])
  case macro(JinjaMacro)
  case with([(name: String, value: JinjaNode)], body: [JinjaStatement])
  /// `{% generation %}`: what the model is to learn to write.
  case generation(body: [JinjaStatement])
  case exit(JinjaExit)
}

enum JinjaExit: Sendable {
  case breaks, continues
}

/// What an assignment changes: a name, or a member of a namespace.
struct JinjaTarget: Sendable {
  var name: String
  var member: String?
  var place: JinjaPlace
}

struct JinjaFilterCall: Sendable {
  var name: String
  var call: JinjaCall
  var place: JinjaPlace
}

struct JinjaLoop: Sendable {
  var names: [String]
  var items: JinjaNode
  var condition: JinjaNode?
  var isRecursive: Bool
  var body: [JinjaStatement]
  var otherwise: [JinjaStatement]
}

struct JinjaMacro: Sendable {
  var name: String
  var parameters: [(name: String, usual: JinjaNode?)]
  var body: [JinjaStatement]
}
