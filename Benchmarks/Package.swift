// swift-tools-version: 6.1
import PackageDescription

// Measures the built program, of which it imports nothing. See README.md.
let package = Package(
  name: "broadsheet-benchmarks",
  products: [
    .executable(name: "bench", targets: ["bench"]),
    // Loaded before a program whose allocations are counted.
    .library(name: "CountAllocations", type: .dynamic, targets: ["CountAllocations"]),
  ],
  dependencies: [.package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")],
  targets: [
    .systemLibrary(
      name: "CCMarkGFM", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .target(name: "Archives"),
    .target(name: "Measuring", dependencies: ["Archives"]),
    .target(name: "Counting", dependencies: ["Archives", "Measuring"]),
    .target(name: "Reporting", dependencies: ["Measuring"]),
    .executableTarget(
      name: "bench",
      dependencies: [
        "Archives", "Measuring", "Counting", "Reporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(name: "measure"),
    .executableTarget(name: "bare-loop", dependencies: ["CCMarkGFM"]),
    .target(name: "CountAllocations"),
    .testTarget(name: "ArchivesTests", dependencies: ["Archives"]),
    .testTarget(name: "MeasuringTests", dependencies: ["Measuring", "Archives", "measure"]),
    .testTarget(name: "CountingTests", dependencies: ["Counting", "CountAllocations"]),
    .testTarget(name: "ReportingTests", dependencies: ["Reporting", "Measuring"]),
  ],
  swiftLanguageModes: [.v6]
)
