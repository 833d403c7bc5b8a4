import Soup

/// What a `<noscript>` shows in place of what a script would have: the picture, or the link to the post.
struct NoscriptContent {
  private(set) var embed: Embed?
  private(set) var image: Passage.Image?

  init(_ node: HTMLTree.NodeID, in tree: HTMLTree, resolver: AddressResolver) {
    let pictures = PictureSource(tree: tree, resolver: resolver)
    var link: String?
    var next = tree.node(after: node, within: node)
    while let child = next, image == nil, embed == nil {
      switch tree[child].tag {
      case .a: link = tree.attribute(.href, of: child).flatMap { resolver.link($0) }
      case .iframe, .video, .audio: embed = Embed(child, in: tree, resolver: resolver)
      case .img:
        guard let picture = pictures.picture(of: child) else { break }
        image = Passage.Image(source: picture.source, alternative: AlternativeText.text(of: child, in: tree))
      default: break
      }
      next = tree.node(after: child, within: node)
    }
    if embed == nil, let link, var post = Embed(post: link, title: Self.title(image?.alternative ?? "")) {
      post.poster = image?.source
      embed = post
    }
  }

  /// The title in a picture's description: of `YouTube, by Name: Title`, the words behind the colon.
  private static func title(_ description: String) -> String {
    let lower = description.lowercased()
    guard ["youtube", "facebook", "twitter", "instagram"].contains(where: lower.hasPrefix),
      let colon = description.firstRange(of: ": ")
    else { return description }
    return String(description[colon.upperBound...])
  }
}
