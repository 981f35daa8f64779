import Basics
import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Running

/// What a model is known by: every byte of every file that a run reads.
@Suite struct ModelIdentityTests {
  private static let texts = [
    "added_tokens.json": "{\"[ENT]\": 4}", "special_tokens_map.json": "{\"mask_token\": \"[MASK]\"}",
    "tokenizer_config.json": "{\"do_lower_case\": true}", "tokenizer.json": "{}", "vocab.txt": "[PAD]\n[UNK]\n",
    "chat_template.jinja": "{{ messages }}", "model.safetensors.index.json": "{}",
    "config.json": "{\"model_type\": \"bert\"}", "model.safetensors": "weights and more weights",
  ]

  private func directory() throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    for (name, text) in Self.texts { try write(text, name, directory) }
    return directory
  }

  private func write(_ text: String, _ name: String, _ directory: TemporaryDirectory) throws {
    try Data(text.utf8).write(to: directory.url.appendingPathComponent(name))
  }

  /// Small files are never remembered, large ones by their stamps: both ways must see every change.
  private func cache(_ directory: TemporaryDirectory, smallest: Int64) -> DigestCache {
    DigestCache(file: directory.url.appendingPathComponent("digests.json"), smallest: smallest) {
      try SHA256.hexDigest(ofFile: $0)
    }
  }

  /// Sets both times that anybody can set to what they were.
  private func restoreTimes(_ path: String, _ status: stat) {
    let times = [status.st_atim, status.st_mtim]
    utimensat(AT_FDCWD, path, times, 0)
  }

  /// I-16 among others: another chat template is another model.
  @Test(arguments: [Int64(0), 1 << 20])
  func everyByteOfEveryFileCounts(smallest: Int64) throws {
    let directory = try directory(), home = try TemporaryDirectory()
    let cache = cache(home, smallest: smallest)
    func identity() throws -> String { try ModelFiles(of: directory.url) { try cache.digest(of: $0) }.identity }
    let first = try identity()
    #expect(try identity() == first)
    var seen: Set<String> = [first]
    for name in ModelFiles.names {
      let path = directory.url.appendingPathComponent(name).path
      let original = Array(try #require(Self.texts[name]).utf8)
      for index in original.indices {
        var status = stat()
        #expect(stat(path, &status) == 0)
        let file = try #require(fopen(path, "r+"))
        fseek(file, index, SEEK_SET)
        fputc(Int32(original[index] ^ 1), file)
        fclose(file)
        restoreTimes(path, status)
        #expect(seen.insert(try identity()).inserted, "byte \(index) of \(name)")
        try Data(original).write(to: URL(fileURLWithPath: path))
        restoreTimes(path, status)
      }
    }
    #expect(try identity() == first)
    for name in ModelFiles.names {
      try FileManager.default.removeItem(at: directory.url.appendingPathComponent(name))
      #expect(seen.insert(try identity()).inserted, "without \(name)")
      try write(try #require(Self.texts[name]), name, directory)
      #expect(try identity() == first)
    }
  }

  /// By Python: hashlib.sha256(b'{"config.json":"' + sha256(b"{}") + b'"}'), both in hexadecimal.
  @Test func identityIsTheDigestOfTheListOfDigests() throws {
    let directory = try TemporaryDirectory()
    try write("{}", "config.json", directory)
    let files = try ModelFiles(of: directory.url)
    #expect(
      files.sha256 == ["config.json": "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"])
    #expect(files.identity == "9df1c274ba06313ce97952d48460c38f4804a0dd8ae5e18895c22a087216b4e0")
  }

  @Test func settledFilesAreRememberedAndTouchingThemBackFoolsNobody() throws {
    let directory = try TemporaryDirectory(), home = try TemporaryDirectory()
    let computed = Mutex(0)
    let cache = DigestCache(file: home.url.appendingPathComponent("digests.json"), smallest: 4) {
      computed.withLock { $0 += 1 }
      return try SHA256.hexDigest(ofFile: $0)
    }
    let file = directory.url.appendingPathComponent("weights")
    try Data("one!".utf8).write(to: file)
    func count(_ body: () throws -> Void) rethrows -> Int {
      let before = computed.withLock { $0 }
      try body()
      return computed.withLock { $0 } - before
    }
    // Just written: the next change could fall into the same tick of the clock.
    #expect(try count { for _ in 0..<3 { _ = try cache.digest(of: file) } } == 3)
    Thread.sleep(forTimeInterval: FileStamp.settling + 0.2)
    #expect(try count { for _ in 0..<3 { _ = try cache.digest(of: file) } } == 1)
    // The same by a link, another by a file that must be checked.
    let link = directory.url.appendingPathComponent("link")
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: file)
    #expect(try count { _ = try cache.digest(of: link) } == 0)
    #expect(try count { _ = try cache.digest(of: file) { _ in } } == 1)
    #expect(try count { _ = try cache.digest(of: file) { _ in Issue.record("checked twice") } } == 0)
    var status = stat()
    #expect(stat(file.path, &status) == 0)
    let handle = try #require(fopen(file.path, "r+"))
    fputs("two!", handle)
    fclose(handle)
    restoreTimes(file.path, status)
    #expect(try cache.digest(of: file) == SHA256.hexDigest(of: "two!"))
    try Data("not JSON".utf8).write(to: cache.file)
    #expect(try cache.digest(of: file) == SHA256.hexDigest(of: "two!"))
  }

  @Test func aFileThatChangesWhileItIsHashedIsNamed() throws {
    let directory = try TemporaryDirectory()
    let file = directory.url.appendingPathComponent("weights")
    try Data("a".utf8).write(to: file)
    let tries = Mutex(0)
    let cache = DigestCache(file: directory.url.appendingPathComponent("digests.json"), smallest: 0) { file in
      let n = tries.withLock { count in
        count += 1
        return count
      }
      let digest = try SHA256.hexDigest(ofFile: file)
      try Data(String(repeating: "b", count: n + 1).utf8).write(to: file)
      return digest
    }
    let error = #expect(throws: InputError.self) { try cache.digest(of: file) }
    #expect(error?.place == file.path && error?.message.hasPrefix("is being written to") == true)
    #expect(tries.withLock { $0 } == 3 && !FileManager.default.fileExists(atPath: cache.file.path))
  }

  @Test func whatIsUsedIsWhatWasPlanned() throws {
    let directory = try directory(), home = try TemporaryDirectory()
    let registry = ModelRegistry(environment: ["TUNEBENCH_HOME": home.url.path])
    let planned = try ModelFiles(of: directory.url)
    let model = try registry.verified(directory.url, identity: planned.identity, planned: planned)
    try model.checkLoaded()
    try model.check()
    let config = directory.url.appendingPathComponent("config.json")
    // Touched without another content: nobody knows what was read meanwhile, but what is there now is known.
    try Data(try #require(Self.texts["config.json"]).utf8).write(to: config)
    #expect(throws: InputError.self) { try model.checkLoaded() }
    try model.check()
    try Data("{}".utf8).write(to: config)
    let swapped = #expect(throws: InputError.self) { try model.check() }
    #expect(swapped?.place == config.path && swapped?.found == "SHA-256 \(SHA256.hexDigest(of: "{}"))")
    let late = #expect(throws: InputError.self) {
      try registry.verified(directory.url, identity: planned.identity, planned: planned)
    }
    #expect(late?.place == config.path && late?.message == "the model has changed since the run was planned")
    try FileManager.default.removeItem(at: config)
    #expect(throws: InputError.self) { try model.check() }
  }

  @Test func danglingLinksAreNamed() throws {
    let directory = try TemporaryDirectory()
    try FileManager.default.createSymbolicLink(
      atPath: directory.url.appendingPathComponent("vocab.txt").path, withDestinationPath: "../blobs/1f")
    let error = #expect(throws: InputError.self) { try ModelFiles(of: directory.url) }
    #expect(error?.place?.hasSuffix("/vocab.txt") == true && error?.found?.contains("../blobs/1f") == true)
  }

  /// Through the door of `tunebench run`: another tokenizer or shape is another run, and no run trains on what it was not
  /// planned for.
  @Test func aRunRefusesAModelThatWasSwapped() throws {
    let directory = try TemporaryDirectory()
    let model = try InteropModel(in: directory.url)
    let vocabulary = model.directory.appendingPathComponent("vocab.txt")
    let text = try String(contentsOf: vocabulary, encoding: .utf8)
    try Data(text.replacingOccurrences(of: "word3\n", with: "drow3\n").utf8).write(to: vocabulary)
    let error = #expect(throws: InputError.self) { try model.run("'head'", in: directory.url) }
    #expect(error?.message == "the model has changed since the run was planned")
    try Data(text.utf8).write(to: vocabulary)
    let record = try model.run("'head'", in: directory.url).record
    #expect(record.provenance.modelIdentity == model.base.identity)
    #expect(record.provenance.modelSHA256 == model.base.sha256)
    // Its weights belong to the same base model only.
    try model.base.check(startOf: record)
    var other = model.base
    other.files.sha256["vocab.txt"] = String(repeating: "0", count: 64)
    let changed = #expect(throws: InputError.self) { try other.check(startOf: record) }
    #expect(changed?.message.contains("another config.json or tokenizer") == true)
    var old = record
    old.provenance.modelIdentity = ""
    try other.check(startOf: old)
    other.files.sha256["model.safetensors"] = nil
    #expect(throws: InputError.self) { try other.check(startOf: old) }
  }
}
