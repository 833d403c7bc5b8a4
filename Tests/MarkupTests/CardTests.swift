import Markup
import Testing

@Suite struct CardTests {
  @Test(
    "a paragraph of a link with a label is a card",
    arguments: ["视频：潮水（YouTube）", "帖子（X）", "影片：潮水", "Video: The tide (Vimeo)", "Embedded page (a.example)"])
  func cards(label: String) {
    #expect(html("[\(label)](https://a.example)").hasPrefix("<p class=\"card\"><a href=\"https://a.example\""))
  }

  @Test(
    "other paragraphs are none",
    arguments: [
      "[视频](https://a.example)", "[Videos of the tide](https://a.example)", "[潮水](https://a.example)",
      "看 [视频：潮水](https://a.example)", "视频：潮水", "[视频：潮水](https://a.example) 。",
    ])
  func others(markdown: String) {
    #expect(html(markdown).hasPrefix("<p>"))
  }

  @Test("plain HTML has no classes")
  func plain() {
    #expect(html("[视频：潮水](https://a.example)", HTMLOptions(plain: true)).hasPrefix("<p><a"))
  }
}
