import Soup

/// Boxes that ask for consent to cookies.
///
///     <div id="onetrust-banner">本网站使用 Cookie…</div>   →   dropped
struct ConsentBanners: ElementRule {
  static let identifier = "consent-banners"
  static let summary = "Boxes that ask for consent to cookies or to foreign content."
  static let words = ["cookie", "cookies", "consent", "gdpr", "onetrust", "cookiebanner", "cookieconsent", "ccpa"]
  private static let names = ClassWords(words)
  let interest = ElementInterest.words

  func verdict(on element: ElementView, _ cleaning: inout Cleaning) -> Verdict? {
    guard element.words.has(Self.names), !element.contains(MediaTags.all) else { return nil }
    guard element.characters(upTo: 801) <= 800 else { return nil }
    return Self.subjects.isFound(in: element.tree.textContent(of: element.node)[...]) ? .dropped : nil
  }

  private static let subjects = PhraseSet(["cookie", "隐私", "隱私", "同意", "consent"])
}
