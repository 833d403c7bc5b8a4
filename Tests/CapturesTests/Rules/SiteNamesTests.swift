import Content
import Testing

@testable import Captures

@Suite struct SiteNamesTests {
  @Test(
    "the outlet's name behind the title goes",
    arguments: [
      ("桥修好了 – 法国国际广播电台 - RFI", "https://www.rfi.fr/cn/a"),
      ("桥修好了 - BBC News 中文", "https://www.bbc.com/zhongwen/simp/a"),
      ("桥修好了|大纪元", "https://www.epochtimes.com/gb/a"), ("桥修好了_Hegang", "https://www.hegang.example/a"),
    ])
  func names(title: String, address: String) throws {
    let cleaned = try Cleaned("<p>文。</p>", title: title, url: address)
    #expect(cleaned.article.title == "桥修好了")
    #expect(cleaned.account == ["site-name: dropped: \(title.dropFirst("桥修好了".count).drop { $0 == " " })"])
    #expect(
      try Cleaned("<p>文。</p>", title: title, url: address, rules: rules(without: "site-name")).article.title == title)
  }

  @Test("an outlet's other names are names of it") func otherNames() throws {
    var outlet = Outlet(slug: "hepan", name: "河畔日报", places: ["hepan.example"])
    outlet.otherNames = ["河畔网"]
    #expect(SiteNames.removed(from: "桥修好了 - 河畔网_河畔日报", of: outlet, at: "hepan.example") == "桥修好了")
    #expect(SiteNames.removed(from: "桥修好了 - 河岸网", of: outlet, at: "hepan.example") == nil)
  }

  @Test(
    "names of others, parts of words, and what would leave no title stay",
    arguments: [
      ("桥修好了 | 路透", "https://www.bbc.com/zhongwen/simp/a"), ("桥修好了 - RFI 专访", "https://www.rfi.fr/cn/a"),
      ("专访 - RFI", "https://www.rfi.fr/cn/a"), ("How to leave-rfi", "https://www.rfi.fr/en/a"),
      ("A bridge | News", "https://news.example/a"),
    ])
  func others(title: String, address: String) throws {
    #expect(try Cleaned("<p>文。</p>", title: title, url: address).article.title == title)
  }
}
