/// What ends an article of the New York Times in Chinese: who contributed, who its authors are, who translated it, and where
/// the original is. Each goes into its field; `ArticleFooter` reads them.
///
///     翻译：晋某   →   translators: [晋某]
struct FooterStatements: BlockRule {
  static let identifier = "footer-statements"
  static let summary = "Statements about authors, translators and the original at the end go into their fields."

  func apply(to blocks: inout [Block], _ cleaning: inout Cleaning) {
    let footer = ArticleFooter(takenFrom: &blocks, footerStart: cleaning.footerStart)
    cleaning.fields.contributors = footer.contributors
    cleaning.fields.profiles = footer.profiles
    cleaning.fields.translators = footer.translators
    cleaning.fields.translationOf = footer.translationOf
    for (field, text) in footer.taken { cleaning.take(self, .moved(field), text) }
  }
}
