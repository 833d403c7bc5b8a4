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
    let chosen = findings.filter { finding in finding.rule.check.map { checks.contains($0) } ?? true }
    let sorted = Self.withoutConsequences(chosen).map { (key: SortKey($0, files.root), finding: $0) }.sorted {
      $0.key < $1.key
    }
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

  /// Leaves out what follows from another fault of the same file: nothing leads to one that no build writes, and its name tells nothing
  /// of its bytes; one that is damaged is not as it was written, whatever else is wrong in it.
  private static func withoutConsequences(_ findings: [Finding]) -> [Finding] {
    func paths(_ check: Check) -> Set<ByteKey> {
      Set(findings.lazy.filter { $0.rule.check == check }.compactMap(\.sitePath).map(ByteKey.init))
    }
    let (unexplained, damaged) = (paths(.unexplained), paths(.damaged))
    if unexplained.isEmpty, damaged.isEmpty { return findings }
    return findings.filter { finding in
      guard let path = finding.sitePath.map(ByteKey.init) else { return true }
      switch finding.rule.check {
      case .orphans, .media: return !unexplained.contains(path) && !damaged.contains(path)
      case .damaged: return !unexplained.contains(path)
      case .unexplained, .unshown, nil: return true
      default: return !damaged.contains(path)
      }
    }
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
    let path: ByteKey
    let offset: Int
    let text: ByteKey

    init(_ finding: Finding, _ root: String) {
      let place = finding.place.location(in: root)
      (path, offset) = (ByteKey(place.path), place.offset)
      text = ByteKey(finding.rule.message + finding.subject)
    }

    static func < (a: SortKey, b: SortKey) -> Bool {
      if a.path != b.path { return a.path < b.path }
      return a.offset == b.offset ? a.text < b.text : a.offset < b.offset
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
  ///   - most: how many faults of one kind are told of, of one and the same thing at most three; of the others only how many there
  ///     are. `nil` for all.
  ///   - body: told one after the other.
  package func forEachDiagnostic(most: Int? = nil, _ body: (Diagnostic) -> Void) {
    var told = TellingLimit(most)
    var source = SourceLines()
    var names = SimilarNames(files)
    for diagnostic in diagnostics { body(diagnostic) }
    for finding in findings where told.allows(finding) { body(diagnostic(of: finding, &source, &names)) }
    for (rule, count) in told.untold {
      let message = "\(count) more: " + rule.message.replacing("{}", with: "…")
      body(Diagnostic(rule.severity, rule.identifier, message, help: "--format json tells of each"))
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

/// Which faults are told of when there are many of a kind.
private struct TellingLimit {
  private let most: Int?
  private var told: [ObjectIdentifier: Int] = [:]
  private var toldOf: [String: Int] = [:]
  /// The kinds of those that were not told of, in their order, with their numbers.
  private(set) var untold: [(rule: Rule, count: Int)] = []

  /// How many places of one thing are enough to find it.
  private static let mostOfOne = 3

  init(_ most: Int?) { self.most = most }

  /// Whether to tell of one, which is counted.
  mutating func allows(_ finding: Finding) -> Bool {
    guard let most else { return true }
    let rule = finding.rule
    let thing = rule.message + finding.subject
    let isFamiliar = !finding.subject.isEmpty && toldOf[thing, default: 0] >= Self.mostOfOne
    if !isFamiliar, told[ObjectIdentifier(rule), default: 0] < most {
      told[ObjectIdentifier(rule), default: 0] += 1
      toldOf[thing, default: 0] += 1
      return true
    }
    if let place = untold.firstIndex(where: { $0.rule === rule }) {
      untold[place].count += 1
    } else {
      untold.append((rule, 1))
    }
    return false
  }
}
