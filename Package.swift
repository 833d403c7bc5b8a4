// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "broadsheet",
  products: [
    .executable(name: "broadsheet", targets: ["broadsheet"]),
    .library(name: "Mustache", targets: ["Mustache"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    .systemLibrary(
      name: "CCMarkGFM", providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CZlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CGumbo", providers: [.apt(["libgumbo-dev"])]),
    .target(name: "Diagnostics"),
    .systemLibrary(name: "CNettle", providers: [.apt(["nettle-dev"])]),
    .target(name: "Platform", dependencies: ["CLinux", "CNettle"]),
    .target(name: "Mustache", dependencies: ["Diagnostics"]),
    .target(name: "Collation"),
    .target(
      name: "Content", dependencies: ["Diagnostics", "Platform", .product(name: "Yams", package: "Yams")]),
    .target(name: "Soup", dependencies: ["CGumbo", "Diagnostics"]),
    .target(name: "Captures", dependencies: ["Content", "Soup", "Diagnostics", "Platform"]),
    .target(name: "Importing", dependencies: ["Captures", "Content", "Diagnostics", "Platform"]),
    .target(name: "Markup", dependencies: ["CCMarkGFM", "Platform"]),
    .target(name: "Feeds", dependencies: ["Platform"]),
    .target(name: "CCurl"),
    .target(name: "Fetching", dependencies: ["CCurl", "Content", "Media", "Diagnostics", "Platform"]),
    .target(name: "Media", dependencies: ["Content", "Diagnostics", "Platform"]),
    .target(name: "Compression", dependencies: ["CZlib", "Platform"]),
    .target(name: "Ledger", dependencies: ["Platform"]),
    .target(
      name: "Search", dependencies: ["Platform"],
      resources: [.embedInCode("Data/folding.txt"), .embedInCode("Data/variants.txt")]),
    .target(
      name: "DefaultTheme", path: "Templates",
      resources: [
        "article.json.mustache", "article.mustache", "assets/icon.svg", "assets/search.js", "assets/style.css",
        "crumbs.mustache",
        "dates.mustache", "day.mustache", "entry.mustache", "feeds.mustache", "foreign.mustache", "groups.mustache",
        "index.mustache", "language.mustache", "layout.mustache", "list.mustache", "month.mustache", "native.mustache",
        "neighbour.mustache", "neighbours.mustache", "not-found.mustache", "pagination.mustache", "redirect.mustache",
        "search.mustache", "terms.mustache", "weeks.mustache", "year.mustache", "text/en.yml", "text/zh-Hans.yml",
        "text/zh-Hant.yml",
      ].map { .embedInCode($0) }),
    .target(
      name: "Site",
      dependencies: [
        "Collation", "Compression", "Content", "DefaultTheme", "Markup", "Media", "Mustache", "Feeds", "Ledger",
        "Search", "Soup", "Diagnostics", "Platform",
      ]),
    .target(name: "Publishing", dependencies: ["Ledger", "Media", "Site", "Platform"]),
    .target(
      name: "Checking",
      dependencies: [
        "Content", "Feeds", "Ledger", "Media", "Publishing", "Site", "Soup", "Diagnostics", "Platform",
      ]),
    .executableTarget(
      name: "broadsheet",
      dependencies: [
        "Captures", "Checking", "Compression", "Content", "Fetching", "Importing", "Media", "Site", "Publishing",
        "Diagnostics", "Platform",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    // Not a product: `make` does not build it. See Benchmarks/README.md.
    .executableTarget(
      name: "benchmarks",
      dependencies: [
        "CGumbo", "CLinux", "Captures", "Content", "Markup", "Platform", "Site", "Soup", "TestSupport",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ], path: "Benchmarks/Modules"),
    .target(name: "TestSupport", dependencies: ["Platform"], path: "Tests/TestSupport"),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "PlatformTests", dependencies: ["CLinux", "Platform", "TestSupport"]),
    .testTarget(name: "MustacheTests", dependencies: ["Mustache", "Diagnostics"]),
    .testTarget(name: "CollationTests", dependencies: ["Collation", "TestSupport"]),
    .testTarget(name: "ContentTests", dependencies: ["Content", "Diagnostics", "TestSupport"]),
    .testTarget(name: "SoupTests", dependencies: ["Soup", "Platform", "TestSupport"]),
    .testTarget(
      name: "CapturesTests",
      dependencies: ["Captures", "Content", "Soup", "Markup", "Diagnostics", "Platform", "TestSupport"]),
    .testTarget(name: "ImportingTests", dependencies: ["Importing", "Captures", "Content", "Platform", "TestSupport"]),
    .testTarget(name: "MarkupTests", dependencies: ["Markup", "TestSupport"]),
    .testTarget(name: "FeedsTests", dependencies: ["Feeds"]),
    .testTarget(name: "SearchTests", dependencies: ["Search", "Platform", "TestSupport"]),
    .testTarget(name: "MediaTests", dependencies: ["Media", "Platform", "TestSupport"]),
    .testTarget(name: "CompressionTests", dependencies: ["Compression", "CZlib", "Platform"]),
    .testTarget(name: "FetchingTests", dependencies: ["Fetching", "CZlib", "Media", "Platform", "TestSupport"]),
    .testTarget(name: "LedgerTests", dependencies: ["Ledger", "Platform", "TestSupport"]),
    .testTarget(
      name: "SiteTests",
      dependencies: [
        "Site", "Content", "DefaultTheme", "Feeds", "Ledger", "Markup", "Media", "Mustache", "Platform", "Diagnostics",
        "TestSupport",
      ]),
    .testTarget(
      name: "PublishingTests",
      dependencies: [
        "Checking", "Compression", "Content", "Diagnostics", "Publishing", "Ledger", "Media", "Site", "Platform",
        "TestSupport",
      ]),
    .testTarget(
      name: "CheckingTests",
      dependencies: [
        "Checking", "Content", "Feeds", "Media", "Publishing", "Site", "Diagnostics", "Platform", "TestSupport",
      ]),
    .testTarget(name: "BroadsheetTests", dependencies: ["broadsheet", "Platform", "TestSupport"]),
  ],
  swiftLanguageModes: [.v6]
)
