import Soup

/// Helper texts for screen readers that the page puts out of sight.
///
///     <span class="off-screen">图片版权</span><span>Reuters</span>   →   Reuters
///     <a class="jump-link" href="#end">跳过此帖</a>                  →   dropped
///     <a href="#end-of-posts">跳过</a> … <p id="end-of-posts">结尾</p>   →   both dropped
struct OffScreenText: ElementRule {
  static let identifier = "off-screen"
  static let summary = "Helper texts that the page puts out of sight, such as “Image caption”."
  static let words = [
    "off-screen", "offscreen", "visually-hidden", "visuallyhidden", "hidden-visually", "sr-only", "sronly",
    "screen-reader", "screen-reader-text", "screenreader", "screen-reader-only", "assistive-text",
    "element-invisible", "a11y-hidden", "jump-link", "skip-link", "skip-to-content",
  ]
  private static let names = ClassWords(words)
  let interest = ElementInterest.attributes

  func verdict(on element: ElementView, _ cleaning: inout Cleaning) -> Verdict? {
    if Self.isSkipMark(element) { return .dropped }
    guard element.words.has(Self.names), !element.contains(MediaTags.all) else { return nil }
    // What goes on for paragraphs is hidden for another reason, such as a tab that is not open.
    return element.characters(upTo: 201) <= 200 ? .dropped : nil
  }

  /// Whether it is a link over what follows, or the mark to which such a link leads.
  private static func isSkipMark(_ element: ElementView) -> Bool {
    switch element.tag {
    case .a:
      guard let href = element.attribute(.href), Bytes.begins(href, with: link) else { return false }
      return element.characters(upTo: 41) <= 40
    case .p, .div, .span:
      guard let id = element.attribute(.id), Bytes.begins(id, with: end) else { return false }
      return marks.isFound(in: element.lone ?? [])
    default: return false
    }
  }

  private static let link = Array("#end-of-".utf8)
  private static let end = Array("end-of-".utf8)
  private static let marks = PhraseSet(["end of", "结尾", "結尾"])
}

/// Elements that show pictures or play something.
enum MediaTags {
  static let all: Set<Tag> = [.img, .picture, .figure, .video, .audio, .iframe, .embed, .object, .source]
}
