/// Gathers the terms of some articles, and where they stand.
///
/// A term is what can be looked up. Of scripts without spaces between words: every character, and every two that stand next to
/// each other, also where one of them is a letter or digit. Of others: every word, and the first and the first two letters of each
/// behind a `*`. Of what can be filtered by: `@` and a part of an author's name, `#` of the outlet's, `$` of the section's, `/` and a
/// part of the original's address.
///
/// Of a character by itself only those places are gathered where nothing stands behind it that makes two: the others are those of
/// the terms of two that begin with it (see `PostingsIndex`).
package final class TermCollector {
  /// Entries of the others, of which the number of the word stands for the term, one for each article.
  private var long: [UInt64] = []
  private var words = WordTable()
  /// The numbers of the articles: entries have an article's place here.
  private var numbers: [UInt16] = []
  /// The terms of the articles before these.
  private var runs: [CollectedTerms] = []
  private let memory: TermMemory
  private let scratch: TermScratch

  private let folding = TextFolding.standard

  /// Longer words are cut.
  fileprivate static let longestWord = 40
  /// How many units of the body are its beginning.
  private static let lead = 200

  /// From how many entries on they are put in order and kept in less memory: while they are sorted they should be near the processor.
  private static let mostEntries = 1 << 17

  /// - Parameter memory: where the terms are kept.
  package init(in memory: TermMemory) {
    self.memory = memory
    scratch = memory.takeScratch()
  }

  deinit {
    // Not all that was gathered may have been asked for.
    scratch.short.removeAll()
    memory.giveBack(scratch)
  }

  /// The terms of all articles that were added.
  package func finished() -> [CollectedTerms] {
    closeRun()
    return runs
  }

  /// Adds the terms of an article; articles come in ascending order of their numbers, which are below 65,536.
  package func add(_ article: SearchArticle, number: Int) {
    numbers.append(UInt16(truncatingIfNeeded: number))
    addText(of: article)
    for author in article.authors { addParts(of: author, mark: "@") }
    for name in article.outlet { addParts(of: name, mark: "#") }
    if let section = article.section { addParts(of: section, mark: "$") }
    if let address = article.address { addSegments(of: address) }
    let place = place
    scratch.longTable.drain { long.append($0 | place) }
    if scratch.short.count >= Self.mostEntries || numbers.count == CollectedTerms.mostArticles { closeRun() }
  }

  /// The place of the article that is added, as it stands in its entries.
  private var place: UInt64 { UInt64(truncatingIfNeeded: numbers.count - 1) << 16 }

  /// Adds a place of a term of one or two units.
  @inline(__always)
  private static func add(
    _ first: UInt16, _ second: UInt16, _ place: UInt64, _ context: TermContext, to short: inout GrowingBuffer<UInt64>
  ) {
    short.reserve(1)
    short.append(UInt64(first) << 48 | UInt64(second) << 32 | place | UInt64(context.bits))
  }

  private func closeRun() {
    guard !numbers.isEmpty else { return }
    scratch.sort.sort(&scratch.short)
    runs.append(CollectedTerms(scratch.short.elements, long: long, words: words, numbers: numbers, in: memory))
    scratch.short.removeAll()
    long.removeAll(keepingCapacity: true)
    numbers.removeAll(keepingCapacity: true)
    words = WordTable()
  }

  /// The terms of the text that a reader sees.
  private func addText(of article: SearchArticle) {
    scratch.text.removeAll()
    append(article.title)
    let title = scratch.text.count
    append(article.people)
    let people = scratch.text.count
    append(article.details)
    let body = scratch.text.count
    article.body.withUnsafeBufferPointer { folding.append($0, to: &scratch.text) }
    let lead = min(body + Self.lead, scratch.text.count)
    // From its end, so that what follows a term is known.
    var scan = Scan()
    let units = scratch.text.elements
    add(units, lead..<units.count, .body, &scan, to: &scratch.short)
    add(units, body..<lead, .lead, &scan, to: &scratch.short)
    add(units, people..<body, .body, &scan, to: &scratch.short)
    add(units, title..<people, .lead, &scan, to: &scratch.short)
    add(units, 0..<title, .title, &scan, to: &scratch.short)
  }

  /// Appends a line, folded.
  private func append(_ line: String) {
    var line = line
    line.withUTF8 { folding.append($0, to: &scratch.text) }
    scratch.text.reserve(1)
    scratch.text.append(0x0A)
  }

  /// What is known of the units behind the current one.
  private struct Scan {
    /// The first of them, and its class.
    var next: UInt16 = 0
    var nextClass = TextFolding.UnitClass.separator.rawValue
    /// The first of them that is no separator, and the second one; 0 behind the end.
    var follower: UInt16 = 0
    var secondFollower: UInt16 = 0
    /// Where the current word ends, and what follows it.
    var wordEnd = 0
    var wordFollower: UInt16 = 0
  }

  /// Adds the terms that begin in a part of a folded text.
  private func add(
    _ text: UnsafeBufferPointer<TextFolding.ClassedUnit>, _ part: Range<Int>, _ level: TermContext.Level,
    _ scan: inout Scan, to short: inout GrowingBuffer<UInt64>
  ) {
    let place = place
    let (separator, ideograph) = (
      TextFolding.UnitClass.separator.rawValue, TextFolding.UnitClass.ideograph.rawValue
    )
    var behind = scan
    for index in part.reversed() {
      let unit = UInt16(truncatingIfNeeded: text[index])
      let unitClass = UInt8(truncatingIfNeeded: text[index] >> 16)
      if unitClass == ideograph {
        // Of a term of one character it is not told what follows it.
        Self.add(
          unit, behind.nextClass == separator ? 0 : behind.next, place,
          TermContext(level, before: behind.secondFollower), to: &short)
      } else if unitClass != separator {
        if behind.nextClass != unitClass {
          (behind.wordEnd, behind.wordFollower) = (index + 1, behind.follower)
          if behind.nextClass == ideograph {
            Self.add(unit, behind.next, place, TermContext(level, before: behind.secondFollower), to: &short)
          }
        }
        if index == 0 || UInt8(truncatingIfNeeded: text[index - 1] >> 16) != unitClass {
          addWord(
            UnsafeBufferPointer(rebasing: text[index..<behind.wordEnd]),
            TermContext(level, before: behind.wordFollower), to: &short)
        }
      }
      behind.secondFollower = behind.follower
      if unitClass != separator { behind.follower = unit }
      (behind.next, behind.nextClass) = (unit, unitClass)
    }
    scan = behind
  }

  private func addWord(
    _ word: UnsafeBufferPointer<TextFolding.ClassedUnit>, _ context: TermContext,
    to short: inout GrowingBuffer<UInt64>
  ) {
    let count = put(word, at: 0)
    // Where a long word was, there were its beginnings.
    guard add(count, context, to: &short) else { return }
    let (first, second) = (scratch.key[0], scratch.key[1])
    scratch.key[0] = UInt16(UInt8(ascii: "*"))
    scratch.key[1] = first
    add(2, context, to: &short)
    guard count > 1 else { return }
    scratch.key[2] = second
    add(3, context, to: &short)
  }

  /// Puts units of a term into `key`, behind some, as many as there is room for; returns how many are in it then.
  private func put(_ units: some Sequence<TextFolding.ClassedUnit>, at start: Int) -> Int {
    var count = start
    for unit in units {
      guard count < start + Self.longestWord else { break }
      scratch.key.initializeElement(at: count, to: UInt16(truncatingIfNeeded: unit))
      count += 1
    }
    return count
  }

  /// Adds the term of the first units of `key`; returns whether it may be new in the article, or more prominent than before.
  @discardableResult private func add(
    _ count: Int, _ context: TermContext, to short: inout GrowingBuffer<UInt64>
  ) -> Bool {
    switch count {
    case 1: Self.add(scratch.key[0], 0, place, context, to: &short)
    case 2: Self.add(scratch.key[0], scratch.key[1], place, context, to: &short)
    default:
      return scratch.longTable.add(
        UInt32(truncatingIfNeeded: words.number(of: UnsafeBufferPointer(rebasing: scratch.key[..<count]))), context)
    }
    return true
  }

  /// The parts of a name behind a mark: its words, and what of its other characters would be a term.
  private func addParts(of name: String, mark: Unicode.Scalar) {
    scratch.text.removeAll()
    append(name)
    let units = scratch.text.elements
    func unitClass(_ index: Int) -> UInt8 { UInt8(truncatingIfNeeded: units[index] >> 16) }
    var index = 0
    while index < units.count {
      let own = unitClass(index)
      var end = index + 1
      while end < units.count, unitClass(end) == own { end += 1 }
      if own == TextFolding.UnitClass.word.rawValue
        || own == TextFolding.UnitClass.ideograph.rawValue && end == index + 1
      {
        addMarked(mark, units[index..<end])
      } else if own == TextFolding.UnitClass.ideograph.rawValue {
        for first in index..<end - 1 { addMarked(mark, units[first...first + 1]) }
      }
      index = end
    }
  }

  /// The host of an address, the parts of its path, and its query.
  private func addSegments(of address: String) {
    for segment in AddressSegments(address).all {
      addMarked("/", segment.utf16.lazy.map { TextFolding.ClassedUnit($0) })
    }
  }

  private func addMarked(_ mark: Unicode.Scalar, _ part: some Sequence<TextFolding.ClassedUnit>) {
    scratch.key.initializeElement(at: 0, to: UInt16(truncatingIfNeeded: mark.value))
    add(put(part, at: 1), TermContext(.lead, before: 0), to: &scratch.short)
  }
}

/// What a collector works with. It is used again, by one collector at a time, since there are many one after the other.
final class TermScratch: @unchecked Sendable {
  /// Entries of terms of one or two units, for each place where one stands: the term in the high half, below it the article, and the
  /// context.
  fileprivate var short = GrowingBuffer<UInt64>()
  fileprivate var sort = EntrySort(bits: 32..<64)
  /// The terms of more than two units of the article that is added.
  fileprivate let longTable = TermTable()
  fileprivate var text = TextFolding.FoldedText()
  /// A term that is put together, with room for a mark before a word.
  fileprivate let key = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: TermCollector.longestWord + 1)

  init() { key.initialize(repeating: 0) }

  deinit { key.deallocate() }
}
