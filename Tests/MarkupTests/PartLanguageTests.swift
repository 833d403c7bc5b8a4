import Markup
import Testing

@Suite struct PartLanguageTests {
  private func page(_ markdown: String, in language: String) -> String {
    html(markdown, HTMLOptions(headingIdentifiers: false, language: language))
  }

  @Test(
    "a paragraph or heading that is plainly in another language says which",
    arguments: [
      ("The boat is late, and the men of the harbour wait for it.", "zh-Hans", #"<p lang="en">"#),
      ("Le bateau est en retard, et *les* gens du port sont dans la rue.", "zh-Hant", #"<p lang="fr">"#),
      ("Das Boot ist zu spät, und die Leute warten auf den Fischer.", "ja", #"<p lang="de">"#),
      ("# The last boat of the day and the first", "zh-Hans", #"<h2 lang="en">"#),
      ("船来晚了，码头上的人在等。", "en", #"<p lang="zh">"#), ("船はまだ来ない。", "en", #"<p lang="ja">"#),
      ("배가 늦다.", "fr", #"<p lang="ko">"#),
    ])
  func aPartInAnotherLanguageSaysWhich(markdown: String, language: String, tag: String) {
    #expect(page(markdown, in: language).hasPrefix(tag))
  }

  @Test(
    "what may be the article's own says nothing",
    arguments: [
      ("船来晚了，and the men of the harbour wait for it.", "zh-Hans"), ("Lin Wangshu", "zh-Hans"),
      ("2024-06-21", "zh-Hans"),
      ("The boat is late, and the men of the harbour wait for it.", "en"), ("Boat 船 and harbour", "en"),
      ("**The** 港", "zh"), ("Рыбак Линь (林木) ждёт в порту.", "ru"), ("بېلىقچى (林木) پورتتا.", "ug"),
      ("The boat is late, and the men of the harbour wait for it.", ""),
    ])
  func whatMayBeTheArticlesOwnSaysNothing(markdown: String, language: String) {
    #expect(page(markdown, in: language).hasPrefix("<p>"))
  }

  @Test("in an article from right to left it says that it is not") func direction() {
    let options = HTMLOptions(headingIdentifiers: false, language: "ar", isRightToLeft: true)
    #expect(html("船来晚了。\n\nتأخر القارب.", options) == "<p lang=\"zh\" dir=\"ltr\">船来晚了。</p>\n<p>تأخر القارب.</p>\n")
  }

  @Test("feeds and callers that name no language get none") func feedsGetNone() {
    let english = "The boat is late, and the men of the harbour wait for it."
    #expect(html(english, HTMLOptions(plain: true, language: "zh-Hans")).hasPrefix("<p>"))
    #expect(html(english).hasPrefix("<p>"))
  }
}
