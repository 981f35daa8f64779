import Basics
import CGnuplot
import Foundation

/// The gnuplot program, run as a process of its own.
public enum Gnuplot {
  /// Runs a script file as `gnuplot name.gp` would: stops at the first error.
  ///
  /// - Parameters:
  ///   - script: the script's file name, seen from `directory`.
  ///   - directory: where gnuplot runs; relative names in the script are seen from here.
  ///   - program: name or path of gnuplot.
  /// - Returns: what gnuplot printed: warnings, and the script's own `print`.
  /// - Throws: InputError with the script's path, the line when gnuplot names one, and gnuplot's message.
  @discardableResult
  public static func run(script: String, in directory: URL, program: String = "gnuplot") throws -> String {
    let path = directory.appendingPathComponent(script).path
    // gnuplot goes on after a wrong line of its standard input, but not after one of a file it loads.
    let (status, messages) = send("load \(Escaped.gnuplot(script))", in: directory, program: program)
    let said = messages.trimmingCharacters(in: .whitespacesAndNewlines)
    switch status {
    case 0:
      return messages
    case 127:
      throw InputError(
        "gnuplot could not be started", place: path, expected: "the program \"\(program)\" on the PATH",
        found: said, advice: "apt-get install gnuplot-nox")
    case ..<0:
      throw InputError(
        "gnuplot could not be started", place: path, found: String(cString: strerror(-status)),
        advice: "free some memory or space in the temporary directory, and try again")
    default:
      let line = said.firstMatch(of: /line ([0-9]+):/).map { ":\($0.1)" } ?? ""
      throw InputError(
        "gnuplot ended with status \(status)", place: path + line,
        found: said.isEmpty ? "no message" : said,
        advice: "see the line in the script, or run it by hand: gnuplot \(script)")
    }
  }

  /// Whether gnuplot can be started on this machine.
  public static let isInstalled: Bool = version != nil

  /// gnuplot's own name for its version, such as "5.4"; nil where it is not installed.
  public static let version: String? = {
    let (status, messages) = send(
      "print GPVAL_VERSION", in: URL(fileURLWithPath: "/"), program: "gnuplot")
    return status == 0 ? messages.trimmingCharacters(in: .whitespacesAndNewlines) : nil
  }()

  /// Sends commands to a new gnuplot; see `gnuplot_run` in CGnuplot for the meaning of the status.
  static func send(_ commands: String, in directory: URL, program: String) -> (
    status: Int32, messages: String
  ) {
    var text: UnsafeMutablePointer<CChar>?
    let status = gnuplot_run(program, directory.path, commands, &text)
    defer { gnuplot_free(text) }
    return (status, text.map { String(cString: $0) } ?? "")
  }
}
