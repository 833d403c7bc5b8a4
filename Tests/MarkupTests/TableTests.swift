import Markup
import Testing

@Suite struct TableTests {
  @Test("a table has a head, a body and classes for its alignment") func aTableHasAHeadABodyAndClassesForItsAlignment()
  {
    #expect(
      html("|港口|Ships|c|d|\n|:--|--:|:-:|---|\n|*甲*|3|x|y|")
        == """
        <div class="table" tabindex="0"><table>
        <thead>
        <tr><th scope="col" class="left">港口</th><th scope="col" class="right">Ships</th>\
        <th scope="col" class="center">c</th><th scope="col">d</th></tr>
        </thead>
        <tbody>
        <tr><td class="left"><em>甲</em></td><td class="right">3</td><td class="center">x</td><td>y</td></tr>
        </tbody>
        </table></div>

        """)
  }

  @Test("an empty header is left out, and a header cell without text is a plain cell")
  func anEmptyHeaderIsLeftOutAndAHeaderCellWithoutTextIsAPlainCell() {
    #expect(
      html("| | |\n|-|-|\n|a|b|")
        == "<div class=\"table\" tabindex=\"0\"><table>\n<tbody>\n<tr><td>a</td><td>b</td></tr>\n</tbody>\n</table></div>\n"
    )
    #expect(html("| |b|\n|-|-|").contains("<tr><td></td><th scope=\"col\">b</th></tr>"))
  }

  @Test("a table with nothing in it is left out") func aTableWithNothingInItIsLeftOut() {
    #expect(html("| |\n|-|\n\nend") == "<p>end</p>\n")
  }

  @Test("a row that is too short is filled, one that is too long is cut")
  func aRowThatIsTooShortIsFilledOneThatIsTooLongIsCut() {
    let rendered = html("|a|b|\n|-|-|\n|c|\n|d|e|f|")
    #expect(rendered.contains("<tr><td>c</td><td></td></tr>\n<tr><td>d</td><td>e</td></tr>"))
  }

  @Test("cells hold inline markup, also images and escaped pipes") func cellsHoldInlineMarkupAlsoImagesAndEscapedPipes()
  {
    let rendered = html("|a|\n|-|\n|![x](y.png) `p\\|q` [l](m)|")
    #expect(HTMLCheck(rendered).problems == [])
    #expect(rendered.contains("<code>p|q</code> <a href=\"m\">l</a></td>"))
  }
}
