import Content
import Testing

@testable import Site

@Suite struct DayTextsTests {
  static func texts() throws -> DayTexts {
    try DayTexts(InterfaceText(language: "zh-Hans", theme: Theme(overrides: nil)))
  }

  @Test("a day is told in the site's words, and searched in two ways") func words() throws {
    let day = try #require(CivilDate(year: 2024, month: 6, day: 1))
    let text = try Self.texts()[day.daysSince1970]
    #expect(text.short == "2024年6月1日")
    #expect(text.inYear == "6月1日")
    #expect(text.path == "2024/06/01/index.html")
    #expect(text.searched == "2024-06-01 2024年6月1日")
  }

  @Test("days 32,768 days apart, and days before 1970, are told apart") func farApart() throws {
    let texts = try Self.texts()
    let days = [0, 32_768, -32_768, -1, 32_767, 65_536]
    for _ in 0..<2 {
      for day in days { #expect(texts[day].path == Period.path(CivilDate(daysSince1970: day))) }
    }
  }

  @Test("a day is made once for all threads") func threads() async throws {
    let texts = try Self.texts()
    let made = await withTaskGroup(of: [DayText].self) { group in
      for _ in 0..<8 { group.addTask { (0..<500).map { texts[$0] } } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    for other in made { #expect(zip(made[0], other).allSatisfy { $0 === $1 }) }
  }
}
