import Captures
import Content
import Testing

@Suite struct LanguageTests {
  @Test(
    "the language is told by the characters",
    arguments: [
      ("这个国家的学生们还没有说话", "zh-Hans"), ("這個國家的學生們還沒有說話", "zh-Hant"),
      ("The ferry leaves the harbour at eight in the morning.", "en"), ("これはひらがなとカタカナのテストです", "ja"),
      ("안녕하세요 여러분 반갑습니다", "ko"),
      ("iPhone 这个国家的学生们 MacBook 还没有说话", "zh-Hans"), ("他专心地看信", "zh-Hans"), ("他專心地看信", "zh-Hant"),
    ])
  func languages(text: String, language: String) {
    #expect(LanguageGuess.language(of: Array(text.utf8)) == language)
  }

  @Test("too little text tells nothing", arguments: ["", "123", "a b", "人"])
  func nothing(text: String) {
    #expect(LanguageGuess.language(of: Array(text.utf8)) == nil)
  }

  @Test("a text that ends within a character tells its language all the same", arguments: 1...2)
  func cutCharacter(bytes: Int) {
    #expect(LanguageGuess.language(of: Array("这个国家的学生们没".utf8.dropLast(bytes))) == "zh-Hans")
  }

  @Test(
    "an article in the other Chinese characters than its outlet's says so",
    arguments: [
      ("這艘船說來還沒來，碼頭上的人們等了兩個時辰，會不會開，沒有人說。", "zh-Hant"), ("这艘船说来还没来，码头上的人们等了两个时辰，会不会开，没有人说。", "zh-Hans"),
      ("船「這」字怎麼寫", "zh-Hans"),
    ])
  func otherCharacters(text: String, language: String) throws {
    let outlet = Outlet(slug: "hepan", name: "河畔", places: ["hepan.example"], language: "zh-Hans")
    let converter = CaptureConverter(outlets: OutletTable([outlet]))
    let capture = "<!--1718944622000-->\n[题](https://hepan.example/1)\n------\n\n<p>\(text)</p>\n"
    #expect(try converter.convert(Array(capture.utf8), file: "a.md").article.language == language)
  }
}
