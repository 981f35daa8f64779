import Methods

/// Hugging Face's name of a weight without what PEFT's wrapping adds to it.
package func plainWeightName(_ name: String) -> String {
  var plain = name
  for prefix in ["base_model.model.", "base_model.", "model."] where plain.hasPrefix(prefix) {
    plain.removeFirst(prefix.count)
    break
  }
  plain = plain.replacing(".modules_to_save", with: "").replacing(".default", with: "")
  // AdapterHub puts the adapter's name, which the user chooses, after ".adapters".
  plain = plain.replacing(#/\.adapters\.[^.]+\./#, with: ".adapters.")
  return MethodRegistry.weight(recordedAs: plain)
}
