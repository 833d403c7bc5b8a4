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
}
