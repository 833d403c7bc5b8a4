import Testing

@Suite struct BoldHeadingsTests {
  private func text(_ paragraph: String) throws -> String {
    let prose = "<p>河水退了，桥上的人多了起来，摊子也摆了出来。</p>"
    return try Cleaned(prose + prose + paragraph + prose + prose).text
  }

  @Test("a short bold paragraph between paragraphs is a heading")
  func heading() throws {
    #expect(try text("<p><b>两个</b><strong>版本</strong></p>").contains("\n\n## 两个版本\n\n"))
    #expect(try text("<p><b>A Tale of Two Bridges</b></p>").contains("## A Tale of Two Bridges"))
  }

  @Test("pictures may stand between it and its text")
  func pictures() throws {
    #expect(try text("<p><b>两个版本</b></p><p><img src=https://a.example/b.jpg></p>").contains("## 两个版本"))
  }

  @Test("it takes the level of the article's own headings")
  func level() throws {
    #expect(try text("<h3>渡口</h3><p>短。</p><p><b>两个版本</b></p>").contains("### 两个版本"))
  }

  @Test(
    "sentences, announcements, links and long texts are none",
    arguments: ["<b>桥修好了。</b>", "<b>记者问：</b>", "<a href=/x><b>两个版本</b></a>", "<b>两个</b>版本", "<b>——</b>"])
  func others(html: String) throws { #expect(try !text("<p>\(html)</p>").contains("#")) }

  @Test("what ends in a quoted word is one; speech is none")
  func quoted() throws {
    #expect(try text("<p><b>桥上的“常态”</b></p>").contains("## 桥上的“常态”"))
    #expect(try text("<p><b>橋上的「常態」</b></p>").contains("## 橋上的「常態」"))
    for speech in ["“桥还在。”", "“常态”", "她说：“走吧”", "人们问“为什么？”"] {
      #expect(try !text("<p><b>\(speech)</b></p>").contains("#"))
    }
  }

  @Test("credits are none", arguments: ["图源：网络", "图：林一摄", "Photo by Ann Lee", "记者：林一 责编：周二"])
  func credits(text: String) throws { #expect(try !self.text("<p><b>\(text)</b></p>").contains("#")) }

  @Test("the first and last paragraph are none, nor is one before another in bold")
  func place() throws {
    #expect(try !Cleaned("<p><b>编者按</b></p><p>一。</p><p>二。</p><p>三。</p><p><b>完</b></p>").text.contains("#"))
    #expect(try !text("<p><b>甲某</b></p><p><b>乙某的话</b></p>").contains("# 甲某"))
  }

  @Test("an article that is mostly bold uses it for something else")
  func mostlyBold() throws {
    let pair = "<p><b>甲某</b></p><p>一句话。</p>"
    #expect(try !Cleaned(pair + pair + pair + pair).text.contains("#"))
  }
}
