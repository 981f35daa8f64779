import Basics
import Foundation
import Testing

/// Data sets by the command line, in a home of the test's own: every piece of advice is followed as it is printed.
@Suite struct DataCommandTests {
  private let folder: URL

  init() throws { folder = try temporaryDirectory() }

  private func data(_ arguments: String...) throws -> Subprocess.Outcome {
    try Subprocess.run(
      executable.path, ["data"] + arguments,
      environment: ["TUNEBENCH_HOME": folder.appendingPathComponent("home").path])
  }

  /// Through a shell, as a user types it.
  private func shell(_ line: String) throws -> Subprocess.Outcome {
    try Subprocess.run(
      "/bin/sh", ["-c", "'\(executable.path)' " + line],
      environment: ["TUNEBENCH_HOME": folder.appendingPathComponent("home").path])
  }

  private func write(_ name: String, header: String = "text\tlabel", _ labels: [String]) throws -> String {
    let separator = header.contains(";") ? ";" : "\t"
    let file = folder.appendingPathComponent(name)
    let rows = labels.enumerated().map { "row number \($0)\(separator)\($1)\n" }.joined()
    try (header + "\n" + rows).write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  private func repeated(_ labels: String...) -> [String] { (0..<40).map { labels[$0 % labels.count] } }

  @Test func itSaysWhatItUnderstood() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let outcome = try data(
      "add", "mine", try write("a.tsv", repeated("no", "yes", "yes", "-")), "--drop-label", "-")
    #expect(outcome.succeeded, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    for expected in [
      "registered mine: 24 train, 3 dev, 3 test rows", "text   \"text\", column 1 of 2",
      "label  \"label\", column 2 of 2", "labels 2 classes, scored by accuracy",
      "left out, as they have the label \"-\": 10 rows",
      "dev is 0.1 of the training rows, seed 0, grouped by text, each label by its share",
    ] {
      #expect(lines.contains(expected), "\(expected) in \(outcome.output)")
    }
    #expect(try data("list").output.contains("mine"))
    #expect(try data("remove", "mine").succeeded)
    #expect(try data("info", "mine").status == 2)
  }

  /// Each mistake's advice, as it stands between backticks here, is printed and works.
  @Test func adviceWorksAsItStands() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let scores = (0..<40).map { "\(Double($0) / 4)" }
    let cases: [(file: String, flags: [String])] = [
      (try write("glue.tsv", repeated("0", "1", "1", "-1")), ["--drop-label -1", "--labels -1,0,1"]),
      (try write("snli.tsv", repeated("yes", "no", "-")), ["--drop-label -", "--labels -,no,yes"]),
      (try write("empty.tsv", repeated("yes", "no", "")), ["--drop-label ''"]),
      (try write("na.tsv", scores + ["NA"]), ["--drop-label NA"]),
      (try write("few.tsv", repeated("1", "2", "NA")), ["--drop-label NA", "--labels 1,2,NA"]),
      (try write("many.tsv", (0..<90).map { "\($0 % 30)" }), ["--numbers", "--categories"]),
      (try write("semicolon.csv", header: "text;label", repeated("a", "b")), ["--separator ';'"]),
      (try write("odd.tsv", repeated("a, b", "it's", "N/A")), [#"--labels 'N/A,"a, b",it'\''s'"#]),
    ]
    for (file, flags) in cases {
      let asked = try shell("data add set '\(file)' --replace")
      #expect(asked.status != 0, "\(file)")
      for flag in flags {
        #expect(asked.errors.contains(flag), "\(flag) in \(asked.errors)")
        let followed = try shell("data add set '\(file)' --replace \(flag)")
        #expect(followed.succeeded, "\(flag): \(followed.errors)")
      }
    }
  }

  @Test func aSetThatIsOnlyTestedOn() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = try write("a.tsv", repeated("1"))
    let one = try data("add", "other", "--test", file)
    #expect(one.status == 1 && one.errors.contains("--labels 1,OTHER"), "\(one.errors)")
    let named = try data("add", "other", "--test", file, "--labels", "0,1")
    #expect(named.output.contains("0 train, 0 dev, 40 test rows"), "\(named.errors)")
    #expect(named.output.contains("warning: test has no row with the label \"0\""))
    #expect(named.output.contains("name it under heldOut"))
    for wrong in [["add", "x"], ["add", "x", "--dev", file], ["add", "x", "--test", file, "--seed", "1"]] {
      let outcome = try Subprocess.run(executable.path, ["data"] + wrong)
      #expect(outcome.status == 2, "\(outcome.errors)")
    }
  }

  @Test func oneDamagedDescriptionBlocksNothingElse() throws {
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(try data("add", "mine", try write("a.tsv", repeated("a", "b"))).succeeded)
    try "{".write(
      to: folder.appendingPathComponent("home/data/broken.json"), atomically: true, encoding: .utf8)
    #expect(try data("info", "mine").succeeded)
    let list = try data("list")
    #expect(list.succeeded && list.output.contains("damaged: tunebench data add broken FILE --replace"))
    let info = try data("info", "broken")
    #expect(info.status == 1 && info.errors.contains("tunebench data remove broken"))
    #expect(try data("remove", "broken").succeeded)
    #expect(try !data("list").output.contains("broken"))
  }
}
