import Media
import Platform
import TestSupport
import Testing

@testable import Fetching

@Suite struct MediaRunTests {
  private let folder: TemporaryFolder
  private var run: MediaRun

  init() throws {
    folder = try TemporaryFolder()
    run = MediaRun(folder: folder["media"], time: 1_764_115_200)
    run.settings.allowsPrivate = true
    run.settings.pause = 0.01
    run.settings.silentSeconds = 1
    run.settings.connectSeconds = 2
  }

  private func fetch(_ urls: String..., fallbacks: [String] = []) throws -> MediaRun.Summary {
    try run.run(urls.map { MediaNeed(url: $0, fallbacks: fallbacks) })
  }

  private var index: MediaIndex { get throws { try MediaIndex(folder: folder["media"]) } }

  private var files: [String] {
    get throws { try Folder.files(in: folder["media"]).filter { !$0.hasSuffix(".tsv") }.sorted() }
  }

  private func reason(_ url: String) throws -> String? { try index.failures[url]?.reason }

  @Test("a file is kept once for all addresses that lead to it, under what is in it") func aFileIsKeptOnce() throws {
    let server = try TestServer { _ in
      [
        .response(
          "200 OK", "Content-Type: text/html\r\nETag: \"e\"\r\nLast-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\n",
          SamplePicture.png)
      ]
    }
    let (a, b) = (server.url("/a.jpg"), server.url("/b.jpg?x=1"))
    let summary = try fetch(a, b)
    #expect(summary.fetched == 2 && summary.failed == 0 && summary.bytes == 2 * SamplePicture.png.count)
    let digest = SHA256.digest(of: SamplePicture.png)
    let entry = MediaEntry(
      url: a, digest: digest, type: .png, bytes: SamplePicture.png.count, size: PictureSize(width: 30, height: 20),
      fetched: 1_764_115_200, entityTag: "\"e\"", modified: "Thu, 01 Jan 2026 00:00:00 GMT")
    #expect(try index.entries[a] == entry)
    #expect(try index.entries.count == 2 && files == ["\(digest.hexadecimal).png"])
    #expect(try File.read(folder["media/\(digest.hexadecimal).png"]) == SamplePicture.png)
    // Nothing is asked for twice.
    #expect(try fetch(a, b).kept == 2)
    #expect(server.requests.count == 2)
  }

  @Test("a folder in the place of a picture keeps no other from being fetched") func aFolderInItsPlace() throws {
    let server = try TestServer { request in
      [.response("200 OK", "", request.path == "/a" ? SamplePicture.png : SamplePicture.jpeg)]
    }
    let name = SHA256.digest(of: SamplePicture.png).hexadecimal + ".png"
    try folder.write("x", to: "media/\(name)/mine")
    let summary = try fetch(server.url("/a"), server.url("/b"))
    #expect(summary.failed == 1 && summary.fetched == 1)
    #expect(summary.diagnostics.first?.message.contains("a folder stands in the place of its file") == true)
    #expect(summary.diagnostics.first?.help?.contains("move the folder away") == true)
    #expect(folder.read("media/\(name)/mine") == "x")
    try File.move(folder["media/\(name)"], to: folder["mine"])
    var again = run
    again.retriesFailed = true
    #expect(try again.run([MediaNeed(url: server.url("/a"))]).fetched == 1)
  }

  @Test("the bytes that are told of are those of files that are kept") func bytes() throws {
    let server = try TestServer { request in
      let isWhole = request.path == "/a"
      return [
        .response(
          "200 OK", "", isWhole ? SamplePicture.png : Array("<html>".utf8) + [UInt8](repeating: 0x20, count: 9999))
      ]
    }
    let summary = try fetch(server.url("/a"), server.url("/b"))
    #expect(summary.fetched == 1 && summary.failed == 1 && summary.bytes == SamplePicture.png.count)
  }

  @Test(
    "what is no picture is not kept, whatever the server says of it",
    arguments: ["<svg xmlns='http://www.w3.org/2000/svg'/>", "<!DOCTYPE html><title>gone</title>", "", "ID3\u{4}\0\0"])
  func whatIsNoPicture(content: String) throws {
    let server = try TestServer { _ in [.response("200 OK", "Content-Type: image/jpeg\r\n", Array(content.utf8))] }
    #expect(try fetch(server.url("/a.jpg")).failed == 1)
    #expect(try files.isEmpty)
    #expect(
      try reason(server.url("/a.jpg"))
        == (content.isEmpty ? "the file is empty" : "the file is no picture of a known type"))
    #expect(server.requests.count == 1)
  }

  @Test("a file of another kind is kept where that is wanted") func aFileOfAnotherKind() throws {
    let server = try TestServer { _ in [.response("200 OK", "", Array("ID3\u{4}\0\0".utf8))] }
    let need = MediaNeed(url: server.url("/a.mp3"), kind: .audio)
    #expect(try run.run([need]).fetched == 1)
    #expect(try index.entries[need.url]?.type == .mp3)
  }

  @Test("a server that is busy is asked again, after the time that it wants") func aServerThatIsBusy() throws {
    let server = try TestServer { request in
      if request.before == 0 { return [.response("429 Too Many Requests", "Retry-After: 1\r\n")] }
      return [.response("200 OK", "", SamplePicture.gif)]
    }
    let start = Console.seconds
    #expect(try fetch(server.url("/a")).fetched == 1)
    #expect(Console.seconds - start >= 1)
    #expect(server.requests.count == 2)
  }

  @Test("a server that stays busy is given up, and one that wants too much time at once")
  func aServerThatStaysBusy() throws {
    let server = try TestServer { _ in [.response("503 Service Unavailable")] }
    let patient = try TestServer { _ in [.response("503 Service Unavailable", "Retry-After: 86400\r\n")] }
    #expect(try fetch(server.url("/a"), patient.url("/long")).failed == 2)
    #expect(server.requests.count == 3)
    #expect(patient.requests.count == 1)
    #expect(try reason(server.url("/a")) == "status 503")
  }

  @Test("a host that wants too much time is asked for nothing else, and for what it was asked for only after that")
  func aHostThatWantsTooMuchTime() throws {
    let server = try TestServer { _ in [.response("429 Too Many Requests", "Retry-After: 86400\r\n")] }
    let needs = (0..<20).map { MediaNeed(url: server.url("/\($0)")) }
    #expect(try run.run(needs).failed == 20)
    #expect(server.requests.count <= 2)
    let failures = try index.failures.values
    #expect(failures.count { $0.reason == "its host is busy" } >= 18)
    let asked = failures.filter { $0.reason == "status 429" }
    #expect(!asked.isEmpty && asked.allSatisfy { $0.next == run.time + 86_400 })
  }

  @Test("what is not there is not asked for again, until that is wanted") func whatIsNotThere() throws {
    let server = try TestServer { _ in [.response("404 Not Found", "", Array("none".utf8))] }
    var run = run
    let needs = [MediaNeed(url: server.url("/a"))]
    #expect(try run.run(needs).failed == 1)
    #expect(try run.run(needs).failedBefore == 1)
    #expect(server.requests.count == 1)
    run.retriesFailed = true
    run.time += 86_400
    #expect(try run.run(needs).failed == 1)
    #expect(
      try index.failures[needs[0].url]
        == MediaFailure(
          url: needs[0].url, reason: "status 404", attempts: 2, first: run.time - 86_400, last: run.time))
  }

  @Test("what may be there again is tried by later runs, less and less often, behind what is new")
  func whatMayBeThereAgain() throws {
    let server = try TestServer { request in
      request.path == "/a" && request.before < 3
        ? [.response("522 Origin Time-out")] : [.response("200 OK", "", SamplePicture.png)]
    }
    var run = run
    run.settings.attempts = 1
    let start = run.time
    let needs = [MediaNeed(url: server.url("/a"))]
    let first = try run.run(needs)
    #expect(first.failed == 1)
    #expect(first.diagnostics.first?.help?.contains("runs after 2025-11-26T00:45:00Z try again") == true)
    run.time = start + 2699
    #expect(try run.run(needs).failedBefore == 1)
    run.time = start + 2700
    #expect(try run.plan(needs).wanted == needs)
    #expect(try run.run(needs).failed == 1)
    run.time += 4 * 2700 - 1
    #expect(try run.run(needs).failedBefore == 1)
    #expect(server.requests.count == 2)
    run.time += 1
    let both = needs + [MediaNeed(url: server.url("/new"))]
    #expect(try run.plan(both).wanted == both.reversed())
    #expect(try run.run(both).fetched == 1)
    #expect(try index.failures[needs[0].url]?.attempts == 3)
    // A clock that was wrong when it failed does not put it off for ever.
    run.time -= 300 * 86_400
    #expect(try run.run(needs).fetched == 1)
    #expect(try index.failures.isEmpty)
  }

  @Test("pauses between attempts grow up to a month") func pausesBetweenAttempts() {
    #expect((1...7).map { MediaFailure.pause(after: $0) / 900 } == [3, 12, 48, 192, 768, 2880, 2880])
    #expect(MediaFailure.pause(after: .max) == MediaFailure.longestPause)
  }

  @Test("redirections are followed, and not for ever") func redirections() throws {
    let server = try TestServer { request in
      switch request.path {
      case "/a": [.response("302 Found", "Location: /b\r\n")]
      case "/b": [.response("301 Moved", "Location: c?x=1\r\n")]
      case "/c?x=1": [.response("200 OK", "", SamplePicture.jpeg)]
      default: [.response("302 Found", "Location: \(request.path)0\r\n")]
      }
    }
    _ = try fetch(server.url("/a"), server.url("/loop"))
    #expect(try index.entries[server.url("/a")]?.origin == server.url("/c?x=1"))
    #expect(try reason(server.url("/loop")) == "too many redirections")
    #expect(server.requests.count { $0.path.hasPrefix("/loop") } == 6)
  }

  @Test(
    "a redirection that leaves the web is not followed",
    arguments: ["file:///etc/hostname", "ftp://f.example/a.jpg", "http://user:word@h.example/a.jpg", ""])
  func aRedirectionThatLeavesTheWeb(target: String) throws {
    let server = try TestServer { _ in [.response("302 Found", "Location: \(target)\r\n")] }
    #expect(try fetch(server.url("/a")).failed == 1)
    #expect(try reason(server.url("/a"))?.hasPrefix("it leads to") == true)
    #expect(server.requests.count == 1)
  }

  @Test("a redirection in another encoding than UTF-8 is followed by its bytes") func aRedirectionInBytes() throws {
    let server = try TestServer { request in
      if request.path != "/a" { return [.response("200 OK", "", SamplePicture.png)] }
      return [.bytes(Array("HTTP/1.1 302 Found\r\nLocation: /".utf8) + [0xE9] + Array(" x\r\n\r\n".utf8))]
    }
    #expect(try fetch(server.url("/a")).fetched == 1)
    #expect(server.requests.map(\.path) == ["/a", "/%E9%20x"])
  }

  @Test(
    "what follows the head of a response that is no file does not matter",
    arguments: [
      "Content-Length: 500\r\n\r\n", "Content-Encoding: gzip\r\n\r\nno gzip",
      "\r\n" + String(repeating: "long", count: 50_000),
    ])
  func whatFollowsTheHead(rest: String) throws {
    let server = try TestServer { request in
      switch request.path {
      case "/a": [.bytes(Array("HTTP/1.1 302 Found\r\nLocation: /b\r\n\(rest)".utf8))]
      case "/b": [.response("200 OK", "", SamplePicture.png)]
      default: [.bytes(Array("HTTP/1.1 404 Not Found\r\n\(rest)".utf8))]
      }
    }
    #expect(try fetch(server.url("/a"), server.url("/none")).fetched == 1)
    #expect(try index.entries[server.url("/a")]?.origin == server.url("/b"))
    #expect(try reason(server.url("/none")) == "status 404")
    #expect(server.requests.count == 3)
  }

  @Test("a private address is not connected to, whatever name leads there")
  func aPrivateAddressIsNotConnectedTo() throws {
    let server = try TestServer { _ in [.response("200 OK", "", SamplePicture.jpeg)] }
    var run = run
    run.settings.allowsPrivate = false
    let urls = [
      server.url("/a"), server.url("/b", host: "localhost"), server.url("/c", host: "2130706433"),
      server.url("/d", host: "[::ffff:127.0.0.1]"), server.url("/e", host: "0x7f.1"), server.url("/f", host: "0"),
    ]
    let summary = try run.run(urls.map { MediaNeed(url: $0) })
    #expect(summary.failed == urls.count)
    #expect(summary.diagnostics.allSatisfy { $0.help?.contains("--retry-failed --allow-private") == true })
    for url in urls { #expect(try reason(url) == "its host has a private address") }
    #expect(server.requests.isEmpty)
  }

  @Test(
    "a file that broke off is not kept, and asked for again",
    arguments: ["short", "long", "unsaid"])
  func aFileThatBrokeOff(how: String) throws {
    let server = try TestServer { request in
      let part = SamplePicture.jpeg.prefix(300)
      switch how {
      // Less is said to come than there is of the picture.
      case "short": return [.response("200 OK", "", Array(part))]
      case "long": return [.bytes(Array("HTTP/1.1 200 OK\r\nContent-Length: 645\r\n\r\n".utf8) + part)]
      default: return [.bytes(Array("HTTP/1.0 200 OK\r\n\r\n".utf8) + part)]
      }
    }
    #expect(try fetch(server.url("/a")).failed == 1)
    #expect(try reason(server.url("/a")) == "the file is not whole")
    #expect(server.requests.count == 3)
    #expect(try files.isEmpty)
  }

  @Test("a file that is too large is not fetched, whether its length is said or not") func aFileThatIsTooLarge() throws
  {
    let server = try TestServer { request in
      let start = SamplePicture.png + [UInt8](repeating: 0, count: 512)
      if request.path == "/said" {
        return [.bytes(Array("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n".utf8) + start)]
      }
      return [.bytes(Array("HTTP/1.0 200 OK\r\n\r\n".utf8) + start), .endless([UInt8](repeating: 0, count: 65536))]
    }
    var run = run
    run.settings.mostBytes = 4 << 20
    #expect(try run.run([MediaNeed(url: server.url("/said")), MediaNeed(url: server.url("/unsaid"))]).failed == 2)
    #expect(try reason(server.url("/said")) == "the file has more than 4 MiB")
    #expect(try reason(server.url("/unsaid")) == "the file has more than 4 MiB")
    #expect(server.sent < 16 << 20)
    #expect(try Folder.files(in: folder["media"]).sorted() == ["failures.tsv", "index.tsv"])
  }

  @Test("a large file goes to the disk as it comes, and is as it was sent") func aLargeFile() throws {
    let start = Array(SamplePicture.jpeg.prefix(600))
    let picture = start + [UInt8](repeating: 7, count: 3 << 20) + [0xFF, 0xD9]
    let server = try TestServer { _ in [.response("200 OK", "", picture)] }
    #expect(try fetch(server.url("/a")).fetched == 1)
    let entry = try #require(index.entries[server.url("/a")])
    #expect(entry.digest == SHA256.digest(of: picture) && entry.size == PictureSize(width: 30, height: 20))
    #expect(try File.read(folder["media/\(entry.fileName)"]) == picture)
  }

  @Test("a host that says nothing is not waited for") func aHostThatSaysNothing() throws {
    let server = try TestServer { _ in [.silence(5)] }
    var run = run
    run.settings.attempts = 1
    let start = Console.seconds
    #expect(try run.run([MediaNeed(url: server.url("/a"))]).failed == 1)
    #expect(Console.seconds - start < Double(4 * Patience.factor))
    #expect(try reason(server.url("/a")) == "timed out")
  }

  @Test("a host that cannot be reached is left alone after some attempts") func aHostThatCannotBeReached() throws {
    // Nobody listens on the port of a server that is gone.
    let port = try TestServer { _ in [] }.port
    let needs = (0..<20).map { MediaNeed(url: "http://127.0.0.1:\(port)/\($0)") }
    #expect(try run.run(needs).failed == 20)
    let reasons = try index.failures.values.map(\.reason)
    #expect(reasons.count { $0 == "its host does not answer" } >= 14)
  }

  @Test("what is not at its address is looked for at the fall-backs, in their order") func fallBacks() throws {
    let server = try TestServer { request in
      request.path.hasPrefix("/archive/") ? [.response("200 OK", "", SamplePicture.webp)] : [.response("410 Gone")]
    }
    let url = server.url("/a")
    #expect(
      try fetch(url, fallbacks: [server.url("/proxy"), server.url("/archive/a"), server.url("/never")]).fetched == 1)
    #expect(server.requests.map(\.path) == ["/a", "/proxy", "/archive/a"])
    #expect(try index.entries[url]?.origin == server.url("/archive/a"))
    #expect(try fetch(server.url("/b"), fallbacks: [server.url("/proxy")]).failed == 1)
    #expect(try reason(server.url("/b")) == "status 410")
  }

  @Test("what is kept is not replaced by what a fall-back has when its own address has nothing any more")
  func whatIsKeptStays() throws {
    let server = try TestServer { request in
      if request.path == "/archive" { return [.response("200 OK", "", SamplePicture.gif)] }
      return [request.before == 0 ? .response("200 OK", "", SamplePicture.jpeg) : .response("410 Gone")]
    }
    var run = run
    let needs = [MediaNeed(url: server.url("/a"), fallbacks: [server.url("/archive")])]
    _ = try run.run(needs)
    run.refreshesBefore = run.time + 1
    _ = try run.run(needs)
    #expect(try index.entries[needs[0].url]?.type == .jpeg)
    #expect(server.requests.map(\.path) == ["/a", "/a"])
  }

  @Test("a server that has no newer file is not asked again until that is due") func noNewerFile() throws {
    let server = try TestServer { request in
      [request.before == 0 ? .response("200 OK", "", SamplePicture.jpeg) : .response("404 Not Found")]
    }
    let needs = [MediaNeed(url: server.url("/a"))]
    var run = run
    _ = try run.run(needs)
    run.time += 100
    run.refreshesBefore = run.time
    #expect(try run.run(needs).failed == 0)
    #expect(try run.run(needs).kept == 1)
    #expect(server.requests.count == 2)
  }

  @Test("a server is asked whether there is a newer file, and says so or not") func newerFiles() throws {
    let server = try TestServer { request in
      if request.before == 0 { return [.response("200 OK", "ETag: \"1\"\r\n", SamplePicture.jpeg)] }
      if request.before == 1, request.headers["if-none-match"] == "\"1\"" { return [.response("304 Not Modified")] }
      return [.response("200 OK", "ETag: \"2\"\r\n", SamplePicture.gif)]
    }
    let needs = [MediaNeed(url: server.url("/a"))]
    var run = run
    _ = try run.run(needs)
    run.time += 100
    run.refreshesBefore = run.time
    #expect(try run.run(needs).unchanged == 1)
    #expect(try index.entries[needs[0].url]?.fetched == run.time)
    #expect(try index.entries[needs[0].url]?.type == .jpeg)
    run.time += 100
    run.refreshesBefore = run.time
    #expect(try run.run(needs).fetched == 1)
    #expect(try index.entries[needs[0].url]?.type == .gif)
  }

  @Test("addresses that differ only in how marks are put together are asked for each") func marks() throws {
    let server = try TestServer { request in
      [.response("200 OK", "", request.path.lowercased() == "/%c3%a9" ? SamplePicture.png : SamplePicture.gif)]
    }
    let (one, two) = (server.url("/\u{E9}"), server.url("/e\u{301}"))
    #expect(try fetch(one, two).fetched == 2)
    #expect(try index.entries[one]?.type == .png && index.entries[two]?.type == .gif)
  }

  @Test("a host whose name is not of ASCII is asked by the name that it has there") func anInternationalHost() throws {
    let proxy = try TestServer { _ in [.response("200 OK", "", SamplePicture.png)] }
    var run = run
    run.settings.proxy = proxy.url("")
    #expect(try run.run([MediaNeed(url: "http://bücher.example/ä.png?ö=ü")]).fetched == 1)
    #expect(proxy.requests.map { $0.path.lowercased() } == ["http://xn--bcher-kva.example/%c3%a4.png?%c3%b6=%c3%bc"])
  }

  @Test("a host gets no more connections for names of users or the usual port in addresses") func oneHost() throws {
    let server = try TestServer { _ in [.silence(0.05), .response("200 OK", "", SamplePicture.png)] }
    let needs = (0..<12).map { MediaNeed(url: server.url("/\($0)", host: "u\($0)@127.0.0.1")) }
    #expect(try run.run(needs).fetched == 12)
    #expect(server.mostOpen <= 2)
  }

  @Test("a host that makes a run wait again and again is given up") func aHostThatMakesARunWait() throws {
    let server = try TestServer { _ in [.response("429 Too Many Requests", "Retry-After: 1\r\n")] }
    var run = run
    run.settings.longestWait = 1
    let start = Console.seconds
    #expect(try run.run((0..<20).map { MediaNeed(url: server.url("/\($0)")) }).failed == 20)
    #expect(Console.seconds - start < Double(6 * Patience.factor))
    #expect(server.requests.count < 20)
  }

  @Test("a host that lets files hang is given up") func aHostThatLetsFilesHang() throws {
    let server = try TestServer { _ in
      [
        .bytes(Array("HTTP/1.1 200 OK\r\nContent-Length: 645\r\n\r\n".utf8) + SamplePicture.jpeg.prefix(9)),
        .silence(3),
      ]
    }
    var run = run
    run.settings.attempts = 1
    run.settings.fileSeconds = 1
    #expect(try run.run((0..<12).map { MediaNeed(url: server.url("/\($0)")) }).failed == 12)
    #expect(server.requests.count < 8)
  }

  @Test("no host gets more connections than its share, nor all more than there may be") func connections() throws {
    let server = try TestServer { _ in [.silence(0.02), .response("200 OK", "", SamplePicture.png)] }
    let other = try TestServer { _ in [.silence(0.02), .response("200 OK", "", SamplePicture.gif)] }
    var run = run
    run.settings.connectionsPerHost = 3
    run.settings.connections = 5
    let needs = (0..<20).flatMap { [MediaNeed(url: server.url("/\($0)")), MediaNeed(url: other.url("/\($0)"))] }
    #expect(try run.run(needs).fetched == 40)
    #expect(server.mostOpen <= 3 && other.mostOpen <= 3 && server.mostOpen >= 2)
  }

  @Test("a run ends at its bounds, and the next one goes on") func bounds() throws {
    let server = try TestServer { _ in [.response("200 OK", "", SamplePicture.png)] }
    let needs = (0..<10).map { MediaNeed(url: server.url("/\($0)")) }
    var run = run
    run.settings.mostBytesOfRun = 3 * SamplePicture.png.count
    run.settings.connections = 1
    #expect(try run.run(needs).left == 7)
    run.settings.mostSeconds = 0
    #expect(try run.run(needs).fetched == 0)
    let last = try self.run.run(needs)
    #expect(last.kept == 3 && last.fetched == 7 && last.left == 0)
  }

  @Test("what a killed run fetched is not fetched again, and what it was writing is gone") func aKilledRun() throws {
    let server = try TestServer { _ in [.response("200 OK", "", SamplePicture.png)] }
    let needs = (0..<3).map { MediaNeed(url: server.url("/\($0)")) }
    _ = try run.run(Array(needs.prefix(1)))
    let undisturbed = try index.indexBytes
    // As if it had been killed before it wrote the index: its journal tells.
    try folder.write(
      "+" + String(decoding: undisturbed.split(separator: 0x0A)[1], as: UTF8.self) + "\n+http://cut",
      to: ".broadsheet/media.journal")
    try File.remove(folder["media/index.tsv"])
    try folder.write("half", to: "media/.broadsheet-1999999-0123456789abcdef")
    #expect(try run.plan(needs).wanted.count == 2)
    let summary = try run.run(needs)
    #expect(summary.kept == 1 && summary.fetched == 2 && server.requests.count == 3)
    #expect(try Folder.files(in: folder["media"]).count == 2)
    #expect(File.stamp(folder[".broadsheet/media.journal"]) == nil)
  }

  @Test("what a run writes down is not taken for the rest of a line that a killed one was writing")
  func twoKilledRuns() throws {
    let entry = MediaEntry(
      url: "http://a.example/1.png", digest: SHA256.digest(of: SamplePicture.png), type: .png,
      bytes: SamplePicture.png.count, fetched: 0)
    try File.writeMakingFolders(SamplePicture.png, to: folder["media/\(entry.fileName)"])
    try folder.write("+http://cut", to: ".broadsheet/media.journal")
    var index = MediaIndex()
    try MediaJournal(for: folder["media"], into: &index).note(entry)
    _ = try MediaJournal(for: folder["media"], into: &index)
    #expect(index.entries[entry.url] == entry)
  }

  @Test("a file that a failing machine left with its size alone is fetched again") func powerLost() throws {
    let server = try TestServer { _ in [.response("200 OK", "", SamplePicture.png)] }
    _ = try fetch(server.url("/a"))
    let line = try index.indexBytes.split(separator: 0x0A)[1]
    let file = try "media/\(files[0])"
    try File.write([UInt8](repeating: 0, count: SamplePicture.png.count), to: folder[file])
    try folder.write("+" + String(decoding: line, as: UTF8.self) + "\n", to: ".broadsheet/media.journal")
    #expect(try fetch(server.url("/a")).fetched == 1)
    #expect(try File.read(folder[file]) == SamplePicture.png)
  }

  @Test(
    "a file that is lost, or its bytes, is fetched again, also where the server would say that it is the newest",
    arguments: [true, false])
  func aLostFile(isGone: Bool) throws {
    let server = try TestServer { request in
      request.headers["if-none-match"] == nil
        ? [.response("200 OK", "ETag: \"1\"\r\n", SamplePicture.png)] : [.response("304 Not Modified")]
    }
    _ = try fetch(server.url("/a"))
    let file = try "media/\(files[0])"
    if isGone { try File.remove(folder[file]) } else { try folder.write("", to: file) }
    #expect(try fetch(server.url("/a")).fetched == 1)
    #expect(try files.count == 1)
  }

  @Test("what would be fetched is told without asking anybody") func aPlan() throws {
    let server = try TestServer { _ in [.response("200 OK", "", SamplePicture.png)] }
    _ = try fetch(server.url("/a"))
    let (wanted, summary) = try run.plan([MediaNeed(url: server.url("/a")), MediaNeed(url: server.url("/b"))])
    #expect(wanted.map(\.url) == [server.url("/b")] && summary.kept == 1)
    #expect(server.requests.count == 1)
  }
}
