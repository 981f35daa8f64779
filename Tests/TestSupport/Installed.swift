import Foundation
import Networks
import Running

/// What tests use if it is there, and say that they miss if not.
package enum Installed {
  /// The base model minilm, from `TUNEBENCH_MODEL` or `tunebench model add minilm`.
  package static let model: URL? = {
    if let path = ProcessInfo.processInfo.environment["TUNEBENCH_MODEL"] { return URL(fileURLWithPath: path) }
    return try? ModelRegistry().resolve("minilm").directory
  }()

  /// Reference trajectories: `golden` under `TUNEBENCH_SHARED`, or under a directory `shared` beside the package.
  package static let golden: URL? = shared("golden")
  package static let data: URL? = shared("data")
  /// What transformers, PEFT and AdapterHub computed of language models, and these.
  package static let languageGolden: URL? = shared("golden_lm")
  package static let languageModels: URL? = shared("models")
  /// The GGUF file of SmolLM2, from `TUNEBENCH_SMOLLM2` or `tunebench model add smollm2`.
  package static let smolLM2: URL? = {
    if let path = ProcessInfo.processInfo.environment["TUNEBENCH_SMOLLM2"] { return URL(fileURLWithPath: path) }
    return ModelRegistry().list().first { $0.name == "smollm2" }.flatMap { ModelSource.gguf(at: $0.directory) }
  }()

  private static func shared(_ name: String) -> URL? {
    var candidates: [URL] = []
    if let path = ProcessInfo.processInfo.environment["TUNEBENCH_SHARED"] {
      candidates.append(URL(fileURLWithPath: path))
    } else {
      var directory = URL(fileURLWithPath: #filePath)
      while directory.path != "/" {
        directory.deleteLastPathComponent()
        candidates.append(directory.appendingPathComponent("shared"))
      }
    }
    return candidates.map { $0.appendingPathComponent(name) }.first {
      FileManager.default.fileExists(atPath: $0.path)
    }
  }
}
