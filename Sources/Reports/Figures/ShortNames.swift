/// Names of data sets without the path that all of them share: `motive` and `food` of `a/b/motive` and `a/b/food`.
struct ShortNames: Equatable {
  var names: [String]
  /// The shared path; nil where there is none, or one name only.
  var group: String?

  init(_ names: [String]) {
    let parts = names.map { $0.split(separator: "/", omittingEmptySubsequences: false).map(String.init) }
    var shared = 0
    if let first = parts.first, parts.count > 1 {
      while parts.allSatisfy({ shared < $0.count - 1 && $0[shared] == first[shared] }) { shared += 1 }
    }
    self.names = parts.map { $0.dropFirst(shared).joined(separator: "/") }
    group = shared > 0 ? parts[0].prefix(shared).joined(separator: "/") : nil
  }
}
