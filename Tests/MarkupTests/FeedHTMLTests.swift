import Markup
import Testing

@Suite struct FeedHTMLTests {
  @Test("for feed readers there are no ids, classes and hints") func forFeedReadersThereAreNoIdsClassesAndHints() {
    let markdown = """
      # 标题

      ![a](b.png "c")

      Text[^1] and [link](https://x.example). ~~Not~~

      |a|
      |:-|
      |b|

      ```swift
      x
      ```

      [^1]: Note
      """
    let options = HTMLOptions(plain: true) { .external(href: $0 == "b.png" ? "https://site.example/b.png" : $0) }
    #expect(
      html(markdown, options) == """
        <h2>标题</h2>
        <figure><img src="https://site.example/b.png" alt=""><figcaption>a <cite>c</cite></figcaption></figure>
        <p>Text<sup>1</sup> and <a href="https://x.example">link</a>. <del>Not</del></p>
        <table>
        <thead>
        <tr><th scope="col">a</th></tr>
        </thead>
        <tbody>
        <tr><td>b</td></tr>
        </tbody>
        </table>
        <pre><code>x
        </code></pre>
        <section>
        <ol>
        <li>
        <p>Note</p>
        </li>
        </ol>
        </section>

        """)
  }
}
