import Mustache
import Testing

@Suite struct EscapingTests {
  @Test("text in HTML has its five special characters escaped") func textInHTMLHasItsFiveSpecialCharactersEscaped()
    throws
  {
    #expect(
      try render("{{x}}", ["x": "<a href=\"?a&b\">it's 面</a>"])
        == "&lt;a href=&quot;?a&amp;b&quot;&gt;it&#39;s 面&lt;/a&gt;"
    )
  }

  @Test(
    "a tag can ask for text as it is",
    arguments: ["{{{x}}}", "{{&x}}", "{{ & x }}", "{{= | | =}}|{x}|", "{{=<< >>=}}<<{ x }>>"])
  func aTagCanAskForTextAsItIs(_ template: String) throws {
    #expect(try render(template, ["x": "<&>"]) == "<&>")
  }

  @Test(
    "safe markup is markup in HTML, and text elsewhere",
    arguments: [(Escaping.html, "<i>"), (.xml, "&lt;i&gt;"), (.json, #"\u003ci\u003e"#), (.none, "<i>")])
  func safeMarkupIsMarkupInHTMLAndTextElsewhere(_ escaping: Escaping, _ expected: String) throws {
    #expect(try render("{{x}}", ["x": .html(HTML("<i>"))], escaping: escaping) == expected)
    #expect(try render("{{{x}}}", ["x": .html(HTML("<i>"))], escaping: escaping) == "<i>")
  }

  @Test("XML gets no character that it forbids") func xmlGetsNoCharacterThatItForbids() throws {
    let text = "a\u{0}\u{8}b\t\n\r\u{1F}\u{FFFE}\u{FFFF}\u{FFFD}，\u{7F}<&>\""
    #expect(try render("{{x}}", ["x": .text(text)], escaping: .xml) == "ab\t\n\r\u{FFFD}，\u{7F}&lt;&amp;&gt;&quot;")
  }

  @Test("JSON within a script can be ended by no text") func jsonWithinAScriptCanBeEndedByNoText() throws {
    let text = "</script>\\\"\n\u{1}\u{1F}\u{7F}\u{2028}\u{2029}“&"
    #expect(
      try render("{{x}}", ["x": .text(text)], escaping: .json)
        == #"\u003c/script\u003e\\\"\n\u0001\u001f\u007f\u2028\u2029“\u0026"#)
  }

  @Test(
    "a special character is seen wherever it stands among others",
    arguments: [
      (Escaping.json, "\u{0}", #"\u0000"#), (.json, "\u{1F}", #"\u001f"#), (.json, "\"", #"\""#), (.json, "\\", #"\\"#),
      (.json, "<", #"\u003c"#), (.json, "&", #"\u0026"#), (.json, "\u{7F}", #"\u007f"#),
      (.json, "\u{2029}", #"\u2029"#),
      (.html, "<", "&lt;"), (.html, ">", "&gt;"), (.html, "&", "&amp;"), (.html, "\"", "&quot;"),
      (.html, "'", "&#39;"),
    ])
  func aSpecialCharacterIsSeenWhereverItStands(_ escaping: Escaping, _ special: String, _ expected: String) throws {
    for filling in [" ", "~", "面", "ÿ", "“", "]^:#%}"] {
      for count in 0..<18 {
        let (before, behind) = (String(repeating: filling, count: count), String(repeating: filling, count: 17 - count))
        let text: Value = .text(before + special + behind + special)
        #expect(try render("{{x}}", ["x": text], escaping: escaping) == before + expected + behind + expected)
      }
    }
  }

  @Test("characters at the very end are seen whole") func charactersAtTheVeryEndAreSeenWhole() throws {
    let html = HTML(bytes: [0xE2, 0x80])
    let library = library("{{x}}", escaping: .json)
    let template = try #require(library.template("main"))
    #expect(try template.render(["x": .html(html)]) == [0xE2, 0x80])
  }

  @Test("a partial escapes for where it was written to stand") func aPartialEscapesForWhereItWasWrittenToStand() throws
  {
    let library = TemplateLibrary([
      TemplateSource(name: "page", file: "p", text: Array("{{x}} {{>data}}".utf8)),
      TemplateSource(name: "data", file: "d", text: Array("{{x}}".utf8), escaping: .json),
    ])
    let template = try #require(library.template("page"))
    #expect(String(decoding: try template.render(["x": "<"]), as: UTF8.self) == #"&lt; \u003c"#)
  }

  @Test("bytes of a template that are not UTF-8 are passed on") func bytesOfATemplateThatAreNotUTF8ArePassedOn() throws
  {
    let bytes: [UInt8] = [0xFF, 0x80, 0x7B, 0x7B, 0x78, 0x7D, 0x7D, 0xE9]
    let template = try #require(TemplateLibrary([TemplateSource(name: "t", file: "t", text: bytes)]).template("t"))
    #expect(try template.render(["x": "é"]) == [0xFF, 0x80, 0xC3, 0xA9, 0xE9])
  }
}
