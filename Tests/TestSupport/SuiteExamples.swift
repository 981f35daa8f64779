import Basics
import Foundation
import Settings
import Suites

/// Methods as a registry would describe them; small, so that the tests do not move with the real ones.
package let exampleMethods = [
  MethodSchema("head", recipe: ["learningRate": 1e-3], learningRates: [1e-3, 3e-3, 1e-2]),
  MethodSchema("fft", recipe: ["learningRate": 5e-5, "epochs": 3], learningRates: [2e-5, 5e-5, 1e-4, 2e-4]),
  MethodSchema("bitfit", recipe: ["learningRate": 3e-3, "clip": 1], learningRates: [1e-3, 3e-3]),
  MethodSchema(
    "lora",
    options: [
      SettingSchema("rank", .int, default: 8, range: .atLeast(1), symbol: "r"),
      SettingSchema("alpha", .real, default: 16, range: .above(0)),
      SettingSchema(
        "targets", .stringList(oneOf: ["query", "key", "value", "output"]), default: ["query", "value"]),
      SettingSchema("scaling", .string(oneOf: ["standard", "rankStabilised"]), default: "standard"),
      SettingSchema("decompose", .bool, default: false),
    ], recipe: ["learningRate": 5e-4, "warmup": 0.06, "weightDecay": 0.1],
    learningRates: [2e-4, 5e-4, 1e-3, 2e-3]),
]

package let exampleTasks = ["wordnet/supersense", "wordnet/definition-match", "wordnet/relatedness"]

/// Whether a setting has this value from this level.
package func isChosen(_ setting: ChosenSetting?, _ name: String, _ value: JSON, _ origin: ChosenSetting.Origin) -> Bool
{
  setting?.name == name && setting?.value == value && setting?.origin == origin
}

/// A suite of one line a key; `changes` replace, add or (nil) remove keys.
package func suiteText(_ changes: [(String, String?)] = []) -> String {
  var lines = [
    ("version", "1"), ("question", "'What?'"), ("model", "'minilm'"), ("tasks", "['wordnet/supersense']"),
    ("methods", "['lora']"), ("seeds", "[1]"),
  ]
  for (key, value) in changes {
    let index = lines.firstIndex { $0.0 == key }
    switch (index, value) {
    case (let index?, let value?): lines[index].1 = value
    case (let index?, nil): lines.remove(at: index)
    case (nil, let value?): lines.append((key, value))
    case (nil, nil): break
    }
  }
  return "{\n" + lines.map { "\($0.0): \($0.1),\n" }.joined() + "}\n"
}

package func suite(_ changes: (String, String?)...) throws -> Suite {
  try Suite(parsing: suiteText(changes), name: "s.json5", methods: exampleMethods, tasks: exampleTasks)
}

/// Hashes for any data set: of its name.
package func exampleContext(
  _ suite: Suite, model: String = "m", salt: String = "", resultFormat: Int = 1, threads: Int = 2,
  forced: Int? = nil
) -> PlanContext {
  var hashes: [String: [String: String]] = [:]
  for name in suite.tasks.map(\.name) + suite.measured {
    hashes[name] = ["all": SHA256.hexDigest(of: name + salt)]
  }
  return PlanContext(
    modelSHA256: model, dataSHA256: hashes, resultFormat: resultFormat, threads: threads,
    forcedThreads: forced)
}

package func plan(_ changes: (String, String?)...) throws -> Plan {
  let suite = try Suite(
    parsing: suiteText(changes), name: "s.json5", methods: exampleMethods, tasks: exampleTasks)
  return Plan(suite, context: exampleContext(suite))
}

/// The package's own directory, from this file's.
package let packageDirectory = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent()
