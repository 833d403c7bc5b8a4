import Archives
import Foundation

/// The folder that an archive and its sites are made in.
///
///     captures/  content/  .broadsheet/      the archive
///     plain/  default/  search/              three sites of Broadsheet: settings, public/, .broadsheet/
///     hugo/  jekyll/                         those of the others, with articles of their own
package struct Workspace: Sendable {
  package let folder: String
  package let shape: ArchiveShape
  private let writer: ArchiveWriter

  /// Makes the folder anew and writes the archive into it.
  ///
  /// - Parameters:
  ///   - folder: its path; what is there is removed.
  ///   - sites: the folder of the sites' settings and templates, `Benchmarks/Sites`.
  ///   - threads: how many write the archive; one per core where it is not said.
  package init(
    _ shape: ArchiveShape, folder: String, sites: String, forms: [ArchiveForm], threads: Int? = nil
  ) throws {
    self.shape = shape
    self.folder = folder
    writer = ArchiveWriter(shape, folder: folder)
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for site in SiteSteps.all.map(\.site) {
      try FileManager.default.copyItem(atPath: "\(sites)/broadsheet/\(site)", toPath: self[site])
      let settings = "\(site)/broadsheet.yml"
      let text = try String(contentsOfFile: self[settings], encoding: .utf8)
      try Data((text + Self.outlets).utf8).write(to: URL(fileURLWithPath: self[settings]))
    }
    for form in forms where form == .hugo || form == .jekyll {
      try FileManager.default.copyItem(atPath: "\(sites)/\(form)", toPath: self[form.rawValue])
    }
    if let threads { try writer.write(forms, threads: threads) } else { try writer.write(forms) }
  }

  /// The path of something in the folder.
  package subscript(_ name: String) -> String { "\(folder)/\(name)" }

  /// Removes files or folders, those that are there.
  package func remove(_ names: String...) {
    for name in names { try? FileManager.default.removeItem(atPath: self[name]) }
  }

  /// Removes all of it.
  package func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// Adds a sentence to the end of an article from the middle of the archive. Returns what undoes it.
  package func edit(_ form: ArchiveForm, round: Int) throws -> Undoing {
    try edit(form, articles: [shape.articles / 2], round: round)
  }

  /// Adds a sentence to the end of each of those articles. Returns what undoes it.
  package func edit(_ form: ArchiveForm, articles: [Int], round: Int) throws -> Undoing {
    var files: [(URL, Data)] = []
    for article in articles {
      let file = URL(fileURLWithPath: self[writer.path(of: article, as: form)])
      let text = try Data(contentsOf: file)
      files.append((file, text))
      try (text + Data("\n第\(round)次改动。\n".utf8)).write(to: file)
    }
    return Undoing { for (file, text) in files { try text.write(to: file) } }
  }

  /// Gives each of those articles of the archive another title, which lists show too.
  package func retitle(articles: [Int]) throws {
    for article in articles { try replace("\ntitle: ", with: "\ntitle: 改", in: article) }
  }

  /// Gives each article of the archive one author, known by a number.
  package func sign(_ author: (Int) -> Int) throws {
    for article in 0..<shape.articles {
      try replace("\nauthors: \\[[^\\]]*\\]", with: "\nauthors: [Author \(author(article))]", in: article)
    }
  }

  /// Replaces the first place of an article that a regular expression stands for.
  private func replace(_ pattern: String, with text: String, in article: Int) throws {
    let file = self[writer.path(of: article, as: .content)]
    let old = try String(contentsOfFile: file, encoding: .utf8)
    guard let range = old.range(of: pattern, options: .regularExpression) else { return }
    try old.replacingCharacters(in: range, with: text).write(toFile: file, atomically: false, encoding: .utf8)
  }

  /// Adds an article that is newer than the archive. Returns what undoes it.
  ///
  /// - Parameter number: counted from 0, of those that are newer.
  package func add(_ form: ArchiveForm, number: Int = 0) throws -> Undoing {
    let path = try writer.writeArticle(shape.articles + number, as: form)
    return Undoing { try FileManager.default.removeItem(atPath: self[path]) }
  }

  /// Gives all files below a folder a time of change that is long past and always the same.
  package func age(_ name: String) throws {
    let past = Date(timeIntervalSince1970: 1_735_689_600)
    for path in try FileManager.default.subpathsOfDirectory(atPath: self[name]) {
      try FileManager.default.setAttributes([.modificationDate: past], ofItemAtPath: self["\(name)/\(path)"])
    }
  }

  /// How many files below a folder were written since a time.
  package func written(_ name: String, since start: Date) throws -> Int {
    let keys: [URLResourceKey] = [.isRegularFileKey, .contentModificationDateKey]
    let found = FileManager.default.enumerator(at: URL(fileURLWithPath: self[name]), includingPropertiesForKeys: keys)
    var count = 0
    while let file = found?.nextObject() as? URL {
      let values = try file.resourceValues(forKeys: Set(keys))
      if values.isRegularFile == true, let time = values.contentModificationDate, time >= start { count += 1 }
    }
    return count
  }

  /// What takes a change back.
  package struct Undoing {
    package let undo: () throws -> Void
  }

  /// The settings about the archive's outlets.
  private static let outlets =
    "outlets:\n"
    + Outlet.all.map { outlet in
      """
        - slug: \(outlet.slug)
          name: \(outlet.name)
          hosts: [\(outlet.host)]
          language: zh-Hans
          timezone: Asia/Shanghai
          section: 0

      """
    }.joined()
}
