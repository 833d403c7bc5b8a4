import Platform

/// Puts an import state together: records that changed, and the bytes of those that did not.
struct StateWriter {
  /// The records as they were.
  let resting: RestingRecords

  /// The bytes of a state, as `ImportState` describes them.
  ///
  /// - Parameters:
  ///   - captures: the captures that do not rest, in the order of their paths. Each is asked for once, and may be made then.
  ///   - articles: the articles that do not rest, in the order of their paths.
  ///   - count: about how many records that is, so that there is room for them.
  func bytes(
    basis: String, captures: some Sequence<CaptureRecord>, articles: some Sequence<ArticleRecord>,
    spellings: SpellingTable, count: Int = 0
  ) -> [UInt8] {
    let old = resting.state
    var bytes = ImportState.title
    bytes.reserveCapacity(old.bytes.count + 256 * count + 4096)
    bytes += [UInt8](repeating: 0, count: 8 * ImportState.headerCount)
    bytes += basis.utf8
    let capturesStart = bytes.count
    let captureCount = add(captures, besides: old.captures, { resting.rests(capture: $0) }, to: &bytes)
    let articlesStart = bytes.count
    let articleCount = add(articles, besides: old.articles, { resting.rests(article: $0) }, to: &bytes)
    let spellingsStart = bytes.count
    bytes += spellings.encoded
    let numbers = [
      basis.utf8.count, articlesStart - capturesStart, spellingsStart - articlesStart, bytes.count - spellingsStart,
      captureCount, articleCount,
    ]
    var header: [UInt8] = []
    for number in numbers { header.add(UInt64(number)) }
    bytes.replaceSubrange(ImportState.title.count..<ImportState.headerLength, with: header)
    bytes.add(Fingerprint(bytes).value)
    return bytes
  }

  /// Adds records, and the old ones that rest, in the order of paths. Returns how many there are.
  private func add<Record: StateRecord>(
    _ records: some Sequence<Record>, besides old: StateRecords<Record>, _ rests: (Int) -> Bool, to bytes: inout [UInt8]
  ) -> Int {
    var count = 0
    var next = 0
    /// Copies the records that rest from `next` on, those that lie side by side in one go.
    func copy(upTo end: Int) {
      while next < end {
        guard rests(next) else {
          next += 1
          continue
        }
        let start = next
        while next < end, rests(next) { next += 1 }
        count += next - start
        bytes += resting.state.bytes[old.range(start).lowerBound..<old.range(next - 1).upperBound]
      }
    }
    for record in records {
      copy(upTo: old.first(notBefore: record.path, from: next))
      record.write(to: &bytes)
      count += 1
    }
    copy(upTo: old.count)
    return count
  }
}
