// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "broadsheet",
  products: [
    .library(name: "Mustache", targets: ["Mustache"]),
  ],
  targets: [
    .target(name: "Diagnostics"),
    .target(name: "Platform", dependencies: ["Diagnostics"]),
    .target(name: "Mustache", dependencies: ["Diagnostics"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "MustacheTests", dependencies: ["Mustache", "Diagnostics"]),
  ],
  swiftLanguageModes: [.v6]
)
