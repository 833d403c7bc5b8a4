import Content
import Platform

/// What is not as the import before left it.
struct ImportChanges: Sendable {
  /// The captures that are new, or whose files changed, in the order of their paths.
  private(set) var captures: [FolderWalk.Entry] = []
  /// The files of the archive that the import before does not know, in the order of their paths.
  private(set) var unknown: [String] = []
  /// The hashes of the addresses that something changed about.
  private(set) var identities: [UInt64] = []
  /// What the import before knew, all of it asleep but for what changed.
  private(set) var resting: RestingRecords
  /// The numbers of the articles that are awake whatever changed.
  private(set) var articles: [Int] = []

  /// - Parameters:
  ///   - basis: what the result of this import depends on besides the captures. Captures that were read on another basis are
  ///     read anew; articles are kept, for what they say of the archive holds all the same.
  init(_ captures: FolderWalk, _ archive: Archive, since before: ImportState, basis: String) {
    let isKept = before.basis == basis
    var restingCaptures = [Bool](repeating: false, count: before.captures.count)
    resting = RestingRecords(before, captures: [], articles: [])
    if isKept { compare(captures.files, before.captures, &restingCaptures) } else { self.captures = captures.files }
    compare(archive.files, before.articles, looksInto: isKept)
    if !isKept { articles = Array(0..<before.articles.count) }
    resting = RestingRecords(
      before, captures: restingCaptures, articles: [Bool](repeating: isKept, count: before.articles.count))
  }

  /// Whether everything is as it was.
  var isNone: Bool { captures.isEmpty && unknown.isEmpty && identities.isEmpty && articles.isEmpty }

  /// Takes everything for changed.
  mutating func addEverything() {
    let before = resting.state
    identities += (0..<before.captures.count).map { before.captures.hash($0) }
    identities += (0..<before.articles.count).map { before.articles.hash($0) }
  }

  private mutating func compare(
    _ files: [FolderWalk.Entry], _ records: StateRecords<CaptureRecord>, _ resting: inout [Bool]
  ) {
    Self.pair(files, records) { file, number in
      guard let number else {
        captures.append(files[file ?? 0])
        return
      }
      let isSame = file.map { records.stamp(number) == files[$0].stamp } ?? false
      resting[number] = isSame
      if !isSame || records.role(number) == .unsettled { identities.append(records.hash(number)) }
      if let file, !isSame { captures.append(files[file]) }
    }
  }

  private mutating func compare(
    _ files: [FolderWalk.Entry], _ records: StateRecords<ArticleRecord>, looksInto: Bool
  ) {
    Self.pair(files, records) { file, number in
      guard let number else {
        unknown.append(files[file ?? 0].path)
        return
      }
      guard looksInto else { return }
      if file.map({ records.stamp(number) != files[$0].stamp }) ?? true { identities.append(records.hash(number)) }
    }
  }

  /// Goes through files and records, both in the order of paths, and shows those with one path together.
  private static func pair<Record>(
    _ files: [FolderWalk.Entry], _ records: StateRecords<Record>, _ show: (_ file: Int?, _ record: Int?) -> Void
  ) {
    var (file, record) = (0, 0)
    while file < files.count || record < records.count {
      let order =
        file == files.count ? -1 : record == records.count ? 1 : records.compare(record, with: files[file].path)
      show(order >= 0 ? file : nil, order <= 0 ? record : nil)
      if order >= 0 { file += 1 }
      if order <= 0 { record += 1 }
    }
  }
}
