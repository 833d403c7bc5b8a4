import Foundation
import Platform
import TestSupport
import Testing

/// `broadsheet check` as a person runs it.
@Suite struct CheckCommandTests: ProgramSuite {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try capture("1.md")
    #expect(try run("build", "--captures", "captures").status == 0)
  }

  @Test("a clean site has status 0, a fault 1, and neither a site nor a mistyped check 2") func status() throws {
    let clean = try run("check")
    #expect(clean.status == 0 && clean.errors.isEmpty)
    #expect(clean.output.hasPrefix("checked ") && clean.output.hasSuffix(" of 1 article: all well\n"))
    try folder.write("<a href=b.html>x</a>", to: "public/a.html")
    let faulty = try run("check", "--only", "links,duplicate-ids")
    #expect(faulty.status == 1 && faulty.output.hasSuffix(": 1 links\n"))
    #expect(
      faulty.errors.hasPrefix(
        "public/a.html:1:1: error: the link leads to b.html, which is not there  [links]\n  1 | <a href=b.html>x</a>\n    | ^\n"
      ))
    #expect(try run("check", "--skip", "links,orphans,unexplained").status == 0)
    #expect(try run("check", "--output", "nowhere").status == 2)
    #expect(try run("check", "--only", "links", "--skip", "links").status == 2)
    let mistyped = try run("check", "--only", "linsk")
    #expect(
      mistyped.status == 2
        && mistyped.errors == "error: there is no check linsk  [usage]\n  help: did you mean links?\n")
  }

  @Test("faults are told of as lines of JSON, all of them") func json() throws {
    try folder.write(String(repeating: "<a href=b.html>x</a>\n", count: 30), to: "public/a.html")
    let all = try run("check", "--only", "links", "--format", "json").errors.split(separator: "\n")
    #expect(all.count == 30)
    let last = try #require(all.last)
    let object = try JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Any]
    #expect(object?["identifier"] as? String == "links" && object?["line"] as? Int == 30)
    let text = try run("check", "--only", "links").errors
    #expect(text.contains("error: 27 more: the link leads to …, which is not there  [links]\n"))
  }

  @Test("the checks are listed with what each makes sure of") func list() throws {
    let lines = try run("check", "--list").output.split(separator: "\n")
    #expect(lines.count == 13 && lines[0].hasPrefix("links               every link within the site"))
  }
}
