import Testing

@Suite struct RelativeTimesTests {
  @Test(
    "spans of time before the capture are dropped",
    arguments: ["15 分钟前", "3小时前", "2 小時前", "1 day ago", "12 hours ago", "刚刚", "Just now"])
  func relative(text: String) throws {
    let cleaned = try Cleaned.within("<div><time>\(text)</time></div>")
    #expect(cleaned.text == "")
    #expect(cleaned.account == ["relative-times: dropped: \(text)"])
  }

  @Test("what only begins like one stays", arguments: ["三年前", "15 分钟前的事", "2020年前", "3 days", "前"])
  func other(text: String) throws {
    #expect(try Cleaned.within("<p>\(text)</p>").text == text)
  }
}
