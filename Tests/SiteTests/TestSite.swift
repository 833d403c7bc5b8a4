import Content
import Diagnostics
import Platform
import Site
import TestSupport
import Testing

/// A site in a folder of its own, built into a dictionary: write files, build, read pages, change, build again.
struct TestSite {
  let folder: TemporaryFolder
  var configuration = Configuration()
  var threads = 2

  init() throws {
    folder = try TemporaryFolder()
    try Folder.make(folder["content"])
    configuration.content = folder["content"]
    configuration.media.folder = folder["media"]
    configuration.title = "试刊"
  }

  /// Writes an article.
  func article(
    _ path: String, title: String = "题", date: String = "2024-06-21T12:00:00+08:00", _ more: String = "",
    body: String = "正文。"
  ) throws {
    var frontMatter: [UInt8] = []
    FrontMatter([.init("title", .text(title)), .init("date", .text(date))]).write(into: &frontMatter)
    let head = String(decoding: frontMatter.dropLast(4), as: UTF8.self)
    try folder.write("\(head)\(more)---\n\n\(body)\n", to: "content/\(path).md")
  }

  /// The pages of the site, by path.
  func build() throws -> Built {
    let sink = DictionarySink()
    let summary = try SiteBuild(configuration: configuration, workers: Workers(threads)).run(into: sink)
    return Built(pages: sink.pages, summary: summary)
  }

  struct Built {
    let pages: [String: [UInt8]]
    let summary: SiteBuild.Summary

    /// The text of a page; empty when there is none.
    subscript(path: String) -> String { pages[path].map { String(decoding: $0, as: UTF8.self) } ?? "" }

    /// Links that lead to no page of the site, each with the page that it is on.
    var brokenLinks: [String] {
      var broken: [String] = []
      for (page, bytes) in pages where page.hasSuffix(".html") {
        for link in Self.links(String(decoding: bytes, as: UTF8.self)) {
          if link.hasPrefix("http:") || link.hasPrefix("https:") || link.hasPrefix("mailto:") || link.hasPrefix("#")
            || link.hasPrefix("data:")
          {
            continue
          }
          let resolved = WebAddress(link).resolved(against: WebAddress("https://s.example/\(page)"))
          let target = WebAddress.percentDecoded(String(resolved.path.dropFirst()))
          if link.hasPrefix("/") || pages[target] == nil { broken.append("\(page): \(link)") }
        }
      }
      return broken.sorted()
    }

    private static func links(_ html: String) -> [String] {
      html.components(between: "href=\"", and: "\"").map { $0.replacing("&amp;", with: "&") }
    }
  }
}

extension String {
  /// The texts between two marks.
  func components(between start: String, and end: String) -> [String] {
    var found: [String] = []
    for part in self.split(separator: start, omittingEmptySubsequences: false).dropFirst() {
      found.append(String(part.split(separator: end, maxSplits: 1, omittingEmptySubsequences: false).first ?? ""))
    }
    return found
  }
}

/// A sink that keeps pages in memory.
final class DictionarySink: PageSink {
  private let store = Lock<[String: [UInt8]]>([:])

  var pages: [String: [UInt8]] { store.withLock { $0 } }

  func put(_ bytes: [UInt8], at path: String, isKnown: Bool) throws(SystemError) -> Bool {
    store.withLock { store in
      #expect(store[path] == nil, "\(path) was written twice")
      store[path] = bytes
    }
    return true
  }
}
