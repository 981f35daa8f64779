import Basics
import Foundation

/// Trained weights on their way to a file beside the run's record, which is for those that are too many to be held in
/// memory a second time: all of a language model's.
///
/// The file, `weights/<identity>.h5`, has the groups `method` and `head` with a dataset a tensor, and the attribute
/// `identity`. It is whole and on the disk, but without its name until the record gets its own (``ResultsDirectory``).
public final class StagedWeights {
  /// A tensor whose values are read when their turn comes.
  public struct Source {
    /// `method/NAME` or `head/NAME`.
    public var path: String
    public var shape: [Int]
    /// Lends the values, row-major.
    public var lend: (_ body: (UnsafeBufferPointer<Float>) throws -> Void) throws -> Void

    public init(
      path: String, shape: [Int], lend: @escaping (_ body: (UnsafeBufferPointer<Float>) throws -> Void) throws -> Void
    ) {
      (self.path, self.shape, self.lend) = (path, shape, lend)
    }

    var bytes: Int { shape.reduce(MemoryLayout<Float>.stride, *) }
  }

  static let groups = ["method", "head"]

  private let file: StagedFile

  /// Writes the tensors one after the other.
  ///
  /// HDF5 makes the outline in memory, and fills it on the disk only where all the room is taken already: on a disk that
  /// gets full it fails at closing, and crashes the process after that.
  ///
  /// - Throws: `InputError` for a full disk, and for names that cannot be paths.
  init(_ sources: [Source], identity: String, to url: URL) throws {
    file = try StagedFile(for: url) { partial in
      try HDF5File.withImage(
        of: url,
        filledBy: { outline in
          try outline.setAttribute("identity", .string(identity))
          for group in Self.groups { try outline.makeGroup(group) }
          for source in sources {
            try outline.makeEmpty(Float.self, shape: source.shape, at: source.path)
            try outline.describe(source.path, unit: "1", definition: RunLayout.tensorDefinition)
          }
        },
        { image in
          try AtomicWrite.bytes(
            image, in: partial, of: url, reserving: sources.reduce(1 << 20) { $0 + $1.bytes + 4096 })
        })
      let whole = try HDF5File(updating: partial)
      for source in sources {
        try source.lend { try whole.fill(source.path, with: $0) }
      }
      try whole.close()
    }
  }

  /// Gives the file its name.
  func commit() throws { try file.commit() }
}

extension ResultsDirectory {
  /// Where weights lie that are too many to stand in the record.
  public var weightsURL: URL { url.appendingPathComponent("weights", isDirectory: true) }

  /// Where those of a run are, or will be.
  func weightsURL(_ identity: String) -> URL {
    weightsURL.appendingPathComponent(runURL(identity).lastPathComponent)
  }

  /// Writes a run's weights aside; `add(_:weights:)` puts them beside the record, which says `place` of them.
  public func stage(
    _ weights: [StagedWeights.Source], of identity: String
  ) throws -> (place: String, StagedWeights) {
    let url = weightsURL(identity)
    return (
      "../\(weightsURL.lastPathComponent)/\(url.lastPathComponent)",
      try StagedWeights(weights, identity: identity, to: url)
    )
  }
}

extension RunRecord.Weights {
  /// Reads the weights that stand beside the run's file.
  ///
  /// - Throws: `InputError` where they are gone, or are another run's.
  mutating func readApart(_ relative: String, from file: HDF5File, identity: String) throws {
    let url = file.url.deletingLastPathComponent().appendingPathComponent(relative).standardizedFileURL
    guard FileStamp(at: url) != nil else {
      throw InputError(
        "the run's weights are not beside its file", place: file.place("weights"), expected: url.path,
        found: "no such file",
        advice: "copy the directory of results as a whole, with weights/ in it")
    }
    let apart = try HDF5File(reading: url), owner = try apart.string("identity")
    guard owner == identity else {
      throw InputError(
        "holds the weights of another run", place: url.path, expected: "those of \(identity)", found: owner,
        advice: "rename or remove it")
    }
    method = try apart.tensors(at: "method")
    head = try apart.tensors(at: "head")
    try apart.close()
  }
}
