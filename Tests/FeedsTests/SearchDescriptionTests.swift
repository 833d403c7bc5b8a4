import Feeds
import Testing

@Suite struct SearchDescriptionTests {
  @Test("a description has a short name, and the address with a place for what is looked for") func document() {
    let description = SearchDescription(
      name: "河畔日报与其他十几家报纸的档案", description: "A & <B>", page: "https://s.example/新/search.html")
    #expect(
      String(decoding: description.document, as: UTF8.self) == """
        <?xml version="1.0" encoding="utf-8"?>
        <OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
        <ShortName>河畔日报与其他十几家报纸的档案</ShortName>
        <Description>A &amp; &lt;B&gt;</Description>
        <InputEncoding>UTF-8</InputEncoding>
        <Url type="text/html" template="https://s.example/%E6%96%B0/search.html?q={searchTerms}"/>
        </OpenSearchDescription>

        """)
    #expect(
      String(
        decoding: SearchDescription(name: "A newspaper archive of many", description: "", page: "").document,
        as: UTF8.self
      )
      .contains("<ShortName>A newspaper arch</ShortName>"))
  }
}
