import Testing

@testable import Captures

@Suite struct WordTableTests {
  private let table = WordTable(["新闻社", "闻社", "社", "News Desk", "AP"])

  private func scalars(_ text: String) -> ArraySlice<Unicode.Scalar> { Array(text.unicodeScalars)[...] }

  @Test func aWord_isFoundWhateverTheCaseOfItsLetters() {
    #expect(table.index(of: scalars("新闻社")) == 0)
    #expect(table.index(of: scalars("社")) == 2)
    #expect(table.index(of: scalars("NEWS desk")) == 3)
    #expect(table.index(of: scalars("ap")) == 4)
  }

  @Test func partsOfWords_andWhatHoldsThem_areNone() {
    for text in ["", "新闻", "某新闻社", "A", "APP", "éAP"] { #expect(!table.contains(scalars(text))) }
  }

  @Test func theFirstOfTheEndings_isTakenOff() {
    #expect(table.removed(fromEndOf: scalars("某新闻社"))?.string == "某")
    #expect(table.removed(fromEndOf: scalars("某社"))?.string == "某")
    #expect(table.removed(fromEndOf: scalars("the news desk"))?.string == "the ")
    #expect(table.removed(fromEndOf: scalars("社"))?.string == "")
    #expect(table.removed(fromEndOf: scalars("新闻")) == nil)
    #expect(table.removed(fromEndOf: []) == nil)
  }

  @Test func wordsInATextOfScalars_areFoundInSlicesToo() {
    let text = scalars("某甲 And 乙甲 and").dropFirst()
    #expect(text.find(Array("甲".unicodeScalars)) == 1)
    #expect(text.dropFirst().find(Array("甲 and".unicodeScalars)) == 8)
    #expect(text.find(Array("某".unicodeScalars)) == nil)
    #expect(text.dropFirst(2).begins(with: Array("and 乙".unicodeScalars)))
    #expect(!text.begins(with: Array("甲 And".unicodeScalars)))
  }

  @Test func scalars_becomeTheStringThatTheyCameFrom() {
    for text in ["", "Ann Lee", "某甲", "Zoë 🙂 q"] { #expect(scalars(text).string == text) }
  }
}
