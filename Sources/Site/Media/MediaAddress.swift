import Content

/// The addresses by which files of media are known: whole ones of the web, without a fragment, as pages have them.
package enum MediaAddress {
  /// The address that a destination in an article's text names; `nil` when it names nothing on the web.
  ///
  /// - Parameter original: the address of the article's original, against which relative destinations are resolved.
  package static func address(of destination: String, original: String?) -> String? {
    if WebAddress.isPlain(address: destination), !destination.utf8.contains(UInt8(ascii: "#")) { return destination }
    var address = WebAddress(destination)
    if !address.isWeb {
      guard let original else { return nil }
      address = address.resolved(against: WebAddress(original))
    }
    guard address.isWeb else { return nil }
    address.fragment = nil
    return address.text
  }

  /// Whether the path of an address ends as names of such files do, so that a link to it leads to one.
  package static func namesRecording(_ destination: String) -> Bool {
    let path = destination.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let ending = path.suffix(5)
    guard let dot = ending.lastIndex(of: UInt8(ascii: ".")) else { return false }
    return endings.contains(Substring(ending[dot...].dropFirst()).lowercased())
  }

  private static let endings: Set<String> = [
    "mp4", "m4v", "webm", "ogv", "mp3", "m4a", "ogg", "oga", "wav", "flac",
  ]
}
