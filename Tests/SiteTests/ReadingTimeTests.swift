import Testing

@testable import Site

@Suite struct ReadingTimeTests {
  @Test("Han characters and words count by their own speeds, tags not at all")
  func hanCharactersAndWordsCountByTheirOwnSpeeds() {
    let han = "<p class=\"a b c\">" + String(repeating: "水", count: 4000) + "</p>"
    #expect(ReadingTime(html: Array(han.utf8)).minutes == 10)
    let words = String(repeating: "ship <em>bell</em> ", count: 1100)
    #expect(ReadingTime(html: Array(words.utf8)).minutes == 10)
    #expect(ReadingTime(html: Array((han + words).utf8)).minutes == 20)
    #expect(ReadingTime(html: []).minutes == 1)
  }

  @Test("a text of all kinds of characters is counted character by character")
  func aTextOfAllKindsIsCounted() {
    // Thirteen characters, `，` among them, and four words: `…` counts as one between Han, as letters do.
    let piece = "春定也主，国室é友区<i>湾</i>泉𠀀借 x39土…"
    let counts = (characters: 13, words: 4)
    let html = Array(String(repeating: piece, count: 1000).utf8)
    let expected = (counts.characters * 1000 * 220 + counts.words * 1000 * 400 + 44_000) / 88_000
    #expect(ReadingTime(html: html).minutes == expected)
    for count in 0..<piece.utf8.count { #expect(ReadingTime(html: Array(html.prefix(count))).minutes == 1) }
  }

  @Test("words are counted wherever they begin and end among eight bytes")
  func wordsAreCountedWhereverTheyBegin() {
    for spaces in 1..<10 {
      for letters in 1..<10 {
        let word = String(repeating: " ", count: spaces) + String(repeating: "a", count: letters)
        let words = String(repeating: word, count: 300) + "<b>" + String(repeating: word + "é\n", count: 140)
        #expect(ReadingTime(html: Array(words.utf8)).minutes == 2)
        let more = String(repeating: word, count: 110)
        #expect(ReadingTime(html: Array((words + more).utf8)).minutes == 3)
      }
    }
  }
}
