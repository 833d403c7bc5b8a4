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
    // Twelve characters and five words: `，` and `…` count as words between Han, as letters do.
    let piece = "春定也主，国室é友区<i>湾</i>泉𠀀借 x39土…"
    let counts = (characters: 12, words: 5)
    let html = Array(String(repeating: piece, count: 1000).utf8)
    let expected = (counts.characters * 1000 * 220 + counts.words * 1000 * 400 + 44_000) / 88_000
    #expect(ReadingTime(html: html).minutes == expected)
    for count in 0..<piece.utf8.count { #expect(ReadingTime(html: Array(html.prefix(count))).minutes == 1) }
  }
}
