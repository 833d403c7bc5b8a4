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
}
