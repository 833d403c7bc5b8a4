import Soup

/// Pictures and frames that nobody is to see: they count readers, hold places, or fetch advertisements.
///
///     <img src="/stat?id=1" width="1" height="1">                              →   dropped
///     <iframe src="https://www.googletagmanager.com/ns.html?id=1"></iframe>    →   dropped
struct TrackingPixels: ElementRule {
  static let identifier = "tracking-pixels"
  static let summary = "Pictures of one pixel, and pictures and frames of counters of readers and of advertisers."
  let interest = ElementInterest.tags([.img, .iframe, .embed, .object, .ampImg, .ampIframe])

  func verdict(on element: ElementView, _ cleaning: inout Cleaning) -> Verdict? {
    if element.tag == .img || element.tag == .ampImg, Self.isPixel(element) { return .dropped }
    let source = element.attribute(.src) ?? element.attribute(.dataSrc) ?? element.attribute(.data)
    return source.map { AdvertisingHosts.contains($0) } ?? false ? .dropped : nil
  }

  /// Whether width or height say that nobody is to see it.
  private static func isPixel(_ element: ElementView) -> Bool {
    for name in [AttributeName.width, .height] {
      guard let value = element.attribute(name) else { continue }
      let text = Bytes.trimmed(value)
      if text.elementsEqual("1".utf8) || text.elementsEqual("0".utf8) || text.elementsEqual("1px".utf8) { return true }
    }
    guard let style = element.attribute(.style) else { return false }
    let css = style.filter { !Bytes.isSpace($0) }[...]
    return Bytes.contains("width:1px", in: css) && Bytes.contains("height:1px", in: css)
  }
}
