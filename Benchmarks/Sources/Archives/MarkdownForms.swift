/// The years that archives can reach into, for forms that have a folder a year.
private let years = 2015...2035

/// Articles as `broadsheet import` writes them.
struct ContentForm: ArticleForm {
  var folders: [String] { [] }

  func path(_ article: Article, _ index: Int) -> String {
    let outline = article.outline
    return "content/\(outline.day.text("/"))/\(outline.outlet.slug)-\(outline.slug).md"
  }

  func append(_ article: Article, to out: inout [UInt8]) {
    let outline = article.outline
    out.beginFrontMatter(of: article)
    out +=
      "date: \(outline.day.text())T\(outline.time)+08:00\nurl: \(outline.url)\noutlet: \(outline.outlet.slug)\n".utf8
    out += "language: zh-Hans\nauthors: [\(article.authors.joined(separator: ", "))]\nimage: \(article.lead.url)\n".utf8
    out.endFrontMatter(of: article)
  }
}

/// Articles for the site in `Sites/hugo`.
struct HugoForm: ArticleForm {
  var folders: [String] { years.map { "hugo/content/posts/\($0)" } }

  func path(_ article: Article, _ index: Int) -> String {
    "hugo/content/posts/\(article.outline.day.year)/\(article.outline.slug).md"
  }

  func append(_ article: Article, to out: inout [UInt8]) {
    let outline = article.outline
    let day = outline.day
    out.beginFrontMatter(of: article)
    out += "date: \(day.text())T\(outline.time)+08:00\noriginal: \(outline.url)\n".utf8
    out += "authors: [\(article.authors.joined(separator: ", "))]\n".utf8
    out += "years: [\"\(day.year)\"]\nmonths: [\"\(day.monthText)\"]\ndays: [\"\(day.text())\"]\n".utf8
    out.endFrontMatter(of: article)
  }
}

/// Posts for the site in `Sites/jekyll`.
struct JekyllForm: ArticleForm {
  var folders: [String] { ["jekyll/_posts"] }

  func path(_ article: Article, _ index: Int) -> String {
    "jekyll/_posts/\(article.outline.day.text())-\(article.outline.slug).md"
  }

  func append(_ article: Article, to out: inout [UInt8]) {
    let outline = article.outline
    out.beginFrontMatter(of: article)
    out += "layout: article\ndate: \(outline.day.text()) \(outline.time) +0800\noriginal: \(outline.url)\n".utf8
    out += "authors: [\(article.authors.joined(separator: ", "))]\n".utf8
    out.endFrontMatter(of: article)
  }
}

extension [UInt8] {
  fileprivate mutating func beginFrontMatter(of article: Article) {
    self += "---\ntitle: \"".utf8
    self += article.title
    self += "\"\n".utf8
  }

  fileprivate mutating func endFrontMatter(of article: Article) {
    self += "---\n\n".utf8
    MarkdownText.append(article, to: &self)
  }
}
