/// Articles as captures: a header, then one line of the outlet's HTML.
struct CaptureForm: ArticleForm {
  let folders = Outlet.all.map { "captures/\($0.slug)" }

  func path(_ article: Article, _ index: Int) -> String {
    let number = "\(index)"
    return "captures/\(article.outline.outlet.slug)/" + String(repeating: "0", count: max(0, 7 - number.count)) + number
      + ".txt"
  }

  func append(_ article: Article, to out: inout [UInt8]) {
    let outline = article.outline
    out += "<!--\(outline.captured)-->\n[".utf8
    out += article.title
    out += "](\(outline.url))\n------\n\n".utf8
    let day = outline.day
    let time = "\(day.text()) \(outline.time)"
    out += "<address>\(article.authors.map { $0.uppercased() }.joined(separator: ", "))</address>".utf8
    out += "<time pudate=\"\(time)\" datetime=\"\(time)\">\(day.year)年\(day.month)月\(day.day)日</time>".utf8
    out += "<figure><img src=\"\(article.lead.url)\" width=\"1050\" height=\"700\"><figcaption>".utf8
    out += article.lead.caption
    out += " <cite>".utf8
    out += article.lead.credit
    out += "</cite></figcaption></figure><section>".utf8
    for block in article.blocks { append(block, to: &out) }
    out += "</section><footer>".utf8
    appendCredits(of: article, to: &out)
    out += "</footer>\n".utf8
  }

  private func append(_ block: Block, to out: inout [UInt8]) {
    switch block {
    case .paragraph(let spans):
      out += "<p>".utf8
      for span in spans { append(span, to: &out) }
      out += "</p>".utf8
    case .heading(let text): append(text, in: "h2", to: &out)
    case .quote(let text):
      out += "<blockquote>".utf8
      append(text, in: "p", to: &out)
      out += "</blockquote>".utf8
    case .list(let items):
      out += "<ul>".utf8
      for item in items { append(item, in: "li", to: &out) }
      out += "</ul>".utf8
    case .picture(let picture):
      out += "<figure><img src=\"\(picture.url)\"><figcaption>".utf8
      out += picture.caption
      out += " <cite>".utf8
      out += picture.credit
      out += "</cite></figcaption></figure>".utf8
    }
  }

  private func append(_ span: Span, to out: inout [UInt8]) {
    switch span {
    case .plain(let text): out += text
    case .strong(let text): append(text, in: "strong", to: &out)
    case .link(let text, let target):
      out += "<a href=\"\(target)\" rel=\"noopener noreferrer\" target=\"_blank\">".utf8
      out += text
      out += "</a>".utf8
    }
  }

  private func append(_ text: [UInt8], in element: String, to out: inout [UInt8]) {
    out += "<\(element)>".utf8
    out += text
    out += "</\(element)>".utf8
  }

  private func appendCredits(of article: Article, to out: inout [UInt8]) {
    let outlet = article.outline.outlet
    for (name, number) in zip(article.authors, article.outline.authors) {
      out += "<p>\(name)是《\(outlet.name)》记者。<a rel=\"nofollow\" target=\"_blank\" ".utf8
      out += "href=\"https://www.\(outlet.host)/by/\(number)\">点击查看更多关于\(number % 2 == 0 ? "她" : "他")的信息。</a></p>".utf8
    }
    if let translator = article.translator { out += "<p>翻译：\(translator)</p>".utf8 }
  }
}
