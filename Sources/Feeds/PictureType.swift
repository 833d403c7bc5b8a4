/// Media types of pictures, as far as their addresses tell them.
enum PictureType {
  private static let types = [
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif", "webp": "image/webp",
    "avif": "image/avif", "svg": "image/svg+xml",
  ]

  /// The media type that the ending of the address's path names; `nil` when it names none.
  static func mediaType(of url: String) -> String? {
    let path = url.prefix { $0 != "?" && $0 != "#" }
    guard let name = path.split(separator: "/").last, let dot = name.lastIndex(of: ".") else { return nil }
    return types[name[name.index(after: dot)...].lowercased()]
  }
}
