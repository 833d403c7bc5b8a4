// swift-tools-version: 6.1
import PackageDescription

// The pages that both engines render. A package of its own, since the engines' packages cannot be in one graph: both have a
// module named Mustache.
let package = Package(
  name: "Pages",
  products: [.library(name: "Pages", targets: ["Pages"])],
  targets: [.target(name: "Pages")],
  swiftLanguageModes: [.v6]
)
