/// What is to be known of a tag by its name.
struct TagTraits: OptionSet, Sendable {
  let rawValue: UInt16
  /// The tree has a tag of that name.
  static let known = TagTraits(rawValue: 1)
  /// An element without contents, which never stays open.
  static let void = TagTraits(rawValue: 2)
  /// An element that the next one of its kind closes.
  static let closedByNext = TagTraits(rawValue: 4)
  /// A script or style, which is left out.
  static let leftOut = TagTraits(rawValue: 8)
  /// A tag whose attributes matter when the tree is built: to its place, or to whether two are alike.
  static let readsAttributes = TagTraits(rawValue: 16)

  /// An element of formatting, which is opened again in the blocks behind the one that it was opened in.
  static let formatting = TagTraits(rawValue: 32)
  /// A block, or another element that the end of an inline element does not reach out of ("special").
  static let special = TagTraits(rawValue: 64)
  /// An element that ends an open paragraph.
  static let closesParagraph = TagTraits(rawValue: 128)
  /// An element that end tags do not reach out of.
  static let scope = TagTraits(rawValue: 256)
  /// An element that the items of a list or table do not reach out of.
  static let listScope = TagTraits(rawValue: 512)
  /// An element that parts of a table do not reach out of.
  static let tableScope = TagTraits(rawValue: 1024)
  /// A part of a table.
  static let tablePart = TagTraits(rawValue: 2048)

  /// The traits of a name, given as its fingerprint (`TagScan.name`).
  static func of(_ name: UInt64) -> TagTraits { table[name] ?? [] }

  private static let table = {
    var traits: [String: TagTraits] = [:]
    func add(_ trait: TagTraits, _ names: [String]) { for name in names { traits[name, default: []].insert(trait) } }
    add(.known, Tag.allCases.map(\.name))
    add(
      .void,
      [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "keygen", "frame", "bgsound", "basefont", "image",
      ])
    add(.closedByNext, ["p", "li", "dd", "dt", "td", "th", "tr", "option", "rt", "rp", "tbody", "optgroup"])
    add(.leftOut, ["script", "style"])
    // Of elements of formatting that are alike, no more than three are opened again ("Noah's Ark clause", HTML
    // Standard, 13.2.4.3). Of links there is never more than one.
    let formatting = ["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"]
    add(.readsAttributes, formatting)
    add(.formatting, formatting + ["a"])
    add(.readsAttributes, ["input", "isindex", "html", "body", "annotation-xml"])
    let blocks = [
      "address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "fieldset",
      "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li",
      "listing", "main", "menu", "nav", "ol", "p", "plaintext", "pre", "section", "summary", "table", "ul", "xmp", "dd",
      "dt",
    ]
    let tableParts = ["table", "caption", "colgroup", "tbody", "thead", "tfoot", "tr", "td", "th"]
    let scopes = ["applet", "button", "caption", "marquee", "object", "table", "td", "template", "th"]
    add(.closesParagraph, blocks)
    add(.special, blocks + tableParts + scopes)
    add(
      .special,
      ["body", "frameset", "html", "iframe", "noembed", "noframes", "noscript", "select", "textarea", "title"])
    add(.tablePart, tableParts)
    add(.scope, scopes)
    add(.listScope, scopes.filter { !["td", "th"].contains($0) } + ["ol", "ul", "dl", "select", "ruby"])
    add(.tableScope, ["table", "template"])
    return NameTable(traits.map { ($0.key, $0.value) })
  }()
}

extension AttributeName {
  /// The attribute of that name, in any case; `nil` for one that the tree does not keep.
  static func named(_ name: UnsafeBufferPointer<UInt8>) -> AttributeName? { table[TagScan.name(name)] }

  private static let table = NameTable(AttributeName.allCases.map { ($0.name, $0) })
}
