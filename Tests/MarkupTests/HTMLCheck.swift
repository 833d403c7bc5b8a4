/// What is wrong with an HTML fragment: tags that do not match, elements where they may not be, ids that come twice.
struct HTMLCheck {
  private(set) var problems: [String] = []
  private var open: [String] = []
  private var ids: Set<String> = []

  private static let void: Set<String> = ["img", "br", "hr"]
  private static let known: Set<String> = [
    "a", "blockquote", "cite", "code", "del", "div", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6",
    "li", "ol", "p", "pre", "section", "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
  ]
  /// Elements that hold phrasing content only.
  private static let phrasing: Set<String> = [
    "a", "cite", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "p", "strong", "sup",
  ]
  private static let blocks: Set<String> = [
    "blockquote", "div", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "ol", "p", "pre", "section", "table", "ul",
  ]

  init(_ html: String) {
    // Marks would join the characters before them, even `<` and `>`.
    let ascii = html.unicodeScalars.map { $0.isASCII ? String($0) : "u\($0.value)" }.joined()
    var rest = Substring(ascii)
    while let start = rest.firstIndex(of: "<") {
      guard let end = rest[start...].firstIndex(of: ">") else {
        problems.append("a tag without an end: \(rest[start...].prefix(40))")
        return
      }
      check(tag: rest[rest.index(after: start)..<end])
      rest = rest[rest.index(after: end)...]
    }
    if !open.isEmpty { problems.append("left open: \(open)") }
    if html.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" && $0 != "\t" || 0x7F...0x9F ~= $0.value }) {
      problems.append("a control character")
    }
  }

  private mutating func check(tag: Substring) {
    if tag.first == "/" {
      let name = String(tag.dropFirst())
      if open.popLast() != name { problems.append("</\(name)> closes nothing") }
      return
    }
    let name = String(tag.prefix { $0 != " " })
    if Self.void.contains(name) {
      if name == "img" && !tag.contains(" alt=\"") { problems.append("an image without alt") }
    } else if Self.known.contains(name) {
      checkPlace(of: name)
      open.append(name)
    } else {
      problems.append("<\(name)> is not ours")
    }
    checkAttributes(tag.dropFirst(name.count))
  }

  private mutating func checkPlace(of name: String) {
    if name == "a" && open.contains("a") { problems.append("a link in a link") }
    guard Self.blocks.contains(name), let parent = open.last, Self.phrasing.contains(parent) else { return }
    problems.append("<\(name)> in <\(parent)>")
  }

  private mutating func checkAttributes(_ text: Substring) {
    var parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    if parts.count % 2 == 0 { problems.append("quotes that do not match: \(text)") }
    while parts.count >= 2 {
      let (name, value) = (parts.removeFirst(), parts.removeFirst())
      let allowed = [
        "href", "src", "alt", "title", "id", "class", "rel", "loading", "decoding", "referrerpolicy", "start", "scope",
        "tabindex",
        "aria-label",
      ]
      if name.first != " " || name.last != "=" || !allowed.contains(String(name.dropFirst().dropLast())) {
        problems.append("an attribute that is not ours: \(name)")
      }
      if name == " id=" && !ids.insert(String(value)).inserted { problems.append("the id \(value) twice") }
      if name == " href=" || name == " src=" { checkURL(value) }
    }
  }

  private mutating func checkURL(_ value: Substring) {
    let scheme = value.prefix { !":/?#".contains($0) }
    guard value.dropFirst(scheme.count).first == ":" else { return }
    if !["http", "https", "mailto"].contains(scheme.lowercased()) { problems.append("a URL with \(scheme):") }
  }
}
