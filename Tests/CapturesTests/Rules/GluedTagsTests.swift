import Testing

@Suite struct GluedTagsTests {
  @Test("a name that ran into an attribute is parted from it")
  func parted() throws {
    let cleaned = try Cleaned.within(
      "<imgsrc=\"https://a.example/b.jpg\"alt=\"甲\"><divclass=\"ad\"data-id=\"1\">买</div>乙")
    #expect(cleaned.text.contains("https://a.example/b.jpg"))
    #expect(cleaned.text.hasSuffix("乙"))
    #expect(cleaned.account.contains("glued-tags: changed: tag ×2"))
    #expect(cleaned.account.contains("advertisements: dropped: 买"))
  }

  @Test("unknown elements stay what they are")
  func unknown() throws {
    let cleaned = try Cleaned.within("<o:p>甲</o:p><lt-div>乙</lt-div><paragraph>丙</paragraph><idea>丁</idea>")
    #expect(cleaned.text == "甲乙丙丁")
    #expect(cleaned.takings.isEmpty)
  }

  @Test("it can be switched off")
  func off() throws {
    let html = "<p>甲</p><imgsrc=\"https://a.example/b.jpg\">"
    #expect(try !Cleaned(html, rules: rules(without: "glued-tags")).text.contains("b.jpg"))
  }
}
