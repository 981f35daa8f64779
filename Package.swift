// swift-tools-version: 6.0
import PackageDescription

/// The floors of the house, bottom first: a target imports only targets listed above it.
let package = Package(
  name: "tunebench",
  products: [
    .executable(name: "tunebench", targets: ["tunebench"])
  ],
  targets: [
    // Floor 0: C and C++ libraries; nothing here knows the project.
    .systemLibrary(name: "COpenBLAS", pkgConfig: "openblas", providers: [.apt(["libopenblas-dev"])]),
    .target(
      name: "CKernels", dependencies: ["COpenBLAS"], exclude: ["README.md"],
      linkerSettings: [.linkedLibrary("m"), .linkedLibrary("pthread")]),
    .systemLibrary(name: "CHDF5", pkgConfig: "hdf5", providers: [.apt(["libhdf5-dev"])]),
    .target(
      name: "CGnuplot",
      linkerSettings: [
        .linkedLibrary("boost_iostreams"), .linkedLibrary("boost_filesystem"),
        .linkedLibrary("boost_system"),
      ]),
    // Floor 1: errors, hashing, random streams, strict JSON5; the schema of settings; tensors and the tape.
    .target(name: "Basics"),
    .target(name: "Settings", dependencies: ["Basics"]),
    .target(name: "Tensors", dependencies: ["Basics", "CKernels", "COpenBLAS"]),
    // Floor 2: files of tensors, networks and text.
    .target(name: "Files", dependencies: ["Tensors", "Basics"]),
    .target(name: "Networks", dependencies: ["Tensors", "Files"]),
    .target(name: "Text", dependencies: ["Basics"]),
    // Floor 3: fine-tuning methods and tasks.
    .target(name: "Methods", dependencies: ["Networks", "Settings"]),
    .target(name: "Tasks", dependencies: ["Basics"]),
    // Floor 4: the training loop; statistics on score matrices; what a run leaves behind, written and read without any engine.
    .target(name: "Training", dependencies: ["Methods", "Settings", "Tasks", "Text", "CKernels", "COpenBLAS"]),
    .target(name: "Statistics", dependencies: ["Basics"]),
    .target(name: "Records", dependencies: ["Basics", "Tasks", "CHDF5"]),
    // Floor 5: suites with their plans, identities and searches; charts, which know nothing of models and runs.
    .target(name: "Suites", dependencies: ["Records", "Training", "Settings"]),
    .target(name: "Charts", dependencies: ["Basics", "CGnuplot"]),
    // Floor 6: runs and what they need: jobs, processes, models, data; tables and reports, which know nothing of runners.
    .target(name: "Running", dependencies: ["Suites", "Records", "Training", "Statistics"]),
    .target(name: "Reports", dependencies: ["Suites", "Records", "Settings", "Statistics", "Charts"]),
    // Floor 7: other libraries' files; then what compares with them; developers' timings.
    .target(name: "Interop", dependencies: ["Running", "Suites", "Records", "Training"]),
    .target(name: "Conformance", dependencies: ["Interop", "Running", "Records", "Training"]),
    .target(name: "Benchmarks", dependencies: ["Running", "Training", "Statistics", "CKernels"]),
    // Floor 8: the command line.
    .executableTarget(
      name: "tunebench",
      dependencies: ["Reports", "Running", "Interop", "Conformance", "Benchmarks", "Settings", "Tensors"]),
    // What tests of several floors share: tiny models, suites, temporary directories.
    .target(name: "TestSupport", dependencies: ["Running", "Suites", "Records"], path: "Tests/TestSupport"),
    .testTarget(name: "BasicsTests", dependencies: ["Basics"]),
    .testTarget(name: "SettingsTests", dependencies: ["Settings"]),
    .testTarget(name: "TensorsTests", dependencies: ["Tensors", "CKernels"]),
    .testTarget(name: "FilesTests", dependencies: ["Files"]),
    .testTarget(name: "NetworksTests", dependencies: ["Networks", "Text"], exclude: ["Fixtures"]),
    .testTarget(name: "TextTests", dependencies: ["Text"]),
    .testTarget(name: "MethodsTests", dependencies: ["Methods"]),
    .testTarget(name: "TasksTests", dependencies: ["Tasks"]),
    .testTarget(name: "TrainingTests", dependencies: ["Training"]),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"]),
    .testTarget(name: "RecordsTests", dependencies: ["Records", "TestSupport"]),
    .testTarget(name: "SuitesTests", dependencies: ["Suites", "TestSupport"]),
    .testTarget(name: "RunningTests", dependencies: ["Running", "Conformance", "TestSupport"]),
    .testTarget(name: "InteropTests", dependencies: ["Interop", "Conformance", "TestSupport"]),
    .testTarget(name: "ConformanceTests", dependencies: ["Conformance", "TestSupport"]),
    .testTarget(name: "BenchmarksTests", dependencies: ["Benchmarks", "Conformance"]),
    .testTarget(name: "ChartsTests", dependencies: ["Charts"]),
    .testTarget(name: "ReportsTests", dependencies: ["Reports", "Conformance", "Methods", "Running", "Suites"]),
    .testTarget(name: "CommandLineTests", dependencies: ["Running", "Conformance"]),
  ],
  cxxLanguageStandard: .cxx17
)
