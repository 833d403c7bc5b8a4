import Testing

@Suite struct PlayerControlsTests {
  @Test("what a player says in place of playing is dropped; what it plays stays")
  func message() throws {
    let cleaned = try Cleaned.within(
      "<div class=player><iframe src=https://www.youtube.com/embed/x></iframe><div class=c>你的器材不支持播放多媒体材料</div></div>")
    #expect(cleaned.text.contains("https://www.youtube.com/watch?v=x"))
    #expect(!cleaned.text.contains("器材"))
    #expect(cleaned.account == ["player-controls: dropped: 你的器材不支持播放多媒体材料"])
  }

  @Test("times and signs among a player's names are dropped; titles stay")
  func controls() throws {
    #expect(try Cleaned.within("<div class=mejs-controls><span>00:00 / 03:12</span></div>").text == "")
    #expect(try Cleaned.within("<div class=player-title>渡口的钟声</div>").text == "渡口的钟声")
  }
}
