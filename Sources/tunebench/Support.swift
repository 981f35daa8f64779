import Basics
import Foundation
import Reports
import Running

enum Version { static let text = MachineFacts.version }

/// Ends the program with a status after everything has been said.
struct ExitStatus: Error { var code: Int32 }

/// The model of that name or path; what its files say and runs do not follow is said.
func baseModel(_ nameOrPath: String) throws -> ModelReference {
  let model = try ModelRegistry().resolve(nameOrPath)
  sayNotes(of: model)
  return model
}

/// Says on standard error what a model's files say and runs do not follow.
func sayNotes(of model: ModelReference) {
  for note in model.notes { complain("note: \(model.name): \(note)") }
}

/// Bytes for people: 1.5 MB, 320 kB.
func bytes(_ count: Int) -> String { bytes(Double(count)) }

func bytes(_ count: Double) -> String {
  guard count.isFinite else { return "?" }
  let units = ["B", "kB", "MB", "GB", "TB"]
  var value = count, unit = 0
  while value >= 1000, unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
  return String(format: unit == 0 || value >= 100 ? "%.0f %@" : "%.1f %@", value, units[unit])
}

/// A value of a metric: 0.8125, or that it has none, as a correlation with something constant.
func decimals(_ value: Double, _ digits: Int = 4) -> String {
  value.isNaN ? "undefined" : String(format: "%.\(digits)f", value)
}

/// Seconds for people: 2.4 s, 3 min 20 s, 1 h 5 min.
func duration(_ seconds: Double) -> String {
  guard seconds.isFinite else { return "?" }
  // Nobody counts the seconds of a thousand years.
  guard seconds < 3e10 else { return String(format: "%.1e h", seconds / 3600) }
  if seconds < 10 { return String(format: "%.1f s", seconds) }
  let s = Int(seconds.rounded())
  if s < 60 { return "\(s) s" }
  if s < 3600 { return "\(s / 60) min \(s % 60) s" }
  return "\(s / 3600) h \(s % 3600 / 60) min"
}

/// 22713216 as 22,713,216.
func grouped(_ number: Int) -> String {
  var digits = Array(String(number.magnitude)), out: [Character] = []
  while !digits.isEmpty {
    if out.count % 4 == 3 { out.append(",") }
    out.append(digits.removeLast())
  }
  return (number < 0 ? "-" : "") + String(out.reversed())
}

/// Takes times, and complains if another process did so meanwhile.
func watched<Result>(_ body: () throws -> Result) rethrows -> Result {
  let presence = MachinePresence()
  let result = try body()
  if presence.leave() { complain("tunebench: another tunebench was taking times meanwhile: these are shared") }
  return result
}

/// Says on standard error what is in no table and no chart, and why: each once, many of one reason together.
func complain(leftOut remarks: [ResultTable.RunRemark]) {
  guard !remarks.isEmpty else { return }
  let most = 20
  let count = Set(remarks.map(\.run)).count
  complain("tunebench: left out, or with something wrong (\(count)):")
  for remark in remarks.prefix(most) { complain("  \(Escaped.terminal("\(remark.run): \(remark.remark)"))") }
  if remarks.count > most { complain("  and \(remarks.count - most) more, which tunebench report names") }
}
