import Content
import Testing

@Suite struct ChineseScriptTests {
  @Test("a language tag tells the script by itself or by a region that uses it")
  func tags() {
    for tag in ["zh", "zh-Hans", "zh-CN", "zh-SG", "zh-Hans-HK", "zh-hans-tw", "ZH-cmn-Hans-MO", "zh-"] {
      #expect(ChineseScript(languageTag: tag) == .simplified, "\(tag)")
    }
    for tag in ["zh-Hant", "zh-hant-CN", "zh-TW", "zh-hk", "zh-MO", "ZH-Hant-x-old", "zh-yue-HK"] {
      #expect(ChineseScript(languageTag: tag) == .traditional, "\(tag)")
    }
    for tag in ["", "-", "en", "ja-Hant", "zhx-TW", "tw", "-zh-TW"] {
      #expect(ChineseScript(languageTag: tag) == nil, "\(tag)")
    }
  }
}
