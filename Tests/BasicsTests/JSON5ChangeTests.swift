import Basics
import Testing

@Suite struct JSON5ChangeTests {
  private func applied(_ changes: [String], to text: String) throws -> (JSON5Value, String) {
    try JSON5Change.apply(try changes.map { try JSON5Change(parsing: $0) }, to: text, source: "s.json5")
  }

  private func error(_ body: () throws -> Void) -> InputError? {
    do {
      try body()
      return nil
    } catch { return error as? InputError }
  }

  @Test func everythingElseStaysAsItWas() throws {
    let text = "{ // one\n  train: { epochs: 3, /* small */ batch: 32, }, // end\n  seeds: [1, 2],\n}\n"
    let (document, changed) = try applied(
      ["train.epochs=2", "seeds[1]=7", "train.warmup=0.1", "a.b=['x']", "seeds[0]=null"], to: text)
    #expect(
      changed == """
        // --set train.epochs=2 (the file says 3)
        // --set seeds[1]=7 (the file says 2)
        // --set train.warmup=0.1
        // --set a.b=['x']
        // --set seeds[0]=null (the file says 1)
        { // one
          train: { epochs: 2, /* small */ batch: 32, "warmup": 0.1, }, // end
          seeds: [null, 7], "a": {"b":["x"]},
        }

        """)
    #expect(try JSON(parsing: changed, source: "") == document.json)
    #expect(document["train"]?["batch"]?.place.description == "s.json5:2:42")
    #expect(document["train"]?["epochs"]?.place.description == "--set train.epochs")
    #expect(document["a"]?["b"]?.array?[0].place.description == "--set a.b")
  }

  @Test func awkwardTextsAreChangedInTheirPlaces() throws {
    for (text, change, expected) in [
      ("{}", "a=1", "{ \"a\": 1 }"), ("{ // none\n}", "a.b=1", "{ \"a\": {\"b\":1}  // none\n}"),
      ("{a:1}", "b={c: 2}", "{a:1, \"b\": {\"c\":2}}"),
      ("{'a': '}', b: {}}", "b.c=NaN", "{'a': '}', b: { \"c\": NaN }}"),
      ("/* {a: 1} */ {a: '\u{1F600}', b: 2}", "b=[3]", "/* {a: 1} */ {a: '\u{1F600}', b: [3]}"),
      ("{a: 1, // the last\r\n}", "b=2", "{a: 1, \"b\": 2, // the last\r\n}"),
      ("{a: [[1, 2], {b: 3}]}", "a[1].b=4", "{a: [[1, 2], {b: 4}]}"),
    ] {
      let changed = try applied([change], to: text).1
      #expect(changed.split(separator: "\n", maxSplits: 1).last.map(String.init) == expected, "\(text) \(change)")
    }
    let marked = try applied(["a=2"], to: "\u{FEFF}{a: 1}").1
    #expect(Array(marked.unicodeScalars) == Array("\u{FEFF}// --set a=2 (the file says 1)\n{a: 2}".unicodeScalars))
    // What was typed cannot end the comment that names it.
    #expect(try applied(["a='x\\\n} y'"], to: "{a: 1}").1.split(separator: "\n").count == 2)
  }

  @Test func whatCannotBeFollowedIsAnErrorOfUse() throws {
    let text = "{train: {epochs: 3}, tasks: ['x'], seeds: [1]}"
    for (change, place, found) in [
      ("train.epochs", "--set", "train.epochs"), ("=3", "--set", "=3"), ("a..b=1", "--set", "a..b=1"),
      ("a[x]=1", "--set", "a[x]=1"), ("[0]=1", "--set", "[0]=1"), ("a[-1]=1", "--set", "a[-1]=1"),
      ("a[0=1", "--set", "a[0=1"),
      ("train.epochs.more=1", "--set train.epochs.more", "3"), ("tasks[0].rows=5", "--set tasks[0].rows", "\"x\""),
      ("tasks.rows=5", "--set tasks.rows", "a list of 1"), ("seeds[1]=5", "--set seeds[1]", "a list of 1"),
      ("train[0]=5", "--set train[0]", "an object"), ("methods[0].rank=8", "--set methods[0].rank", "nothing"),
    ] {
      let error = error { _ = try applied([change], to: text) }
      #expect(
        error?.kind == .usage && error?.place == place && error?.found == found,
        "\(change): \(String(describing: error))")
    }
  }

  @Test func aValueThatIsNoJSON5SaysWhere() throws {
    let word = error { _ = try JSON5Change(parsing: "train.schedule=cosine") }
    #expect(word?.place == "--set train.schedule:1:1" && word?.kind == .usage)
    #expect(word?.advice == "for a text, quotes within quotes: --set 'train.schedule=\"cosine\"'")
    for value in ["", "[1", "1 2", "{a:}"] {
      let error = error { _ = try JSON5Change(parsing: "a=" + value) }
      #expect(error?.kind == .usage && error?.place?.hasPrefix("--set a:1:") == true, "\(value)")
    }
    #expect(error { _ = try JSON5Change(parsing: "a='b=c'") } == nil)
  }
}
