/// What is to be known of a tag by its name.
struct TagTraits: OptionSet, Sendable {
  let rawValue: UInt8
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
    add(.readsAttributes, ["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"])
    add(.readsAttributes, ["input", "isindex", "html", "body", "annotation-xml"])
    return NameTable(traits.map { ($0.key, $0.value) })
  }()
}

extension AttributeName {
  /// The attribute of that name, in any case; `nil` for one that the tree does not keep.
  static func named(_ name: UnsafeBufferPointer<UInt8>) -> AttributeName? { table[TagScan.name(name)] }

  private static let table = NameTable(AttributeName.allCases.map { ($0.name, $0) })
}
