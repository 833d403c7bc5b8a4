import Content
import Testing

@Suite struct LanguageTagTests {
  @Test(
    "tags that are well formed",
    arguments: [
      "zh", "zh-Hans", "zh-Hant-TW", "EN-us", "yue", "chinese", "sl-rozaj-biske-1994", "de-CH-1901", "es-419", "x-a",
      "X-whatever",
      "i-klingon", "sgn-BE-FR", "zh-x-a-b", "en-a-bbb-x-a-ccc", "hy-Latn-IT-arevela",
    ])
  func wellFormed(tag: String) {
    #expect(LanguageTag.isWellFormed(tag))
  }

  @Test(
    "what is no tag",
    arguments: [
      "", "-", "z", "x", "i", "zh-", "-zh", "zh--Hans", "zh Hans<", "zh_Hans", "chinese language", "abcdefghi",
      "zh-abcdefghi", "12",
      "e2", "a-b", "en-a", "en-x", "en-a-b-cc", "中文", "zh-简", "zh\n", "zh\u{301}", "en\0", "é",
    ])
  func illFormed(text: String) {
    #expect(!LanguageTag.isWellFormed(text))
  }

  @Test("what somebody may have meant") func nearest() {
    #expect(LanguageTag.nearest(to: "zh_Hant_TW") == "zh-Hant-TW")
    #expect(LanguageTag.nearest(to: "chinese language") == nil)
  }

  @Test(
    "a script that a tag names tells its direction, else what the language is written in mostly",
    arguments: [
      ("ar", true), ("AR-EG", true), ("ug", true), ("ug-Cyrl", false), ("ug-Arab-CN", true), ("az", false),
      ("az-Arab", true),
      ("zh-Hans", false), ("he", true), ("en", false), ("ur-Latn", false), ("fa-AF", true), ("en-x-arab", false),
      ("", false),
    ])
  func direction(tag: String, isRightToLeft: Bool) {
    #expect(LanguageTag.isRightToLeft(tag) == isRightToLeft)
  }
}
