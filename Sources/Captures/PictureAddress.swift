/// What the file name in a picture's address tells.
struct PictureAddress {
  /// The last part of the path, in lower case.
  private let file: [UInt8]
  /// Where in the name its size or its ending begins.
  private let stemEnd: Int
  /// The width that the name tells, in pixels: 300 of `a-300x200.jpg`.
  let width: Double?
  /// The query, which some servers take the size from.
  private let query: [UInt8]

  init(_ address: String) {
    let bytes = Array(address.utf8)
    let path = bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    query = Array(bytes[path.endIndex...])
    let slash = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? path.startIndex
    file = Bytes.lowercased(path[slash...])
    var name = file[...]
    if let dot = name.lastIndex(of: UInt8(ascii: ".")) { name = name[..<dot] }
    width = Self.takeSize(&name)
    stemEnd = name.endIndex
  }

  /// Whether the file is a picture by its ending.
  var isPictureFile: Bool {
    guard let dot = file.lastIndex(of: UInt8(ascii: ".")), !file.contains(UInt8(ascii: ":")) else { return false }
    return Self.endings.contains { $0.elementsEqual(file[(dot + 1)...]) }
  }

  private static let endings = ["jpg", "jpeg", "png", "gif", "webp", "avif", "bmp"].map { Array($0.utf8) }

  /// Whether an address's file name says that it only holds the place of a picture.
  static func isPlaceholder(_ address: String) -> Bool {
    let bytes = Array(address.utf8)
    let path = bytes.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let slash = path.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? path.startIndex
    return placeholders.isFound(in: path[slash...])
  }

  private static let placeholders = PhraseSet([
    "placeholder", "spacer", "blank.", "none.gif", "grey.gif", "gray.gif", "loading.", "lazy", "transparent", "1x1",
    "pixel.", "trans.gif", "_trans.",
  ])

  /// Whether another address names the same file at the same size.
  func isSameFile(as other: PictureAddress) -> Bool { !file.isEmpty && file == other.file && query == other.query }

  /// Whether the two are one picture, perhaps in two sizes.
  func isVersion(of other: PictureAddress) -> Bool {
    stemEnd >= 3 && file[..<stemEnd] == other.file[..<other.stemEnd]
  }

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
