/// The text of an article as plain Markdown, as Broadsheet itself writes it: no HTML, a picture as a paragraph of its own.
enum MarkdownText {
  static func append(_ article: Article, to out: inout [UInt8]) {
    append(article.lead, to: &out)
    for block in article.blocks {
      out.append(0x0A)
      append(block, to: &out)
    }
  }

  private static func append(_ block: Block, to out: inout [UInt8]) {
    switch block {
    case .paragraph(let spans):
      for span in spans { append(span, to: &out) }
    case .heading(let text):
      out += "## ".utf8
      out += text
    case .quote(let text):
      out += "> ".utf8
      out += text
    case .list(let items):
      for (index, item) in items.enumerated() {
        if index > 0 { out.append(0x0A) }
        out += "- ".utf8
        out += item
      }
    case .picture(let picture):
      append(picture, to: &out)
      return
    }
    out.append(0x0A)
  }

  private static func append(_ span: Span, to out: inout [UInt8]) {
    switch span {
    case .plain(let text): out += text
    case .strong(let text):
      out += "**".utf8
      out += text
      out += "**".utf8
    case .link(let text, let target):
      out += "[".utf8
      out += text
      out += "](\(target))".utf8
    }
  }

  private static func append(_ picture: Picture, to out: inout [UInt8]) {
    out += "![".utf8
    out += picture.caption
    out += "](\(picture.url) \"".utf8
    out += picture.credit
    out += "\")\n".utf8
  }
}
