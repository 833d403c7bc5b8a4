import Soup

/// A picture in words, for those who do not see it.
enum AlternativeText {
  /// What an `<img>` says in its `alt` or `title`; empty where that says nothing: a file's name, `img`, `图片`.
  static func text(of image: HTMLTree.NodeID, in tree: HTMLTree) -> String {
    for name in [AttributeName.alt, .title] {
      guard let value = tree.attribute(name, of: image) else { continue }
      let text = TextCleaning.line(value)
      if says(text), name == .alt || isPhrase(text) { return text }
    }
    return ""
  }

  /// Whether a text is more than one Latin word. A tooltip of one word names the picture; it does not describe it.
  private static func isPhrase(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0 == " " || Script.isWide($0) }
  }

  /// Whether a text says more about a picture than that it is one.
  private static func says(_ text: String) -> Bool {
    let bytes = text.utf8
    guard !text.isEmpty, !["http:", "https:", "data:"].contains(where: { bytes.starts(with: $0.utf8) }) else {
      return false
    }
    if bytes.count <= longestEmpty, empty.contains(text.lowercased()) { return false }
    // A camera's or an editor's name for a file has no spaces.
    let isFile = bytes.allSatisfy { $0 > 0x20 } && PictureAddress(text).isPictureFile
    return !isFile
  }

  private static let empty: Set<String> = [
    "img", "image", "images", "picture", "photo", "pic", "file", "figure", "null", "undefined", "alt", "untitled", "图片",
    "圖片", "图像", "圖像", "照片", "图", "圖", "插图", "配图", "image placeholder", "placeholder",
  ]

  private static let longestEmpty = empty.map(\.utf8.count).max() ?? 0

  /// Whether a text says something that `caption` does not.
  static func says(_ text: String, besides caption: @autoclosure () -> String) -> Bool {
    let text = letters(of: text)
    guard !text.isEmpty else { return false }
    return Bytes.find(text, in: letters(of: caption())[...]) == nil
  }

  private static func letters(of text: String) -> [UInt8] {
    var letters: [UInt8] = []
    letters.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars where isLetterOrDigit(scalar) { letters += scalar.utf8 }
    return letters
  }

  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x4E00...0x9FFF: true
    case 0..<0x80: false
    default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }
}
