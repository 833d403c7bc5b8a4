import Markup
import Testing

@Suite struct WebLinksTests {
  @Test("links and pictures are found as they are written") func linksAndPicturesAreFound() {
    let markdown =
      "一[甲](https://a.example/x_\\(1\\)) ![图](<https://b.example/a b> \"credit\")\n[内](../x.md) \\[no](mailto:a@b)"
    #expect(
      MarkdownParser.webLinks(in: Array(markdown.utf8)[...]) == ["https://a.example/x_(1)", "https://b.example/a b"])
  }

  @Test("a text that ends in a link that does not is read to its end") func aTextThatEndsInALink() {
    #expect(MarkdownParser.webLinks(in: Array("[a](https://a.example/\\".utf8)[...]) == ["https://a.example/"])
    #expect(MarkdownParser.webLinks(in: Array("[a](".utf8)[...]).isEmpty)
  }
}
