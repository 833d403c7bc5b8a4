import Content
import Testing

@testable import Site

@Suite struct ArchivedAddressTests {
  @Test(
    "a plain address is the same one whether it is taken apart or not",
    arguments: [
      "https://www.example.org/news/1", "http://example.org/news/1/", "https://example.org",
      "https://example.org/南#top",
    ])
  func plain(text: String) {
    let plain = ArchivedArticle.Address(plain: text)
    #expect(plain == ArchivedArticle.Address(WebAddress(text)))
  }

  @Test(
    "an address that has something to fold is taken apart",
    arguments: [
      "https://WWW.example.org/1", "https://example.org:80/1", "https://example.org//1", "https://example.org/%e5",
      "https://example.org/1?utm_source=x", "../1.md", "mailto:a@example.org", "",
    ])
  func other(text: String) {
    #expect(ArchivedArticle.Address(plain: text) == nil)
    #expect(ArchivedArticle.Address(text) == ArchivedArticle.Address(WebAddress(text)))
  }
}
