/// Parts a tag's name from an attribute that ran into it when lines were joined: `<imgsrc=` → `<img src=`.
enum TagRepair {
  /// How many bytes of a tag's name are its name, where the rest is an attribute; `nil` for a name that is right, or that
  /// cannot be told apart.
  ///
  /// - Parameter name: a name that is no element's: what stands between `<` and the first space, slash or `>`.
  static func nameLength(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
    let text = name.prefix(64).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    var best: Int?
    for element in elements where text.starts(with: element) && element.count > best ?? 0 {
      if attributes.contains(where: { text.dropFirst(element.count).starts(with: $0) }) { best = element.count }
    }
    return best
  }

  /// Elements that are found like this. A short name comes only with an attribute that is sure.
  private static let elements =
    [
      "img", "div", "span", "iframe", "video", "audio", "source", "figure", "figcaption", "section", "article",
      "button",
      "table", "blockquote", "play-media", "youtube-player", "picture", "embed", "object", "input", "form", "aside",
      "header", "footer", "time", "small", "strong", "font", "ul", "ol", "li", "td", "tr", "th", "em", "h1", "h2", "h3",
      "h4", "a", "p", "b", "i",
    ].map { Array($0.utf8) }

  /// How the attribute begins.
  private static let attributes =
    [
      "src=", "href=", "class=", "style=", "id=", "alt=", "title=", "width=", "height=", "srcset=", "datetime=",
      "data-",
      "v-bind:", "v-on:", "v-if=", "v-cloak", "onclick=", "onload=", "target=", "rel=", "type=", "align=", "video-type",
      "aria-", "role=", "lang=", "dir=", "colspan=", "rowspan=", "loading=", "itemprop=", "itemscope", "name=",
    ].map { Array($0.utf8) }
}
