/// Where a link or an image leads on the page.
package enum LinkTarget: Sendable, Equatable {
  /// A page or a file of this site.
  case archived(href: String)
  /// Somewhere else.
  case external(href: String)
  /// Nowhere: the text stays, the link goes; of an image its caption stays.
  case none
}

/// What is shown of an image.
package enum ImageTarget: Sendable, Equatable {
  /// The picture at an address.
  case shown(href: String)
  /// The picture at an address of this site, how large it is in pixels, if that is known, and a smaller version of it, if there is one.
  case kept(href: String, width: Int?, height: Int?, smaller: Smaller? = nil)
  /// A link to the picture in its place.
  case absent(href: String)
  /// Nothing: its caption stays.
  case none

  /// A version of a picture for those who have little room or a slow line.
  package struct Smaller: Sendable, Equatable {
    /// Its address: without spaces and commas, as it stands in a list.
    package var href: String
    /// How wide it is, in pixels.
    package var width: Int

    package init(href: String, width: Int) {
      self.href = href
      self.width = width
    }
  }

  /// The image of a link's target.
  package init(_ target: LinkTarget) {
    switch target {
    case .archived(let href), .external(let href): self = .shown(href: href)
    case .none: self = .none
    }
  }
}

/// How Markdown is turned into HTML.
package struct HTMLOptions {
  /// Where a link or an image leads. It is called with the destination as written: Markdown's escapes and entities
  /// undone, percent-encoding untouched, without control characters. Only destinations whose scheme is allowed get
  /// here (http, https and relative ones; mailto for links), and what it returns is held to the same rule.
  package var link: (String) -> LinkTarget
  /// What is shown of an image, by its destination as `link` gets it; `nil`: where `link` says.
  package var image: ((String) -> ImageTarget)?
  /// What is added to the level of a heading: with 1, Markdown's `#` is an `<h2>`. Levels stay within 1 to 6.
  package var headingOffset: Int
  /// Whether headings get an `id`, made of their text.
  package var headingIdentifiers: Bool
  /// The ids that the page uses itself, which no heading may get. Those of footnotes (`fn-…`, `fnref-…`) are always
  /// kept free.
  package var reservedIdentifiers: Set<String>
  /// HTML for feed readers: no ids, no classes, no `rel`, no loading hints; footnotes are numbered, but not linked.
  package var plain: Bool
  /// The article's language, as a BCP 47 tag: paragraphs and headings that are plainly in another one get a `lang`. `nil`: none does.
  package var language: String?
  /// Whether the article is written from right to left: parts that get a `lang` are not, and say so.
  package var isRightToLeft: Bool
  /// The words that the renderer adds, most of them for screen readers only.
  package var labels: Labels

  /// Words in the language of the page.
  package struct Labels: Sendable, Equatable {
    /// The name of the section of footnotes.
    package var footnotes: String
    /// The name of a link from a footnote back to its reference; the number follows.
    package var backToText: String
    /// What stands in the place of a picture that is not shown; its text follows.
    package var absentPicture: String

    package init(
      footnotes: String = "Footnotes", backToText: String = "Back to reference",
      absentPicture: String = "Picture at the original"
    ) {
      self.footnotes = footnotes
      self.backToText = backToText
      self.absentPicture = absentPicture
    }
  }

  /// Makes options. Without a `link`, absolute destinations are external, and relative ones are pages of the site.
  package init(
    headingOffset: Int = 1, headingIdentifiers: Bool = true, reservedIdentifiers: Set<String> = [],
    plain: Bool = false, language: String? = nil, isRightToLeft: Bool = false, labels: Labels = Labels(),
    link: @escaping (String) -> LinkTarget = HTMLOptions.asWritten, image: ((String) -> ImageTarget)? = nil
  ) {
    self.link = link
    self.image = image
    self.headingOffset = headingOffset
    self.headingIdentifiers = headingIdentifiers
    self.reservedIdentifiers = reservedIdentifiers
    self.plain = plain
    self.language = language
    self.isRightToLeft = isRightToLeft
    self.labels = labels
  }

  /// Every destination as it stands: external with a scheme or a host, of this site otherwise.
  package static func asWritten(_ destination: String) -> LinkTarget {
    var written = destination
    let isAbsolute = written.withUTF8 { $0.starts(with: "//".utf8) || Destination.scheme(of: $0[...]) != nil }
    return isAbsolute ? .external(href: destination) : .archived(href: destination)
  }
}
