import Content
import Media

/// The addresses by which files of media are known: whole ones of the web, without a fragment, as pages have them.
package enum MediaAddress {
  /// The address that a destination in an article's text names; `nil` when it names nothing on the web.
  ///
  /// - Parameter original: the address of the article's original, against which relative destinations are resolved.
  package static func address(of destination: String, original: String?) -> String? {
    if WebAddress.isPlain(address: destination), !destination.utf8.contains(UInt8(ascii: "#")) { return destination }
    var address = WebAddress(destination)
    if !address.isWeb {
      let original = original.map { WebAddress($0) }
      address = address.withScheme(of: original)
      if let original { address = address.resolved(against: original) }
    }
    guard address.isWeb else { return nil }
    address.fragment = nil
    return address.text
  }

  /// What a link leads to whose path ends as names of recordings do; `nil` for others.
  package static func kind(ofRecording destination: String) -> MediaType.Kind? {
    let path = destination.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
    let ending = path.suffix(5)
    guard let dot = ending.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    let name = Substring(ending[dot...].dropFirst()).lowercased()
    return video.contains(name) ? .video : audio.contains(name) ? .audio : nil
  }

  private static let video: Set<String> = ["mp4", "m4v", "webm", "ogv"]
  private static let audio: Set<String> = ["mp3", "m4a", "ogg", "oga", "wav", "flac"]
}
