/// A kind of hostile article, of any size.
struct Shape: Sendable {
  /// What it is.
  var name: String
  /// Its HTML, of about so many bytes.
  var html: @Sendable (Int) -> String

  /// A capture of exactly `size` bytes, or a little more where the header is longer than that.
  func capture(ofSize size: Int) -> [UInt8] {
    let header = "<!--1718944622000-->\n[标题](https://news.example/world/20240621/shape/)\n------\n\n"
    let bytes = Array((header + html(max(0, size - header.utf8.count))).utf8)
    return Array(bytes.prefix(max(size, header.utf8.count)))
  }

  /// Something again and again.
  private static func repeated(_ name: String, _ piece: String) -> Shape {
    Shape(name: name) { String(repeating: piece, count: $0 / piece.utf8.count + 1) }
  }

  /// One piece half the size, and then another.
  private static func halves(_ name: String, _ first: String, _ second: String) -> Shape {
    Shape(name: name) {
      String(repeating: first, count: $0 / 2 / first.utf8.count + 1)
        + String(repeating: second, count: $0 / 2 / second.utf8.count + 1)
    }
  }

  /// Something again and again between a beginning and an end.
  private static func filled(_ name: String, _ start: String, _ piece: String, _ end: String = "") -> Shape {
    Shape(name: name) { start + String(repeating: piece, count: $0 / piece.utf8.count + 1) + end }
  }

  /// Something again and again with a number for each `%`.
  private static func numbered(_ name: String, _ start: String, _ piece: String) -> Shape {
    Shape(name: name) { size in
      var text = start
      var number = 0
      while text.utf8.count < size {
        text += piece.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "\(number)")
        number += 1
      }
      return text
    }
  }

  /// All of them.
  static let all: [Shape] = nesting + text + tags + tables + looks

  /// What makes rules look at much, again and again.
  private static let looks: [Shape] = [
    filled("text in <sup> in <sup>", String(repeating: "<sup>", count: 500), "<i>1</i>"),
    filled("boxes in boxes", String(repeating: "<div class=related>", count: 500), "<i>字</i>"),
    filled("readings without a ruby", "", "<time><rt>"),
    filled("items with sections", "", "<li><section>"),
    filled("<time> in <time>", String(repeating: "<time>", count: 500), "<i></i>"),
    filled("<picture> of many <img>", "<picture>", "<img>"),
    filled("one link of paragraphs", "<a href=/\(String(repeating: "x", count: 2000))>", "<p>字"),
    filled("one link of lines", "<a href=/\(String(repeating: "x", count: 2000))>", "字<br><br>"),
    halves("marks of one long note", "<a href=#f>1</a>", "<p id=f>字"),
    numbered("notes", "", "<a href=#%>1</a><i id=%>字</i>"),
    halves("buttons", "<button>字</button>", "<button></button>"),
    numbered("related", "", "<div class=related><a href=/%>字</a></div>"),
    numbered("tags of a feed", "<p>Tags: ", "%, "),
    filled("labels of names", "<footer>", "<p>翻译：翻译：翻译：翻译：翻译：翻译：翻译：翻译："),
    filled("one label of names", "<footer><p>翻译：", "作者："),
    filled("lines behind a credit", "<p>本报记者 乔一 报道</p>", "<hr>"),
  ]

  private static let nesting: [Shape] = [
    repeated("<div> unclosed", "<div>"),
    halves("<div> closed", "<div>", "</div>"),
    repeated("<b> unclosed", "<b>"),
    repeated("<font> of many colours", "<font color=red><font color=blue>"),
    repeated("<p><font> misnested", "<p><font color=red>字</p>"),
    repeated("<b><p></b> adoption", "<b><p>字</b>"),
    repeated("<a> in <a>", "<a href=/x>"),
    repeated("<a><div></a> adoption", "<a href=/x><div>字</a>"),
    repeated("<span><div></span>", "<span><div>字</span>"),
    repeated("cells and stray ends", "<div><table><tr><td>字</div>"),
    Shape(name: "<p><font> of all colours") { size in
      var text = ""
      var number = 0
      while text.utf8.count < size {
        text += "<p><font color=c\(number)>字"
        number += 1
      }
      return text
    },
    repeated("<i><b> crossing", "<i>一<b>二</i>三</b>"),
    repeated("<blockquote> unclosed", "<blockquote>"),
    repeated("<ul><li> unclosed", "<ul><li>"),
    repeated("<svg> unclosed", "<svg>"),
    repeated("<math><mi> unclosed", "<math><mi>"),
    repeated("<select> unclosed", "<select>"),
    repeated("<select><option>", "<select><option>字"),
    repeated("<ruby><rt>", "<ruby>字<rt>zi"),
    repeated("<template>", "<template>"),
    repeated("everything unclosed", "<div><p><b><a href=/x><table><tr><td><ul><li><em>字"),
  ]

  private static let text: [Shape] = [
    repeated("spaces", " "),
    repeated("line ends", "\n"),
    repeated("text", "Words of a text, again. "),
    repeated("Chinese", "这是一段文字，没有空格。"),
    repeated("&", "&"),
    repeated("&amp;", "&amp;"),
    repeated("&#x4E00;", "&#x4E00;"),
    repeated("&nbsp;", "&nbsp;"),
    repeated("<", "<"),
    repeated("NUL", "\u{0}"),
    repeated("*", "*"),
    repeated("`", "`"),
    repeated("[](", "[]("),
    repeated("<em> every character", "<em>字</em>，"),
    filled("<textarea>", "<textarea>", "<b>字"),
    filled("<xmp>", "<xmp>", "<b x=y>字"),
    filled("<pre>", "<pre>", "code line\n"),
    filled("comment unclosed", "<!--", "-"),
    filled("<script>", "<script>", "</scrip "),
  ]

  private static let tags: [Shape] = [
    filled("one long attribute", "<p title=\"", "字", "\">"),
    filled("one long address", "<a href=\"https://a.example/", "x", "\">字</a>"),
    filled("one tag of attributes", "<p", " a=b"),
    Shape(name: "different attributes") { size in
      var text = "<p"
      var number = 0
      while text.utf8.count < size {
        text += " a\(number)=\(number)"
        number += 1
      }
      return text + ">字"
    },
    repeated("tags with 200 attributes", "<b\(String(repeating: " a=b", count: 200))>字</b>"),
    repeated("<li>", "<li>字"),
    repeated("<p>", "<p>字"),
    repeated("<br>", "<br>"),
    repeated("<img>", "<img src=/a.jpg>"),
    repeated("links", "<a href=\"https://a.example/b\">字</a>"),
    repeated("long links in one <p>", "<a href=\"https://a.example/path/of/some/length.html?x=1\">一个链接</a>，"),
    repeated("headings", "<h2>字</h2>"),
    repeated("footnotes", "<sup><a href=\"#f\">1</a></sup>"),
    repeated("figures", "<figure><img src=/a.jpg><figcaption>字<cite>某</cite></figcaption></figure>"),
    repeated("end tags", "</p>"),
    repeated("</b> without <b>", "字</b>"),
  ]

  private static let tables: [Shape] = [
    repeated("<table> unclosed", "<table>"),
    repeated("<table><tr><td> unclosed", "<table><tr><td>"),
    filled("table of many rows", "<table>", "<tr><td>一<td>二<td>三"),
    filled("table of many columns", "<table><tr>", "<td>字"),
    filled("text in a table", "<table>", "字<b>"),
    filled("foster parenting", "<table>", "字<tr>"),
    filled("cells that span", "<table>", "<tr><td colspan=1000 rowspan=1000>字"),
  ]
}
