import Checking
import Content
import Diagnostics
import Foundation
import Media
import Platform
import Publishing
import Site
import TestSupport
import Testing

/// A site with its archive in a folder of its own, to plant faults in: a copy of one that was built once.
struct CheckedSite {
  let folder: TemporaryFolder
  var configuration: Configuration

  /// A small site of several languages, with a redirect, feeds, a sitemap, a search and pictures that are kept.
  init() throws { try self.init(of: try Self.small.get()) }

  private init(of original: CheckedSite) throws {
    folder = try TemporaryFolder()
    configuration = original.configuration
    configuration.content = folder["content"]
    configuration.output = folder["public"]
    configuration.media.folder = folder["media"]
    for name in try FileManager.default.contentsOfDirectory(atPath: original.folder.path) {
      try FileManager.default.copyItem(atPath: original.folder[name], toPath: folder[name])
    }
  }

  private init(empty: Void) throws {
    folder = try TemporaryFolder()
    configuration = Configuration()
    configuration.title = "试刊"
    configuration.url = "https://s.example/site/"
    configuration.content = folder["content"]
    configuration.output = folder["public"]
    configuration.media.folder = folder["media"]
  }

  private static let small = Result {
    let site = try CheckedSite(empty: ())
    try site.article(
      "2024/06/21/hepan-fog", "雾", "2024-06-21T12:00:00+08:00",
      "aliases: [/old/fog.html]\nurl: https://hepan.example/fog",
      "江上有雾[^1]。\n\n![码头](https://img.example/fog.png)\n\n[^1]: 据轮渡公司。")
    try site.article(
      "2024/06/20/hepan-ferry", "渡轮", "2024-06-20T09:00:00+08:00", "authors: [林望舒]\nsection: local",
      "见[雾](https://hepan.example/fog)。")
    try site.article(
      "2023/01/02/daoyu-tide", "潮汐", "2023-01-02T08:00:00+08:00", "language: zh-Hant",
      "漲潮。\n\n![橋](https://img.example/bridge.png)")
    try site.article(
      "2023/01/02/ledger-chess", "Chess", "2023-01-02T01:00:00Z",
      "language: en\nauthors: [Ann Lee]\nimage: https://img.example/lead.png", "In the cellar.")
    let picture = Self.picture
    let index = MediaEntry(
      url: "https://img.example/bridge.png", digest: SHA256.digest(of: picture), type: .png, bytes: picture.count,
      size: PictureSize(of: .png, in: picture), fetched: 0)
    try File.writeMakingFolders(picture, to: site.folder["media/\(index.fileName)"])
    var media = MediaIndex()
    media.add(index)
    // One that stands in no text, and is for feeds and other sites.
    let lead = SamplePicture.gif
    let entry = MediaEntry(
      url: "https://img.example/lead.png", digest: SHA256.digest(of: lead), type: .gif, bytes: lead.count, fetched: 0)
    try File.write(lead, to: site.folder["media/\(entry.fileName)"])
    media.add(entry)
    let smaller = MediaEntry(
      url: MediaIndex.smallerAddress(of: index.url), digest: SHA256.digest(of: SamplePicture.jpeg), type: .jpeg,
      bytes: SamplePicture.jpeg.count, size: PictureSize(of: .jpeg, in: SamplePicture.jpeg), fetched: 0)
    try File.write(SamplePicture.jpeg, to: site.folder["media/\(smaller.fileName)"])
    media.add(smaller)
    try media.write(to: site.folder["media"])
    try site.build()
    return site
  }

  /// The picture that is kept.
  static let picture = SamplePicture.png
  /// Its file, in the folders of media.
  static let pictureName = SHA256.digest(of: picture).hexadecimal + ".png"

  /// A site with documents of the archive's past.
  static func long() throws -> CheckedSite { try CheckedSite(of: try longOriginal.get()) }

  private static let longOriginal = Result {
    var site = try CheckedSite(empty: ())
    site.configuration.feeds = []
    site.configuration.search = .off
    for number in 0..<203 {
      let text = "2022-03-0\(1 + number / 40)"
      try site.article(
        "\(text.replacing("-", with: "/"))/a-\(number)", "第\(number)条", "\(text)T12:00:00+08:00", "outlet: a", "文。")
    }
    try site.build()
    return site
  }

  private func article(_ path: String, _ title: String, _ date: String, _ more: String, _ body: String) throws {
    try folder.write("---\ntitle: \(title)\ndate: \(date)\n\(more)\n---\n\n\(body)\n", to: "content/\(path).md")
  }

  /// Brings the site up to date.
  ///
  /// - Parameter all: whether nothing is believed of the build before, as an archive needs of which nothing is left.
  func build(all: Bool = false) throws {
    let output = try OutputFolder(configuration.output, isTrusted: !all)
    var build = SiteBuild(configuration: configuration, workers: Workers(2))
    build.makesAll = all
    let summary = try build.run(into: output)
    _ = try output.finish(summary.state)
  }

  // MARK: Faults

  /// Puts a text in the place of another that a file has.
  func replace(_ text: String, with other: String, in file: String) throws {
    let before = try #require(folder.read(file))
    try #require(before.contains(text), "\(file) has no \(text)")
    let place = try #require(before.range(of: text))
    try folder.write(before.replacingCharacters(in: place, with: other), to: file)
  }

  /// Puts a text before the end of a page's body, in a line of its own.
  func add(_ text: String, to page: String) throws {
    let before = try #require(folder.read(page))
    try folder.write(before + text + "\n", to: page)
  }

  func remove(_ file: String) throws { try FileManager.default.removeItem(atPath: folder[file]) }

  // MARK: Findings

  /// What some checks find, or all.
  func check(_ checks: Set<Check> = Set(Check.allCases)) throws -> (diagnostics: [Diagnostic], report: CheckReport) {
    let report = try SiteCheck(configuration: configuration, checks: checks, workers: Workers(2)).run()
    var diagnostics: [Diagnostic] = []
    report.forEachDiagnostic { diagnostics.append($0) }
    return (diagnostics, report)
  }

  /// Expects that a check finds one fault and nothing else.
  ///
  /// - Parameters:
  ///   - message: what is said of it.
  ///   - file: where it is.
  ///   - mark: the text at whose first byte it is; `nil` for the file as a whole.
  ///   - help: what has to be in the remedy.
  func expect(
    _ check: Check, _ message: String, in file: String, at mark: String? = nil,
    severity: Diagnostic.Severity = .error, help: String = "", sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let (diagnostics, report) = try self.check([check])
    #expect(diagnostics.count == 1, "\(diagnostics.map(\.text).joined())", sourceLocation: sourceLocation)
    guard let found = diagnostics.first else { return }
    #expect(found.identifier == check.rawValue, sourceLocation: sourceLocation)
    #expect(found.message == message, sourceLocation: sourceLocation)
    #expect(found.severity == severity, sourceLocation: sourceLocation)
    #expect(found.file == folder[file], sourceLocation: sourceLocation)
    #expect(help.isEmpty || found.help?.contains(help) == true, "\(found.help ?? "")", sourceLocation: sourceLocation)
    #expect(report.hasErrors == (severity == .error), sourceLocation: sourceLocation)
    if let mark {
      let text = try #require(folder.read(file))
      let place = try #require(text.range(of: mark), "\(file) has no \(mark)")
      let source = SourceText(Array(text.utf8))
      let position = source.position(at: text.utf8.distance(from: text.startIndex, to: place.lowerBound))
      #expect(found.position == position, sourceLocation: sourceLocation)
      #expect(found.sourceLine == source.line(position.line), sourceLocation: sourceLocation)
    } else {
      #expect(found.position == nil, sourceLocation: sourceLocation)
    }
  }
}
