import Foundation
import Testing

@testable import Basics

/// Vectors: FIPS 180-2 appendix B and NIST's long-message example; the rest by coreutils' `sha256sum`.
struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func vectorsOfTheStandard(text: String, digest: String) {
    #expect(SHA256.hexDigest(of: text) == digest)
  }

  @Test func oneMillionLettersInPiecesOfEverySize() {
    let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    for piece in [1_000_000, 4096, 65, 64, 63, 7] {
      var hash = SHA256()
      var left = 1_000_000
      while left > 0 {
        hash.update([UInt8](repeating: 0x61, count: min(piece, left)))
        left -= min(piece, left)
      }
      #expect(hash.hexDigest() == expected, "pieces of \(piece)")
    }
  }

  /// Every length around the padding's boundary, as one digest of the digests.
  /// Oracle: `for n in $(seq 0 130); do head -c $n /dev/zero | sha256sum | cut -c1-64; done | sha256sum`.
  @Test func everyLengthAroundTheBlockSize() {
    let lines = (0...130).map { SHA256.hexDigest(of: [UInt8](repeating: 0, count: $0)) + "\n" }
    #expect(
      SHA256.hexDigest(of: lines.joined())
        == "cae7459b654a4c6f77d3a89ef92aa36963cc64b35ca6e1206027ce1f25a6fe82")
  }

  @Test(
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/sha256sum"),
      "coreutils' sha256sum is not here"))
  func aFileAsSha256sumSeesIt() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("sha256-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    var random = RandomStream(seed: 1, purpose: "sha256 test")
    let bytes = (0..<(3 << 20) + 17).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    try Data(bytes).write(to: file)

    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    process.arguments = [file.path]
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(try SHA256.hexDigest(ofFile: file) == String(text.prefix(64)))
  }

  @Test func aMissingFileIsNamed() {
    #expect(
      throws: InputError(
        "cannot read the file", place: "/nowhere/at/all", expected: "a readable file",
        found: "No such file or directory")
    ) { try SHA256.hexDigest(ofFile: URL(fileURLWithPath: "/nowhere/at/all")) }
  }

  @Test func aDirectoryIsNotAFile() {
    #expect(
      throws: InputError(
        "cannot read the file", place: "/", expected: "a readable file", found: "Is a directory")
    ) { try SHA256.hexDigest(ofFile: URL(fileURLWithPath: "/")) }
  }
}
