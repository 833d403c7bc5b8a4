import Foundation
import Platform
import TestSupport
import Testing

/// Fetches media by the built program.
@Suite struct MediaCommandTests: ProgramSuite {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  @Test(
    "with a proxy no variable of the environment makes hosts be asked without it, where addresses are not looked at")
  func aProxy() throws {
    let server = try TestServer { _ in [.response("200 OK", "", SamplePicture.png)] }
    let proxy = try TestServer { _ in [.response("404 Not Found")] }
    let url = server.url("/a.png")
    try folder.write("---\ntitle: A\ndate: 2026-01-01\n---\n\n![a](\(url))\n", to: "content/a.md")
    let outcome = try run("media", "--proxy", proxy.url(""), environment: ["NO_PROXY": "127.0.0.1", "no_proxy": "*"])
    #expect(outcome.status == 1)
    #expect(server.requests.isEmpty && proxy.requests.map(\.path) == [url])
  }

  @Test("of many lines of the index that are none the first are told, and how many more there are")
  func manyLinesThatAreNone() throws {
    try folder.write("---\ntitle: A\ndate: 2026-01-01\n---\n\nText.\n", to: "content/a.md")
    try folder.write((0..<30).map { "nonsense \($0)\n" }.joined(), to: "media/index.tsv")
    let outcome = try run("media")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("nonsense 19") && !outcome.errors.contains("nonsense 20"))
    #expect(
      outcome.errors.contains("10 more lines were passed over") && !outcome.errors.contains("could not be fetched"))
  }

  @Test(
    "pictures are not fetched to the folder of the articles, nor to where the site has its copies, whoever waits",
    arguments: ["content", "public/media"])
  func foldersOfOthers(media: String) throws {
    try folder.write("---\ntitle: A\ndate: 2026-01-01\n---\n\nText.\n", to: "content/a.md")
    try folder.write("kept", to: "public/media/a.jpg")
    let outcome = try run("media", "--media", media, "--wait", "5")
    #expect(outcome.status == 2 && outcome.errors.contains("\(media): error: kept pictures cannot be"))
    #expect(folder.read("content/index.tsv") == nil && folder.read("public/media/index.tsv") == nil)
  }

  @Test(
    "a time that SOURCE_DATE_EPOCH cannot set is an error that names it",
    arguments: ["9223372036854775807", "253402300800", "-1", "abc", "1.5", ""])
  func malformedTime(text: String) throws {
    try folder.write("---\ntitle: A\ndate: 2026-01-01\n---\n\nText.\n", to: "content/a.md")
    let outcome = try run("media", environment: ["SOURCE_DATE_EPOCH": text])
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasPrefix(
        "error: SOURCE_DATE_EPOCH is set to \(text.isEmpty ? "nothing" : text), which is no time"))
    #expect(outcome.errors.contains("\n  help: unset it, or set it to seconds since 1970, 0 to 253402300799\n"))
    #expect(!Folder.exists(folder["media"]))
  }

  @Test("the last time that SOURCE_DATE_EPOCH can set is written down", arguments: [0, 253_402_300_799])
  func boundsOfTime(time: Int) throws {
    let server = try TestServer { _ in [.response("503 Service Unavailable")] }
    try folder.write("---\ntitle: A\ndate: 2026-01-01\n---\n\n![a](\(server.url("/a.png")))\n", to: "content/a.md")
    let outcome = try run("media", "--allow-private", environment: ["SOURCE_DATE_EPOCH": String(time)])
    #expect(outcome.status == 1)
    let day = time == 0 ? "1970-01-01" : "9999-12-31"
    #expect(folder.read("media/failures.tsv")?.contains("\t\(day)T") == true)
  }
}
