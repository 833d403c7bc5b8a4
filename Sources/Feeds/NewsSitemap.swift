/// The newest articles for search engines of news, by Google's extension of the sitemap protocol
/// (https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap).
package enum NewsSitemap {
  /// The most articles that the file may list.
  package static let mostArticles = 1000
  /// How far behind the newest article the others may be, in seconds.
  package static let span = 2 * 86_400

  /// An article.
  package struct Article: Sendable, Equatable {
    /// The absolute address of its page.
    package var url: String
    package var title: String
    package var published: FeedDate
    /// Its language, as a BCP 47 tag.
    package var language: String

    package init(url: String, title: String, published: FeedDate, language: String) {
      self.url = url
      self.title = title
      self.published = published
      self.language = language
    }
  }

  /// The file.
  ///
  /// - Parameter publication: the name of the site that publishes the articles.
  package static func document(of articles: [Article], publication: String) -> [UInt8] {
    var output: [UInt8] = []
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    output.append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"")
    output.append(" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">\n")
    for article in articles.prefix(mostArticles) {
      output.append("<url>\n")
      output.append(element: "loc", url: article.url)
      output.append("<news:news>\n<news:publication>\n")
      output.append(element: "news:name", plain: publication)
      output.append(element: "news:language", plain: language(article.language))
      output.append("</news:publication>\n")
      output.append(element: "news:publication_date", plain: article.published.rfc3339)
      output.append(element: "news:title", plain: article.title)
      output.append("</news:news>\n</url>\n")
    }
    output.append("</urlset>\n")
    return output
  }

  /// The language as the extension has it: ISO 639, but `zh-cn` and `zh-tw` for Chinese.
  static func language(_ tag: String) -> String {
    let tag = tag.lowercased()
    guard tag == "zh" || tag.hasPrefix("zh-") else { return String(tag.prefix { $0 != "-" }) }
    let isTraditional = ["-hant", "-tw", "-hk", "-mo"].contains { tag.contains($0) }
    return isTraditional ? "zh-tw" : "zh-cn"
  }
}
