/// Gathers the terms of some articles, and where they stand.
///
/// A term is what can be looked up. Of scripts without spaces between words: every character, and every two that stand next to
/// each other, also where one of them is a letter or digit. Of others: every word, and the first and the first two letters of each
/// behind a `*`. Of what can be filtered by: `@` and a part of an author's name, `#` of the outlet's, `$` of the section's, `/` and a
/// part of the original's address.
package final class TermCollector {
  /// Entries of terms of one or two units: the term in the high half, below it the article's number, and the context.
  private var short: [UInt64] = []
  /// Entries of the others, of which the number of the word stands for the term.
  private var long: [UInt64] = []
  private var words = WordTable()

  private let folding = TextFolding.standard
  private let shortTable = TermTable()
  private let longTable = TermTable()
  private let singles = SingleTable()
  private var units: [UInt16] = []
  private var key: [UInt16] = []

  /// Longer words are cut.
  private static let longestWord = 40
  /// How many units of the body are its beginning.
  private static let lead = 200

  package init() {}

  /// The terms of all articles that were added.
  package var collected: CollectedTerms { CollectedTerms(short: short, long: long, words: words) }

  /// Adds the terms of an article; articles come in ascending order of their numbers, which are below 65,536.
  package func add(_ article: SearchArticle, number: Int) {
    addText(of: article)
    for author in article.authors { addParts(of: author, mark: "@") }
    for name in article.outlet { addParts(of: name, mark: "#") }
    if let section = article.section { addParts(of: section, mark: "$") }
    if let address = article.address { addSegments(of: address) }
    let document = UInt64(truncatingIfNeeded: number) << 16
    Self.append(shortTable, document, to: &short)
    singles.drain { unit, level in
      short.append(UInt64(unit) << 48 | document | UInt64(TermContext(level, before: 0).bits))
    }
    Self.append(longTable, document, to: &long)
  }

  private static func append(_ table: TermTable, _ document: UInt64, to entries: inout [UInt64]) {
    if entries.capacity < entries.count + table.count {
      entries.reserveCapacity(max(2 * entries.count, entries.count + table.count))
    }
    table.drain { key, context in entries.append(UInt64(key) << 32 | document | UInt64(context.bits)) }
  }

  /// The terms of the text that a reader sees.
  private func addText(of article: SearchArticle) {
    var text = units
    units = []
    text.removeAll(keepingCapacity: true)
    append(article.title, to: &text)
    let title = text.count
    append(article.people, to: &text)
    let people = text.count
    append(article.details, to: &text)
    let body = text.count
    article.body.withUnsafeBufferPointer { folding.append($0, to: &text) }
    text.withUnsafeBufferPointer {
      add($0) { index in
        if index < title { return .title }
        return index < people || body..<body + Self.lead ~= index ? .lead : .body
      }
    }
    units = text
  }

  /// Appends a line, folded.
  private func append(_ line: String, to text: inout [UInt16]) {
    var line = line
    line.withUTF8 { folding.append($0, to: &text) }
    text.append(0x0A)
  }

  /// Adds the terms of a folded text from its end, so that what follows a term is known.
  ///
  /// - Parameter level: that of a place.
  @inline(__always)
  private func add(_ text: UnsafeBufferPointer<UInt16>, level: (Int) -> TermContext.Level) {
    folding.classes.withUnsafeBufferPointer { classes in
      // Of the units behind the current one: the first, its class, and the first that is no separator; 0 behind the end.
      var next: UInt16 = 0
      var nextClass = TextFolding.UnitClass.separator.rawValue
      var (follower, secondFollower): (UInt16, UInt16) = (0, 0)
      // Where the current word ends, and what follows it.
      var (end, wordFollower): (Int, UInt16) = (0, 0)
      for index in text.indices.reversed() {
        let unit = text[index]
        let level = level(index)
        // There is a class for every unit.
        let unitClass = classes[Int(unit)]
        switch unitClass {
        case TextFolding.UnitClass.ideograph.rawValue:
          singles.add(unit, level)
          if nextClass != TextFolding.UnitClass.separator.rawValue {
            shortTable.add(UInt32(unit) << 16 | UInt32(next), TermContext(level, before: secondFollower))
          }
        case TextFolding.UnitClass.word.rawValue:
          if nextClass != unitClass {
            (end, wordFollower) = (index + 1, follower)
            if nextClass == TextFolding.UnitClass.ideograph.rawValue {
              shortTable.add(UInt32(unit) << 16 | UInt32(next), TermContext(level, before: secondFollower))
            }
          }
          if index == 0 || classes[Int(text[index - 1])] != unitClass {
            addWord(text[index..<end], TermContext(level, before: wordFollower))
          }
        default: break
        }
        secondFollower = follower
        if unitClass != TextFolding.UnitClass.separator.rawValue { follower = unit }
        (next, nextClass) = (unit, unitClass)
      }
    }
  }

  private func addWord(_ word: Slice<UnsafeBufferPointer<UInt16>>, _ context: TermContext) {
    add(word.prefix(Self.longestWord), context)
    key.removeAll(keepingCapacity: true)
    key.append(UInt16(UInt8(ascii: "*")))
    for unit in word.prefix(2) {
      key.append(unit)
      add(key, context)
    }
  }

  private func add(_ key: some RandomAccessCollection<UInt16>, _ context: TermContext) {
    switch key.count {
    case 1: shortTable.add(UInt32(key[key.startIndex]) << 16, context)
    case 2: shortTable.add(UInt32(key[key.startIndex]) << 16 | UInt32(key[key.index(after: key.startIndex)]), context)
    default: longTable.add(UInt32(truncatingIfNeeded: words.number(of: key)), context)
    }
  }

  /// The parts of a name behind a mark: its words, and what of its other characters would be a term.
  private func addParts(of name: String, mark: Unicode.Scalar) {
    let units = folding.folded(name)
    var index = 0
    while index < units.count {
      let unitClass = folding.classes[Int(units[index])]
      var end = index + 1
      while end < units.count, folding.classes[Int(units[end])] == unitClass { end += 1 }
      if unitClass == TextFolding.UnitClass.word.rawValue || end == index + 1 {
        if unitClass != TextFolding.UnitClass.separator.rawValue {
          addMarked(mark, units[index..<end].prefix(Self.longestWord))
        }
      } else if unitClass == TextFolding.UnitClass.ideograph.rawValue {
        for first in index..<end - 1 { addMarked(mark, units[first...first + 1]) }
      }
      index = end
    }
  }

  /// The host of an address, the parts of its path, and its query.
  private func addSegments(of address: String) {
    for segment in AddressSegments(address).all { addMarked("/", Array(segment.utf16.prefix(Self.longestWord))[...]) }
  }

  private func addMarked(_ mark: Unicode.Scalar, _ part: ArraySlice<UInt16>) {
    add([UInt16(truncatingIfNeeded: mark.value)] + part, TermContext(.lead, before: 0))
  }
}
