/// What somebody would write who had no templates: functions that append the same bytes.
public enum HandWritten {
  public struct Entry {
    var href: String, title: String, outletName: String, outletHref: String, excerpt: String, byline: String
    var machine: String, day: String
  }

  public struct Article {
    var title: String, authors: [(name: String, href: String)], machine: String, day: String, time: String
    var body: String, translators: String, url: String
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
      title: article["title"].string, authors: article["authors"].items.map { ($0["name"].string, $0["href"].string) },
      machine: article["date"]["machine"].string, day: article["date"]["day"].string,
      time: article["date"]["time"].string, body: article["body"].string, translators: article["translators"].string,
      url: article["url"].string)
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
    head("渡轮时刻表改了", into: &out)
    out += "<article class=\"h-entry\" lang=\"zh-Hans\">\n<header>\n<h1 class=\"p-name\">".utf8
    escape(article.title, into: &out)
    out += "</h1>\n<p class=\"byline\">\n".utf8
    for author in article.authors {
      out += "<a class=\"p-author h-card\" href=\"".utf8
      escape(author.href, into: &out)
      out += "\">".utf8
      escape(author.name, into: &out)
      out += "</a>\n".utf8
    }
    out += "<time datetime=\"".utf8
    escape(article.machine, into: &out)
    out += "\">".utf8
    escape(article.day, into: &out)
    out += " ".utf8
    escape(article.time, into: &out)
    out += "</time>\n</p>\n</header>\n<div class=\"e-content\">\n".utf8
    out += article.body.utf8
    out += "\n</div>\n<p>".utf8
    escape(article.translators, into: &out)
    out += "</p>\n<p><a class=\"u-url\" href=\"".utf8
    escape(article.url, into: &out)
    out += "\">Read the original</a></p>\n</article>\n".utf8
    foot(into: &out)
  }

  private static func head(_ title: String, into out: inout [UInt8]) {
    out += "<!DOCTYPE html>\n<html lang=\"zh-Hans\">\n<head>\n<meta charset=\"utf-8\">\n<title>".utf8
    escape(title, into: &out)
    out += " · 苇与灯</title>\n<link rel=\"stylesheet\" href=\"../assets/style-0a1b2c3d.css\">\n</head>\n<body>\n".utf8
    out += "<header class=\"masthead\"><p><a href=\"../index.html\">苇与灯</a></p></header>\n<main id=\"main\">\n".utf8
  }

  private static func foot(into out: inout [UInt8]) {
    out += "\n</main>\n<footer><p><a href=\"../feed.xml\">RSS</a></p></footer>\n</body>\n</html>\n".utf8
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
