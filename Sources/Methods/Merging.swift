import Basics

extension Attachment {
  /// Folds the trained weights of all methods of one model into the model's own, each as soon as none stands in its way.
  ///
  /// - Throws: `InputError` naming the method that has no merged form, or those that block one another; nothing has
  ///   been merged in the first case.
  public static func mergeAll(_ sites: [Attachment]) throws {
    for site in sites where site.merge == nil && site.trained.contains(where: { $0.role == .method }) {
      throw InputError(
        "cannot be merged into the model's weights", kind: .usage, place: site.method,
        advice: "use the result with its method attached")
    }
    // Methods that train the model's own weights have nothing to fold in.
    var waiting = sites.filter { $0.merge != nil }
    while let index = waiting.firstIndex(where: { $0.canMerge() }) { waiting.remove(at: index).merge!() }
    guard waiting.isEmpty else {
      throw InputError(
        "cannot be merged: they change the same layers in an order that no single weight expresses",
        kind: .usage,
        place: waiting.map(\.method).joined(separator: " and "),
        advice: "name the rescaling method last in the combination")
    }
  }
}
