import Foundation
import FoundationXML
import Testing

@testable import Reporting

@Suite("The chart")
struct ChartTests {
  @Test("has a line for each program that was measured in memory, by the number of articles")
  func lines() {
    let lines = Chart(results).lines
    #expect(lines.map(\.name) == ["Hugo", "Broadsheet, plain site"])
    #expect(lines[1].points == [.init(articles: 1000, seconds: 0.2), .init(articles: 10_000, seconds: 2)])
  }

  @Test("is well-formed XML that names its lines")
  func document() {
    let svg = Chart(results).svg
    #expect(XMLParser(data: Data(svg.utf8)).parse())
    #expect(svg.contains(">Broadsheet, plain site</text>"))
    #expect(svg.contains(">10,000</text>"))
  }

  @Test("an axis reaches from the power of ten below to that above")
  func scale() {
    let scale = Scale(0.2...20, (100, 0))
    #expect(scale.powers.map { ($0 * 10).rounded() } == [1, 10, 100, 1000])
    #expect(abs(scale.place(0.1) - 100) < 1e-9)
    #expect(abs(scale.place(100)) < 1e-9)
    #expect(Scale(1000...100_000, (0, 1)).powers == [1000, 10_000, 100_000])
    #expect(Scale(1000...1000, (0, 1)).powers == [1000, 10_000])
  }

  @Test("labels keep their order and don't lie on each other")
  func labels() {
    #expect(Plot.apart([100, 101, 300], least: 18) == [83, 101, 300])
    #expect(Plot.apart([389, 390], least: 18) == [372, 390])
  }
}
