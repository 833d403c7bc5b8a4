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

  @Test("what is drawn over a player with its title once more is dropped")
  func front() throws {
    let player = "<audio data-file-name='渡口的钟声' src='/a.mp3'></audio>"
    let front = { (part: String) in
      "<div class=player><header><h4>\(part)</h4><div data-time='00:00'></div></header></div>"
    }
    let caption = "<figcaption>钟声</figcaption>"
    #expect(
      try Cleaned.within("<figure>\(player)\(front("渡口的钟声"))</figure>").text
        == "[音频：渡口的钟声（news.example）](https://news.example/a.mp3)")
    #expect(try Cleaned.within("<figure>\(player)\(front("另一段"))\(caption)</figure>").text.contains("#### 另一段"))
  }

  @Test("times and signs among a player's names are dropped; titles stay")
  func controls() throws {
    #expect(try Cleaned.within("<div class=mejs-controls><span>00:00 / 03:12</span></div>").text == "")
    #expect(try Cleaned.within("<div class=player-title>渡口的钟声</div>").text == "渡口的钟声")
  }
}
