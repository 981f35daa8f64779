import Foundation

@testable import Charts

/// Rows of numbers of one block of a data file, found by the block's heading: the series and its form.
func rows(of chart: Chart, block heading: String) -> [[Double]] {
  let text = ChartData(chart).text
  guard let start = text.range(of: ": \(heading)\n") else { return [] }
  let block = text[start.upperBound...].components(separatedBy: "\n\n\n")[0]
  return block.split(separator: "\n").dropFirst().filter { !$0.hasPrefix("#") }
    .map { $0.split(separator: "\t").compactMap { Double($0) } }
}

/// A directory of a test's own, removed at the end.
func withDirectory<T>(_ body: (URL) throws -> T) throws -> T {
  let directory = FileManager.default.temporaryDirectory
    .appendingPathComponent("tunebench test's \(UUID().uuidString)", isDirectory: true)
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: directory) }
  return try body(directory)
}
