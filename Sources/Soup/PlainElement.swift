import CGumbo

/// What the tree is to do with a tag of some name, where tags nest as they should (`PlainTree`).
struct PlainElement: Sendable {
  /// What the tree calls it.
  var tag: Tag
  var traits: Traits

  struct Traits: OptionSet, Sendable {
    let rawValue: UInt16
    /// Its place depends on more than what is open; only a full parser knows it.
    static let unplain = Traits(rawValue: 1)
    /// It has no contents and no end tag.
    static let void = Traits(rawValue: 2)
    /// It ends an open paragraph.
    static let closesParagraph = Traits(rawValue: 4)
    /// The end of an inline element does not reach out of it ("special").
    static let special = Traits(rawValue: 8)
    /// It is opened again in the blocks behind one that ended before it did.
    static let formatting = Traits(rawValue: 16)
    static let heading = Traits(rawValue: 32)
    /// An item of a list, which the next one ends.
    static let item = Traits(rawValue: 64)
    /// An item begins in it without ending one around it.
    static let crossed = Traits(rawValue: 128)
    /// Its contents are text, up to its end tag.
    static let frame = Traits(rawValue: 256)
    /// A script or a style, which is left out.
    static let leftOut = Traits(rawValue: 512)
    /// Its end is implied by the end of what holds it.
    static let implied = Traits(rawValue: 1024)
    /// The tree has a tag of that name.
    static let known = Traits(rawValue: 2048)
    /// Gumbo tells it from others; all that it does not know are one element to it, also where they end.
    static let toldApart = Traits(rawValue: 4096)
  }

  /// The element of a name, given as its fingerprint (`TagScan.name`).
  static func of(_ name: UInt64) -> PlainElement { table[name] ?? PlainElement(tag: .other, traits: []) }

  private static let table = {
    var traits: [String: Traits] = [:]
    func add(_ trait: Traits, _ names: [String]) { for name in names { traits[name, default: []].insert(trait) } }
    add(.known, Tag.allCases.map(\.name))
    add(.void, ["area", "br", "embed", "img", "input", "link", "meta", "param", "source", "track", "wbr", "hr"])
    let headings = ["h1", "h2", "h3", "h4", "h5", "h6"]
    let blocks = [
      "address", "article", "aside", "blockquote", "center", "details", "dir", "div", "dl", "fieldset", "figcaption",
      "figure", "footer", "header", "hgroup", "main", "menu", "nav", "ol", "p", "section", "summary", "ul",
    ]
    let items = ["li", "dd", "dt"]
    add([.special, .closesParagraph], blocks + headings + items)
    // Gumbo is older than `<main>`.
    traits["main"]?.remove(.special)
    add(.special, ["iframe", "noscript", "hr"])
    add(.closesParagraph, ["hr"])
    add(.heading, headings)
    add([.item, .implied], items)
    add(.implied, ["p"])
    add(.crossed, ["address", "div", "p"])
    add(
      .formatting, ["a", "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"])
    add(.frame, ["iframe"])
    add(.leftOut, ["script", "style"])
    add(
      .unplain,
      [
        "html", "head", "body", "frameset", "frame", "noframes", "base", "basefont", "bgsound", "template", "title",
        "pre", "listing", "form", "button", "nobr", "applet", "marquee", "object", "plaintext", "table", "caption",
        "colgroup", "col", "tbody", "thead", "tfoot", "tr", "td", "th", "image", "isindex", "textarea", "xmp",
        "noembed", "select", "optgroup", "option", "rp", "rt", "rb", "rtc", "math", "svg", "dialog", "keygen",
        "command", "menuitem",
      ])
    add(.toldApart, traits.keys.filter { gumbo_tag_enum($0) != GUMBO_TAG_UNKNOWN })
    var tags: [String: Tag] = [:]
    for tag in Tag.elements { tags[tag.name] = tag }
    return NameTable(traits.map { ($0.key, PlainElement(tag: tags[$0.key] ?? .other, traits: $0.value)) })
  }()
}
