/// One mark of a style, as it is written.
///
/// Emphasis has two: beside the `**` of strong an underscore is no part of the same run.
enum DelimiterMark: UInt8 {
  case emphasis = 1
  case strong
  case underscoredEmphasis
  case strike

  /// The style that it marks.
  var style: Passage.Style {
    switch self {
    case .emphasis, .underscoredEmphasis: .emphasis
    case .strong: .strong
    case .strike: .strike
    }
  }

  /// What it is written with.
  var character: UInt8 {
    switch self {
    case .emphasis, .strong: UInt8(ascii: "*")
    case .underscoredEmphasis: UInt8(ascii: "_")
    case .strike: UInt8(ascii: "~")
    }
  }

  /// How often the character is written.
  var length: Int {
    switch self {
    case .emphasis, .underscoredEmphasis: 1
    case .strong, .strike: 2
    }
  }

  /// Its weight when one placement of marks is compared with another. An asterisk comes before an underscore.
  var cost: Int {
    switch self {
    case .emphasis: 4
    case .strong, .strike: 6
    case .underscoredEmphasis: 5
    }
  }

  /// The marks that a style may have.
  static func marks(of style: Passage.Style) -> [DelimiterMark] {
    switch style {
    case .strong: [.strong]
    case .emphasis: [.emphasis, .underscoredEmphasis]
    default: [.strike]
    }
  }
}

/// The marks between two characters: those that close, then those that open.
struct MarkSequence: Hashable {
  /// Four bits a mark, the first one lowest; above them how many marks there are, and how many close.
  private var bits: UInt32 = 0

  var isEmpty: Bool { bits == 0 }
  var count: Int { Int(bits >> 24 & 0xF) }
  /// How many of them close.
  var closing: Int { Int(bits >> 28) }

  subscript(index: Int) -> DelimiterMark { DelimiterMark(rawValue: UInt8(bits >> (4 * index) & 0xF)) ?? .strike }

  /// The sum of what its marks weigh.
  var cost: Int { (0..<count).reduce(0) { $0 + self[$1].cost } }

  /// The sequence with one more; six are the most that three styles need.
  func adding(_ mark: DelimiterMark, closes: Bool) -> MarkSequence {
    var result = self
    result.bits |= UInt32(mark.rawValue) << (4 * count)
    result.bits += 1 << 24 + (closes ? 1 << 28 : 0)
    return result
  }

  /// Appends the marks as they are written.
  func append(to out: inout [UInt8]) {
    for index in 0..<count {
      for _ in 0..<self[index].length { out.append(self[index].character) }
    }
  }
}
