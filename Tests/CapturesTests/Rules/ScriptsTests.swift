import Testing

@Suite struct ScriptsTests {
  @Test("scripts and styles are counted, not read")
  func counted() throws {
    let cleaned = try Cleaned.within("甲<script>if (a < b) document.write('<p>乙</p>')</script><style>p{}</style>丙")
    #expect(cleaned.text == "甲丙")
    #expect(cleaned.account == ["scripts: dropped: script or style ×2"])
  }
}
