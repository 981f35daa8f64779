import Basics

/// Sentences on what a model does not get to see of its texts.
public enum TextNotes {
  /// `0.4 %`, `12 %`, `under 0.1 %`.
  public static func percent(_ share: Double) -> String {
    guard share.isFinite else { return "an unknown share" }
    let value = 100 * share
    if value > 0, value < 0.1 { return "under 0.1 %" }
    let tenths = (value * 10).rounded() / 10
    return (value < 10 ? JSON.canonical(tenths) : JSON.canonical(value.rounded())) + " %"
  }
}
