/// What somebody would write who had no templates: functions that append the same bytes.
public enum HandWritten {
  public struct Entry {
    var href: String, title: String, outletName: String, outletHref: String, excerpt: String, byline: String
    var machine: String, day: String
  }

  public struct Article {
    var title: String, excerpt: String, byline: String, outlet: (name: String, href: String)
    var section: (name: String, href: String), authors: [(name: String, href: String)]
    var machine: String, day: String, dayHref: String, time: String
    var body: String, profiles: [String], translators: String, editors: String, url: String
  }

  /// The fields of the list's entries.
  public static func entries(_ list: Datum) -> [Entry] {
    list["entries"].items.map { entry in
      Entry(
        href: entry["href"].string, title: entry["title"].string, outletName: entry["outlet"]["name"].string,
        outletHref: entry["outlet"]["href"].string, excerpt: entry["excerpt"].string, byline: entry["byline"].string,
        machine: entry["date"]["machine"].string, day: entry["date"]["day"].string)
    }
  }

  /// The fields of the article.
  public static func article(_ page: Datum) -> Article {
    let article = page["article"]
    return Article(
      title: article["title"].string, excerpt: article["excerpt"].string, byline: article["byline"].string,
      outlet: (article["outlet"]["name"].string, article["outlet"]["href"].string),
      section: (article["section"]["name"].string, article["section"]["href"].string),
      authors: article["authors"].items.map { ($0["name"].string, $0["href"].string) },
      machine: article["date"]["machine"].string, day: article["date"]["day"].string,
      dayHref: article["date"]["href"].string, time: article["date"]["time"].string, body: article["body"].string,
      profiles: article["profiles"].items.map { $0["about"].string }, translators: article["translators"].string,
      editors: article["editors"].string, url: article["url"].string)
  }

  public static func list(_ entries: [Entry], into out: inout [UInt8]) {
    head("河畔日报", into: &out)
    out += "<h1>河畔日报</h1>\n<p class=\"count\">\(entries.count) 篇</p>\n<ol class=\"entries\">\n".utf8
    for entry in entries {
      out += "<li lang=\"zh-Hans\">\n<p class=\"kicker\"><a href=\"".utf8
      escape(entry.outletHref, into: &out)
      out += "\">".utf8
      escape(entry.outletName, into: &out)
      out += "</a> <time datetime=\"".utf8
      escape(entry.machine, into: &out)
      out += "\">".utf8
      escape(entry.day, into: &out)
      out += "</time></p>\n<h3><a href=\"".utf8
      escape(entry.href, into: &out)
      out += "\">".utf8
      escape(entry.title, into: &out)
      out += "</a></h3>\n<p class=\"excerpt\">".utf8
      escape(entry.excerpt, into: &out)
      out += "</p>\n".utf8
      if !entry.byline.isEmpty {
        out += "<p class=\"by\">".utf8
        escape(entry.byline, into: &out)
        out += "</p>\n".utf8
      }
      out += "</li>\n".utf8
    }
    out += "</ol>\n".utf8
    foot(into: &out)
  }

  public static func article(_ article: Article, into out: inout [UInt8]) {
    top("渡轮时刻表改了", into: &out)
    out += "<meta name=\"description\" content=\"".utf8
    escape(article.excerpt, into: &out)
    out += "\">\n<link rel=\"canonical\" href=\"".utf8
    escape(article.url, into: &out)
    out += "\">\n\n".utf8
    masthead(into: &out)
    out += "<article class=\"h-entry\" lang=\"zh-Hans\">\n<header>\n<p class=\"kicker\">\n".utf8
    link(article.outlet, into: &out)
    out.append(0x0A)
    link(article.section, into: &out)
    out += "\n</p>\n<h1 class=\"p-name\">".utf8
    escape(article.title, into: &out)
    out += "</h1>\n<p class=\"byline\" title=\"".utf8
    escape(article.byline, into: &out)
    out += "\">\n".utf8
    for author in article.authors {
      out += "<a class=\"p-author h-card\" href=\"".utf8
      escape(author.href, into: &out)
      out += "\">".utf8
      escape(author.name, into: &out)
      out += "</a>\n".utf8
    }
    out += "<time class=\"dt-published\" datetime=\"".utf8
    escape(article.machine, into: &out)
    out += "\">".utf8
    link((article.day, article.dayHref), into: &out)
    out += " ".utf8
    escape(article.time, into: &out)
    out += "</time>\n</p>\n</header>\n<div class=\"e-content\">\n".utf8
    out += article.body.utf8
    out += "\n</div>\n<footer class=\"about\">\n".utf8
    for profile in article.profiles { paragraph("", profile, into: &out) }
    paragraph("翻译：", article.translators, into: &out)
    paragraph("编辑：", article.editors, into: &out)
    out += "<ul class=\"sources\">\n<li><a class=\"u-url\" rel=\"external\" href=\"".utf8
    escape(article.url, into: &out)
    out += "\">阅读原文</a></li>\n</ul>\n</footer>\n</article>\n".utf8
    foot(into: &out)
  }

  private static func paragraph(_ label: String, _ text: String, into out: inout [UInt8]) {
    out += "<p>".utf8
    out += label.utf8
    escape(text, into: &out)
    out += "</p>\n".utf8
  }

  private static func link(_ link: (name: String, href: String), into out: inout [UInt8]) {
    out += "<a href=\"".utf8
    escape(link.href, into: &out)
    out += "\">".utf8
    escape(link.name, into: &out)
    out += "</a>".utf8
  }

  private static func head(_ title: String, into out: inout [UInt8]) {
    top(title, into: &out)
    out.append(0x0A)
    masthead(into: &out)
  }

  private static func top(_ title: String, into out: inout [UInt8]) {
    out += "<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n<head>\n<meta charset=\"utf-8\">\n".utf8
    out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n".utf8
    out += "<meta name=\"referrer\" content=\"no-referrer\">\n<title>".utf8
    escape(title, into: &out)
    out += " · 苇与灯</title>\n".utf8
  }

  private static func masthead(into out: inout [UInt8]) {
    out += "<link rel=\"stylesheet\" href=\"../assets/style-0a1b2c3d.css\">\n".utf8
    out +=
      "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"苇与灯\" href=\"../feed.xml\">\n</head>\n<body>\n".utf8
    out += "<a class=\"skip\" href=\"#main\">跳到正文</a>\n<header class=\"masthead\">\n".utf8
    out += "<p class=\"name\"><a href=\"../index.html\">苇与灯</a></p>\n<nav aria-label=\"导航\">\n".utf8
    out += "<a href=\"../2024/index.html\">日期</a>\n<a href=\"../outlets/index.html\">媒体</a>\n".utf8
    out += "<a href=\"../sections/index.html\">栏目</a>\n<a href=\"../authors/index.html\">作者</a>\n".utf8
    out += "</nav>\n</header>\n<main id=\"main\">\n".utf8
  }

  private static func foot(into out: inout [UInt8]) {
    out += "\n</main>\n<footer class=\"colophon\">\n<p><a href=\"../index.html\">苇与灯</a></p>\n".utf8
    out += "<p><a href=\"../feed.xml\">RSS</a></p>\n</footer>\n</body>\n</html>\n".utf8
  }

  private static func escape(_ text: String, into out: inout [UInt8]) {
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): out += "&amp;".utf8
      case UInt8(ascii: "<"): out += "&lt;".utf8
      case UInt8(ascii: ">"): out += "&gt;".utf8
      case UInt8(ascii: "\""): out += "&quot;".utf8
      default: out.append(byte)
      }
    }
  }
}

extension Datum {
  subscript(name: String) -> Datum {
    if case .object(let members) = self { return members.first { $0.0 == name }?.1 ?? .text("") }
    return .text("")
  }

  var items: [Datum] {
    if case .list(let items) = self { return items }
    return []
  }

  var string: String {
    switch self {
    case .text(let text), .html(let text): text
    default: ""
    }
  }
}
