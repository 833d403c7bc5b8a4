import Content
import Platform

/// What tells that two captures of one outlet hold the same article, though their addresses differ.
///
/// They do when one of the two keys is the same. Both keys stand for the outlet and for the visible text of the article as it is
/// after clean-up, in which white space, marks, bylines, and the addresses of pictures and links do not count; where a lone link
/// leads to, such as a video, counts.
///
/// - `text`: the title is the same too. An outlet that prints one text under many titles means many articles, and a title that
///   went with its article would be lost. A text of fewer than 80 characters says too little.
/// - `address`: the addresses are the same but for what tells readers' devices apart (`AddressVariants.plain`). Of a text of fewer
///   than 80 characters the title counts too.
package struct Likeness: Sendable, Hashable {
  /// A fingerprint of 128 bits.
  package struct Key: Sendable, Hashable {
    package var high: Fingerprint
    package var low: Fingerprint

    package init(high: Fingerprint, low: Fingerprint) {
      self.high = high
      self.low = low
    }

    fileprivate init(_ bytes: [UInt8]) {
      high = Fingerprint(bytes)
      low = bytes.withUnsafeBufferPointer { Fingerprint($0, seed: 0x9E37_79B9_7F4A_7C15) }
    }
  }

  /// `nil` for an article with little text.
  package var text: Key?
  package var address: Key

  package init(text: Key?, address: Key) {
    self.text = text
    self.address = address
  }

  /// The keys that there are.
  package var keys: [Key] { [text, address].compactMap { $0 } }

  /// The least number of visible characters by which a text with its title is told from others.
  private static let leastText = 80

  /// - Parameter identity: the identity of the article's address (`WebAddress.identity`).
  init(outlet: String, title: String, identity: String, _ blocks: [Block]) {
    var folding = TextFolding(head: outlet)
    folding.add(Array(title.utf8)[...])
    folding.bytes.append(0)
    let start = folding.bytes.count
    folding.characters = 0
    for block in blocks { folding.add(block) }
    let isShort = folding.characters < Self.leastText
    text = isShort ? nil : Key(folding.bytes)
    var addressed = Array("\(outlet)\0\(AddressVariants.plain(identity: identity))\0".utf8)
    addressed += folding.bytes[(isShort ? outlet.utf8.count + 1 : start)...]
    address = Key(addressed)
  }
}

/// The visible text of blocks without any white space.
private struct TextFolding {
  fileprivate(set) var bytes: [UInt8]
  /// How many characters were added that are no blanks.
  fileprivate(set) var characters = 0
  /// How many bytes of addresses are still looked at for what tells variants apart.
  private var room = 32 << 10

  /// - Parameter head: what stands before the text.
  init(head: String) { bytes = Array("\(head)\0".utf8) }

  mutating func add(_ block: Block) {
    switch block {
    case .paragraph(let passage):
      add(passage)
      // Two boxes that name no more than a player's host differ by what they play.
      guard let link = passage.runs.first?.link, passage.runs.allSatisfy({ $0.link == link }) else { return }
      add(target: passage.links[link])
    case .heading(_, let passage): add(passage)
    case .figure(let figure):
      add(block.plainBytes[...])
      if let link = figure.link { add(target: link) }
    default: add(block.plainBytes[...])
    }
  }

  private mutating func add(_ passage: Passage) {
    for run in passage.runs { if case .text(let range) = run.kind { add(passage.bytes[range]) } }
  }

  /// Adds where a lone link leads to. Articles have a few such links: behind those, addresses count as they are written.
  private mutating func add(target: String) {
    bytes.append(0)
    guard target.utf8.count <= room else {
      bytes += target.utf8
      return
    }
    room -= target.utf8.count
    bytes += AddressVariants.plain(identity: WebAddress(target).identity).utf8
  }

  /// Adds all of a text and takes the blanks out.
  mutating func add(_ text: ArraySlice<UInt8>) {
    let start = bytes.count
    bytes += text
    let (end, found) = bytes.withUnsafeMutableBufferPointer { Self.removeBlanks(from: $0, behind: start) }
    bytes.removeLast(bytes.count - end)
    characters += found
  }

  /// Moves the visible characters behind `start` to the front. Returns where they end, and how many they are.
  private static func removeBlanks(
    from text: UnsafeMutableBufferPointer<UInt8>, behind start: Int
  ) -> (end: Int, characters: Int) {
    var (end, index, characters) = (start, start, 0)
    while index < text.count {
      let byte = text[index]
      if (0x21...0x7E).contains(byte) {
        text[end] = byte
        (end, index) = (end + 1, index + 1)
      } else if (0xE4...0xEE).contains(byte), index + 3 <= text.count {
        // Han characters and Hangul; no blank is among them.
        (text[end], text[end + 1], text[end + 2]) = (byte, text[index + 1], text[index + 2])
        (end, index) = (end + 3, index + 3)
      } else {
        let next = min(index + (byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4), text.count)
        if isBlank(UnsafeBufferPointer(text), index, next) {
          index = next
          continue
        }
        while index < next {
          text[end] = text[index]
          (end, index) = (end + 1, index + 1)
        }
      }
      characters += 1
    }
    return (end, characters)
  }

  /// Whether a character in UTF-8 leaves no mark on the page; as `VisibleText.isVisible` has it.
  private static func isBlank(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) -> Bool {
    switch (text[start], end - start) {
    case (0x21...0x7E, _): return false
    case (0...0x20, _), (0x7F, _): return true
    case (0xC2, 2): return text[start + 1] <= 0xA0 || text[start + 1] == 0xAD
    case (0xE1, 3): return text[start + 1] == 0x9A && text[start + 2] == 0x80
    case (0xE2, 3):
      let last = text[start + 2]
      return text[start + 1] == 0x80 && (last <= 0x8F || (0xA8...0xAF).contains(last))
        || text[start + 1] == 0x81 && (0x9F...0xAF).contains(last)
    case (0xE3, 3): return text[start + 1] == 0x80 && text[start + 2] == 0x80
    case (0xEF, 3): return text[start + 1] == 0xBB && text[start + 2] == 0xBF
    default: return false
    }
  }
}
