/// An article of a generated archive.
struct Article: Sendable {
  var outline: Outline
  /// Who wrote it.
  var authors: [String]
  /// Who translated it; half of the articles have one.
  var translator: String?
  var title: [UInt8]
  var lead: Picture
  var blocks: [Block]
}

/// An archive: its articles by number, each made when it is asked for.
struct Archive: Sendable {
  let shape: ArchiveShape
  private let outlines: Outlines
  private let text: ArticleText

  init(_ shape: ArchiveShape) {
    self.shape = shape
    outlines = Outlines(shape)
    text = ArticleText(outlines)
  }

  /// The article of that number; those from `shape.articles` on are newer than the archive.
  func article(_ index: Int) -> Article {
    let outline = outlines.outline(index)
    let (title, lead, blocks) = text.text(index, of: outline)
    let names = outlines.authorNames.names
    return Article(
      outline: outline, authors: outline.authors.map { names[$0] },
      translator: index % 2 == 0 ? names[index / 2 % names.count] : nil, title: title, lead: lead, blocks: blocks)
  }
}
