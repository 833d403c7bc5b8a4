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
    let plain = ArchivedAddress(plain: text)
    #expect(plain == ArchivedAddress(WebAddress(text)))
  }

  @Test(
    "an address that has something to fold is taken apart",
    arguments: [
      "https://WWW.example.org/1", "https://example.org:80/1", "https://example.org//1", "https://example.org/%e5",
      "https://example.org/1?utm_source=x", "../1.md", "mailto:a@example.org", "",
    ])
  func other(text: String) {
    #expect(ArchivedAddress(plain: text) == nil)
    #expect(ArchivedAddress(text) == ArchivedAddress(WebAddress(text)))
  }
}
