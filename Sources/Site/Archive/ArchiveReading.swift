import Content
import Diagnostics
import Ledger
import Platform

/// The articles of an archive, in their order: read from their files, or known from the build before.
struct ArchiveReading: Sendable {
  /// An article, and where it is from.
  struct Item: Sendable {
    var article: ArchivedArticle
    /// The place of its file in the survey.
    var file: Int32
    /// The place among the ledger's inputs of the same file; `nil` when there is none, or another article is known of it.
    var known: Int32?
    /// The same, also where another article is known, but one with the same place and the same likeness to others.
    var resembled: Int32?
    /// Itself as a ledger keeps it.
    var record: ArraySlice<UInt8>
  }

  /// The articles, the newest first.
  private(set) var items: [Item] = []
  /// What is wrong with files that are no articles.
  private(set) var diagnostics: [Diagnostic] = []
  private let survey: ArchiveSurvey

  /// Reads what the ledger does not know.
  ///
  /// - Parameters:
  ///   - inputs: what the ledger knows, which the survey was made with.
  ///   - records: what it keeps of them.
  init(_ survey: ArchiveSurvey, inputs: [InputRecord], records: [UInt8], reader: ArchiveReader, workers: Workers) {
    self.survey = survey
    let results = workers.map(survey.files.count, grain: 32) { index -> Result<Item, ArticleReader.Failure> in
      if let known = survey.known[index],
        let item = Self.remembered(inputs[Int(known)], known, records, file: Int32(index))
      {
        return .success(item)
      }
      return Self.read(survey, Int32(index), reader)
    }
    diagnostics = survey.failures.map { failure in
      Diagnostic(
        .error, "unreadable", "cannot \(failure.operation): \(failure.reason)", file: failure.path,
        help: "it was passed over; mend the link or the permissions, or remove it")
    }
    items.reserveCapacity(results.count)
    for result in results {
      switch result {
      case .success(let item): items.append(item)
      case .failure(let failure): diagnostics.append(failure.diagnostic)
      }
    }
    recognise(inputs, records)
    sort()
  }

  private static func read(
    _ survey: ArchiveSurvey, _ file: Int32, _ reader: ArchiveReader
  ) -> Result<Item, ArticleReader.Failure> {
    do throws(ArticleReader.Failure) {
      let found = survey.files[Int(file)]
      let article = try reader.read(found.path, in: survey.folder, expecting: found.stamp.size)
      var writer = RecordWriter()
      article.write(to: &writer)
      // As large as it is, since there are many.
      let record = writer.bytes.withUnsafeBufferPointer { Array($0) }
      return .success(Item(article: article, file: file, known: nil, resembled: nil, record: record[...]))
    } catch {
      return .failure(error)
    }
  }

  /// What the ledger keeps of an input; `nil` when it is damaged.
  private static func remembered(
    _ input: InputRecord, _ place: Int32, _ records: [UInt8], file: Int32
  ) -> Item? {
    guard let article = article(in: records, at: input.record) else { return nil }
    return Item(article: article, file: file, known: place, resembled: place, record: records[input.record])
  }

  /// The article of which a record was made.
  static func article(in records: [UInt8], at range: Range<Int>) -> ArchivedArticle? {
    guard range.upperBound <= records.count else { return nil }
    return records.withUnsafeBytes { records in
      var reader = RecordReader(UnsafeRawBufferPointer(rebasing: records[range]))
      do throws(RecordReader.Damage) { return try ArchivedArticle(&reader) } catch { return nil }
    }
  }

  /// Takes files that were read again and are as they were for known. The items are in the order of files.
  private mutating func recognise(_ inputs: [InputRecord], _ records: [UInt8]) {
    guard !inputs.isEmpty else { return }
    var next = 0
    for index in items.indices where items[index].known == nil {
      let path = survey.files[Int(items[index].file)].path
      while next < inputs.count, inputs[next].path.precedesInBytes(path) { next += 1 }
      guard next < inputs.count, inputs[next].path == path, inputs[next].record.upperBound <= records.count else {
        continue
      }
      if records[inputs[next].record].elementsEqual(items[index].record) {
        items[index].known = Int32(next)
        items[index].resembled = Int32(next)
      } else if let before = Self.article(in: records, at: inputs[next].record),
        before.resembles(items[index].article)
      {
        items[index].resembled = Int32(next)
      }
    }
  }

  /// What articles are ordered by, mostly enough of it: the newest day first, each day as the article's own date line tells it;
  /// of one day the later first, of one second those captured later first.
  private struct Moment {
    var day: Int
    var second: Int
    var captured: Int
    var item: Int
  }

  /// Puts the articles in their order: by their moments, then by address and path.
  private mutating func sort() {
    var moments = items.indices.map { index in
      let article = items[index].article.entry.article
      return Moment(
        day: article.date.dayNumber, second: article.date.seconds, captured: article.captured?.seconds ?? 0, item: index
      )
    }
    moments.sort { a, b in
      if a.day != b.day { return a.day > b.day }
      if a.second != b.second { return a.second > b.second }
      if a.captured != b.captured { return a.captured > b.captured }
      let (a, b) = (items[a.item].article.entry, items[b.item].article.entry)
      let (urlA, urlB) = (a.article.url ?? "", b.article.url ?? "")
      return urlA == urlB ? a.path.precedesInBytes(b.path) : urlA.precedesInBytes(urlB)
    }
    items = moments.map { items[$0.item] }
  }

  /// Reads the text of the article with that index, in Markdown.
  func body(of index: Int) throws(ArticleReader.Failure) -> ArraySlice<UInt8> {
    let file = survey.files[Int(items[index].file)]
    return try ArticleReader.readBody(file.path, in: survey.folder, expecting: file.stamp.size)
  }

  /// What a ledger is told of the files, in the order of their paths, with the records in the same order.
  func inputs(_ relations: Relations) -> (inputs: [InputRecord], records: [ArraySlice<UInt8>]) {
    var places = [Int32](repeating: -1, count: survey.files.count)
    for (place, item) in items.enumerated() { places[Int(item.file)] = Int32(place) }
    let files = places.indices.filter { places[$0] >= 0 }
    var numbers = [Int32](repeating: 0, count: items.count)
    for (number, file) in files.enumerated() { numbers[Int(places[file])] = Int32(number) }
    let inputs = files.map { file -> InputRecord in
      let place = Int(places[file])
      return InputRecord(
        path: survey.files[file].path, stamp: survey.settledStamp(of: file), place: place,
        related: relations.related(to: place).map { numbers[Int($0)] }, record: 0..<items[place].record.count)
    }
    return (inputs, files.map { items[Int(places[$0])].record })
  }
}
