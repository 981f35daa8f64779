import Basics
import Foundation
import Records
import TestSupport
import Testing

@Suite struct StoreForeignTests {
  /// Expected values: those that h5py was given (see `ForeignFile`).
  @Test func filesOfH5pyAreRead() throws {
    try withTemporaryDirectory { directory in
      let url = directory.appendingPathComponent("foreign.h5")
      try ForeignFile.data.write(to: url)
      let file = try HDF5File(reading: url)
      #expect(try file.read(Float.self, at: "f16").values == [0.5, -2, .infinity])
      #expect(try file.read(Double.self, at: "f8be").values == [0.5, 3])
      #expect(try file.read(Float.self, at: "f8be").values == [0.5, 3])
      #expect(try file.read(Int32.self, at: "i1") == HDF5Array([-128, 127], shape: [1, 2]))
      #expect(try file.read(Int64.self, at: "u2").values == [0, 65535])
      #expect(try file.read(Int32.self, at: "i8").values == [-1, 5])
      #expect(try file.read(UInt8.self, at: "bool").values == [1, 0, 1])
      #expect(try file.read(String.self, at: "fixed").values == ["abc", "", "abcdef"])
      #expect(try file.read(String.self, at: "fixed8").values == ["naïve", "漢字"])
      #expect(try file.read(String.self, at: "ascii").values == ["x", "yy"])
      #expect(try file.read(Int32.self, at: "packed") == HDF5Array([Int32](0..<12), shape: [3, 4]))
      #expect(try file.attribute("text") == .string("ünï"))
      #expect(try file.attribute("bytes") == .string("abc"))
      #expect(try file.attribute("f4") == .number(0.25))
      #expect(try file.attribute("u1") == .integer(255))
      #expect(try file.attribute("flag") == .flag(true))
      #expect(try file.attribute("flags") == .integers([1, 0]))
      #expect(try file.attribute("list") == .strings(["a", "bc"]))
      #expect(try file.attribute("empty") == .numbers([]))
      #expect(try file.attribute("grid") == .integers([0, 1, 2, 3]))
      #expect(try inputError { _ = try file.attribute("huge") }.found == "18446744073709551615")
      #expect(try inputError { _ = try file.read(Int64.self, at: "u8") }.found == "18446744073709551615")
      #expect(try inputError { _ = try file.read(UInt8.self, at: "i8") }.found == "-1")
      #expect(
        try inputError { _ = try file.read(Double.self, at: "compound") }.found == "compound, shape [1]")
      #expect(try inputError { _ = try file.read(Double.self, at: "big") }.found == "float128, shape []")
      #expect(try !file.exists("g"), "a link that leads nowhere")
      #expect(try file.children(of: "/").contains("g"))
      #expect(try file.children(of: "/", order: .creation).first == "ascii", "h5py keeps no order")
    }
  }

  /// What h5py sees of what we write; h5py checks, so that the oracle is not our own reader.
  @Test(.enabled(if: python != nil, "no Python with h5py here (name one in TUNEBENCH_PYTHON)"))
  func h5pyReadsARunAndTheIndex() throws {
    try withTemporaryDirectory { directory in
      let results = ResultsDirectory(directory)
      var run = exampleRun(identity: "aa", label: "lora, seed 7")
      run.steps = .init()
      for step in 0..<4_000 {
        run.steps.append(loss: 1 / Double(step + 1), learningRate: 1, tokens: step, samples: 1, epoch: 0)
      }
      try results.write(run)
      try results.rebuildIndex()
      let (status, output) = try execute(python!, ["-c", script, directory.path])
      #expect(status == 0, "\(output)")
      #expect(output.hasSuffix("all as expected\n"), "\(output)")
    }
  }

  @Test(.enabled(if: find("h5dump") != nil, "h5dump is not installed (hdf5-tools)"))
  func h5dumpReadsARunAndTheIndex() throws {
    try withTemporaryDirectory { directory in
      let results = ResultsDirectory(directory)
      try results.write(exampleRun(identity: "aa"))
      try results.rebuildIndex()
      let (runStatus, run) = try execute(find("h5dump")!, ["-H", results.runURL("aa").path])
      #expect(runStatus == 0, "\(run)")
      #expect(run.contains("DATASET \"loss\" {\n         DATATYPE  H5T_IEEE_F64LE\n"))
      let (indexStatus, index) = try execute(find("h5dump")!, [results.indexURL.path])
      #expect(indexStatus == 0, "\(index)")
      #expect(index.contains("TARGETFILE \"runs/aa.h5\""))
      #expect(index.contains("(0): \"lora + bitfit\""))
    }
  }

  private let script = """
    import sys, os, h5py, numpy as np
    results = sys.argv[1]
    def same(found, expected, what):
        assert type(found) is type(expected) and found == expected, (what, found, expected)
    with h5py.File(os.path.join(results, "index.h5")) as index:
        assert list(index) == ["runs", "table", "problems"], list(index)
        table = {name: column[:] for name, column in index["table"].items()}
        assert {len(column) for column in table.values()} == {1}
        same(table["method"][0], b"lora + bitfit", "method")
        same(index["table/label"].asstr()[0], "lora, seed 7", "label")
        assert table["value"].dtype == "<f8" and table["value"][0] == 2 / 3
        assert table["seed"].dtype == "<i8" and table["seed"][0] == 7
        linked = index["runs/lora, seed 7"]
        same(linked.attrs["identity"], "aa", "identity through the link")
        assert linked["steps/loss"][3] == 0.25
    with h5py.File(os.path.join(results, "runs", "aa.h5")) as f:
        same(f.attrs["status"], "complete", "status")
        same(f["suite"].attrs["text"], "{ // ünï\\n  version: 1,\\n}\\n", "suite text")
        hyper = f["configuration/hyperparameters"].attrs
        assert list(hyper) == ["learningRate", "epochs", "batch", "schedule", "clip", "poolerTrains", "betas",
                               "targets", "warmup", "dropout", "aaa"], list(hyper)
        assert hyper["learningRate"] == 0.002 and hyper["learningRate"].dtype == "<f8"
        assert hyper["batch"] == 32 and hyper["batch"].dtype == "<i8"
        assert hyper["poolerTrains"] is np.True_ or hyper["poolerTrains"].dtype == bool
        assert list(hyper["targets"]) == ["query", "value"] and hyper["betas"].tolist() == [0.9, 0.999]
        assert f["configuration"].attrs["methods"].tolist() == ["lora", "bitfit"]
        assert f["provenance"].attrs["commandLine"].tolist() == ["tunebench", "run", "suites/quick.json5", ""]
        loss = f["steps/loss"]
        assert loss.shape == (4000,) and loss.dtype == "<f8"
        assert loss.compression == "gzip" and loss.shuffle and loss.chunks is not None
        assert np.array_equal(loss[:], 1 / np.arange(1, 4001))
        same(f["steps/seconds/forward"].attrs["unit"], "second", "unit")
        assert np.isnan(f["steps/gradientNorm"][0]) and f["steps/tokens"].dtype == "<i8"
        names = f["evaluations"].attrs["names"].tolist()
        assert names == ["test/wordnet/supersense", "held-out/empty", "test/similarity"], names
        e = f["evaluations"][names[0]]
        assert list(e["metrics"].attrs.items()) == [("macroF1", 0.5), ("accuracy", 2 / 3)]
        assert e["predicted"].dtype == "<i4" and e["predicted"][:].tolist() == [0, 2, 1]
        assert e["logits"].shape == (3, 3) and e["logits"].dtype == "<f4" and e["logits"][1, 2] == 1
        assert e["sources"].asstr()[:].tolist() == ["data.noun:1", "", "ünï"]
        assert f["evaluations/test/similarity/predicted"].dtype == "<f4"
        assert "predicted" not in f["evaluations/held-out/empty"]
        assert list(f["weights/method"]) == ["encoder.layer.0.query.lora_B.weight", "encoder.layer.0.query.lora_A.weight"]
        b = f["weights/method/encoder.layer.0.query.lora_B.weight"]
        assert b.shape == (3, 2) and b.dtype == "<f4" and b[2, 0] == 5 and np.isinf(b[2, 1])
        assert f["memory/process/peakResident"][()] == 1 << 40
        assert f["measures/latency"].shape == (2, 3) and f["measures/nothing"].shape == (0,)
        assert f["measures/forgetting/retention"][()] == 0.125
        f.visititems(lambda name, item: isinstance(item, h5py.Group) or
                     (item[()] is not None and item.attrs["unit"] and item.attrs["definition"]) or 1 / 0)
    print("all as expected")
    """
}

/// A Python that has h5py: the one named in TUNEBENCH_PYTHON, else `python3` in the path.
private let python: String? = {
  guard let found = ProcessInfo.processInfo.environment["TUNEBENCH_PYTHON"] ?? find("python3") else {
    return nil
  }
  return (try? execute(found, ["-c", "import h5py"]))?.status == 0 ? found : nil
}()

/// The path of a program, if it is in the path.
private func find(_ program: String) -> String? {
  (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map { "\($0)/\(program)" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }
}

/// Runs a program; what it printed and said is one text.
private func execute(_ program: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: program)
  process.arguments = arguments
  let pipe = Pipe()
  process.standardOutput = pipe
  process.standardError = pipe
  try process.run()
  let data = pipe.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  return (process.terminationStatus, String(decoding: data, as: UTF8.self))
}
