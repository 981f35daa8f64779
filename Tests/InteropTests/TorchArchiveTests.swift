import Basics
import Foundation
import Tensors
import TestSupport
import Testing

@testable import Interop

/// What is written for `torch.load`, read by Python's own zipfile and pickle: PyTorch itself reads it in `make interop`.
struct TorchArchiveTests {
  private static let python = ProcessInfo.processInfo.environment["TUNEBENCH_PYTHON"] ?? "/usr/bin/python3"

  /// Stands in for torch: a storage is its numbers, a tensor these with offset, shape and strides.
  private static let script = """
    import pickle, struct, sys, zipfile
    archive = zipfile.ZipFile(sys.argv[1])
    assert archive.testzip() is None and archive.read("archive/version") == b"3\\n"
    class Reader(pickle.Unpickler):
        def find_class(self, module, name):
            if name == "_rebuild_tensor_v2": return lambda *parts: parts[:4]
            if name == "FloatStorage": return "float"
            if name == "OrderedDict": return dict
            raise Exception(module + "." + name)
        def persistent_load(self, reference):
            kind, type, key, device, count = reference
            data = archive.read("archive/data/" + key)
            assert (kind, type, device, len(data)) == ("storage", "float", "cpu", 4 * count)
            return struct.unpack("<%df" % count, data)
    print(Reader(archive.open("archive/data.pkl")).load())
    """

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: python), "no Python here"))
  func pythonReadsWhatIsWritten() throws {
    try withTemporaryDirectory { directory in
      let url = directory.appendingPathComponent("a.bin")
      try TorchArchive.write(
        [("first", Tensor([1, 2, 3, 4, 5.5, -6], shape: [2, 3])), ("second", Tensor([7], shape: [1]))], to: url)
      let process = Process(), pipe = Pipe()
      process.executableURL = URL(fileURLWithPath: Self.python)
      process.arguments = ["-c", Self.script, url.path]
      process.standardOutput = pipe
      try process.run()
      let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(
        output
          == "{'first': ((1.0, 2.0, 3.0, 4.0, 5.5, -6.0), 0, (2, 3), (3, 1)), 'second': ((7.0,), 0, (1,), (1,))}\n")
      #expect(process.terminationStatus == 0)
    }
  }
}
