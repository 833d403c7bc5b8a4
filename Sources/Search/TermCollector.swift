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
  /// Entries of terms of one or two units: the term in the high half, below it the article, and the context.
  private var short: [UInt64] = []
  /// Entries of the others, of which the number of the word stands for the term.
  private var long: [UInt64] = []
  private var words = WordTable()
  /// The numbers of the articles: entries have an article's place here.
  private var numbers: [UInt16] = []

  private let folding = TextFolding.standard
  private let shortTable = TermTable()
  private let longTable = TermTable()
  private var text = FoldedText()
  /// A term that is put together, with room for a mark before a word.
  private let key = UnsafeMutableBufferPointer<UInt16>.allocate(capacity: longestWord + 1)

  /// Longer words are cut.
  private static let longestWord = 40
  /// How many units of the body are its beginning.
  private static let lead = 200

  /// - Parameter size: how many bytes the articles have that will be added, as far as is known.
  package init(expecting size: Int = 0) {
    key.initialize(repeating: 0)
    short.reserveCapacity(size / Self.bytesPerTerm)
  }

  deinit { key.deallocate() }

  /// How many bytes of Chinese text there are for each of its terms, about, of which some come more often than once.
  private static let bytesPerTerm = 4

  /// The terms of all articles that were added.
  package var collected: CollectedTerms {
    CollectedTerms(short: short, long: long, words: words, numbers: numbers)
  }

  /// Adds the terms of an article; articles come in ascending order of their numbers, which are below 65,536, at most
  /// `CollectedTerms.mostArticles` of them.
  package func add(_ article: SearchArticle, number: Int) {
    addText(of: article)
    for author in article.authors { addParts(of: author, mark: "@") }
    for name in article.outlet { addParts(of: name, mark: "#") }
    if let section = article.section { addParts(of: section, mark: "$") }
    if let address = article.address { addSegments(of: address) }
    let place = UInt64(truncatingIfNeeded: numbers.count) << 16
    numbers.append(UInt16(truncatingIfNeeded: number))
    Self.append(shortTable, place, to: &short)
    Self.append(longTable, place, to: &long)
  }

  private static func append(_ table: TermTable, _ place: UInt64, to entries: inout [UInt64]) {
    if entries.capacity < entries.count + table.count {
      entries.reserveCapacity(max(2 * entries.count, entries.count + table.count))
    }
    table.drain { entries.append($0 | place) }
  }

  /// The terms of the text that a reader sees.
  private func addText(of article: SearchArticle) {
    text.removeAll()
    append(article.title)
    let title = text.count
    append(article.people)
    let people = text.count
    append(article.details)
    let body = text.count
    article.body.withUnsafeBufferPointer { folding.append($0, to: &text) }
    let lead = min(body + Self.lead, text.count)
    // From its end, so that what follows a term is known.
    var scan = Scan()
    let units = text.units
    add(units, lead..<units.count, .body, &scan)
    add(units, body..<lead, .lead, &scan)
    add(units, people..<body, .body, &scan)
    add(units, title..<people, .lead, &scan)
    add(units, 0..<title, .title, &scan)
  }

  /// Appends a line, folded.
  private func append(_ line: String) {
    var line = line
    line.withUTF8 { folding.append($0, to: &text) }
    text.reserve(1)
    text.append(0x0A)
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
    _ scan: inout Scan
  ) {
    let (separator, ideograph) = (
      TextFolding.UnitClass.separator.rawValue, TextFolding.UnitClass.ideograph.rawValue
    )
    var behind = scan
    for index in part.reversed() {
      let unit = UInt16(truncatingIfNeeded: text[index])
      let unitClass = UInt8(truncatingIfNeeded: text[index] >> 16)
      if unitClass == ideograph {
        // Of a term of one character it is not told what follows it.
        shortTable.add(
          UInt32(unit) << 16 | (behind.nextClass == separator ? 0 : UInt32(behind.next)),
          TermContext(level, before: behind.secondFollower))
      } else if unitClass != separator {
        if behind.nextClass != unitClass {
          (behind.wordEnd, behind.wordFollower) = (index + 1, behind.follower)
          if behind.nextClass == ideograph {
            shortTable.add(
              UInt32(unit) << 16 | UInt32(behind.next), TermContext(level, before: behind.secondFollower))
          }
        }
        if index == 0 || UInt8(truncatingIfNeeded: text[index - 1] >> 16) != unitClass {
          addWord(
            UnsafeBufferPointer(rebasing: text[index..<behind.wordEnd]), TermContext(level, before: behind.wordFollower)
          )
        }
      }
      behind.secondFollower = behind.follower
      if unitClass != separator { behind.follower = unit }
      (behind.next, behind.nextClass) = (unit, unitClass)
    }
    scan = behind
  }

  private func addWord(_ word: UnsafeBufferPointer<TextFolding.ClassedUnit>, _ context: TermContext) {
    let count = put(word, at: 0)
    // Where the word was, there were its beginnings.
    guard add(count, context) else { return }
    let (first, second) = (key[0], key[1])
    key[0] = UInt16(UInt8(ascii: "*"))
    key[1] = first
    add(2, context)
    guard count > 1 else { return }
    key[2] = second
    add(3, context)
  }

  /// Puts units of a term into `key`, behind some, as many as there is room for; returns how many are in it then.
  private func put(_ units: some Sequence<TextFolding.ClassedUnit>, at start: Int) -> Int {
    var count = start
    for unit in units {
      guard count < start + Self.longestWord else { break }
      key.initializeElement(at: count, to: UInt16(truncatingIfNeeded: unit))
      count += 1
    }
    return count
  }

  /// Adds the term of the first units of `key`; returns whether it is new in the article, or more prominent than before.
  @discardableResult private func add(_ count: Int, _ context: TermContext) -> Bool {
    switch count {
    case 1: shortTable.add(UInt32(key[0]) << 16, context)
    case 2: shortTable.add(UInt32(key[0]) << 16 | UInt32(key[1]), context)
    default:
      longTable.add(
        UInt32(truncatingIfNeeded: words.number(of: UnsafeBufferPointer(rebasing: key[..<count]))), context)
    }
  }

  /// The parts of a name behind a mark: its words, and what of its other characters would be a term.
  private func addParts(of name: String, mark: Unicode.Scalar) {
    text.removeAll()
    append(name)
    let units = text.units
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
    key.initializeElement(at: 0, to: UInt16(truncatingIfNeeded: mark.value))
    add(put(part, at: 1), TermContext(.lead, before: 0))
  }
}
