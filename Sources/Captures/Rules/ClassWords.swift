/// The words of an element's class and id that rules know: its names (`off-screen`), and their parts between hyphens,
/// underscores and capitals (`o-adSlot__label` has `o`, `ad`, `slot` and `label`), in small letters.
///
/// A set of bits, one for each word that any rule asks for, so that an element costs one pass over its names and no memory.
struct ClassWords: Equatable {
  private var bits: Bits = .zero

  fileprivate typealias Bits = SIMD8<UInt64>

  /// No words.
  static let none = ClassWords()

  private init() {}

  /// The words that some rule asks for.
  init(_ words: [String]) {
    for word in words { insert(Self.hash(word.utf8)) }
  }

  /// The words of an element. An attribute of many kilobytes names nothing: the rest of it is passed over.
  init(class classes: ArraySlice<UInt8>?, id: ArraySlice<UInt8>?) {
    if let classes { insert(namesIn: classes.prefix(1024)) }
    if let id { insert(namesIn: id.prefix(1024)) }
  }

  var isEmpty: Bool { bits == .zero }

  /// Whether one of these words is among its own.
  func has(_ other: ClassWords) -> Bool { (bits & other.bits) != .zero }

  private mutating func insert(namesIn value: ArraySlice<UInt8>) {
    value.withUnsafeBufferPointer { bytes in
      var (name, word) = (Self.seed, Self.seed)
      var wasSmall = false
      for byte in bytes {
        if Bytes.isSpace(byte) {
          insert(name)
          insert(word)
          (name, word, wasSmall) = (Self.seed, Self.seed, false)
          continue
        }
        let isCapital = (0x41...0x5A).contains(byte)
        let isSmall = (0x61...0x7A).contains(byte)
        let small = isCapital ? byte | 0x20 : byte
        name = Self.add(small, to: name)
        if !isCapital && !isSmall || isCapital && wasSmall {
          insert(word)
          word = Self.seed
        }
        if isCapital || isSmall { word = Self.add(small, to: word) }
        wasSmall = isSmall
      }
      insert(name)
      insert(word)
    }
  }

  private mutating func insert(_ hash: UInt64) {
    guard hash != Self.seed, let number = Vocabulary.table[hash] else { return }
    bits[Int(number >> 6)] |= 1 << UInt64(number & 63)
  }

  fileprivate static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  fileprivate static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 { (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }

  fileprivate static func hash(_ word: some Sequence<UInt8>) -> UInt64 { word.reduce(seed) { add($1, to: $0) } }
}

/// Numbers for all words that rules ask for.
private struct Vocabulary {
  private var slots: [(hash: UInt64, number: UInt16)] = Array(repeating: (0, 0), count: 2048)

  static let table = Vocabulary(RuleVocabulary.words)

  /// - Parameter words: at most 512 different ones; more would not be told from each other.
  init(_ words: [String]) {
    var number: UInt16 = 0
    for word in Set(words).sorted() {
      let hash = ClassWords.hash(word.utf8)
      slots[freeSlot(hash)] = (hash, number)
      number = min(number + 1, 511)
    }
  }

  private func freeSlot(_ hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash >> 20) & 2047
    while slots[slot].hash != 0 { slot = (slot + 1) & 2047 }
    return slot
  }

  subscript(hash: UInt64) -> UInt16? {
    var slot = Int(truncatingIfNeeded: hash >> 20) & 2047
    while slots[slot].hash != 0 {
      if slots[slot].hash == hash { return slots[slot].number }
      slot = (slot + 1) & 2047
    }
    return nil
  }
}
