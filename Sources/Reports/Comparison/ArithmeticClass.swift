import Records

extension RunRecord.Provenance {
  /// What of the machine the numbers hang on beside a run's identity: kernels, threads, the library of another precision.
  var arithmeticClass: String {
    let parts = [
      arithmetic, threadCount == 0 ? "" : NumberText.plural(threadCount, "thread"), roundedProductsLibrary,
    ].filter { !$0.isEmpty }
    return parts.joined(separator: ", ")
  }

  /// What the program says of it, or of results from before it did the kernels that made the matrix products: `OpenBLAS
  /// SkylakeX`; `unknown` in results that do not say.
  var arithmetic: String {
    if !kernels.isEmpty { return kernels }
    // "OpenBLAS 0.3.21 NO_LAPACKE DYNAMIC_ARCH NO_AFFINITY SkylakeX MAX_THREADS=64": options in capitals, the kernels' name.
    let words = openBLASConfiguration.split(separator: " ").dropFirst()
    let core = words.last { word in
      !word.contains("=") && word.contains(where: \.isLetter) && word.first?.isLetter == true
        && !["NO_", "DYNAMIC_", "USE", "INTERFACE"].contains { word.hasPrefix($0) }
    }
    return core.map { "OpenBLAS \($0)" } ?? (openBLASConfiguration.isEmpty ? "unknown" : openBLASConfiguration)
  }
}
