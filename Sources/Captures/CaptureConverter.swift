import Content
import Diagnostics
import Soup

/// Turns captures into articles.
package struct CaptureConverter: Sendable {
  /// The outlets that are known.
  package let outlets: OutletTable
  /// The language of articles about which nothing else tells it; a BCP 47 tag.
  package let language: String
  /// The rules that clean captures up.
  package let rules: RuleSet

  package init(outlets: OutletTable, language: String = "zh-Hans", rules: RuleSet = RuleSet()) {
    self.outlets = outlets
    self.language = language
    self.rules = rules
  }

  /// The largest capture, in bytes, that is read.
  package static let maximumSize = 16 << 20

  /// What a capture became.
  package struct Result: Sendable {
    /// The article. Names that the capture has in capitals are spelled by its own footer, else by `titleCased`.
    package var article: Article
    /// The address that tells the article from others.
    package var identity: String
    /// What was worked around.
    package var warnings: [Diagnostic]
    /// The names whose spelling the capture itself does not tell, as keys (`PersonNames.key`).
    package var unspelled: [String]
    /// The spellings of names that the capture tells.
    package var spellings: [String]
    /// What rules of clean-up took or changed.
    package var takings: [Taking]
    /// How many characters were taken out of title, text and addresses because they show nothing and could hide or
    /// reorder text.
    package var removedCharacters = 0
    /// What tells that another capture of the outlet holds the same article.
    package var likeness: Likeness
  }

  /// Converts one capture.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name for diagnostics.
  package func convert(_ bytes: [UInt8], file: String) throws(CaptureFailure) -> Result {
    try convert(Capture(bytes, file: file), of: bytes[...], file: file)
  }

  /// Converts one capture whose header was read.
  ///
  /// - Parameter bytes: the whole file, wherever it stands among others.
  package func convert(_ capture: Capture, of bytes: ArraySlice<UInt8>, file: String) throws(CaptureFailure) -> Result {
    let outlet = outlets.outlet(of: capture.address)
    var warnings: [Diagnostic] = []
    let host = capture.address.host
    let body = bytes[bytes.startIndex + capture.body.lowerBound..<bytes.startIndex + capture.body.upperBound]
    let parsed = HTMLParser.parse(body, repairsTags: rules.isOn(GluedTags.self, for: host))
    if parsed.isTrimmed {
      warnings.append(
        Diagnostic(
          .warning, "nesting", "tags nest too deeply, or one is too long", file: file,
          help: "their text was kept, without them"))
    }
    let isUTF8 = parsed.invalidOffset == nil && bytes[..<body.startIndex].withUnsafeBufferPointer(UTF8Check.isUTF8)
    if !isUTF8 {
      let warning = SourceText(Array(bytes)).encodingDiagnostic(
        file: file, help: "� stands for them; if the capture is in another encoding, convert it to UTF-8")
      warnings += warning.map { [$0] } ?? []
    }
    var tree = parsed.tree
    var cleaning = Cleaning(title: capture.title, address: capture.address, outlet: outlet)
    cleaning.account(parsed)
    rules.apply(to: &tree, &cleaning)
    let byline = cleaning.byline(takenFrom: &tree, rules)
    let language = articleLanguage(outlet, capture.title, tree)
    var builder = BlockBuilder(
      tree,
      context: .init(
        resolver: cleaning.resolver, labels: EmbedLabels(language: language),
        breaksParagraphs: rules.isOn(LineBreakParagraphs.self, for: host),
        mergesPictures: rules.isOn(DuplicateImages.self, for: host),
        outlet: outlet.name))
    var blocks = builder.blocks(of: HTMLTree.root)
    if builder.droppedLinks {
      warnings.append(
        Diagnostic(
          .warning, "long-links", "links are too long to be kept", file: file, help: "their text was kept, without them"
        ))
    }
    cleaning.footerStart = builder.footerStart
    cleaning.account(duplicatePictures: builder.duplicatePictures)
    rules.apply(to: &blocks, &cleaning)

    let date = ArticleDate(capture, cleaning, in: bytes, file: file)
    warnings += date.complaint.map { [$0] } ?? []
    guard let timestamp = date.timestamp else {
      throw CaptureFailure(
        diagnostic: Diagnostic(
          .error, "date", "neither the header nor the article tells a date", file: file,
          help: "write the time of capture into its first line, <!--1718944622000-->; it was skipped"))
    }
    let title = self.title(capture, blocks, &cleaning)
    var article = Article(title: title, date: timestamp)
    article.captured = capture.captured
    article.url = capture.address.text
    article.outlet = outlet.slug
    article.section = ArticleName.section(capture.address, of: outlet)
    article.language = language
    cleaning.fields.write(to: &article)
    article.image = Self.leadPicture(blocks)
    Self.note(builder.omittedPictures, in: &article)
    article.body = MarkdownWriter.markdown(blocks)
    var result = Result(
      article: article, identity: capture.identity, warnings: warnings, unspelled: [],
      spellings: [], takings: cleaning.takings,
      likeness: Likeness(outlet: outlet.slug, title: article.title, identity: capture.identity, blocks))
    result.removedCharacters = capture.removedCharacters + parsed.removedCharacters
    result.attribute(to: Attribution(byline: byline, fields: cleaning.fields, capture: capture, outlet: outlet))
    result.article.dateline = cleaning.dateline(byline, capture)
    return result
  }

  /// The outlet's language, or what the text tells. An outlet in Chinese may write in the other characters now and then, which
  /// its first lines show.
  private func articleLanguage(_ outlet: Outlet, _ title: String, _ tree: HTMLTree) -> String {
    func beginning(_ size: Int) -> [UInt8] {
      var text = Array(title.utf8)
      let end = text.count + size
      tree.appendText(of: HTMLTree.root, to: &text, upTo: end)
      if text.count > end { text.removeSubrange(end...) }
      return text
    }
    guard let own = outlet.language else { return LanguageGuess.language(of: beginning(8000)) ?? language }
    guard own == "zh-Hans" || own == "zh-Hant" else { return own }
    return LanguageGuess.isInOtherCharacters(than: own, beginning(1200))
      ? own == "zh-Hans" ? "zh-Hant" : "zh-Hans" : own
  }

  /// The title; where the capture has none, the first words of the article.
  private func title(_ capture: Capture, _ blocks: [Block], _ cleaning: inout Cleaning) -> String {
    if !capture.title.isEmpty {
      guard rules.isOn(SiteNames.self, for: cleaning.host),
        let title = SiteNames.removed(from: capture.title, of: cleaning.outlet, at: cleaning.host),
        !TextCleaning.isBlank(title)
      else { return capture.title }
      cleaning.take(SiteNames(), .dropped, TextCleaning.line(capture.title.dropFirst(title.count).utf8))
      return title
    }
    for block in blocks {
      let text = TextCleaning.line((block.passage?.plainText ?? "").utf8)
      if !TextCleaning.isBlank(text) { return text.count > 40 ? text.prefix(40) + "…" : text }
    }
    return capture.address.text
  }

  /// Writes the pictures that the capture names and the article does not show into its front matter, each once.
  private static func note(_ pictures: [String], in article: inout Article) {
    var known: Set<String> = []
    let pictures = pictures.filter { known.insert($0).inserted }
    if !pictures.isEmpty { article.extra.append(.init("omitted_images", .list(pictures.map { .text($0) }))) }
  }

  private static func leadPicture(_ blocks: [Block]) -> String? {
    for block in blocks {
      if case .figure(let figure) = block { return figure.source }
      if let image = block.passage?.images.first(where: { !$0.isSign }) { return image.source }
    }
    return nil
  }
}
