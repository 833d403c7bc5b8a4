import Soup

/// Links and boxes for passing the page on.
///
///     <a href="https://twitter.com/intent/tweet?url=…">推特</a>                     →   dropped
///     <div class="addtoany_share_save_container">分享： <a href="#">…</a></div>   →   dropped
struct ShareButtons: ElementRule {
  static let identifier = "share-buttons"
  static let summary = "Links that share the page or add it to a collection, and the boxes around them."
  static let words = [
    "share", "shares", "sharing", "sharethis", "sharebar", "sharebox", "sharedaddy", "addtoany", "addthis", "jiathis",
    "bdshare", "bdsharebuttonbox", "social-share", "social-links", "social-icons", "social-buttons", "social-bar",
    "socialmedia", "follow-us", "followus",
  ]
  private static let names = ClassWords(words)
  let interest = ElementInterest.attributes

  func verdict(on element: ElementView, _ cleaning: inout Cleaning) -> Verdict? {
    if element.tag == .a { return Self.isShareLink(element) ? .dropped : nil }
    guard element.words.has(Self.names), !element.contains([.figure, .video, .audio, .iframe, .blockquote]) else {
      return nil
    }
    return element.characters(upTo: 61) <= 60 ? .dropped : nil
  }

  private static func isShareLink(_ element: ElementView) -> Bool {
    guard let href = element.attribute(.href) else { return false }
    let address = href.prefix(120)
    guard let start = Bytes.find(slashes, in: address) else { return Bytes.begins(address, with: mail) }
    var place = address[(start + 2)...]
    if Bytes.begins(place, with: www) { place = place.dropFirst(4) }
    guard let first = place.first.map({ (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }) else { return false }
    return services.contains { $0[0] == first && Bytes.begins(place, with: $0) }
  }

  private static let slashes = Array("//".utf8)
  private static let mail = Array("mailto:?".utf8)
  private static let www = Array("www.".utf8)

  /// Where such links lead, without scheme and `www.`. (Those to del.icio.us stand in the footers of feeds, which
  /// `FeedFooter` takes as a whole.)
  private static let services = [
    "facebook.com/sharer", "facebook.com/share.php", "facebook.com/dialog/share", "twitter.com/intent/tweet",
    "twitter.com/share", "twitter.com/home?status", "x.com/intent/", "x.com/share", "service.weibo.com/share",
    "v.t.sina.com.cn/share", "share.v.t.qq.com",
    "sns.qzone.qq.com/cgi-bin/qzshare", "connect.qq.com/widget/shareqq", "addtoany.com/", "addthis.com/bookmark",
    "plus.google.com/share", "linkedin.com/share", "linkedin.com/cws/share", "pinterest.com/pin/create",
    "reddit.com/submit", "tumblr.com/share", "tumblr.com/widgets/share", "t.me/share", "telegram.me/share",
    "wa.me/?text", "api.whatsapp.com/send", "line.me/r/msg", "social-plugins.line.me", "lineit.line.me/share",
    "getpocket.com/save", "getpocket.com/edit", "instapaper.com/hello2", "evernote.com/clip", "douban.com/share",
    "digg.com/submit", "stumbleupon.com/submit", "news.ycombinator.com/submitlink", "share.flipboard.com",
  ].map { Array($0.utf8) }
}
