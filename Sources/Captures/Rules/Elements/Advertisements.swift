import Soup

/// Room for advertising and for asking for money, and the label that stands over it.
///
///     <div class="in-article-advert o-ads"></div>                      →   dropped
///     <div class="m-interstitial"><span>广告</span> 继续浏览</div>      →   dropped
///     <p>广告</p>                                                      →   dropped
struct Advertisements: ElementRule {
  static let identifier = "advertisements"
  static let summary =
    "Room for advertising and appeals for money, told by its names, and labels that say nothing but “广告”."
  static let words = [
    "ad", "ads", "advert", "adverts", "advertise", "advertisement", "advertisements", "advertising", "adslot",
    "adsbygoogle", "adsense", "adunit", "adbox", "adcontainer", "adwrapper", "dfp", "gpt", "mpu", "interstitial",
    "outbrain", "taboola", "sponsored", "googleads", "donate", "donation", "donate-us",
  ]
  private static let names = ClassWords(words)
  let interest = ElementInterest.namesOrTexts([
    .div, .p, .span, .section, .aside, .ins, .li, .small, .center, .figure, .article,
  ])

  func verdict(on element: ElementView, _ cleaning: inout Cleaning) -> Verdict? {
    if let text = element.lone, Self.isLabel(text) { return .dropped }
    guard element.words.has(Self.names) else { return nil }
    // Whoever calls a paragraph of prose an advertisement means something else.
    return element.characters(upTo: 61) <= 60 ? .dropped : nil
  }

  /// Whether a text says nothing but that advertising stands here.
  static func isLabel(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count <= 90, hints.isFound(in: text) else { return false }
    let bare = TextCleaning.line(text).lowercased().filter { !"[]（）()【】－-—:：".contains($0) }
    return labels.contains(TextCleaning.line(bare.utf8))
  }

  private static let hints = PhraseSet(["广告", "廣告", "赞助", "贊助", "advertis", "sponsored"])

  private static let labels: Set<String> = [
    "广告", "廣告", "赞助内容", "贊助內容", "advertisement", "advertisements", "advertise", "sponsored", "广告 继续浏览后续",
    "告知第三方内容可能包含广告", "警告第三方内容可能包含广告", "第三方內容可能包含廣告",
    "story continues below advertisement", "article continues below advertisement", "advertisement skip advertisement",
  ]
}
