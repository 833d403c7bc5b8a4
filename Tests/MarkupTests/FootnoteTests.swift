import Markup
import Testing

@Suite struct FootnoteTests {
  @Test("a footnote is numbered, and leads there and back") func aFootnoteIsNumberedAndLeadsThereAndBack() {
    #expect(
      html("Fog[^雾].\n\n[^雾]: A *note*.")
        == """
        <p>Fog<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup>.</p>
        <section class="footnotes" aria-label="Footnotes">
        <ol>
        <li id="fn-1">
        <p>A <em>note</em>. <a href="#fnref-1" class="footnote-back" aria-label="Back to reference 1">↩</a></p>
        </li>
        </ol>
        </section>

        """)
  }

  @Test("the number is the order of the references, not of the notes")
  func theNumberIsTheOrderOfTheReferencesNotOfTheNotes() {
    let rendered = html("[^b] then [^a]\n\n[^a]: A\n\n[^b]: B")
    #expect(rendered.contains("<li id=\"fn-1\">\n<p>B "))
    #expect(rendered.contains("<li id=\"fn-2\">\n<p>A "))
  }

  @Test("a note that is referred to twice leads back to both places")
  func aNoteThatIsReferredToTwiceLeadsBackToBothPlaces() {
    let rendered = html("[^a] [^a]\n\n[^a]: A", HTMLOptions(labels: .init(footnotes: "注释", backToText: "返回")))
    #expect(rendered.contains("id=\"fnref-1\""))
    #expect(rendered.contains("id=\"fnref-1-2\""))
    #expect(rendered.contains("<a href=\"#fnref-1-2\" class=\"footnote-back\" aria-label=\"返回 1-2\">↩</a></p>"))
    #expect(rendered.contains("aria-label=\"注释\""))
  }

  @Test("a note that ends in something else than a paragraph has its way back behind it")
  func aNoteThatEndsInSomethingElseThanAParagraphHasItsWayBackBehindIt() {
    #expect(html("[^a]\n\n[^a]: A\n\n    - b\n").contains("</ul>\n <a href=\"#fnref-1\""))
  }

  @Test("inside of a link the number is no link") func insideOfALinkTheNumberIsNoLink() {
    let rendered = html("[see[^a]](b.html)\n\n[^a]: A")
    #expect(rendered.contains("<a href=\"b.html\">see<sup class=\"footnote-ref\" id=\"fnref-1\">1</sup></a>"))
    #expect(HTMLCheck(rendered).problems == [])
  }

  @Test("notes can refer to notes") func notesCanReferToNotes() {
    let rendered = html("[^a]\n\n[^a]: A [^b]\n\n[^b]: B [^a]")
    #expect(HTMLCheck(rendered).problems == [])
    #expect(rendered.contains("<li id=\"fn-2\">"))
  }

  @Test("no way back leads to a reference that was not written") func noWayBackLeadsToAReferenceThatWasNotWritten() {
    let rendered = html("x ![a[^n]](b.png)\n\n[^n]: N")
    #expect(!rendered.contains("#fnref"))
    #expect(rendered.contains("<p>N</p>"))
  }

  @Test("a reference without a note is text") func aReferenceWithoutANoteIsText() {
    #expect(html("a[^x]") == "<p>a[^x]</p>\n")
  }
}
