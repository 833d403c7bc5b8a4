import Content
import Soup

// Pictures, players, posts and frames.
extension BlockBuilder {
  mutating func addImage(_ node: HTMLTree.NodeID) {
    lastImage = node
    let pictures = PictureSource(tree: tree, resolver: context.resolver)
    guard let picture = pictures.picture(of: node) else { return }
    var image = Passage.Image(source: picture.source, alternative: pictures.alternative(of: node, at: picture))
    if PictureSource.isEmoji(node, in: tree, saying: image.alternative) {
      omittedPictures.append(picture.source)
      line.append(Array(image.alternative.utf8)[...], inline.style, link: inline.link, keepsLines: false)
      return
    }
    image.isSign = PictureSource.isSign(node, in: tree, saying: image.alternative)
    var link = inline.link
    if let smaller = picture.smaller { omittedPictures.append(smaller) }
    if let target = link, let larger = context.resolver.resource(Array(target.utf8)[...]) {
      if context.mergesPictures, larger == lastPicture.first, larger != image.source {
        // A sign to press on for the picture before it.
        omittedPictures.append(image.source)
        duplicatePictures += 1
        return
      }
      if PictureSource.isLarger(larger, than: image.source) {
        if larger != image.source { omittedPictures.append(image.source) }
        image.source = larger
        link = nil
      }
    }
    lastPicture = [image.source, picture.source] + (picture.smaller.map { [$0] } ?? [])
    line.append(image: image, inline.style, link: link)
  }

  /// Adds the pictures in what else is not shown.
  mutating func addImages(in top: HTMLTree.NodeID) {
    var next = tree.node(after: top, within: top)
    while let node = next {
      if case .image = ElementKind(tree[node].tag) { addImage(node) }
      next = tree.node(after: node, within: top)
    }
  }

  /// Takes over what the builder of a part of the article left out.
  mutating func takeAccount(of part: BlockBuilder) {
    omittedPictures += part.omittedPictures
    duplicatePictures += part.duplicatePictures
    linkRoom = part.linkRoom
    droppedLinks = droppedLinks || part.droppedLinks
  }

  mutating func addEmbed(_ node: HTMLTree.NodeID) {
    flush()
    if let picture = pictureObject(node) {
      append(.figure(Block.Figure(source: picture)))
    } else if let embed = Embed(node, in: tree, resolver: context.resolver) {
      append(embed)
    }
  }

  /// The picture that an `<object>` or `<embed>` shows.
  private func pictureObject(_ node: HTMLTree.NodeID) -> String? {
    let name: AttributeName
    switch tree[node].tag {
    case .object: name = .data
    case .embed: name = .src
    default: return nil
    }
    guard let value = tree.attribute(name, of: node), let address = context.resolver.resource(value) else { return nil }
    return PictureAddress(address).isPictureFile ? address : nil
  }

  /// Adds a card for the player, or for the post without a text, that an element stands for.
  mutating func addPlayer(_ node: HTMLTree.NodeID) -> Bool {
    guard tree[node].tag == .div else { return false }
    var embed: Embed?
    if let settings = tree.attribute(.dataPlayable, of: node) {
      embed = Embed(settings: settings, resolver: context.resolver)
    } else if let href = tree.attribute(.dataHref, of: node), let address = context.resolver.resource(href),
      tree.isBlank(node)
    {
      embed = Embed(post: address)
    }
    guard let embed else { return false }
    append(embed)
    return true
  }

  /// Adds the picture that a script was to put into an empty element.
  ///
  ///     <div class="js-delayed-image-load" data-alt="一座桥" data-src="https://a.example/b.jpg"></div>
  mutating func addDelayedImage(_ node: HTMLTree.NodeID) -> Bool {
    guard tree[node].tag == .div, let written = tree.attribute(.dataSrc, of: node),
      let source = context.resolver.resource(written), PictureAddress(source).isPictureFile, tree.isBlank(node)
    else { return false }
    lastImage = node
    lastPicture = [source]
    let alternative = tree.attribute(.dataAlt, of: node).map { TextCleaning.line($0) } ?? ""
    line.append(image: Passage.Image(source: source, alternative: alternative), inline.style, link: inline.link)
    return true
  }

  /// Adds what a script was to show, where nothing else stands for it: a picture, a frame, a post.
  mutating func addNoscript(_ node: HTMLTree.NodeID) {
    let content = NoscriptContent(node, in: tree, resolver: context.resolver)
    if let embed = content.embed {
      flush()
      append(embed)
    } else if let image = content.image {
      guard !context.mergesPictures || !lastPicture.contains(image.source) else {
        duplicatePictures += 1
        return
      }
      lastPicture = [image.source]
      line.append(image: image, inline.style, link: inline.link)
    }
  }

  mutating func append(_ embed: Embed) {
    var embed = embed
    let last = containers.count - 1
    guard !LinkSearch.leads(to: embed.target, in: containers[last].blocks.suffix(3)) else { return }
    // A picture without a word directly before a player is what the player shows before it plays.
    if embed.kind == .video, embed.poster == nil, case .figure(let figure) = containers[last].blocks.last,
      figure.caption.isEmpty, figure.credit.isEmpty, figure.link == nil, embed.isPlayer
    {
      embed.poster = figure.source
      containers[last].blocks.removeLast()
    }
    append(block(of: embed))
    lastEmbed = embed
  }

  func block(of embed: Embed) -> Block {
    embed.block(labelled: embed.label(context.labels, base: context.resolver.base, outlet: context.outlet))
  }

  // MARK: Posts

  /// A quotation is often the text of a post, which an attribute names.
  mutating func enterQuote(_ node: HTMLTree.NodeID) -> Leave {
    var post: Embed?
    for name in [AttributeName.dataInstgrmPermalink, .cite] {
      guard let value = tree.attribute(name, of: node), let address = context.resolver.resource(value) else { continue }
      post = post ?? Embed(post: address)
    }
    if let post, tree[node].firstChild < 0 {
      flush()
      append(post)
      return .skip
    }
    return container(.quote(post))
  }

  /// A post links to itself; where its text is missing, the link stands for it.
  mutating func closeQuote(_ blocks: [Block], _ post: Embed?) {
    guard let post else {
      if !blocks.isEmpty { append(.quote(blocks)) }
      return
    }
    if blocks.isEmpty {
      append(post)
    } else if LinkSearch.leads(to: post.target, in: blocks.suffix(8)) {
      append(.quote(blocks))
    } else {
      append(.quote(blocks + [block(of: post)]))
    }
  }
}
