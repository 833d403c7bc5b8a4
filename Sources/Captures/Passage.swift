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
    if first > 0 { runs.removeFirst(first) }
    var end = runs.count
    while end > 0, trimRun(end - 1, atStart: false) { end -= 1 }
    if end < runs.count { runs.removeLast(runs.count - end) }
  }

  /// Whether some runs are nothing but space.
  func isBlank(_ range: Range<Int>) -> Bool {
    range.allSatisfy { index in
      switch runs[index].kind {
      case .lineBreak: return true
      case .image, .footnote: return false
      case .text(var range):
        while !range.isEmpty {
          let width = spaceWidth(atStartOf: range)
          guard width > 0 else { return false }
          range = range.lowerBound + width..<range.upperBound
        }
        return true
      }
    }
  }

  /// Takes the space off one end of a run; says whether nothing is left of it.
  private mutating func trimRun(_ index: Int, atStart: Bool) -> Bool {
    switch runs[index].kind {
    case .lineBreak: return true
    case .image, .footnote: return false
    case .text(var range):
      while !range.isEmpty {
        let width = atStart ? spaceWidth(atStartOf: range) : spaceWidth(atEndOf: range)
        guard width > 0 else { return false }
        range = atStart ? range.lowerBound + width..<range.upperBound : range.lowerBound..<range.upperBound - width
        runs[index].kind = .text(range)
      }
      return true
    }
  }

  /// How many bytes the space has with which a part of the bytes begins; 0 when it begins with none.
  private func spaceWidth(atStartOf range: Range<Int>) -> Int {
    let first = bytes[range.lowerBound]
    if first < 0x80 { return Bytes.isSpace(first) ? 1 : 0 }
    if first == 0xC2 { return range.count >= 2 && bytes[range.lowerBound + 1] == 0xA0 ? 2 : 0 }
    return range.count >= 3 && isWideSpace(at: range.lowerBound) ? 3 : 0
  }

  /// How many bytes the space has with which a part of the bytes ends; 0 when it ends with none.
  private func spaceWidth(atEndOf range: Range<Int>) -> Int {
    let end = range.upperBound
    let last = bytes[end - 1]
    if last < 0x80 { return Bytes.isSpace(last) ? 1 : 0 }
    if last == 0xA0, range.count >= 2, bytes[end - 2] == 0xC2 { return 2 }
    return range.count >= 3 && isWideSpace(at: end - 3) ? 3 : 0
  }

  /// Whether the three bytes at a place are an ideographic space, one without width, or a mark of the order of bytes.
  private func isWideSpace(at index: Int) -> Bool {
    switch bytes[index] {
    case 0xE2: bytes[index + 1] == 0x80 && bytes[index + 2] == 0x8B
    case 0xE3: bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80
    case 0xEF: bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF
    default: false
    }
  }
}
