import Captures
import Testing

@Suite struct LanguageTests {
  @Test(
    "the language is told by the characters",
    arguments: [
      ("这个国家的学生们还没有说话", "zh-Hans"), ("這個國家的學生們還沒有說話", "zh-Hant"),
      ("The ferry leaves the harbour at eight in the morning.", "en"), ("これはひらがなとカタカナのテストです", "ja"),
      ("안녕하세요 여러분 반갑습니다", "ko"),
      ("iPhone 这个国家的学生们 MacBook 还没有说话", "zh-Hans"),
    ])
  func languages(text: String, language: String) {
    #expect(LanguageGuess.language(of: text) == language)
  }

  @Test("too little text tells nothing", arguments: ["", "123", "a b", "人"])
  func nothing(text: String) {
    #expect(LanguageGuess.language(of: text) == nil)
  }
}
