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
      (high, low) = bytes.withUnsafeBufferPointer {
        Fingerprint.pair($0, seeds: (Fingerprint.seed, 0x9E37_79B9_7F4A_7C15))
      }
    }

    /// The key of something that goes with what a key stands for.
    fileprivate func key(behind head: [UInt8]) -> Key {
      var bytes = head
      for half in [high, low] { withUnsafeBytes(of: half.value.littleEndian) { bytes.append(contentsOf: $0) } }
      return Key(bytes)
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
  fileprivate static let leastText = 80

  /// - Parameter identity: the identity of the article's address (`WebAddress.identity`).
  init(outlet: String, title: String, identity: String, _ blocks: [Block]) {
    var body = TextFolding()
    body.reserve(for: blocks)
    for block in blocks { body.add(block) }
    var head = TextFolding()
    head.add(Array(title.utf8)[...])
    let isShort = body.characters < Self.leastText
    let bodyKey = Key(body.bytes)
    text = isShort ? nil : bodyKey.key(behind: Array("\(outlet)\0".utf8) + head.bytes + [0])
    let addressed = Array("\(outlet)\0\(AddressVariants.plain(identity: identity))\0".utf8)
    address = bodyKey.key(behind: isShort ? addressed + head.bytes + [0] : addressed)
  }
}

/// The visible text of blocks without any white space.
private struct TextFolding {
  private(set) var bytes: [UInt8] = []
  /// How many characters were added that are no blanks; beyond `Likeness.leastText` they are not counted.
  private(set) var characters = 0
  /// How many bytes of addresses are still looked at for what tells variants apart.
  private var room = 32 << 10

  /// Makes room for the paragraphs among some blocks.
  mutating func reserve(for blocks: [Block]) {
    bytes.reserveCapacity(blocks.reduce(256) { $0 + $1.paragraphSize })
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

  /// Adds a text in UTF-8 without its blanks.
  mutating func add(_ text: ArraySlice<UInt8>) {
    text.withUnsafeBufferPointer { text in
      let raw = UnsafeRawBufferPointer(text)
      var (start, index) = (0, 0)
      while index < text.count {
        let lead = text[index]
        // Most characters of Chinese.
        if lead >= 0xE4, lead <= 0xEE {
          index += 3
          continue
        }
        if lead < 0x80, index + 8 <= text.count,
          Self.areVisible(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
        {
          index += 8
          continue
        }
        let next = min(index + (lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4), text.count)
        if Self.isBlank(text, index, next) {
          append(UnsafeBufferPointer(rebasing: text[start..<index]))
          start = next
        }
        index = next
      }
      append(UnsafeBufferPointer(rebasing: text[start...]))
    }
  }

  /// Whether eight bytes are characters of ASCII that leave a mark on the page.
  private static func areVisible(_ bytes: UInt64) -> Bool {
    // Where a byte is below 0x21 or is 0x7F, its highest bit comes to be set.
    let blanks = bytes | (bytes &- 0x2121_2121_2121_2121) | (bytes &+ 0x0101_0101_0101_0101)
    return blanks & 0x8080_8080_8080_8080 == 0
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
    guard characters < Likeness.leastText else { return }
    characters += text.lazy.filter { $0 & 0xC0 != 0x80 }.prefix(Likeness.leastText).reduce(0) { count, _ in count + 1 }
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
