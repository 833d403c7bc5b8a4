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

  private static let shortLabels: Set<String> = [
    "图", "圖", "图源", "圖源", "图片", "圖片", "摄", "攝", "摄影", "攝影", "Photo", "Image",
  ]
  private static let firstBytes = labels.compactMap(\.utf8.first)
  private static let labels = [
    "图片版权", "圖片版權", "图片来源", "圖片來源", "图像来源", "圖像來源", "Image copyright", "Image source", "Photo credit",
    "Image credit",
  ]
}
