import Basics
import Foundation
import Running
import Synchronization

/// Shows how a suite is getting on: bars on a terminal, plain lines elsewhere, JSON lines or nothing for programs.
final class Progress: @unchecked Sendable {
  enum Style {
    case terminal, lines, json, silent

    /// For people, by what standard output is.
    static var ofOutput: Style { isatty(STDOUT_FILENO) != 0 ? .terminal : .lines }
    /// Whether sentences may stand between the events.
    var isForPeople: Bool { self == .terminal || self == .lines }
  }

  private struct Child {
    var label: String
    var step = 0
    var steps = 1
    var loss: Double?
    var speed: Double?
    /// What the objective saw at the last step, under TRL's names.
    var measures: [String: Double] = [:]
    var note = ""
    var started = Date()
  }

  private struct State {
    var done = 0.0
    var children: [String: Child] = [:]
    var order: [String] = []
    var linesShown = 0
    var lastDrawn = Date.distantPast
  }

  private let style: Style
  /// Expected work by identity, in FLOP: what the overall bar and the ETA count.
  private let work: [String: Double]
  private let total: Double
  private let runs: Int
  private let started = Date()
  private let state = Mutex(State())

  init(_ style: Style, work: [(identity: String, work: Double)]) {
    self.style = style
    self.work = Dictionary(work.map { ($0.identity, $0.work) }, uniquingKeysWith: { a, _ in a })
    total = max(1, work.reduce(0) { $0 + $1.work })
    runs = work.count
  }

  func handle(_ given: RunEvent) {
    var event = given
    if style == .json { return emit(Escaped.json(event.line) + "\n") }
    // Labels and messages are someone else's words.
    event.label = Escaped.terminal(event.label)
    event.message = event.message.map(Escaped.terminal)
    state.withLock { state in
      update(&state, event)
      switch style {
      case .lines: emitLine(state, event)
      case .terminal: draw(&state, event)
      case .json, .silent: break
      }
    }
  }

  /// Leaves the terminal clean.
  func finish() {
    state.withLock { state in
      if style == .terminal, state.linesShown > 0 { emit("\u{1B}[\(state.linesShown)A\u{1B}[J") }
      state.linesShown = 0
    }
  }

  private func update(_ state: inout State, _ event: RunEvent) {
    // Not every run that is spoken of is under way: another process may have it.
    if event.event == .notice, state.children[event.identity] == nil { return }
    if state.children[event.identity] == nil {
      state.children[event.identity] = Child(label: event.label)
      state.order.append(event.identity)
    }
    var child = state.children[event.identity]!
    if let step = event.step { child.step = step }
    if let steps = event.steps { child.steps = max(1, steps) }
    child.loss = event.loss ?? child.loss
    child.measures = event.measures ?? child.measures
    child.speed = event.tokensPerSecond ?? child.speed
    if event.event == .epoch, let value = event.value {
      child.note = "dev \(event.metric ?? "") \(decimals(value, 3))"
    }
    if event.event == .evaluated { child.note = "evaluating" }
    state.children[event.identity] = child
    if [.finished, .failed, .cancelled].contains(event.event) {
      state.done += work[event.identity] ?? 0
      state.children[event.identity] = nil
      state.order.removeAll { $0 == event.identity }
    }
  }

  /// Share of the work that is done, and the seconds that the rest should take.
  private func outlook(_ state: State) -> (share: Double, rest: Double?) {
    let running = state.order.reduce(0.0) {
      let child = state.children[$1]!
      return $0 + (work[$1] ?? 0) * Double(child.step) / Double(child.steps)
    }
    let share = min(1, (state.done + running) / total)
    let elapsed = Date().timeIntervalSince(started)
    return (share, share > 0.01 ? elapsed * (1 - share) / share : nil)
  }

  private func emitLine(_ state: State, _ event: RunEvent) {
    let (share, rest) = outlook(state)
    let head = String(format: "[%3.0f %%%@] ", share * 100, rest.map { ", \(duration($0)) left" } ?? "")
    switch event.event {
    case .started: emit(head + "start    \(event.label), \(event.steps ?? 0) steps\n")
    case .epoch:
      let value = event.value.map { ", dev \(event.metric ?? "") \(decimals($0))" } ?? ""
      emit(head + "epoch \((event.epoch ?? 0) + 1)  \(event.label)\(value)\n")
    case .evaluated:
      emit(
        head + "result   \(event.label), \(event.evaluation ?? "") \(event.metric ?? "") "
          + decimals(event.value ?? .nan) + "\n")
    case .finished:
      emit(
        head + "done     \(event.label)" + (event.message.map { ", " + $0 } ?? " in \(duration(event.seconds ?? 0))")
          + "\n")
    case .failed: emit(head + "FAILED   \(event.label): \(event.message ?? "")\n")
    case .cancelled: emit(head + "stopped  \(event.label)\n")
    case .notice: emit(head + "notice   \(event.label): \(event.message ?? "")\n")
    case .step: break
    }
  }

  private func draw(_ state: inout State, _ event: RunEvent) {
    let isNews = event.event != .step
    guard isNews || Date().timeIntervalSince(state.lastDrawn) > 0.1 else { return }
    state.lastDrawn = Date()
    var text = state.linesShown > 0 ? "\u{1B}[\(state.linesShown)A\u{1B}[J" : ""
    // What is over stays on the screen above the bars.
    switch event.event {
    case .finished:
      text +=
        "done    \(event.label)"
        + (event.value.map {
          "  \(event.evaluation.map { $0 + " " } ?? "")\(event.metric ?? "") \(decimals($0))"
        } ?? "")
        + (event.message.map { ", " + $0 } ?? "  (\(duration(event.seconds ?? 0)))") + "\n"
    case .failed: text += "FAILED  \(event.label): \(event.message ?? "")\n"
    case .cancelled: text += "stopped \(event.label)\n"
    case .notice: text += "notice  \(event.label): \(event.message ?? "")\n"
    default: break
    }
    let (share, rest) = outlook(state)
    let columns = Self.terminalColumns
    var lines: [String] = []
    for identity in state.order {
      let child = state.children[identity]!
      var line = "  \(child.label)  step \(child.step)/\(child.steps)"
      if let loss = child.loss { line += String(format: "  loss %.3f", loss) }
      for name in Self.shownMeasures.filter({ child.measures[$0] != nil }).prefix(2) {
        line += "  \(name) " + decimals(child.measures[name]!, 3)
      }
      if let speed = child.speed, speed.isFinite, speed < 1e15 { line += "  \(grouped(Int(speed))) tokens/s" }
      if !child.note.isEmpty { line += "  " + child.note }
      lines.append(String(line.prefix(columns - 1)))
    }
    let width = max(10, min(40, columns - 40)), filled = Int((Double(width) * share).rounded())
    let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
    lines.append(
      String(
        ("[\(bar)] " + String(format: "%.0f %%", share * 100) + "  "
          + duration(Date().timeIntervalSince(started))
          + (rest.map { ", about \(duration($0)) left" } ?? "")).prefix(columns - 1)))
    state.linesShown = lines.count
    emit(text + lines.joined(separator: "\n") + "\n")
  }

  /// Of an objective's measures those that say most in a line, the first ones first.
  private static let shownMeasures = [
    "reward", "rewards/margins", "margin", "rewards/accuracies", "accuracy", "kl",
  ]

  private static var terminalColumns: Int {
    var size = winsize()
    return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20 ? Int(size.ws_col) : 80
  }

  private func emit(_ text: String) { Output.write(text) }
}
