/// The marks between which tags stand.
struct Delimiters: Sendable, Equatable {
  var open: [UInt8]
  var close: [UInt8]

  /// `{{` and `}}`
  static let standard = Delimiters(open: Array("{{".utf8), close: Array("}}".utf8))

  /// Longer ones would make the search for tags slow, and serve nobody.
  private static let longest = 16

  /// The delimiters that a tag like `{{=<% %>=}}` sets, from what stands between its equals signs.
  init?(_ content: ArraySlice<UInt8>) {
    let words = content.split(whereSeparator: \.isMustacheWhitespace)
    guard words.count == 2, words.allSatisfy({ $0.count <= Self.longest && !$0.contains(UInt8(ascii: "=")) }) else {
      return nil
    }
    self.init(open: Array(words[0]), close: Array(words[1]))
  }

  private init(open: [UInt8], close: [UInt8]) {
    self.open = open
    self.close = close
  }
}

extension UInt8 {
  /// Space, tab and line ends: what may pad the inside of a tag.
  var isMustacheWhitespace: Bool { isBlank || self == UInt8(ascii: "\n") || self == UInt8(ascii: "\r") }

  /// Space and tab: what may stand beside a standalone tag, and indent a line.
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
