import Foundation
import Harness

let arguments = CommandLine.arguments
for url in try GoldenCase.all(in: URL(fileURLWithPath: arguments[2])) {
  do {
    let r = try GoldenCase(url).replay(model: URL(fileURLWithPath: arguments[1]))
    print(
      r.name, r.passed ? "pass" : "FAIL", r.lossDifference, r.logitDifference, r.gradientError, r.finalError,
      r.withoutGradient.count, r.failures)
  } catch { print(url.lastPathComponent, error) }
}
