import Content
import Diagnostics
import Ledger
import Platform

/// The articles of an archive, in their order: read from their files, or known from the build before.
struct ArchiveReading: Sendable {
  /// An article, and where it is from.
  struct Item: @unchecked Sendable {
    var article: ArticleRecord
    /// What is compared of it, in memory that is the reading's.
    var traits: UnsafeBufferPointer<Traits.Trait>
    var links: UnsafeBufferPointer<UInt64>
    /// The place of its file in the survey.
    var file: Int32
    /// The place among the ledger's inputs of the same file; `nil` when there is none, or another article is known of it.
    var known: Int32?
    /// The same, also where another article is known, but one with the same place and the same likeness to others.
    var resembled: Int32?

    /// The same as a ledger keeps it.
    var contents: InputContents { InputContents(record: article.bytes, traits: traits, links: links) }
  }

  /// The articles, the newest first.
  private(set) var items: [Item] = []
  /// What is wrong with files that are no articles.
  private(set) var diagnostics: [Diagnostic] = []
  /// What is there and is no article or could not be read, files and folders, by their paths in the archive.
  private(set) var unread: [String]
  /// Whether files vanished between being looked at and being read.
  private(set) var hasLost = false
  /// The memory that the articles are in.
  private(set) var slabs: [Slab]
  private let survey: ArchiveSurvey
  /// Files that were read, until their pages are made: what there is room for. In 56 MiB go most texts of 10,000 articles.
  private let texts = KeptTexts(room: Self.room)
  private static let room = 56 << 20

  /// How many files a thread reads at once: what it takes from them shares one piece of memory.
  private static let batch = 64

  /// Reads what the ledger does not know.
  ///
  /// - Parameters:
  ///   - inputs: what the ledger knows, which the survey was made with.
  ///   - past: what it took from them; `nil` when that is lost.
  init(
    _ survey: ArchiveSurvey, inputs: [InputRecord], past: LedgerContents?, reader: ArchiveReader, workers: Workers
  ) {
    self.survey = survey
    let texts = texts
    slabs = past?.slabs ?? []
    unread = survey.unread
    var batches = workers.map((survey.files.count + Self.batch - 1) / Self.batch, grain: 1) { number in
      let first = number * Self.batch
      var batch = Batch()
      for file in first..<min(first + Self.batch, survey.files.count) {
        batch.add(file, of: survey, inputs, past, reader, texts)
      }
      return batch.finished()
    }
    diagnostics = survey.failures.map { failure in
      Diagnostic(
        .error, "unreadable", "cannot \(failure.operation): \(failure.reason)", file: failure.path,
        help: "it was passed over; \(failure.remedy)")
    }
    items.reserveCapacity(survey.files.count)
    for number in batches.indices {
      items += batches[number].items
      slabs += batches[number].slabs
      diagnostics += batches[number].diagnostics
      unread += batches[number].unread
      hasLost = hasLost || batches[number].hasLost
      batches[number] = Batch()
    }
    recognise(inputs, past)
    arrange(inputs)
    sort()
  }

  /// The articles of some files.
  private struct Batch {
    private(set) var items: [Item] = []
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var unread: [String] = []
    private(set) var hasLost = false
    private(set) var slabs: [Slab] = []
    private var records = RecordWriter()
    private var traits: [Traits.Trait] = []
    private var links: [UInt64] = []
    /// Those that were read: where they will be in `items`, and what they took.
    private var read: [(item: Int, record: Range<Int>, traits: Range<Int>, links: Range<Int>)] = []

    /// Takes the article of a file from the ledger, or reads it.
    mutating func add(
      _ file: Int, of survey: ArchiveSurvey, _ inputs: [InputRecord], _ past: LedgerContents?, _ reader: ArchiveReader,
      _ texts: KeptTexts
    ) {
      if let known = survey.known[file], let contents = past?.contents(of: inputs[Int(known)]),
        let article = ArticleRecord(contents.record)
      {
        items.append(
          Item(
            article: article, traits: contents.traits, links: contents.links, file: Int32(file), known: known,
            resembled: known))
        return
      }
      do throws(ArticleReader.Failure) {
        let found = survey.files[file]
        let starts = (records.bytes.count, traits.count, links.count)
        let (compared, bytes) = try reader.read(
          found.path, in: survey.folder, expecting: found.stamp.size, into: &records)
        texts.keep(bytes, of: file)
        traits += compared.all
        links += compared.links
        read.append((file, starts.0..<records.bytes.count, starts.1..<traits.count, starts.2..<links.count))
      } catch {
        diagnostics.append(error.diagnostic)
        let path = survey.files[file].path
        if File.stamp(Folder.join(survey.folder, path)) != nil { unread.append(path) } else { hasLost = true }
      }
    }

    /// With those that were read, in memory as large as they are.
    func finished() -> Batch {
      guard !read.isEmpty else { return self }
      var batch = self
      let (records, traits, links) = (Slab(self.records.bytes), Slab(self.traits), Slab(self.links))
      batch.slabs = [records, traits, links]
      for article in read {
        guard let record = ArticleRecord(UnsafeRawBufferPointer(rebasing: records.bytes[article.record])) else {
          continue
        }
        batch.items.append(
          Item(
            article: record,
            traits: UnsafeBufferPointer(rebasing: traits.elements(Traits.Trait.self)[article.traits]),
            links: UnsafeBufferPointer(rebasing: links.elements(UInt64.self)[article.links]), file: Int32(article.item))
        )
      }
      batch.items.sort { $0.file < $1.file }
      batch.records = RecordWriter()
      (batch.traits, batch.links, batch.read) = ([], [], [])
      return batch
    }
  }

  /// Takes files that were read again and are as they were for known. The items are in the order of files.
  private mutating func recognise(_ inputs: [InputRecord], _ past: LedgerContents?) {
    guard let past, !inputs.isEmpty else { return }
    var next = 0
    for index in items.indices where items[index].known == nil {
      let item = items[index]
      let path = survey.files[Int(item.file)].path
      while next < inputs.count, inputs[next].path.precedesInBytes(path) { next += 1 }
      guard next < inputs.count, inputs[next].path.hasBytes(of: path), let before = past.contents(of: inputs[next]),
        let article = ArticleRecord(before.record)
      else { continue }
      let isCompared = before.traits.elementsEqual(item.traits)
      if isCompared, before.record.elementsEqual(item.article.bytes), before.links.elementsEqual(item.links) {
        items[index].known = Int32(next)
        items[index].resembled = Int32(next)
      } else if isCompared, article.hasPlace(of: item.article) {
        items[index].resembled = Int32(next)
      }
    }
  }

  /// Puts the articles that are known in the order that they had, and others behind them, since little is left to be sorted then.
  private mutating func arrange(_ inputs: [InputRecord]) {
    var places = [Int32](repeating: -1, count: inputs.count)
    var others: [Int] = []
    for (index, item) in items.enumerated() {
      let place = item.known.map { inputs[Int($0)].place }
      if let place, places.indices.contains(place), places[place] < 0 {
        places[place] = Int32(index)
      } else {
        others.append(index)
      }
    }
    guard others.count < items.count else { return }
    items = places.filter { $0 >= 0 }.map { items[Int($0)] } + others.map { items[$0] }
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
      let article = items[index].article
      return Moment(
        day: article.date.dayNumber, second: article.date.seconds, captured: article.captured?.seconds ?? 0, item: index
      )
    }
    moments.sort { a, b in
      if a.day != b.day { return a.day > b.day }
      if a.second != b.second { return a.second > b.second }
      if a.captured != b.captured { return a.captured > b.captured }
      let (a, b) = (items[a.item].article, items[b.item].article)
      let (urlA, urlB) = (a.url ?? "", b.url ?? "")
      return urlA.hasBytes(of: urlB) ? a.path.precedesInBytes(b.path) : urlA.precedesInBytes(urlB)
    }
    items = moments.map { items[$0.item] }
  }

  /// The same without the articles with some indices.
  func without(_ indices: [Int]) -> ArchiveReading {
    let gone = Set(indices)
    var reading = self
    reading.items = items.indices.filter { !gone.contains($0) }.map { items[$0] }
    return reading
  }

  /// Whether the article with that index is as the ledger tells.
  func isKnown(_ index: Int) -> Bool { items[index].known != nil }

  /// What is told of articles with bytes that are not UTF-8, or values that cannot be what their keys mean, by every build, in the order
  /// of their paths. Their files are opened for the places in them.
  var warnings: [Diagnostic] {
    let doubtful = items.filter { $0.article.isNoUTF8 || $0.article.hasStrayValues }
    return doubtful.sorted { $0.file < $1.file }.flatMap { item in
      let found = survey.files[Int(item.file)]
      let file = Folder.join(survey.folder, found.path)
      let bytes = (try? File.read(file, expecting: found.stamp.size)) ?? []
      var warnings: [Diagnostic] = []
      if item.article.isNoUTF8, let warning = ArticleReader.warning(ofEncoding: bytes, file: file) {
        warnings.append(warning)
      }
      if item.article.hasStrayValues {
        warnings += ArticleReader.warnings(ofStrayValues: item.article.article, in: bytes, file: file)
      }
      return warnings
    }
  }

  /// How many bytes the file of an article had when it was looked at.
  func size(of item: Item) -> Int { survey.files[Int(item.file)].stamp.size }

  /// The files of articles of which the ledger knows nothing, or something else, by their paths in the archive.
  var changedFiles: [String] {
    items.filter { $0.known == nil }.map { survey.files[Int($0.file)].path }.sorted { $0.precedesInBytes($1) }
  }

  /// Reads the text of the article with that index, in Markdown.
  ///
  /// - Throws: also when it is no longer the article that is known: a page of it would be of two.
  func body(of index: Int) throws(ArticleReader.Failure) -> ArraySlice<UInt8> {
    let file = Int(items[index].file)
    if let bytes = texts.take(file) { return ArticleReader.body(of: bytes) }
    let found = survey.files[file]
    let path = Folder.join(survey.folder, found.path)
    let bytes = try ArticleReader.bytes(of: path, expecting: found.stamp.size)
    guard Fingerprint(content: bytes) == items[index].article.content else {
      throw ArticleReader.Failure(
        diagnostic: Diagnostic(
          .error, "changed", "the article changed while the site was built", file: path,
          help: "run it again; pages that show it stayed as they were"))
    }
    return ArticleReader.body(of: bytes)
  }

  /// What a ledger is told of the files, in the order of their paths. It is put together as it is written, since it is much.
  func state(_ relations: Relations) -> ArchiveState {
    var places = [Int32](repeating: -1, count: survey.files.count)
    for (place, item) in items.enumerated() { places[Int(item.file)] = Int32(place) }
    let files = places.indices.filter { places[$0] >= 0 }
    var numbers = [Int32](repeating: 0, count: items.count)
    for (number, file) in files.enumerated() { numbers[Int(places[file])] = Int32(number) }
    return ArchiveState(count: files.count, folders: survey.settledFolders(reading: files)) {
      [self, places, numbers] index in
      let place = Int(places[files[index]])
      let item = items[place]
      return InputRecord(
        path: survey.files[files[index]].path, stamp: survey.settledStamp(of: files[index]), place: place,
        related: relations.related(to: place).map { numbers[Int($0)] }, record: 0..<item.article.bytes.count,
        traits: 0..<item.traits.count, links: 0..<item.links.count)
    } contents: { [self, places] index in
      items[Int(places[files[index]])].contents
    }
  }
}
