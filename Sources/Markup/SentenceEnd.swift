/// Where sentences end, in Chinese and in scripts with spaces.
enum SentenceEnd {
  /// Whether a sentence ends right before `scalars[index]`.
  ///
  /// `。！？` end one anywhere; `. ! ? …` where a space, a wide character or nothing follows. Closing quotes and brackets
  /// belong to the sentence. The point of an initial (`J. Smith`), of an abbreviation (`Mr.`) or in a number ends none.
  static func isEnd(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    let next = scalars[index]
    if next.isClosing || next.endsSentence { return false }
    var end = index
    while end > 0, scalars[end - 1].isClosing { end -= 1 }
    guard end > 0, scalars[end - 1].endsSentence else { return false }
    if scalars[end - 1].isWide { return true }
    guard next == " " || next.isWide else { return false }
    return scalars[end - 1] != "." || !isAbbreviation(scalars[..<(end - 1)])
  }

  /// Whether the text ends in a word whose point does not end a sentence.
  private static func isAbbreviation(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    var word = String.UnicodeScalarView()
    for scalar in scalars.reversed() {
      guard scalar.properties.isAlphabetic, word.count < 6 else { break }
      word.append(scalar)
    }
    return word.count == 1 || abbreviations.contains(String(String.UnicodeScalarView(word.reversed())))
  }

  private static let abbreviations: Set<String> = [
    "Mr", "Mrs", "Ms", "Dr", "Prof", "St", "Jr", "Sr", "Gen", "Sen", "Rep", "Gov", "Col", "Lt", "Sgt", "Capt", "No",
    "vs", "Jan", "Feb", "Aug", "Sept", "Oct", "Nov", "Dec",
  ]
}

extension Unicode.Scalar {
  /// Whether it ends a sentence.
  var endsSentence: Bool {
    switch self {
    case ".", "!", "?", "…", "。", "！", "？", "．": true
    default: false
    }
  }

  /// Whether it closes a quotation or a bracket.
  var isClosing: Bool {
    switch self {
    case "”", "’", "»", "』", "」", "）", "】", "》", "〉", "\"", "'", ")", "]": true
    default: false
    }
  }

  /// Whether it opens a quotation or a bracket.
  var isOpening: Bool {
    switch self {
    case "“", "‘", "«", "『", "「", "（", "【", "《", "〈", "(", "[": true
    default: false
    }
  }

  /// Whether it separates parts of a sentence.
  var isPause: Bool {
    switch self {
    case ",", ";", ":", "，", "、", "；", "：", "—", "–", "-": true
    default: false
    }
  }
}
