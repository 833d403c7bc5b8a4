import Content

/// What the file name in a picture's address tells.
struct PictureAddress {
  /// The last part of the path, in lower case.
  let file: String
  /// The file's name without its size and its ending.
  let stem: String
  /// The width that the name tells, in pixels: 300 of `a-300x200.jpg`.
  let width: Double?
  /// The query, which some servers take the size from.
  private let query: String?

  init(_ address: String) {
    let web = WebAddress(address)
    file = (web.path.split(separator: "/").last.map(String.init) ?? "").lowercased()
    query = web.query
    var name = Array(file.utf8)[...]
    if let dot = name.lastIndex(of: UInt8(ascii: ".")) { name = name[..<dot] }
    width = Self.takeSize(&name)
    stem = String(decoding: name, as: UTF8.self)
  }

  /// Whether the file is a picture by its ending.
  var isPictureFile: Bool {
    ["jpg", "jpeg", "png", "gif", "webp", "avif", "bmp"].contains { file.hasSuffix("." + $0) } && !file.contains(":")
  }

  /// Whether its name says that it only holds the place of a picture.
  var isPlaceholder: Bool {
    ["placeholder", "spacer", "blank.", "grey.gif", "gray.gif", "loading.", "lazy", "transparent", "1x1", "pixel."]
      .contains { Bytes.contains($0, in: Array(file.utf8)[...]) }
  }

  /// Whether another address names the same file at the same size.
  func isSameFile(as other: PictureAddress) -> Bool { !file.isEmpty && file == other.file && query == other.query }

  /// Whether the two are one picture, perhaps in two sizes.
  func isVersion(of other: PictureAddress) -> Bool { stem.utf8.count >= 3 && stem == other.stem }

  /// Takes `-300x200` off the end of a name; returns the width.
  private static func takeSize(_ name: inout ArraySlice<UInt8>) -> Double? {
    guard let separator = name.lastIndex(where: { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }) else {
      return nil
    }
    let size = name[(separator + 1)...].split(separator: UInt8(ascii: "x"), omittingEmptySubsequences: false)
    guard size.count == 2, size.allSatisfy({ (2...5).contains($0.count) && $0.allSatisfy(isDigit) }) else { return nil }
    name = name[..<separator]
    return Double(String(decoding: size[0], as: UTF8.self))
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
