import Diagnostics
import Platform

/// What a check found.
package struct CheckReport: Sendable {
  private let files: SiteFiles
  private var findings: [Finding] = []
  /// Faults that were told of elsewhere before.
  private var diagnostics: [Diagnostic] = []
  /// How many articles the archive has; `nil` when it was not looked at.
  package internal(set) var articles: Int?
  /// How many pictures are loaded from each host.
  package private(set) var pictures: [String: Int] = [:]
  /// How often each check found something, by the names of the checks.
  package private(set) var counts: [(name: String, count: Int)] = []
  /// Whether something is wrong, and not only doubtful.
  package private(set) var hasErrors = false

  /// How many of its files are pages.
  package var pageCount: Int { files.places.paths.count { $0.isPage } }
  /// How many other files there are.
  package var otherCount: Int { files.files.count - pageCount }
  /// How many faults were found.
  package var count: Int { findings.count + diagnostics.count }

  init(files: SiteFiles) { self.files = files }

  mutating func add(_ findings: [Finding]) { self.findings += findings }

  mutating func add(_ diagnostics: [Diagnostic]) { self.diagnostics += diagnostics }

  mutating func count(_ pictures: [String: Int]) { self.pictures.merge(pictures) { $0 + $1 } }

  /// Keeps what belongs to the checks that were chosen, in the order of files and places, each once.
  mutating func finish(_ checks: Set<Check>) {
    let sorted = findings.filter { finding in finding.rule.check.map { checks.contains($0) } ?? true }
      .map { (key: SortKey($0, files.root), finding: $0) }.sorted { $0.key < $1.key }
    findings = []
    var last: SortKey?
    for (key, finding) in sorted where key != last {
      findings.append(finding)
      last = key
    }
    let names = findings.map(\.rule.identifier) + diagnostics.map(\.identifier)
    let numbers = Dictionary(names.map { ($0, 1) }, uniquingKeysWith: +)
    let order = Check.allCases.map(\.rawValue) + [Rule.unreadable.identifier]
    counts = order.compactMap { name in numbers[name].map { (name, $0) } }
    hasErrors =
      findings.contains { $0.rule.severity == .error } || diagnostics.contains { $0.severity == .error }
  }

  /// The last line of a report: what was looked at, and what was found.
  package var summary: String {
    var text = "checked \(Self.number(pageCount, "page")) and \(Self.number(otherCount, "other file"))"
    if let articles { text += " of \(Self.number(articles, "article"))" }
    let pictures = pictures.values.reduce(0, +)
    if pictures > 0 {
      let hosts = Self.number(self.pictures.count, "other host")
      text += " (\(Self.number(pictures, "picture")) \(pictures == 1 ? "is" : "are") loaded from \(hosts))"
    }
    let found = counts.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
    return text + ": " + (found.isEmpty ? "all well" : found)
  }

  private static func number(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  /// What a finding is sorted by.
  private struct SortKey: Comparable {
    let path: String
    let offset: Int
    let text: String

    init(_ finding: Finding, _ root: String) {
      (path, offset) = finding.place.location(in: root)
      text = finding.rule.message + finding.subject
    }

    static func < (a: SortKey, b: SortKey) -> Bool {
      if a.path != b.path { return a.path.precedesInBytes(b.path) }
      return a.offset == b.offset ? a.text.precedesInBytes(b.text) : a.offset < b.offset
    }
  }
}

extension Finding.Place {
  /// The path as the user knows it, and the offset or line, -1 for a file as a whole.
  func location(in root: String) -> (path: String, offset: Int) {
    switch self {
    case .site(let path, let offset): (Folder.join(root, path), offset ?? -1)
    case .other(let path, let offset): (path, offset ?? -1)
    case .line(let path, let line): (path, line)
    }
  }
}

extension CheckReport {
  /// Tells of everything that was found, file by file.
  ///
  /// - Parameters:
  ///   - most: how many faults of one kind are told of; of the others only how many there are. `nil` for all.
  ///   - body: told one after the other.
  package func forEachDiagnostic(most: Int? = nil, _ body: (Diagnostic) -> Void) {
    var told: [ObjectIdentifier: Int] = [:]
    var source = SourceLines()
    var names = SimilarNames(files)
    for diagnostic in diagnostics { body(diagnostic) }
    for finding in findings {
      let number = told[ObjectIdentifier(finding.rule), default: 0]
      told[ObjectIdentifier(finding.rule)] = number + 1
      if let most, number >= most { continue }
      body(diagnostic(of: finding, &source, &names))
    }
    guard let most else { return }
    var rest: Set<ObjectIdentifier> = []
    for finding in findings {
      let rule = finding.rule
      guard let count = told[ObjectIdentifier(rule)], count > most, rest.insert(ObjectIdentifier(rule)).inserted else {
        continue
      }
      body(
        Diagnostic(
          rule.severity, rule.identifier, "\(count - most) more: " + rule.message.replacing("{}", with: "…"),
          help: "--format json tells of each"))
    }
  }

  private func diagnostic(
    of finding: Finding, _ source: inout SourceLines, _ names: inout SimilarNames
  ) -> Diagnostic {
    let rule = finding.rule
    let (path, offset) = finding.place.location(in: files.root)
    var diagnostic = Diagnostic(
      rule.severity, rule.identifier, finding.filled(rule.message), file: path, help: finding.filled(rule.help))
    if rule.suggestsNames, let help = names.help(for: finding.subject) { diagnostic.help = help }
    if case .line = finding.place {
      diagnostic.position = SourcePosition(line: offset, column: 1)
    } else if offset >= 0, let (position, line) = source.place(path, offset) {
      diagnostic.position = position
      diagnostic.sourceLine = line
    }
    return diagnostic
  }
}
