// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "template-benchmark",
  dependencies: [.package(path: "Pages"), .package(name: "broadsheet", path: "../..")],
  targets: [
    .target(name: "CAllocations"),
    .executableTarget(
      name: "TemplateBenchmark",
      dependencies: [
        "CAllocations", .product(name: "Pages", package: "Pages"), .product(name: "Mustache", package: "broadsheet"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
