import Testing

@Suite struct FormControlsTests {
  @Test("links that look like buttons and ask to subscribe or share are dropped; others stay")
  func buttons() throws {
    let button = { (part: String) in
      "<p class=button-wrapper><a class='button primary' href='https://a.example/\(part)'><span>去</span></a></p>"
    }
    for address in ["subscribe?", "subscribe", "p/x?utm=1&action=share"] {
      #expect(try Cleaned.within(button(address)).account == ["form-controls: dropped: 去"])
    }
    #expect(try Cleaned.within(button("report.pdf")).text == "[去](https://a.example/report.pdf)")
    #expect(try Cleaned.within("<a href=/subscribe>订阅</a>").text == "[订阅](https://news.example/subscribe)")
  }

  @Test("buttons, fields and menus are dropped")
  func controls() throws {
    let cleaned = try Cleaned.within("<p>甲<button>播放</button></p><select><option>全球<option>亚洲</select>")
    #expect(cleaned.text == "甲")
    #expect(cleaned.account == ["form-controls: dropped: 播放", "form-controls: dropped: 全球亚洲"])
  }

  @Test("a small box that asks for an address is dropped with its words")
  func subscription() throws {
    let cleaned = try Cleaned.within("<div class='inner newsletterBox'>订阅晨报 <input type=email> 谢谢！</div>")
    #expect(cleaned.text == "")
    #expect(cleaned.account == ["form-controls: dropped: 订阅晨报 谢谢！"])
  }

  @Test(
    "text in a form, or in a box of a newsletter, that has no field to write into stays",
    arguments: [
      "<form id=aspnetForm action=x.aspx><input type=hidden name=__VIEWSTATE value=x><p>河水退了。</p><p>桥还在。</p></form>",
      "<form><input type=HIDDEN><p>河水退了。</p><p>桥还在。</p><input type=submit value=去></form>",
      "<div class=newsletter><input type=hidden><p>河水退了。</p><p>桥还在。</p></div>",
    ])
  func hiddenFields(html: String) throws {
    #expect(try Cleaned.within(html).text == "河水退了。\n\n桥还在。")
  }

  @Test("of a form with a field to write into only few words go with it")
  func otherForms() throws {
    let text = String(repeating: "信件往来的故事。", count: 10)
    #expect(try Cleaned.within("<form>找：<input></form>").text == "")
    #expect(try Cleaned.within("<form><p>\(text)</p><input></form>").text == text)
    #expect(try Cleaned.within("<form class=newsletter><p>\(text)</p><input></form>").text == "")
  }

  @Test("an article about newsletters stays, and so does a box without a field")
  func prose() throws {
    let long = String(repeating: "信件往来的故事。", count: 30)
    #expect(try Cleaned.within("<div class=newsletter><p>\(long)</p><input></div>").text == long)
    #expect(try Cleaned.within("<div class=newsletter><p>短讯</p></div>").text == "短讯")
  }
}
