import Captures
import Testing

@Suite struct SpaceTests {
  @Test(
    "no space is lost or invented between Han, kana, Latin and digits",
    arguments: [
      ("在<b>2020</b>年", "在**2020**年"), ("在 <b>2020</b> 年", "在 **2020** 年"), ("A<span>B</span>字", "AB字"),
      ("カナ<i>と</i>漢字", "カナ*と*漢字"), ("<span>一</span>\n<span>二</span>", "一二"),
      ("<span>one</span>\n<span>two</span>", "one two"),
      ("说：\n<a href='/x'>Abc</a>", "说：[Abc](https://news.example/x)"), ("他说“好”\n就走了", "他说“好”就走了"),
      ("中文——\n再说", "中文——再说"), ("一\n Abc", "一 Abc"), ("안녕\n하세요", "안녕 하세요"), ("一 \n　二", "一　二"),
      ("一<br>　　二<br>　　三", "一\\\n二\\\n三"), ("一<br>&nbsp;&nbsp;二", "一\\\n二"), ("第一　第二", "第一　第二"),
      ("诗<br>　　一<br>　　　　二<br>三", "诗\\\n　　一\\\n　　　　二\\\n三"), ("a\u{2028}b", "a b"),
    ])
  func spaces(html: String, expected: String) throws {
    #expect(try markdown("<p>\(html)</p>") == expected + "\n")
  }

  @Test(
    "readings stand in brackets behind their characters",
    arguments: [
      ("<ruby>字<rp>(</rp><rt>zì</rt><rp>)</rp></ruby>", "字（zì）"),
      ("<ruby>汉<rt>hàn</rt>字<rt>zì</rt></ruby>", "汉（hàn）字（zì）"),
      ("<ruby><rb>东</rb><rb>京</rb><rt>dōng</rt><rt>jīng</rt></ruby>", "东京（dōngjīng）"),
      ("<ruby>\n字\n<rp> ( </rp> <rt> zì </rt><rp>)</rp>\n</ruby>\n后", "字（zì）后"),
      ("<ruby>字<rt></rt></ruby>", "字"),
      ("<ruby>东京<rtc><rt>dōng</rt><rt>jīng</rt></rtc></ruby>", "东京（dōngjīng）"),
    ])
  func ruby(html: String, expected: String) throws {
    #expect(try markdown("<p>\(html)</p>") == expected + "\n")
  }

  @Test("invisible characters go from everything that is written, and are counted")
  func invisible() throws {
    let html = "<p>一\u{200B}二&#8238;三<a href='/a\u{2060}b'>四</a><img src='/a.jpg' alt='五\u{FEFF}六'>七</p>"
    let result = try convert(capture(html, title: "题\u{200F}目"))
    #expect(result.article.title == "题目")
    let text = "一二三[四](https://news.example/ab)![五六](https://news.example/a.jpg)七\n"
    #expect(String(decoding: result.article.body, as: UTF8.self) == text)
    #expect(result.removedCharacters == 5)
  }
}
