import Captures
import Testing

@Suite struct ElementTests {
  @Test(
    "elements become Markdown",
    arguments: [
      ("<p>一</p><p>二</p>", "一\n\n二"), ("一<br>二", "一\\\n二"), ("一<br><br>二", "一\n\n二"), ("<h2>头</h2>文", "## 头\n\n文"),
      ("<h1>a #</h1>", "# a \\#"), ("<h7>x</h7>", "x"),
      ("<b>a</b> <i>b</i> <s>c</s> <code>d`e</code>", "**a** *b* ~~c~~ ``d`e``"),
      ("<b><i>a</i></b>", "***a***"), ("<b>a<i>b</i></b>", "**a*b***"), ("<u>a</u><mark>b</mark>", "ab"),
      ("<b style='font-weight:normal'>a</b>", "a"), ("<b style='color:red; Font-Weight : 400 '>a</b>", "a"),
      ("<b style='mso-bidi-font-weight:normal'>a</b>", "**a**"),
      ("<b style='font-weight:bold;width:400px'>a</b>", "**a**"), ("<b></b>x<i> </i>y", "x y"),
      ("<span style='color:red;font-weight: 700'>a</span><font style='font-style:italic'>b</font>", "**a***b*"),
      ("<span style='font-weight:400'>a</span><span style='mso-bidi-font-weight:bold'>b</span>", "ab"),
      ("<h2><span style='font-weight:bold'>a</span></h2>", "## a"), ("<q>a</q>", "“a”"),
      ("H<sub>2</sub>O 10<sup>-3</sup> 1<sup>st</sup>", "H₂O 10⁻³ 1st"),
      ("<ruby>字<rp>(</rp><rt>zì</rt></ruby>", "字（zì）"),
      ("a<hr>b", "a\n\n***\n\nb"),
      ("<pre><code class='language-swift'>let a\n  = 1\n</code></pre>", "```swift\nlet a\n  = 1\n```"),
      ("<pre>第一行\n第二行</pre>", "第一行\\\n第二行"), ("<blockquote>a<blockquote>b</blockquote></blockquote>", "> a\n>\n> > b"),
      ("<ul><li>a<li>b<ul><li>c</ul></ul>", "- a\n- b\n  - c"), ("<ol start=5><li>a<li>b</ol>", "5. a\n6. b"),
      ("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n+ b"), ("<ul><li><p>a</p><p>b</p><li>c</ul>", "- a\n\n  b\n\n- c"),
      ("<ul>x<li>a</ul>", "x\n\n- a"), ("<li>a</li>", "a"), ("<dl><dt>词<dd>义</dl>", "**词**\n\n义"),
      ("<details><summary>s</summary>t</details>", "**s**\n\nt"),
      ("<table><tr><th>a<th>b<tr><td>1<td>x|y</table>", "| a | b |\n| --- | --- |\n| 1 | x\\|y |"),
      ("<table><tr><td>1<td>2<tr><td colspan=2>3</table>", "|  |  |\n| --- | --- |\n| 1 | 2 |\n| 3 |  |"),
      (
        "<table><tr><th>地<th>年<th>数<tr><td rowspan=2>北<td>1<td>2<tr><td>3<td>4<tr><td>南<td>5<td>6</table>",
        "| 地 | 年 | 数 |\n| --- | --- | --- |\n| 北 | 1 | 2 |\n|  | 3 | 4 |\n| 南 | 5 | 6 |"
      ),
      (
        "<table><tr><td>a<td rowspan=2 colspan=2>b<td>c<tr><td>d<td>e<tr><td>f<td>g<td>h<td>i</table>",
        "|  |  |  |  |\n| --- | --- | --- | --- |\n| a | b |  | c |\n| d |  |  | e |\n| f | g | h | i |"
      ),
      ("<table><tr><td rowspan=9999999>a<td>b<tr><td>c</table>", "|  |  |\n| --- | --- |\n| a | b |\n|  | c |"),
      ("<table><tr><td><p>a</p><p>b</p><p>c</p><td>d</table>", "a\n\nb\n\nc\n\nd"),
      (
        "<table><tr><th>桥<th>图<tr><td><p>a</p><p>b</p><p>c</p><td><img src='https://a.example/b.png' alt=桥></table>",
        "| 桥 | 图 |\n| --- | --- |\n| a b c | ![桥](https://a.example/b.png) |"
      ),
      (
        "<table><thead><tr><td>桥<td>图</thead><tr><td>1<td><figure><a href='https://a.example/'><img src='https://a.example/b.png'></a><figcaption>渡轮</figcaption></figure></table>",
        "| 桥 | 图 |\n| --- | --- |\n| 1 | [![](https://a.example/b.png)](https://a.example/) 渡轮 |"
      ),
      (
        "<table><tr><th colspan=2>桥<tr><td>图<td><img src='https://a.example/b.png'></table>",
        "桥\n\n图\n\n![](https://a.example/b.png)"
      ),
      (
        "<table><tfoot><tr><td>和<td>3</tfoot><thead><tr><th>a<th>b</thead><tr><td>1<td>2</table>",
        "| a | b |\n| --- | --- |\n| 1 | 2 |\n| 和 | 3 |"
      ), ("<table><tr><td>a</table>", "a"),
    ])
  func elements(html: String, expected: String) throws {
    #expect(try markdown(html) == expected + "\n")
  }

  @Test(
    "items keep the numbers that a reader sees",
    arguments: [
      ("<ol start=3><li>a<li value=7>b<li>c</ol>", "3. a\n\n7) b\n8) c"), ("<ol><li>a<li value=2>b</ol>", "1. a\n2. b"),
      ("<ol><li value=7>a<li>b<li value=3>c<li value=3>d</ol>", "7. a\n8. b\n\n3) c\n\n3. d"),
      ("<ol reversed><li>a<li>b<li>c</ol>", "3. a\n\n2) b\n\n1. c"),
      ("<ol reversed start=9><li>a<li>b</ol>", "9. a\n\n8) b"),
      ("<ol start=0><li>a</ol>", "0. a"), ("<ol start=' +5.'><li>a</ol>", "5. a"),
      ("<ol start=x><li value>a</ol>", "1. a"),
      ("<ol start=-1><li>a<li><img src='/b.png'><li>c</ol>", "- -1. a\n\n0. ![](https://news.example/b.png)\n\n1. c"),
      ("<ol start=-1><li><h2>a</h2><li value=-5>b</ol>", "- -1.\n\n  ## a\n\n- -5. b"),
      ("<ol start=999999999><li>a<li>b</ol>", "999999999. a\n\n- 1000000000. b"),
      ("<ol start=2147483647><li>a<li>b</ol>", "- 2147483647. a\n- 2147483648. b"),
      ("<ol start=99999999999999999999><li value=-99999999999999999999>a</ol>", "1. a"),
      ("<ul><li value=7>a<li>b</ul>", "- a\n- b"), ("<ol><li>a<li value=9> <li>b</ol>", "1. a\n2. b"),
      ("<ul><li>a<ol reversed><li>b<li>c</ol></ul>", "- a\n\n  2. b\n\n  1) c"),
    ])
  func numbers(html: String, expected: String) throws {
    #expect(try markdown(html) == expected + "\n")
  }

  @Test(
    "menus and directories are lists",
    arguments: ["<menu><li>a<li>b</menu>", "<dir><li>a<li>b</dir>", "<menu type=list><li>a</li><li>b</li></menu>"])
  func menus(html: String) throws {
    #expect(try markdown(html) == "- a\n- b\n")
    #expect(try markdown("<menu><button>x</button></menu>a") == "a\n")
  }

  @Test(
    "of a formula what is shown stays, and its source and meaning go",
    arguments: [
      (
        "<math><semantics><mrow><mi>a</mi><mo>=</mo><mn>2</mn></mrow><annotation encoding='application/x-tex'>a=2</annotation></semantics></math>。",
        "a=2。"
      ),
      (
        "<math><semantics><mi>a</mi><annotation-xml encoding=MathML-Content><ci>b</ci></annotation-xml></semantics></math>c",
        "ac"
      ),
      ("<math><mi>a</mi><annotation-xml encoding=text/html><p>b</p></annotation-xml></math>c", "ac"),
      ("<annotation>a</annotation> <annotation-xml>b</annotation-xml>", "a b"),
    ])
  func formulas(html: String, expected: String) throws {
    #expect(try markdown("<p>" + html) == expected + "\n")
  }

  @Test(
    "links lead to http, https and mailto, and nowhere else",
    arguments: [
      ("<a href='/b'>a</a>", "[a](https://news.example/b)"),
      ("<a href='//c.example/d'>a</a>", "[a](https://c.example/d)"),
      ("<a href='mailto:a@b.example'>a</a>", "[a](mailto:a@b.example)"), ("<a href='javascript:x()'>a</a>", "a"),
      ("<a href=' java\tscript:x()'>a</a>", "a"), ("<a href='data:text/html,x'>a</a>", "a"),
      ("<a href='#x'>a</a>", "a"),
      ("<a href='https://www.news.examplehttps://d.example/e?f#g'>a</a>", "[a](https://d.example/e?f#g)"),
      ("<img src='https://news.examplehttp://d.example/e.png'>", "![](http://d.example/e.png)"),
      ("<a href='https://news.example:81/e'>a</a>", "[a](https://news.example:81/e)"),
      ("<a href=''>a</a>", "a"), ("<a name=x>a</a>", "a"), ("<a href='/b'> </a>x", "x"),
      ("<a href='/b'><b>a</b></a>", "[**a**](https://news.example/b)"),
      ("<b>x <a href='/b'>a</a></b>", "**x [a](https://news.example/b)**"),
      ("<a href='/(b'>[a]</a>", "[\\[a\\]](https://news.example/\\(b)"),
      ("<a href='https://d.example/'>https://d.example/</a>", "<https://d.example/>"),
      ("<a href='https://d.example/e'>https://d.example/</a>", "[https\\://d.example/](https://d.example/e)"),
      ("<a href='/b'><p>一</p><p>二</p></a>", "[一](https://news.example/b)\n\n[二](https://news.example/b)"),
    ])
  func links(html: String, expected: String) throws {
    #expect(try markdown(html) == expected + "\n")
  }

  @Test(
    "pictures become figures with caption and credit",
    arguments: [
      (
        "<figure><img src='/a.jpg'><figcaption>说明 <cite>某人</cite></figcaption></figure>",
        "![说明](https://news.example/a.jpg \"某人\")"
      ),
      ("<p><img src='/a.jpg'><small style='color:#999'>说<b>明</b></small></p>", "![说**明**](https://news.example/a.jpg)"),
      ("<img src='/a.jpg'><div><small>说明</small></div><p>文</p>", "![说明](https://news.example/a.jpg)\n\n文"),
      (
        "<div class='wp-caption'><img src='/a.jpg'><p class='wp-caption-text'>说明</p></div>",
        "![说明](https://news.example/a.jpg)"
      ),
      ("<p>文<img src='/a.jpg' alt='替'>字</p>", "文![替](https://news.example/a.jpg)字"),
      ("<p>文<br><img src='/a.jpg'><br>字</p>", "文\n\n![](https://news.example/a.jpg)\n\n字"),
      ("<a href='/b'><img src='/a.jpg' alt='替'></a>", "[![替](https://news.example/a.jpg)](https://news.example/b)"),
      ("<img src='https://images.weserv.nl/?url=s.example/a.jpg'>", "![](https://s.example/a.jpg)"),
      ("<img src='https://images.weserv.nl?url=http%3A%2F%2Fs.example%2Fa.jpg'>", "![](http://s.example/a.jpg)"),
      ("<img src='https://images.weserv.nl/?url=https://s.example/b/a.jpg'>", "![](https://s.example/b/a.jpg)"),
      ("<img src='/b/../a.jpg?x=1'>", "![](https://news.example/a.jpg?x=1)"),
      ("<img src='//s.example/a.jpg'>", "![](https://s.example/a.jpg)"),
      ("<p>One  two <b>three</b> four\u{2028}five “six” </p>", "One two **three** four five “six”"),
      ("<img src='data:image/gif;base64,x' data-src='/a.jpg'>", "![](https://news.example/a.jpg)"),
      ("<img src='data:x'><noscript><img src='/a.jpg'></noscript>", "![](https://news.example/a.jpg)"),
      ("<img src='data:x'><noscript><img src='/a.jpg' alt='河 边'></noscript>", "![河 边](https://news.example/a.jpg)"),
      (
        "<a href='/boat.jpg'><img src='data:x' data-src='/boat-300x200.jpg' alt='河'><noscript><img src='/boat-300x200.jpg'></noscript></a>",
        "![河](https://news.example/boat.jpg)"
      ),
      (
        "<img src='data:x' data-src='/a-300x200.jpg' data-srcset='/a-300x200.jpg 300w, /a.jpg 1200w'><noscript><img src='/a-300x200.jpg' alt='河 边'></noscript>",
        "![河 边](https://news.example/a.jpg)"
      ),
      ("<img src='/blank.gif' data-echo='/a.jpg'>", "![](https://news.example/a.jpg)"),
      ("<img src='/none.gif' zoomfile='/a.jpg' file='/a.jpg'>", "![](https://news.example/a.jpg)"),
      ("<img src='' data-lazy='/a.jpg'>", "![](https://news.example/a.jpg)"),
      ("<img srcset='/s.jpg 300w, /l.jpg 900w'>", "![](https://news.example/l.jpg)"),
      ("<picture><source srcset='/s.webp'><img></picture>", "![](https://news.example/s.webp)"),
      ("文<img src='/p.gif' width=1 height=1>", "文"), ("文<img src='javascript:x'>", "文"),
      ("<p><small>小字</small></p>", "小字"), ("<h2>头<img src='/a.jpg'></h2>", "## 头\n\n![](https://news.example/a.jpg)"),
    ])
  func pictures(html: String, expected: String) throws {
    #expect(try markdown(html) == expected + "\n")
  }

  @Test("footnotes become footnotes")
  func footnotes() throws {
    let html =
      "<p>一句<sup id=r1><a href='#f1'>1</a></sup>。</p><ol><li id=f1>注<a href='#r1'>↩</a></li></ol>"
    #expect(try markdown(html) == "一句[^1]。\n\n[^1]: 注\n")
    #expect(try markdown("<p><a href='#top'>1</a></p>") == "1\n")
  }

  @Test(
    "a mark that a note repeats is there once",
    arguments: [("[1]", "[1] 注"), ("1", "1. 注"), ("[1]", "1、注"), ("（1）", "（1）注"), ("*", "[*] 注")])
  func noteLabels(mark: String, note: String) throws {
    #expect(try markdown("<p>句<a href='#n'>\(mark)</a>。</p><p id=n>\(note)</p>") == "句[^1]。\n\n[^1]: 注\n")
    let linked = "<p>句<a href='#n' id=r>\(mark)</a>。</p><p id=n><b>\(note)</b></p>"
    #expect(try markdown(linked) == "句[^1]。\n\n[^1]: **注**\n")
  }

  @Test("what a note begins with stays where it is not the note's mark", arguments: ["1.5 米", "12 人", "1 人", "[12] 注"])
  func noteBeginnings(note: String) throws {
    let text = try markdown("<p>句<a href='#n'>[1]</a>。</p><p id=n>\(note)</p>")
    #expect(text.replacing("\\", with: "") == "句[^1]。\n\n[^1]: \(note)\n")
  }

  @Test(
    "what no reader sees is not in the article",
    arguments: [
      "<script>x</script>", "<style>x</style>", "<svg><text>x</text></svg>", "<template>x</template>",
      "<button>x</button>",
      "<select><option>x</select>", "<p hidden>x</p>", "<p style='display: none'>x</p>", "<noscript>x</noscript>",
      "<textarea>x</textarea>", "<p>&nbsp;</p>", "<p><br></p>", "<title>x</title>", "<!-- x -->",
    ])
  func hidden(html: String) throws {
    #expect(try markdown("<p>文</p>" + html) == "文\n")
  }

  @Test(
    "space is folded as a page shows it",
    arguments: [
      ("<p>　　一 </p>", "一"), ("<p>一\n二</p>", "一二"), ("<p>one\n  two</p>", "one two"), ("<p>一 二</p>", "一 二"),
      ("<p>a&nbsp;b&nbsp;</p>", "a\u{A0}b"), ("<p>a<b> b </b>c</p>", "a **b** c"), ("<p>a<b> </b>c</p>", "a c"),
      ("<p>x\u{FEFF}y</p>", "xy"), ("<p>a <br> b</p>", "a\\\nb"),
    ])
  func spaces(html: String, expected: String) throws {
    #expect(try markdown(html) == expected + "\n")
  }

  @Test(
    "emphasis is marked only where it is taken for a mark",
    arguments: [
      ("<b>真，</b>她", "**真**，她"), ("他<b>“真”</b>说", "他“**真**”说"), ("<b>真。</b>", "**真。**"), ("她<b>，</b>真", "她，真"),
      ("<b>真</b><i>的</i>", "**真***的*"), ("<b>a</b>b", "**a**b"), ("a<b>€5</b>b", "a**€5**b"),
    ])
  func emphasis(html: String, expected: String) throws {
    #expect(try markdown("<p>\(html)</p>") == expected + "\n")
  }

  @Test(
    "what stands in a list outside its items keeps its place",
    arguments: [
      ("<ul><li>一</li><ul><li>二</li></ul><li>三</li></ul>", "- 一\n  - 二\n- 三"),
      ("<ol>零<li>一</li>半<li>二</li>末</ol>", "零\n\n1. 一\n\n   半\n\n2. 二\n\n   末"),
    ])
  func looseInLists(html: String, expected: String) throws {
    #expect(try markdown(html) == expected + "\n")
  }
}
