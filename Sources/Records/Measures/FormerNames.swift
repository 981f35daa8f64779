import Foundation
import Synchronization

/// Names that measures had in results of format 1, with underscores within words: `speed/tokens_per_second`.
///
/// Such files are read under the names of now, and a name that somebody kept in a script is understood.
extension MeasureCatalog {
  /// The name of now; `name` itself where it is no former one.
  ///
  /// What `*` stands for is somebody's own name, of a data set for one, and stays as it is.
  public static func current(_ name: String) -> String {
    guard name.contains("_") else { return name }
    // Every file of a directory has the same ones.
    if let known = found.withLock({ $0[name] }) { return known }
    let now = lookedUp(name)
    found.withLock { $0[name] = now }
    return now
  }

  private static let found = Mutex<[String: String]>([:])

  private static func lookedUp(_ name: String) -> String {
    guard definition(of: name) == nil else { return name }
    for prefix in ["", "memory/"] {
      for pattern in all.map(\.name) {
        let former = snakeCase(pattern)
        guard former != pattern || pattern.hasPrefix("memory/*"),
          let fillings = MeasureDefinition.fillings(of: former, in: prefix + name)
        else { continue }
        // A phase is a word of ours.
        let kept = pattern.hasPrefix("memory/") ? fillings.map { camelCase(String($0)) } : fillings.map(String.init)
        let pieces = pattern.split(separator: "*", omittingEmptySubsequences: false)
        let now = pieces[0] + zip(kept, pieces.dropFirst()).map { $0 + $1 }.joined()
        return String(now.dropFirst(prefix.count))
      }
    }
    return name
  }

  /// `peakResident` as `peak_resident`.
  private static func snakeCase(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase && $0.last?.isLowercase == true ? "_" + $1.lowercased() : String($1) }
  }

  /// `train_peak` as `trainPeak`.
  static func camelCase(_ name: String) -> String {
    let words = name.split(separator: "_", omittingEmptySubsequences: false)
    return words[0] + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
