import Testing

@testable import Captures

@Suite struct PhraseSetTests {
  private func isFound(_ phrases: [String], _ text: String) -> Bool {
    PhraseSet(phrases).isFound(in: Array(text.utf8)[...])
  }

  @Test(
    "a phrase is found wherever it stands, whatever the case of its letters",
    arguments: [
      (["on medium"], "中文，on MEDIUM"), (["appeared on"], "é😀Appeared on"), (["译者："], "（译者：某"),
      (["译者：", "by "], "中文 By 某"), (["by ", "译者："], "by the 译者："),
    ])
  func found(phrases: [String], text: String) {
    #expect(isFound(phrases, text))
  }

  @Test("what only begins like a phrase is none", arguments: ["", "译者", "译", "b", "by", "译著：", "ｂy 某"])
  func notFound(text: String) {
    #expect(!isFound(["译者：", "by "], text))
  }
}
