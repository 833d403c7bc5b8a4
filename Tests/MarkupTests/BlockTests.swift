import Markup
import Testing

@Suite struct BlockTests {
  @Test("nothing gives nothing") func nothingGivesNothing() {
    #expect(html("") == "")
    #expect(html("\n \n") == "")
  }

  @Test("what is in the buffer already stays before the article") func whatIsInTheBufferAlreadyStaysBeforeTheArticle() {
    var output = Array("<main>".utf8)
    MarkdownParser().renderHTML("雾".utf8, with: HTMLOptions(), into: &output)
    #expect(String(decoding: output, as: UTF8.self) == "<main>\n<p>雾</p>\n")
  }

  @Test("paragraphs hold their inline markup") func paragraphsHoldTheirInlineMarkup() {
    #expect(
      html("The *old* **port**\\\nis ~~shut~~ `x<y`\nnow.")
        == "<p>The <em>old</em> <strong>port</strong><br>\nis <del>shut</del> <code>x&lt;y</code>\nnow.</p>\n")
    #expect(html("one ~tilde~ is text") == "<p>one ~tilde~ is text</p>\n")
  }

  @Test("an address alone does not become a link") func anAddressAloneDoesNotBecomeALink() {
    #expect(html("See https://port.example now") == "<p>See https://port.example now</p>\n")
  }

  @Test("quotes, rules and code stand as blocks") func quotesRulesAndCodeStandAsBlocks() {
    #expect(
      html("> 引用\n\n---\n\n```swift title\nlet a = 1 < 2\n```\n")
        == """
        <blockquote>
        <p>引用</p>
        </blockquote>
        <hr>
        <pre><code class="language-swift">let a = 1 &lt; 2
        </code></pre>

        """)
  }

  @Test("only a name becomes the class of code") func onlyANameBecomesTheClassOfCode() {
    #expect(html("```c++\n```") == "<pre><code class=\"language-c++\"></code></pre>\n")
    #expect(html("```\"onclick=\n```") == "<pre><code></code></pre>\n")
    #expect(html("```" + repeated("a", 41) + "\n```") == "<pre><code></code></pre>\n")
  }

  @Test("lists are tight or loose, and start where they start") func listsAreTightOrLooseAndStartWhereTheyStart() {
    #expect(html("- a\n- b\n") == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n")
    #expect(html("3. a\n\n4. b\n") == "<ol start=\"3\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n")
    #expect(html("- a\n  1. b") == "<ul>\n<li>a\n<ol>\n<li>b</li>\n</ol>\n</li>\n</ul>\n")
  }

  @Test("raw HTML shows as the text it is") func rawHTMLShowsAsTheTextItIs() {
    #expect(html("<script>x</script>\n\nend") == "<p>&lt;script&gt;x&lt;/script&gt;</p>\n<p>end</p>\n")
    #expect(html("a <b onclick=\"x\">c</b>") == "<p>a &lt;b onclick=&quot;x&quot;&gt;c&lt;/b&gt;</p>\n")
    #expect(html("<!-- 藏 -->") == "<p>&lt;!-- 藏 --&gt;</p>\n")
  }

  @Test("what HTML does not allow is left out or replaced") func whatHTMLDoesNotAllowIsLeftOutOrReplaced() {
    #expect(html("a&#1;b&#x80;c\u{FFFF}d&#0;e") == "<p>abcd\u{FFFD}e</p>\n")
    #expect(html([0x61, 0xFF, 0x62, 0x00, 0x63]) == "<p>a\u{FFFD}b\u{FFFD}c</p>\n")
    #expect(html([0xE5, 0xAD]) == "<p>\u{FFFD}</p>\n")
  }
}
