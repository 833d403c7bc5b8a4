import Content
import Markup
import Search

/// What of an article is searched.
extension SiteRenderer {
  /// Whether texts are searched, and kept for results to show, not only what lists show of articles.
  var indexesTexts: Bool { configuration.search == .full }

  /// The article with that index as the search index takes it in.
  ///
  /// - Parameter text: its text, which is needed where texts are searched.
  func searchArticle(_ index: Int, _ text: ParsedMarkdown?) -> SearchArticle {
    let entry = catalog.entries[index]
    let article = entry.article
    let names = listed([article.authors, article.translators, article.editors])
    return SearchArticle(
      title: entry.title, people: people(of: article, names), details: details(of: article, names, index),
      body: indexesTexts ? text?.plainText ?? [] : [], authors: article.authors,
      outlet: [entry.outlet, outletName(of: index)].compactMap { $0 }, section: article.section, address: article.url)
  }

  /// Each list that has something in a line, as pages show it, so that it is found by what can be copied from there.
  private func listed(_ lists: [[String]]) -> [String] {
    lists.filter { !$0.isEmpty }.map { $0.joined(separator: text("separator")) }
  }

  /// Whose work an article is, in one line. A byline has other words too, which are nobody's name: it counts where it is all there is.
  private func people(of article: Article, _ names: [String]) -> String {
    var parts = names
    if parts.isEmpty, let byline = article.byline { parts.append(byline) }
    parts += article.contributors.map { parser.plainText($0.utf8) }
    return parts.joined(separator: " ").oneLine
  }

  /// What else an article says of itself, in one line: its byline besides names, its outlet and section, its tags, who its authors
  /// are, its rights, where it came by, its day in two ways.
  private func details(of article: Article, _ names: [String], _ index: Int) -> String {
    let byline = names.isEmpty ? nil : article.byline
    var parts = [byline, outletName(of: index), article.section].compactMap { $0 } + listed([article.tags])
    parts += (article.profiles.map(\.about) + article.rights + article.via).map { parser.plainText($0.utf8) }
    parts.append(dayText(article.date).searched)
    return parts.joined(separator: " ").oneLine
  }
}
