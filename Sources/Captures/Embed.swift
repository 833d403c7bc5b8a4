import Content
import Soup

/// A video, a sound, a post or a foreign page in an article: what remains of it is a link that says what it leads to.
///
///     <iframe src="https://www.youtube.com/embed/x" title="Bells">
///       →   [Video: Bells (YouTube)](https://www.youtube.com/watch?v=x)
struct Embed {
  /// What it is.
  var kind: EmbedLabels.Kind
  /// What it is called; empty where the page does not tell.
  var title: String
  /// The page that the link leads to.
  var target: String
  /// A picture of it.
  var poster: String?

  /// - Returns: `nil` for one that names no address that a link may lead to.
  init?(_ node: HTMLTree.NodeID, in tree: HTMLTree, resolver: AddressResolver) {
    guard let address = EmbedSource(tree: tree, resolver: resolver).address(of: node) else { return nil }
    let found = EmbedAddress(WebAddress(address))
    target = found.page.text
    switch tree[node].tag {
    case .video, .ampVideo: kind = found.kind == .audio ? .audio : .video
    case .audio, .ampAudio, .playMedia: kind = .audio
    default: kind = found.kind
    }
    title = EmbedTitle.title(of: node, in: tree)
    poster = tree.attribute(.poster, of: node).flatMap { resolver.resource($0) }
  }

  /// A post whose text the page does not have, or that links to itself nowhere.
  init?(post address: String, title: String = "") {
    let web = WebAddress(address)
    guard EmbedProvider.provider(at: web.host) != nil else { return nil }
    let found = EmbedAddress(web)
    (kind, target, self.title) = (found.kind, found.page.text, title)
  }

  /// The player whose settings an attribute holds.
  ///
  ///     data-playable='{"externalEmbedUrl":"https:\/\/…","playlistObject":{"title":"…","holdingImageURL":"…"}}'
  init?(settings: ArraySlice<UInt8>, resolver: AddressResolver) {
    guard let url = ScriptSettings.string("externalEmbedUrl", in: settings),
      let address = resolver.resource(Array(url.utf8)[...])
    else { return nil }
    target = address
    kind = .video
    title = TextCleaning.line((ScriptSettings.string("title", in: settings) ?? "").utf8)
  }

  /// What the reader is told.
  ///
  /// - Parameters:
  ///   - base: the article's address; what comes from the same site has the outlet's name.
  ///   - outlet: that name.
  func label(_ labels: EmbedLabels, base: WebAddress, outlet: String) -> String {
    labels.text(kind, title: title, provider: provider(labels, base: base, outlet: outlet))
  }

  private func provider(_ labels: EmbedLabels, base: WebAddress, outlet: String) -> String {
    let host = WebAddress(target).host
    var name = EmbedProvider.provider(at: host)?.name(in: labels.script)
    if name == nil, kind == .map, host.hasPrefix("www.google.") {
      name = EmbedProvider.provider(at: "maps.google.com")?.name(in: labels.script)
    }
    if name == nil, Self.site(of: host) == Self.site(of: base.host) { name = outlet }
    let found = name ?? (host.hasPrefix("www.") ? String(host.dropFirst(4)) : host)
    return title.hasPrefix(found) || title.hasSuffix(found) ? "" : found
  }

  /// The domain that a host belongs to, as its owner registered it.
  private static func site(of host: String) -> [Substring] {
    let parts = host.split(separator: ".")
    let isTwoPart =
      parts.count >= 3 && parts[parts.count - 1].count == 2
      && ["co", "com", "org", "net", "gov", "edu", "ac"].contains(parts[parts.count - 2])
    return parts.suffix(isTwoPart ? 3 : 2)
  }
}

// MARK: - Cards

extension Embed {
  /// Whether it is a player without a title of its own place: its address is one for frames.
  var isPlayer: Bool { WebAddress(target).path.hasSuffix("/embed") }

  /// The block that stands for it: a paragraph of nothing but the link, or its picture that links to it.
  func block(labelled label: String) -> Block {
    if let poster {
      var figure = Block.Figure(source: poster)
      figure.caption = Passage(label)
      figure.link = target
      return .figure(figure)
    }
    var passage = Passage()
    let link = passage.intern(link: target)
    passage.append(Array(label.utf8)[...], style: [], link: link)
    return .paragraph(passage)
  }

  /// It with the title that a caption behind it tells; `nil` when it has another one.
  func titled(by caption: Passage) -> Embed? {
    let text = TextCleaning.line(caption.plainText.utf8)
    guard title.isEmpty || title == text, !text.isEmpty, text.utf8.count < 400, caption.links.isEmpty,
      caption.images.isEmpty
    else { return nil }
    var titled = self
    titled.title = text
    return titled
  }
}
