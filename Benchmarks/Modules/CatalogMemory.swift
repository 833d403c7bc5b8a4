import ArgumentParser
import CLinux
import Content
import Markup
import Platform
import Site

/// `benchmarks catalog-memory`
struct CatalogMemory: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catalog-memory",
    abstract: "Print how many bytes a catalog takes for each article besides the article's strings, and nothing else.",
    discussion: """
      Counted is what goes back when the catalog is given up: records and tables, what is alike and what links to what.

      Example: benchmarks catalog-memory content
      """)

  @Argument(help: "The folder of articles.") var folder: String

  func run() throws {
    var catalog: Catalog? = try Catalog(
      folder, configuration: Configuration(), parser: MarkdownParser(), workers: Workers(1))
    let (count, strings) = Self.strings(of: catalog?.entries ?? [])
    guard count > 0 else { throw ValidationError("There are no articles in \(folder).") }
    let with = withExtendedLifetime(catalog) { Self.inUse }
    catalog = nil
    print("\(Double(with - Self.inUse - strings) / Double(count))")
  }

  /// How many articles there are, and how many bytes their strings have.
  private static func strings(of entries: [Catalog.Entry]) -> (count: Int, size: Int) {
    (entries.count, entries.reduce(0) { $0 + $1.path.utf8.count + $1.excerpt.utf8.count + $1.article.stringSize })
  }

  /// The bytes that the C library has handed out.
  private static var inUse: Int {
    let state = mallinfo2()
    return Int(state.uordblks + state.hblkhd)
  }
}

extension Article {
  /// How many bytes its strings have, but for its text.
  fileprivate var stringSize: Int {
    let single = [title, url, outlet, section, language, byline, dateline, translationOf, image].compactMap { $0 }
    let listed = [aliases, authors, translators, editors, contributors, tags, rights, via].joined()
    let pairs = related.flatMap { [$0.title, $0.url] } + profiles.flatMap { [$0.name, $0.url ?? "", $0.about] }
    return (single + listed + pairs).reduce(0) { $0 + $1.utf8.count } + FrontMatter.Value.map(extra).stringSize
  }
}

extension FrontMatter.Value {
  /// How many bytes its strings have.
  fileprivate var stringSize: Int {
    switch self {
    case .text(let text): text.utf8.count
    case .list(let items): items.reduce(0) { $0 + $1.stringSize }
    case .map(let entries): entries.reduce(0) { $0 + $1.key.utf8.count + $1.value.stringSize }
    }
  }
}
