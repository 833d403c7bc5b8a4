import Markup
import Testing

@Suite struct WebLinksTests {
  private func links(in markdown: String) -> [String] {
    var links: [String] = []
    MarkdownParser.forEachWebLink(in: Array(markdown.utf8)[...]) { links.append(String(decoding: $0, as: UTF8.self)) }
    return links
  }

  @Test("links and pictures are found as they are written") func linksAndPicturesAreFound() {
    let markdown =
      "一[甲](https://a.example/x_\\(1\\)) ![图](<https://b.example/a b> \"credit\")\n[内](../x.md) \\[no](mailto:a@b)"
    #expect(links(in: markdown) == ["https://a.example/x_(1)", "https://b.example/a b"])
  }

  @Test("a text that ends in a link that does not is read to its end") func aTextThatEndsInALink() {
    #expect(links(in: "[a](https://a.example/\\") == ["https://a.example/"])
    #expect(links(in: "[a](").isEmpty)
  }
}
