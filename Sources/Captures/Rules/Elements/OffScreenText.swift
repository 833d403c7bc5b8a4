import Soup

/// Helper texts for screen readers that the page puts out of sight.
///
///     <span class="off-screen">图片版权</span><span>Reuters</span>   →   Reuters
///     <a class="jump-link" href="#end">跳过此帖</a>                  →   dropped
struct OffScreenText: ElementRule {
  static let identifier = "off-screen"
  static let summary = "Helper texts that the page puts out of sight, such as “Image caption”."
  static let words = [
    "off-screen", "offscreen", "visually-hidden", "visuallyhidden", "hidden-visually", "sr-only", "sronly",
    "screen-reader", "screen-reader-text", "screenreader", "screen-reader-only", "assistive-text",
    "element-invisible", "a11y-hidden", "jump-link", "skip-link", "skip-to-content",
  ]
  private static let names = ClassWords(words)
  let interest = ElementInterest.words

  func verdict(on element: ElementView, _ cleaning: inout Cleaning) -> Verdict? {
    guard element.words.has(Self.names), !element.contains(MediaTags.all) else { return nil }
    // What goes on for paragraphs is hidden for another reason, such as a tab that is not open.
    return element.characters(upTo: 201) <= 200 ? .dropped : nil
  }
}

/// Elements that show pictures or play something.
enum MediaTags {
  static let all: Set<Tag> = [.img, .picture, .figure, .video, .audio, .iframe, .embed, .object, .source]
}
