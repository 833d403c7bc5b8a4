// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "other-templates",
  dependencies: [
    .package(path: "../Pages"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .executableTarget(
      name: "OtherTemplates",
      dependencies: [
        .product(name: "Pages", package: "Pages"), .product(name: "Mustache", package: "swift-mustache"),
      ])
  ],
  swiftLanguageModes: [.v6]
)
