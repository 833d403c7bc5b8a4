import Captures
import Foundation
import Testing

@Suite struct RuleDocumentTests {
  @Test("the document of rules names every rule, in their order") func order() throws {
    let project = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    let document = try String(contentsOf: project.appendingPathComponent("Documentation/Rules.md"), encoding: .utf8)
    let rows = document.split(separator: "\n").filter { $0.hasPrefix("| `") }
    let named = rows.compactMap { $0.split(separator: "`").dropFirst().first.map(String.init) }
    #expect(
      named.filter { !$0.hasPrefix("[") && !$0.hasPrefix(".") }.prefix(RuleSet.all.count)
        == RuleSet.all.map { $0.identifier }[...])
  }

  @Test("identifiers are words with hyphens, and no two rules share one") func identifiers() {
    let identifiers = RuleSet.all.map { $0.identifier }
    #expect(Set(identifiers).count == identifiers.count)
    for identifier in identifiers {
      #expect(identifier.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }, "\(identifier)")
    }
  }
}
