import Content
import Markup

/// What is compared of an article to find others like it. Kept only until the relations of all articles are known.
struct Traits: Sendable {
  /// A trait: what kind it is, and which, as a hash. Two different ones may share a number, which is rare and costs nothing
  /// but a doubtful recommendation.
  typealias Trait = UInt32

  /// The kinds of traits, each with what it counts for.
  enum Kind: UInt32, CaseIterable {
    /// Two neighbouring Han characters, or a word of another script.
    case word
    /// An author.
    case author
    /// The address of the article itself, and of each that it links to: so that a link, and two links to one place, are
    /// the same trait of both.
    case link
  }

  /// The traits, each once, in ascending order.
  private(set) var all: [Trait] = []
  /// The addresses of articles that it links to, as fingerprints of their identities, in their order.
  private(set) var links: [UInt64] = []

  /// The most of links and of words that count, which bounds what a strange text can cost.
  private static let mostLinks = 64
  private static let mostWords = 96

  init() {}

  /// The traits of an article with its text.
  init(_ article: Article, lead: String, body: ArraySlice<UInt8>) {
    var traits: [Trait] = []
    traits.reserveCapacity(Self.mostWords + 32)
    for author in article.authors { traits.append(Self.trait(.author, Self.hash(author.utf8))) }
    var words = Words()
    words.add(article.title)
    for tag in article.tags { words.add(tag) }
    words.add(lead)
    for word in words.hashes.prefix(Self.mostWords) { traits.append(Self.trait(.word, word)) }
    if var url = article.url { traits.append(Self.trait(.link, url.withUTF8(Self.identity))) }
    MarkdownParser.forEachWebLink(in: body, limit: Self.mostLinks) { link in
      let identity = Self.identity(of: link)
      if !links.contains(identity) { links.append(identity) }
      traits.append(Self.trait(.link, identity))
    }
    traits.sort()
    all.reserveCapacity(traits.count)
    for trait in traits where trait != all.last { all.append(trait) }
  }

  /// What stands for the identity of an address.
  private static func identity(of address: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let plain = WebAddress.plainIdentity(of: address) else {
      return hash(WebAddress(String(decoding: address, as: UTF8.self)).identity.utf8)
    }
    return hash(UnsafeBufferPointer(rebasing: address[plain.host.lowerBound..<plain.path.upperBound]))
  }

  static func kind(of trait: Trait) -> Kind { Kind(rawValue: trait & 3) ?? .word }

  private static func trait(_ kind: Kind, _ hash: UInt64) -> Trait {
    UInt32(truncatingIfNeeded: hash >> 32) & ~3 | kind.rawValue
  }

  /// What stands for a text, the identity of an address among them: FNV-1a, mixed.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return (hash ^ (hash >> 29)) &* 0xBF58_476D_1CE4_E5B9
  }

  /// The words of texts: of Han, pairs of neighbours, since its words are not parted; of others, runs of letters and
  /// digits, four bytes at least.
  private struct Words {
    private(set) var hashes: [UInt64] = []

    mutating func add(_ text: String) {
      var before: Unicode.Scalar?
      var word: [UInt8] = []
      for scalar in text.unicodeScalars {
        let isHan = (0x3400...0x9FFF).contains(scalar.value) || (0x20000...0x3FFFD).contains(scalar.value)
        if isHan {
          if let before { hashes.append(Traits.hash(PairBytes(before.value, scalar.value))) }
        } else if Self.isInWord(scalar) {
          if scalar.isASCII {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            word.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
          } else {
            word += scalar.properties.lowercaseMapping.utf8
          }
          before = nil
          continue
        }
        end(&word)
        before = isHan ? scalar : nil
      }
      end(&word)
    }

    /// Whether a character that is no Han is a letter or a digit.
    private static func isInWord(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
      // Punctuation: half of it, and nearly all that stands in Chinese.
      case 0..<0x80, 0x2010...0x2027, 0x3000...0x3003, 0x3008...0x3011, 0xFF01...0xFF0F, 0xFF1A...0xFF20: false
      default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      }
    }

    private mutating func end(_ word: inout [UInt8]) {
      if word.count >= 4 { hashes.append(Traits.hash(word)) }
      word.removeAll(keepingCapacity: true)
    }
  }
}

/// The bytes of two numbers, the lowest of each first.
private struct PairBytes: Sequence, IteratorProtocol {
  private var bits: UInt64
  private var count = 8

  init(_ first: UInt32, _ second: UInt32) { bits = UInt64(first) | UInt64(second) << 32 }

  mutating func next() -> UInt8? {
    guard count > 0 else { return nil }
    count -= 1
    defer { bits >>= 8 }
    return UInt8(truncatingIfNeeded: bits)
  }
}
