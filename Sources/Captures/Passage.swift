/// The text of one paragraph, heading or caption: runs that each have one style.
///
/// There is no nesting, so crossing and unclosed tags of a capture cost nothing here; the writer of Markdown opens and
/// closes marks where the style changes.
package struct Passage: Sendable, Equatable {
  /// How a run is set.
  package struct Style: OptionSet, Sendable, Hashable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let strong = Style(rawValue: 1)
    package static let emphasis = Style(rawValue: 2)
    package static let strike = Style(rawValue: 4)
    package static let code = Style(rawValue: 8)
    package static let superscript = Style(rawValue: 16)
    package static let `subscript` = Style(rawValue: 32)
    /// Text that belongs to a picture. Markdown has no mark for it: it decides what becomes a caption.
    package static let caption = Style(rawValue: 64)
    /// Text that tells who made a picture.
    package static let credit = Style(rawValue: 128)

    /// The styles that Markdown has marks for.
    package static let marked: Style = [.strong, .emphasis, .strike]
  }

  /// A stretch of text in one style, or one thing among the text.
  package struct Run: Sendable, Equatable {
    /// What it is.
    package enum Kind: Sendable, Equatable {
      /// Text; where it stands in the passage's bytes.
      case text(Range<Int>)
      /// The end of a line inside a paragraph.
      case lineBreak
      /// A picture: the index into the passage's images.
      case image(Int)
      /// A mark that leads to a footnote, with the note's number.
      case footnote(Int)
    }

    package var kind: Kind
    package var style: Style
    /// The index into the passage's links; `nil` outside links.
    package var link: Int?

    package init(_ kind: Kind, style: Style = [], link: Int? = nil) {
      self.kind = kind
      self.style = style
      self.link = link
    }
  }

  /// The runs, in order.
  package var runs: [Run] = []
  /// The text of all runs, UTF-8.
  package var bytes: [UInt8] = []
  /// The addresses that runs link to.
  package var links: [String] = []
  /// The pictures among the text.
  package var images: [Image] = []

  /// A picture among text.
  package struct Image: Sendable, Equatable {
    package var source: String
    package var alternative: String
    /// Whether it is a sign in the text, as an emoji is, and no picture for itself.
    package var isSign: Bool

    package init(source: String, alternative: String = "", isSign: Bool = false) {
      self.source = source
      self.alternative = alternative
      self.isSign = isSign
    }
  }

  package init() {}

  /// A passage of plain text.
  package init(_ text: String) {
    append(Array(text.utf8)[...], style: [], link: nil)
  }

  /// Whether it has neither text nor pictures.
  package var isEmpty: Bool {
    runs.allSatisfy { run in
      switch run.kind {
      case .text(let range): range.isEmpty
      case .lineBreak: true
      case .image, .footnote: false
      }
    }
  }

  /// Its text without marks, a space for each line break.
  package var plainText: String {
    var out: [UInt8] = []
    for run in runs {
      switch run.kind {
      case .text(let range): out += bytes[range]
      case .lineBreak: out.append(0x20)
      case .image, .footnote: break
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// Adds text; it joins the last run when that has the same style and link.
  package mutating func append(_ text: ArraySlice<UInt8>, style: Style, link: Int?) {
    guard !text.isEmpty else { return }
    let start = bytes.count
    bytes += text
    if let last = runs.last, last.style == style, last.link == link, case .text(let range) = last.kind,
      range.upperBound == start
    {
      runs[runs.count - 1].kind = .text(range.lowerBound..<bytes.count)
    } else {
      runs.append(Run(.text(start..<bytes.count), style: style, link: link))
    }
  }

  /// Adds the runs of a part of another passage.
  package mutating func append(_ other: Passage, runs range: Range<Int>) {
    for run in other.runs[range] { append(run, of: other) }
  }

  /// Adds a run of another passage.
  mutating func append(_ run: Run, of other: Passage) {
    let link = run.link.map { intern(link: other.links[$0]) }
    switch run.kind {
    case .text(let range): append(other.bytes[range], style: run.style, link: link)
    case .lineBreak, .footnote: runs.append(Run(run.kind, style: run.style, link: link))
    case .image(let index):
      images.append(other.images[index])
      runs.append(Run(.image(images.count - 1), style: run.style, link: link))
    }
  }

  /// The index of a link, the last one's when it leads to the same place.
  package mutating func intern(link: String) -> Int {
    if let last = links.last, last == link { return links.count - 1 }
    links.append(link)
    return links.count - 1
  }

  /// Takes the space off both ends, ideographic and no-break spaces included, and line breaks with it.
  package mutating func trim() {
    var first = 0
    while first < runs.count, trimRun(first, atStart: true) { first += 1 }
    runs.removeFirst(first)
    var end = runs.count
    while end > 0, trimRun(end - 1, atStart: false) { end -= 1 }
    runs.removeLast(runs.count - end)
  }

  /// Takes the space off one end of a run; says whether nothing is left of it.
  private mutating func trimRun(_ index: Int, atStart: Bool) -> Bool {
    switch runs[index].kind {
    case .lineBreak: return true
    case .image, .footnote: return false
    case .text(var range):
      while !range.isEmpty {
        let width = atStart ? Self.spaceWidth(atStartOf: bytes[range]) : Self.spaceWidth(atEndOf: bytes[range])
        guard let width else { break }
        range = atStart ? range.lowerBound + width..<range.upperBound : range.lowerBound..<range.upperBound - width
      }
      runs[index].kind = .text(range)
      return range.isEmpty
    }
  }

  private static let wideSpaces: [[UInt8]] = [
    [0xE3, 0x80, 0x80], [0xC2, 0xA0], [0xE2, 0x80, 0x8B], [0xEF, 0xBB, 0xBF],
  ]

  private static func spaceWidth(atStartOf bytes: ArraySlice<UInt8>) -> Int? {
    guard let first = bytes.first else { return nil }
    if Bytes.isSpace(first) { return 1 }
    return first < 0x80 ? nil : wideSpaces.first { bytes.starts(with: $0) }?.count
  }

  private static func spaceWidth(atEndOf bytes: ArraySlice<UInt8>) -> Int? {
    guard let last = bytes.last else { return nil }
    if Bytes.isSpace(last) { return 1 }
    return last < 0x80 ? nil : wideSpaces.first { bytes.suffix($0.count).elementsEqual($0) }?.count
  }
}
