import Soup

/// An element that holds pictures with their texts.
struct PictureScope {
  var container: Int
  /// How many blocks stood before it.
  var start: Int
  /// The texts that came before the picture.
  var held: [(caption: Passage, credit: String, whole: ParagraphAssembly.Whole)] = []
}

// Pictures with the texts that belong to them.
extension BlockBuilder {
  func pictureText(_ node: HTMLTree.NodeID, isBlock: Bool) -> Leave? {
    if tree[node].tag == .figure {
      return PictureText.holdsPicture(node, in: tree) ? .picture(style: .caption, isBlock: true) : nil
    }
    guard let style = PictureText.style(of: node, in: tree) else { return nil }
    return PictureText.holdsPicture(node, in: tree)
      ? .picture(style: style, isBlock: isBlock) : .state(style: style, link: nil, isBlock: isBlock)
  }

  mutating func enterPicture(_ style: Passage.Style, isBlock: Bool) {
    if isBlock { flush() }
    inline.style.formUnion(style)
    let last = containers.count - 1
    pictureScopes.append(PictureScope(container: last, start: containers[last].blocks.count))
  }

  mutating func leavePicture(isBlock: Bool) {
    if isBlock { flush() }
    guard let scope = pictureScopes.popLast() else { return }
    for text in scope.held { append(.paragraph(text.whole.paragraph)) }
  }

  /// Text of a picture directly behind the picture belongs to it, behind a player it is the title; elsewhere it is text
  /// like any other.
  mutating func appendCaption(_ caption: Passage, _ credit: String, _ whole: ParagraphAssembly.Whole) {
    let caption = affordable(caption)
    let last = containers.count - 1
    if let scope = pictureScopes.last, scope.container == last, scope.start == containers[last].blocks.count,
      scope.held.count < Self.maximumTexts
    {
      pictureScopes[pictureScopes.count - 1].held.append((caption, credit, whole))
    } else if let embed = lastEmbed, credit.isEmpty, let titled = embed.titled(by: caption) {
      containers[last].blocks.removeLast()
      append(block(of: titled))
      lastEmbed = titled
    } else if lastEmbed == nil, case .figure(var figure) = containers[last].blocks.last, figure.hasRoom,
      !isOfOtherFigure
    {
      containers[last].blocks.removeLast()
      figure.add(caption, credit: credit)
      containers[last].blocks.append(.figure(figure))
    } else {
      append(.paragraph(whole.paragraph))
    }
  }

  /// Whether what is read stands in a `<figure>` that the last image is not in.
  private var isOfOtherFigure: Bool {
    guard let lastImage, let openFigure else { return false }
    return lastImage < openFigure
  }

  /// A paragraph directly behind a player without a title that begins as the player's label does is its title; one behind a
  /// picture without a word that begins as captions do is the picture's.
  mutating func appendParagraph(_ passage: Passage) {
    if let embed = lastEmbed, embed.title.isEmpty,
      let title = context.labels.title(in: passage, of: embed.kind), let titled = embed.titled(by: title)
    {
      containers[containers.count - 1].blocks.removeLast()
      append(block(of: titled))
    } else if PictureLabel.mayBegin(passage.bytes), lastEmbed == nil,
      case .figure(var figure) = containers[containers.count - 1].blocks.last, figure.caption.isEmpty,
      figure.credit.isEmpty, !isOfOtherFigure, let style = PictureLabel.style(of: passage)
    {
      let caption = affordable(passage)
      containers[containers.count - 1].blocks.removeLast()
      if style == .credit { figure.add(Passage(), credit: caption.plainText) } else { figure.add(caption, credit: "") }
      containers[containers.count - 1].blocks.append(.figure(figure))
    } else {
      append(.paragraph(passage))
    }
  }

  /// More texts than stand before any picture.
  private static let maximumTexts = 8

  mutating func append(_ block: Block) {
    lastEmbed = nil
    let block = affordable(block)
    let last = containers.count - 1
    if case .figure(var figure) = block {
      if lastPicture.first != figure.source { lastPicture = [figure.source] }
      if context.mergesPictures, case .figure(var before) = containers[last].blocks.last, before.isSame(as: figure) {
        duplicatePictures += 1
        before.add(figure.caption, credit: figure.credit)
        if before.alternative.isEmpty { before.alternative = figure.alternative }
        containers[last].blocks[containers[last].blocks.count - 1] = .figure(before)
        return
      }
      if let scope = pictureScopes.last, scope.container == last {
        for text in scope.held { figure.add(text.caption, credit: text.credit) }
        pictureScopes[pictureScopes.count - 1].held = []
      }
      containers[last].blocks.append(.figure(figure))
    } else {
      containers[last].blocks.append(block)
    }
  }
}
