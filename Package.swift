// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "broadsheet",
  targets: [
    .target(name: "Diagnostics"),
    .target(name: "Platform", dependencies: ["Diagnostics"]),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
  ],
  swiftLanguageModes: [.v6]
)
