import Content
import Soup

/// Finds the address of what is played or framed.
struct EmbedSource {
  let tree: HTMLTree
  let resolver: AddressResolver

  /// The address that an element names; `nil` where it names none that is safe.
  func address(of node: HTMLTree.NodeID) -> String? {
    if let address = byIdentifier(node) { return address }
    for name in [AttributeName.src, .data, .dataSrc, .source, .dataHref] {
      if let address = address(name, of: node) { return address }
    }
    var next: HTMLTree.NodeID? = node
    while let child = next {
      switch tree[child].tag {
      case .source, .embed: if let address = address(.src, of: child) { return address }
      case .param where isMovie(child): if let address = address(.value, of: child) { return address }
      case .iframe where child != node: if let address = address(.src, of: child) { return address }
      default: break
      }
      next = tree.node(after: child, within: node)
    }
    return nil
  }

  private func address(_ name: AttributeName, of node: HTMLTree.NodeID) -> String? {
    tree.attribute(name, of: node).flatMap { resolver.resource($0) }
  }

  private func isMovie(_ parameter: HTMLTree.NodeID) -> Bool {
    guard let name = tree.attribute(.name, of: parameter) else { return false }
    let lower = Bytes.lowercased(name)
    return lower.elementsEqual("movie".utf8) || lower.elementsEqual("src".utf8)
  }

  /// From elements that name what they play by its number: `<amp-youtube data-videoid=x>`.
  private func byIdentifier(_ node: HTMLTree.NodeID) -> String? {
    let pattern: (prefix: String, attributes: [AttributeName])
    switch tree[node].tag {
    case .ampYoutube: pattern = ("https://www.youtube.com/watch?v=", [.dataVideoid])
    case .youtubePlayer: pattern = ("https://www.youtube.com/watch?v=", [.videoId, .dataVideoid])
    case .ampVimeo: pattern = ("https://vimeo.com/", [.dataVideoid])
    case .ampTwitter: pattern = ("https://twitter.com/i/status/", [.dataTweetid])
    case .ampInstagram: pattern = ("https://www.instagram.com/p/", [.dataShortcode])
    case .ampSoundcloud: pattern = ("https://api.soundcloud.com/tracks/", [.dataTrackid])
    default: return nil
    }
    for name in pattern.attributes {
      guard let value = tree.attribute(name, of: node).map({ Bytes.trimmed($0) }), !value.isEmpty,
        value.allSatisfy(Self.isIdentifier)
      else { continue }
      return pattern.prefix + String(decoding: value, as: UTF8.self)
    }
    return nil
  }

  private static func isIdentifier(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || byte == 0x5F
  }
}
