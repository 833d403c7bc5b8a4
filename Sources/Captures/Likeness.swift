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

  init(outlet: String, title: String, address: WebAddress, _ blocks: [Block]) {
    var folding = TextFolding()
    for block in blocks { folding.add(block) }
    let head = Array("\(outlet)\0".utf8)
    let titled = TextFolding.folded(title) + [0] + folding.bytes
    let isShort = folding.characters < Self.leastText
    text = isShort ? nil : Key(head + titled)
    self.address = Key(head + Array("\(AddressVariants.plain(address))\0".utf8) + (isShort ? titled : folding.bytes))
  }
}

/// The visible text of blocks without any white space.
private struct TextFolding {
  private(set) var bytes: [UInt8] = []
  private(set) var characters = 0
  /// How many bytes of addresses are still looked at for what tells variants apart.
  private var room = 32 << 10

  static func folded(_ text: String) -> [UInt8] {
    var folding = TextFolding()
    folding.add(Array(text.utf8)[...])
    return folding.bytes
  }

  mutating func add(_ block: Block) {
    switch block {
    case .paragraph(let passage):
      add(passage)
      // Two boxes that name no more than a player's host differ by what they play.
      guard let link = passage.runs.first?.link, passage.runs.allSatisfy({ $0.link == link }) else { return }
      add(target: passage.links[link])
    case .heading(_, let passage): add(passage)
    case .figure(let figure):
      add(Array(block.plainText.utf8)[...])
      if let link = figure.link { add(target: link) }
    default: add(Array(block.plainText.utf8)[...])
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
    bytes += AddressVariants.plain(WebAddress(target)).utf8
  }

  /// Adds the stretches between blanks whole.
  private mutating func add(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { text in
      var (start, index) = (0, 0)
      while index < text.count {
        let byte = text[index]
        let end = min(index + (byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4), text.count)
        if Self.isBlank(text, index, end) {
          bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
          start = end
        } else {
          characters += 1
        }
        index = end
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }
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
