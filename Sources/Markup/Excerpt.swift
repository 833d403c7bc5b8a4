import Glibc

extension MarkdownParser {
  /// The first running text of an article, at most `limit` columns wide; a wide character counts two columns.
  ///
  /// Headings, figures, images, tables, code, rules and footnotes are passed over, and paragraphs are joined. The
  /// excerpt ends behind a sentence when one ends in the second half of `limit`; else between words with `…`:
  ///
  ///     "The port is open. Ships wait outside the harbour."  limit 30  →  "The port is open."
  ///     "The port is open. Ships wait outside the harbour."  limit 44  →  "The port is open. Ships wait outside the…"
  ///     "港口今天重新开放。船只仍在外面等待进港。"                limit 24  →  "港口今天重新开放。"
  ///
  /// It does not cut a word of a script that has spaces, unless the word alone is wider than the limit.
  ///
  /// Only the beginning of the Markdown is parsed, as much as gives enough text.
  package func excerpt(_ markdown: some Sequence<UInt8>, limit: Int) -> String {
    guard limit > 0 else { return "" }
    return markdown.withContiguousBytes { bytes in
      var size = max(512, limit.saturatingProduct(4))
      while true {
        let beginning = MarkdownBeginning(of: bytes, atLeast: size)
        let text = runningText(beginning.markdown, until: limit)
        if beginning.isWhole || text.isWider(than: limit) { return Excerpt(text, limit: limit).text }
        size *= 4
      }
    }
  }

  private func runningText(_ markdown: [UInt8], until limit: Int) -> String {
    markdown.withUnsafeBufferPointer { bytes in
      parse(bytes) { tree in
        var collector = TextCollector(tree)
        collector.collectRunningText(until: limit)
        return String(decoding: collector.text, as: UTF8.self)
      }
    }
  }
}

/// The beginning of an article, cut between paragraphs, with the definitions that it may refer to.
struct MarkdownBeginning {
  private(set) var markdown: [UInt8]
  let isWhole: Bool

  /// The longest that one paragraph may go on behind the size asked for.
  private static let longestParagraph = 64 << 10
  /// The most of definitions that is taken along.
  private static let longestDefinitions = 64 << 10

  init(of bytes: UnsafeBufferPointer<UInt8>, atLeast size: Int) {
    let end = Self.boundary(in: bytes, from: size)
    markdown = Array(bytes[..<end])
    isWhole = end == bytes.count
    if !isWhole && refersToDefinitions {
      appendDefinitions(from: UnsafeBufferPointer(rebasing: bytes[end...]))
    }
  }

  /// The end of the paragraph at `start`, or a character's boundary far behind it.
  private static func boundary(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard start < bytes.count else { return bytes.count }
    let stop = min(bytes.count, start + longestParagraph)
    var index = start
    while index < stop {
      if bytes[index] == 0x0A, index + 1 == bytes.count || bytes[index + 1].endsLine { return index + 1 }
      index += 1
    }
    while index < bytes.count, bytes[index] & 0xC0 == 0x80 { index += 1 }
    return index
  }

  /// Whether brackets stand in it that are neither a link's nor a picture's own, `[…](…)`.
  private var refersToDefinitions: Bool {
    markdown.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return false }
      var index = 0
      while let close = memchr(base + index, Int32(UInt8(ascii: "]")), bytes.count - index) {
        index = UnsafeRawPointer(base).distance(to: close) + 1
        if index == bytes.count || bytes[index] != UInt8(ascii: "(") { return true }
      }
      return false
    }
  }

  /// Takes lines such as `[^1]: …` and `[1]: https://…` along: without them `[^1]` would be text.
  private mutating func appendDefinitions(from rest: UnsafeBufferPointer<UInt8>) {
    var room = Self.longestDefinitions
    var start = 0
    while start < rest.count {
      let mayDefine = rest[start] == UInt8(ascii: "[")
      var end = start
      while end < rest.count, !rest[end].endsLine { end += 1 }
      defer { start = end + 1 }
      guard mayDefine, let close = rest[start..<end].firstIndex(of: UInt8(ascii: "]")), close + 1 < end,
        rest[close + 1] == UInt8(ascii: ":")
      else { continue }
      room -= end - start
      guard room > 0 else { return }
      markdown.append(contentsOf: "\n\n".utf8)
      markdown.append(contentsOf: rest[start..<end])
    }
  }
}

/// Cuts running text to a width.
struct Excerpt {
  private(set) var text: String

  /// The excerpt of `whole` in at most `limit` columns.
  init(_ whole: String, limit: Int) {
    text = whole
    guard whole.isWider(than: limit) else { return }
    // Those that were looked at.
    var scalars: [Unicode.Scalar] = []
    scalars.reserveCapacity(limit + 1)
    var places = Places()
    var columns = 0
    for scalar in whole.unicodeScalars {
      scalars.append(scalar)
      places.note(scalars, at: scalars.count - 1, columns: columns, limit: limit)
      columns += scalar.columns
      if columns > limit { break }
    }
    if let sentence = places.sentence, sentence.columns * 2 > limit {
      text = Self.beginning(of: whole, sentence.index)
    } else {
      text = Self.beginning(of: whole, Self.trimmed(scalars[..<(places.gap ?? places.last)]).endIndex) + "…"
    }
  }

  /// The first `count` scalars of a text.
  private static func beginning(of text: String, _ count: Int) -> String {
    String(Substring(text.unicodeScalars.prefix(count)))
  }

  /// Without what should not stand before the `…`.
  private static func trimmed(_ scalars: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar> {
    var scalars = scalars
    while let last = scalars.last, last == " " || last.isPause || last.isOpening { scalars.removeLast() }
    return scalars
  }

  /// The last places before the limit where the text may end.
  private struct Places {
    /// Behind a sentence.
    var sentence: (index: Int, columns: Int)?
    /// Between words.
    var gap: Int?
    /// Between characters.
    var last = 0

    /// Looks at the place before `scalars[index]`, which is `columns` from the start.
    mutating func note(_ scalars: [Unicode.Scalar], at index: Int, columns: Int, limit: Int) {
      guard index > 0 else { return }
      if scalars[index].isHan, scalars[index - 1].isHan {
        // Nothing ends between two of them, and any line may.
        if columns < limit { (last, gap) = (index, index) }
        return
      }
      guard !scalars[index].isAttached, scalars[index - 1] != "\u{200D}" else { return }
      if SentenceEnd.isEnd(scalars, at: index) { sentence = (index, columns) }
      guard columns < limit else { return }
      last = index
      if mayBreak(between: scalars[index - 1], and: scalars[index]) { gap = index }
    }

    private func mayBreak(between before: Unicode.Scalar, and after: Unicode.Scalar) -> Bool {
      if after == " " || before == " " { return true }
      return (before.isWide || after.isWide) && !after.isClosing && !after.isPause && !before.isOpening
    }
  }
}
