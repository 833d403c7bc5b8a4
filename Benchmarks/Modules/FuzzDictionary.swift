/// The words that the fuzzer puts into captures: those that the converter, Gumbo or cmark give a meaning to.
enum FuzzDictionary {
  static let elements = words(
    """
    a abbr address area article aside audio b base big blockquote body br button canvas caption center cite code col \
    colgroup dd del details div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 \
    h5 h6 head header hr html i iframe image img input ins isindex keygen label li link listing main map marquee math \
    menu meta mi mn mtext nav nobr noembed noframes noscript object ol optgroup option p param picture plaintext pre q \
    rb rp rt rtc ruby s script section select small source span strike strong style sub summary sup svg foreignObject \
    desc table tbody td template textarea tfoot th thead time title tr tt u ul var video wbr xmp unknown-element
    """)

  static let attributes = words(
    """
    alt class colspan data datetime height hidden href id lang name poster pudate rel role rowspan src srcset start \
    style title type value width aria-hidden data-src data-original data-lazy-src data-srcset onclick color encoding
    """)

  static let values =
    words(
      """
      x 0 1 -1 2 1000 99999999999999999999 hidden none display:none caption copyright javascript:alert(1) data:, \
      https://a.example/b//c?d=e&f=g#h //a.example /x(y)z ../.. ?q #fn1 #fnref1 mailto:a@b.example HTTP://A.EXAMPLE:80/ \
      https://[::1]/ https://a.example/%E4%B8%80%ff%00 https://www.youtube.com/embed/abc 2024-06-21T12:12:12+08:00 \
      2024-13-40 9999-99-99T99:99:99Z font-weight:normal language-swift text/html &quot; &amp; &#0; &#x110000; &nosuch;
      """) + ["", "a b c", "x 1x, y 2x", "一 二", "<b>", "Sun, 21 Jun 2024 12:12:12 GMT"]

  static let text =
    words(
      """
      & &amp; &lt; &gt; &quot; &nbsp; &ensp; &#0; &#10; &#13; &#x80; &#xD800; &#x10FFFF; &#x100000; &#x100001; &#x108000; \
      &#99999999999; &ampx &notit; &hellip &AMP &; &# &#x < <! <!-- --> <!--> <![CDATA[ ]]> <? </ </> <3 > ------ * ** \
      *** _ __ ` ``` ~ ~~ ~~~ # ## + - 1. 1) > | |-|-| \\ [ ] ( ) [] []() ![ ![]() [^1] [^1]: [a]: <a> {{ {{{ }} --- : : \
      日期： 记者： 编辑： 翻译： 获取更多RSS： “真，” 《书》 字 （ ） ， 。 、 ·  ﷽ 👩‍👩‍👧 é
      """) + [" ", "  ", "\n", "\n\n", "\t", "    ", "\u{3000}", "\u{A0}", "\u{200B}", "\u{202E}", "\u{FEFF}", "\r\n"]

  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }
}
