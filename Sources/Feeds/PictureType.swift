/// Media types of pictures, as far as their addresses tell them.
enum PictureType {
  private static let types = [
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp",
    "avif": "image/avif", "svg": "image/svg+xml",
  ]

  /// The media type that the ending of the address's path names; `nil` when it names none.
  static func mediaType(of url: String) -> String? {
    var path = url.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    while path.last == UInt8(ascii: "/") { path.removeLast() }
    let ending = path.suffix(5)
    guard let dot = ending.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    return types[Substring(ending[dot...].dropFirst()).lowercased()]
  }
}
