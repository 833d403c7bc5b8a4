import Testing

@Suite struct DateLinesTests {
  @Test(
    "a first line that is a date goes into dateline and tells the date",
    arguments: [
      ("发布时间：2024年6月20日 12:30", "2024-06-20"), ("Jun 20th 2024", "2024-06-20"), ("發布 2024/6/20", "2024-06-20"),
      ("2024年6月20日 星期四", "2024-06-20"), ("Last updated: June 20, 2024 at 3:05 p.m.", "2024-06-20"),
    ])
  func first(line: String, day: String) throws {
    let cleaned = try Cleaned("<p>\(line)</p><p>河水退了。</p>")
    #expect(cleaned.text == "河水退了。\n")
    #expect(cleaned.article.dateline == line)
    #expect(cleaned.article.date.rfc3339.hasPrefix(day))
    #expect(cleaned.account == ["dateline: moved to dateline: \(line)"])
  }

  @Test("dates of a diary, dates in sentences and dates that contradict a known one stay")
  func others() throws {
    for html in [
      "<p>2024年6月19日</p><p>一。</p><p>2024年6月20日</p><p>二。</p>", "<p>2024年6月20日是一个星期四</p><p>一。</p>",
      "<address>林一</address><time datetime='2024-06-20'>x</time><p>2023年6月19日</p><p>一。</p>",
    ] {
      #expect(try Cleaned(html).text.hasPrefix("202"))
    }
  }

  @Test("a time that is dropped for its relative wording tells its date")
  func relative() throws {
    let cleaned = try Cleaned("<div><time datetime='2024-06-20'>5 小时前</time></div><p>河水退了。</p>")
    #expect(cleaned.article.date.rfc3339.hasPrefix("2024-06-20"))
  }
}
