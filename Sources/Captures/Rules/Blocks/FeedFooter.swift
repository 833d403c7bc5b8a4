/// What an outlet's own feed adds to its articles: who posted it where, its tags, links for comments and bookmarks, the
/// names of the programs that made the feed.
///
///     © 林某 for 某站, 2020. | Permalink | No comment | Add to del.icio.us   →   authors: 林某 (where no byline names one)
///     Post tags: 甲, 乙                                                     →   tags: [甲, 乙]
///     The post 标题 appeared first on 某站.
///     Feed enhanced by Better Feed from Ozh
///
/// All these lines go into the field `via` as they are.
struct FeedFooter: BlockRule {
  static let identifier = "feed-footer"
  static let summary = "What an outlet's own feed adds to its articles; it goes into the field via, its tags into tags."

  func apply(to blocks: inout [Block], _ cleaning: inout Cleaning) {
    for index in blocks.lastTexts(5) {
      guard case .paragraph(let passage) = blocks[index],
        read(blocks[index].paragraphBytes, &cleaning.fields)
      else { continue }
      // The lines are taken from the end, and stand in `via` as they stood in the feed.
      cleaning.fields.via.insert(MarkdownWriter.inline(passage), at: 0)
      cleaning.take(self, .moved(.via), passage.plainText)
      blocks.remove(at: index)
    }
  }

  /// Reads a line for what it says about the article; says whether it is one of a feed's footer.
  private func read(_ text: ArraySlice<UInt8>, _ fields: inout MovedFields) -> Bool {
    if let tags = Self.tags(text) {
      var known = Set(fields.tags)
      for tag in tags where known.insert(tag).inserted { fields.tags.append(tag) }
    } else if let poster = Self.poster(text) {
      if !poster.isEmpty { fields.authors.append(poster) }
    } else {
      return Self.isOrigin(text)
    }
    return true
  }

  /// `Post tags: a, b` → a, b
  private static func tags(_ text: ArraySlice<UInt8>) -> [String]? {
    guard let beginning = tagLabels.first(where: { text.starts(with: $0) }) else { return nil }
    let rest = Array(String(decoding: text.dropFirst(beginning.count), as: UTF8.self).unicodeScalars)
    return rest.split { $0 == "," || $0 == "，" || $0 == "、" }.map { TextCleaning.line($0.string.utf8) }
      .filter { !$0.isEmpty }
  }

  private static let tagLabels = ["Post tags:", "文章标签：", "Tags:"].map { Array($0.utf8) }

  /// Who posted it, of a line `© name for site, … | Permalink | …`; empty when it names nobody.
  private static func poster(_ text: ArraySlice<UInt8>) -> String? {
    guard text.starts(with: "©".utf8), Bytes.contains("Permalink", in: text),
      Bytes.contains("comment", in: text) || Bytes.contains("del.icio.us", in: text)
    else { return nil }
    guard let end = Bytes.find(" for ", in: text) else { return "" }
    return TextCleaning.line(text[text.startIndex..<end].dropFirst(2))
  }

  private static func isOrigin(_ text: ArraySlice<UInt8>) -> Bool {
    if text.starts(with: "The post".utf8) {
      return Bytes.contains("appeared first on", in: text) || Bytes.contains("first appeared on", in: text)
    }
    if text.starts(with: "Feed enhanced by".utf8) { return true }
    return publications.isFound(in: text) && Bytes.contains("was originally published in", in: text)
      && Bytes.contains("on Medium", in: text)
  }

  private static let publications = PhraseSet(["was originally published in"])
}
