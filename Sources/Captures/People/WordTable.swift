/// Fixed words in which a text is looked up scalar by scalar, so that no `String` is made, normalised or hashed for it.
///
/// The case of ASCII letters does not count.
struct WordTable: Sendable {
  private struct Word: Sendable {
    let index: Int
    let scalars: [Unicode.Scalar]
  }

  /// The words in their order, by the low bits of their last scalars.
  private var byLast: [[Word]] = Array(repeating: [], count: 256)

  /// - Parameter words: where one ends with another, the one that is to be found stands first.
  init(_ words: [String]) {
    for (index, word) in words.enumerated() {
      let scalars = word.unicodeScalars.map(\.small)
      if let last = scalars.last { byLast[Self.bucket(last)].append(Word(index: index, scalars: scalars)) }
    }
  }

  /// The index of the word that a text is.
  func index(of text: ArraySlice<Unicode.Scalar>) -> Int? {
    guard let last = text.last else { return nil }
    return byLast[Self.bucket(last.small)].first {
      $0.scalars.count == text.count && Self.ends(text, with: $0.scalars)
    }?
    .index
  }

  /// Whether a text is one of the words.
  func contains(_ text: ArraySlice<Unicode.Scalar>) -> Bool { index(of: text) != nil }

  /// The text without the first of the words that it ends with; `nil` where it ends with none.
  func removed(fromEndOf text: ArraySlice<Unicode.Scalar>) -> ArraySlice<Unicode.Scalar>? {
    guard let last = text.last else { return nil }
    return byLast[Self.bucket(last.small)].first { Self.ends(text, with: $0.scalars) }.map {
      text.dropLast($0.scalars.count)
    }
  }

  private static func bucket(_ scalar: Unicode.Scalar) -> Int { Int(scalar.value & 0xFF) }

  private static func ends(_ text: ArraySlice<Unicode.Scalar>, with word: [Unicode.Scalar]) -> Bool {
    guard text.count >= word.count else { return false }
    let start = text.endIndex - word.count
    return word.indices.allSatisfy { text[start + $0].small == word[$0] }
  }
}

extension ArraySlice where Element == Unicode.Scalar {
  /// The text as a string.
  var string: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(3 * count)
    for scalar in self {
      if scalar.isASCII { bytes.append(UInt8(truncatingIfNeeded: scalar.value)) } else { bytes += scalar.utf8 }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the text begins with some words in small letters, whatever the case of its own ASCII letters.
  func begins(with words: [Unicode.Scalar]) -> Bool {
    count >= words.count && words.indices.allSatisfy { self[startIndex + $0].small == words[$0] }
  }

  /// Where some words begin for the first time.
  func find(_ words: [Unicode.Scalar]) -> Int? {
    guard let first = words.first, count >= words.count else { return nil }
    return (startIndex...endIndex - words.count).first { index in
      self[index] == first && self[index..<index + words.count].elementsEqual(words)
    }
  }

  /// The text without spaces around it.
  var withoutSpaces: ArraySlice<Unicode.Scalar> {
    var (start, end) = (startIndex, endIndex)
    while start < end, self[start] == " " { start += 1 }
    while start < end, self[end - 1] == " " { end -= 1 }
    return self[start..<end]
  }
}

extension Unicode.Scalar {
  /// The small letter of an ASCII capital; all others as they are.
  var small: Unicode.Scalar {
    (0x41...0x5A).contains(value) ? Unicode.Scalar(UInt8(truncatingIfNeeded: value) | 0x20) : self
  }

  /// Whether Unicode counts it as a capital, told of ASCII and of most Han characters without a look at its tables.
  var isCapital: Bool {
    switch value {
    case 0..<0x80: (0x41...0x5A).contains(value)
    case 0x4E00...0x9FFC: false
    default: properties.isUppercase
    }
  }

  /// Whether Unicode counts it as alphabetic, told of ASCII and of most Han characters without a look at its tables.
  var isLetter: Bool {
    switch value {
    case 0..<0x80: (0x61...0x7A).contains(value | 0x20)
    case 0x4E00...0x9FFC: true
    default: properties.isAlphabetic
    }
  }
}
