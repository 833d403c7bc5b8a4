/// The words that pages put before the name of who made a picture.
enum PictureLabel {
  /// A credit with its label set apart, where the page set it apart by its style alone.
  ///
  ///     图片版权林苇   →   图片版权：林苇
  static func separated(_ credit: String) -> String {
    guard let first = credit.utf8.first, firstBytes.contains(first) else { return credit }
    for label in labels where credit.utf8.starts(with: label.utf8) {
      let name = credit.dropFirst(label.count)
      guard let first = name.unicodeScalars.first else { return credit }
      let isApart = first.properties.isWhitespace || [":", "：", "/", "©", "-"].contains(first)
      if isApart { return credit }
      return label + (label.utf8.allSatisfy { $0 < 0x80 } ? ": " : "：") + name
    }
    return credit
  }

  /// Whether a line says who made a picture: a label with something behind it.
  ///
  ///     图源：网络   Photo by Ann Lee
  static func isCredit(_ line: String) -> Bool {
    if line.hasPrefix("Photo by ") { return true }
    guard let colon = line.firstIndex(where: { $0 == "：" || $0 == ":" }) else { return false }
    let label = line[..<colon]
    return shortLabels.contains(String(label)) || labels.contains(String(label))
  }

  /// Whether a line's first character is one that such lines begin with: 图, 圖, 资, 資 or a bracket.
  static func mayBegin(_ line: [UInt8]) -> Bool {
    guard line.count >= 6 else { return false }
    return switch (line[0], line[1]) {
    case (0xE5, 0x9B): line[2] == 0xBE
    case (0xE5, 0x9C): line[2] == 0x96
    case (0xE8, 0xB5): line[2] == 0x84
    case (0xE8, 0xB3): line[2] == 0x87
    case (0xEF, 0xBC): line[2] == 0x88
    case (UInt8(ascii: "("), _): true
    default: false
    }
  }

  /// What a line is that begins as those do that say what is to be seen on a picture, or whose it is; `nil` for others, such
  /// as one that names who wrote the text as well.
  ///
  ///     图为渡口的桥。   （资料图片）   →   caption
  ///     图源：林苇                    →   credit
  static func style(of line: Passage) -> Passage.Style? {
    guard line.bytes.count <= 450, line.images.isEmpty, line.runs.allSatisfy({ $0.kind != .lineBreak }) else {
      return nil
    }
    var text = line.bytes[...]
    for bracket in brackets where text.starts(with: bracket) { text = text.dropFirst(bracket.count) }
    let isCredit = credits.contains { text.starts(with: $0) }
    guard isCredit || captions.contains(where: { text.starts(with: $0) }), !writers.isFound(in: text) else {
      return nil
    }
    return isCredit && line.links.isEmpty ? .credit : .caption
  }

  private static let brackets = ["（", "("].map { Array($0.utf8) }
  private static let captions = [
    "图：", "圖：", "图:", "圖:", "图为", "圖為", "图注：", "圖註：", "图说：", "圖說：", "图片：", "圖片：", "图片说明：", "圖片說明：", "资料图", "資料圖",
    "资料照", "資料照",
  ].map { Array($0.utf8) }
  private static let credits = [
    "图源：", "圖源：", "图源:", "圖源:", "图/", "圖/", "图／", "圖／", "图片来源", "圖片來源", "图片来自", "圖片來自",
  ].map { Array($0.utf8) }
  private static let writers = PhraseSet(["文：", "文:", "文/", "文／", "/文", "／文", "文字"])

  private static let shortLabels: Set<String> = [
    "图", "圖", "图源", "圖源", "图片", "圖片", "摄", "攝", "摄影", "攝影", "Photo", "Image",
  ]
  private static let firstBytes = labels.compactMap(\.utf8.first)
  private static let labels = [
    "图片版权", "圖片版權", "图片来源", "圖片來源", "图像来源", "圖像來源", "Image copyright", "Image source", "Photo credit",
    "Image credit",
  ]
}
