import Importing
import Platform
import Testing

@Suite struct ReportTests {
  @Test("a line tells what was found in a capture, what rules took, and what was worked around")
  func line() throws {
    let mirror = try Mirror()
    try mirror.capture(
      "a \"b\".md", "https://news.example/a",
      "<address>林望舒</address><time datetime=\"2099-01-01T00:00:00Z\"></time><p>潮水退了。</p><script>x</script><script>y</script>"
        + "<p>广告</p>")
    #expect(
      try mirror.report() == [
        #"{"capture":"a \"b\".md","outcome":"new","article":"2024/06/21/news-example-a.md","fields":{"title":"题","#
          + #""date":"2024-06-21T04:37:02Z","captured":"2024-06-21T04:37:02Z","url":"https://news.example/a","#
          + #""outlet":"news-example","language":"zh-Hans","authors":["林望舒"]},"#
          + #""takings":[{"rule":"scripts","verdict":"dropped","characters":0,"text":"script or style","times":2},"#
          + #"{"rule":"advertisements","verdict":"dropped","characters":2,"text":"广告"},"#
          + #"{"rule":"byline","verdict":"moved to authors","characters":3,"text":"林望舒"}],"warnings":[{"severity":"warning","#
          + #""identifier":"date","message":"the date 2099-01-01T00:00:00Z cannot be right"}]}"#
      ])
  }

  @Test("a capture that cannot be used has a line with the reason") func reported() throws {
    let mirror = try Mirror()
    try mirror.folder.write("", to: "captures/empty.md")
    #expect(
      try mirror.report() == [
        #"{"capture":"empty.md","outcome":"reported","warnings":[{"severity":"error","identifier":"empty-file","#
          + #""message":"the file is empty"}]}"#
      ])
  }

  @Test("captures that have not changed are reported as fully as new ones") func unchanged() throws {
    let mirror = try Mirror()
    for index in 0..<3 {
      try mirror.capture("\(index).md", "https://news.example/\(index)", "<p>潮水退了。</p><p>广告</p>")
    }
    let first = try mirror.report()
    let second = try mirror.report()
    #expect(first.count == 3)
    #expect(second == first.map { $0.replacing("\"outcome\":\"new\"", with: "\"outcome\":\"same\"") })
  }

  @Test("texts are cut, in whole characters") func cut() throws {
    let mirror = try Mirror()
    let text = String(repeating: "字", count: 300)
    try mirror.capture("1.md", "https://news.example/a", "<p>潮水退了。</p><div hidden>\(text)</div>")
    let line = try #require(try mirror.report().first)
    #expect(line.contains("\"characters\":300,\"text\":\"\(String(repeating: "字", count: 80))\""))
  }

  @Test("a report that cannot be written leaves nothing behind") func unwritable() throws {
    let mirror = try Mirror()
    try mirror.capture("1.md", "https://news.example/a", "<p>一</p>")
    let summary = try mirror.run()
    try Folder.make(mirror.folder["taken/report"])
    #expect(throws: SystemError.self) {
      try mirror.importer.writeReport(of: summary, to: mirror.folder["taken/report"])
    }
    #expect(try FolderWalk(mirror.folder["taken"]).files.isEmpty)
  }
}
