import Content
import Testing

/// Front matter of sizes that nobody writes.
@Suite struct FrontMatterBoundsTests {
  @Test(
    "a megabyte of keys is read in time that grows with the size, not with its square, by the fast reader and by Yams",
    arguments: ["v", "\"v\"", "[v]", "'v'"])
  func keys(value: String) {
    let clock = ContinuousClock()
    func time(_ count: Int) -> Duration {
      let text = "---\ntitle: T\ndate: 2024-01-02\n" + (0..<count).map { "k\($0): \(value)\n" }.joined() + "---\n"
      let bytes = Array(text.utf8)
      return clock.measure {
        let article = try? ArticleReader().article(bytes, path: "a.md", file: "a.md")
        #expect(article?.extra.count == count)
      }
    }
    let small = time(4000)
    let large = time(64_000)
    #expect(large < max(small, .milliseconds(20)) * 48, "\(small), then \(large)")
  }

  @Test("a key that comes twice among many is found", arguments: [1, 15, 16, 40])
  func twice(place: Int) {
    let keys = (0..<40).map { "k\($0)" } + ["k\(place - 1)"]
    let yaml = keys.map { "\($0): v\n" }.joined()
    #expect(FrontMatter(written: Array(yaml.utf8)[...]) == nil)
    #expect(throws: YAML.Failure.self) { try FrontMatter(yaml: yaml) }
    let whole = keys.dropLast().map { "\($0): v\n" }.joined()
    #expect(FrontMatter(written: Array(whole.utf8)[...])?.entries.map(\.key) == keys.dropLast())
  }
}
