import Foundation
import Testing

@testable import Site

@Suite struct StructuredDataTests {
  @Test("what programs read of an article is JSON, whatever its texts hold")
  func whatProgramsReadOfAnArticleIsJSON() throws {
    let site = try TestSite()
    let title = #"</script><b>"引\u0026" & {{x}}"#
    try site.article(
      "2024/06/01/a", title: title,
      "url: https://hepan.example/a\noutlet: hepan\nauthors: [\"A \\\"B\\\"\", 林望舒]\nimage: https://hepan.example/a.jpg\n"
    )
    let page = try site.build()["2024/06/01/a.html"]
    let json = page.components(between: #"<script type="application/ld+json">"#, and: "</script>").first ?? ""
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(object["headline"] as? String == title)
    #expect((object["author"] as? [[String: String]])?.map { $0["name"] } == ["A \"B\"", "林望舒"])
    #expect(object["isBasedOn"] as? String == "https://hepan.example/a")
    #expect(object["datePublished"] as? String == "2024-06-21T12:00:00+08:00")
    #expect(page.components(between: "</script", and: ">").count == 1)
  }
}
