import Basics
import Foundation
import Testing

@testable import Charts

@Suite struct GnuplotQuoting {
  @Test func singleQuotesTakeEverythingButThemselves() {
    #expect(Escaped.gnuplot("a \"q\" \\n $x `ls`") == "'a \"q\" \\n $x `ls`'")
    #expect(Escaped.gnuplot("it's \"q\" \\n $x `ls`") == #""it\047s \042q\042 \134n \044x \140ls\140""#)
  }

  @Test func lineBreaksBecomeSpacesAndWhatSteersIsShown() {
    #expect(Escaped.visible("a\nb\tc\u{1B}[31m\u{2028}d") == "a b c<U+001B>[31m d")
  }
}

@Suite(.enabled(if: Gnuplot.isInstalled, "gnuplot is not installed: apt-get install gnuplot-nox"))
struct GnuplotRuns {
  @Test func scriptRunsInItsDirectory() throws {
    try withDirectory { directory in
      try "set print 'out.txt'\nprint 6*7\nprint 'done'\n"
        .write(to: directory.appendingPathComponent("a.gp"), atomically: true, encoding: .utf8)
      try Gnuplot.run(script: "a.gp", in: directory)
      let text = try String(contentsOf: directory.appendingPathComponent("out.txt"), encoding: .utf8)
      #expect(text == "42\ndone\n")
    }
  }

  @Test func brokenScriptThrowsWithLineAndMessageAndStops() throws {
    try withDirectory { directory in
      try "x = 1\n\nset foo\nset print 'after.txt'\nprint 1\n"
        .write(to: directory.appendingPathComponent("b.gp"), atomically: true, encoding: .utf8)
      let error = try #require(throws: InputError.self) { try Gnuplot.run(script: "b.gp", in: directory) }
      #expect(error.place == directory.appendingPathComponent("b.gp").path + ":3")
      #expect(error.found?.contains("unrecognized option") == true)
      #expect(!FileManager.default.fileExists(atPath: directory.appendingPathComponent("after.txt").path))
    }
  }

  @Test func missingDataIsAnError() throws {
    try withDirectory { directory in
      try "set terminal dumb\nplot 'none.dat'\n"
        .write(to: directory.appendingPathComponent("c.gp"), atomically: true, encoding: .utf8)
      #expect(throws: InputError.self) { try Gnuplot.run(script: "c.gp", in: directory) }
    }
  }

  @Test func exitStatusComesThroughAndAFullPipeDoesNotKill() {
    // gnuplot leaves at once; three megabytes are still to be written into its closed pipe.
    let long = "exit status 3\n" + String(repeating: "# more\n", count: 430_000)
    let (status, _) = Gnuplot.send(long, in: URL(fileURLWithPath: "/"), program: "gnuplot")
    #expect(status == 3)
  }
}

@Suite struct GnuplotMissing {
  @Test func unknownProgramSaysHowToInstallIt() throws {
    let error = try #require(throws: InputError.self) {
      try Gnuplot.run(script: "a.gp", in: URL(fileURLWithPath: "/"), program: "no-such-gnuplot")
    }
    #expect(error.advice == "apt-get install gnuplot-nox")
    #expect(error.expected?.contains("no-such-gnuplot") == true)
  }
}
