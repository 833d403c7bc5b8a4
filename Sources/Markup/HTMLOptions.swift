/// Where a link or an image leads on the page.
package enum LinkTarget: Sendable, Equatable {
  /// A page or a file of this site.
  case archived(href: String)
  /// Somewhere else.
  case external(href: String)
  /// Nowhere: the text stays, the link goes; of an image its caption stays.
  case none
}

/// How Markdown is turned into HTML.
package struct HTMLOptions {
  /// Where a link or an image leads. It is called with the destination as written: Markdown's escapes and entities
  /// undone, percent-encoding untouched, without control characters. Only destinations whose scheme is allowed get
  /// here (http, https and relative ones; mailto for links), and what it returns is held to the same rule.
  package var link: (String) -> LinkTarget
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
  /// The words that the renderer adds, for screen readers only.
  package var labels: Labels

  /// Words in the language of the page.
  package struct Labels: Sendable, Equatable {
    /// The name of the section of footnotes.
    package var footnotes: String
    /// The name of a link from a footnote back to its reference; the number follows.
    package var backToText: String

    package init(footnotes: String = "Footnotes", backToText: String = "Back to reference") {
      self.footnotes = footnotes
      self.backToText = backToText
    }
  }

  /// Makes options. Without a `link`, absolute destinations are external, and relative ones are pages of the site.
  package init(
    headingOffset: Int = 1, headingIdentifiers: Bool = true, reservedIdentifiers: Set<String> = [],
    plain: Bool = false, language: String? = nil, labels: Labels = Labels(),
    link: @escaping (String) -> LinkTarget = HTMLOptions.asWritten
  ) {
    self.link = link
    self.headingOffset = headingOffset
    self.headingIdentifiers = headingIdentifiers
    self.reservedIdentifiers = reservedIdentifiers
    self.plain = plain
    self.language = language
    self.labels = labels
  }

  /// Every destination as it stands: external with a scheme or a host, of this site otherwise.
  package static func asWritten(_ destination: String) -> LinkTarget {
    var written = destination
    let isAbsolute = written.withUTF8 { $0.starts(with: "//".utf8) || Destination.scheme(of: $0[...]) != nil }
    return isAbsolute ? .external(href: destination) : .archived(href: destination)
  }
}
