import Media
import Platform
import TestSupport
import Testing

@Suite struct MediaIndexTests {
  private let digest = SHA256.digest(of: Array("abc".utf8))

  private func entry(_ url: String) -> MediaEntry {
    MediaEntry(
      url: url, digest: digest, type: .jpeg, bytes: 3, size: PictureSize(width: 30, height: 20), fetched: 1_764_115_200)
  }

  @Test("SHA-256 is that of the standard, whatever the pieces")
  func sha256IsThatOfTheStandard() throws {
    let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(digest.hexadecimal == expected)
    #expect(SHA256Digest(hexadecimal: expected) == digest)
    #expect(SHA256Digest(hexadecimal: expected.uppercased()) == nil)
    #expect(SHA256Digest(hexadecimal: String(expected.dropLast())) == nil)
    let folder = try TemporaryFolder()
    let bytes = [UInt8](repeating: 7, count: 3 << 20)
    try File.write(bytes, to: folder["large"])
    #expect(File.sha256(folder["large"]) == SHA256.digest(of: bytes))
    #expect(File.sha256(folder["none"]) == nil)
  }

  @Test("the index has a line for each address, in the order of their bytes")
  func theIndexHasALineForEachAddress() throws {
    var index = MediaIndex()
    index.add(entry("https://b.example/2.jpg"))
    var other = entry("https://a.example/1.jpg")
    other.size = nil
    other.origin = "https://proxy.example/?url=a.example/1.jpg"
    other.entityTag = "\"x\ty\""
    index.add(other)
    #expect(
      String(decoding: index.indexBytes, as: UTF8.self) == """
        # broadsheet media 1
        https://a.example/1.jpg\t\(digest.hexadecimal)\timage/jpeg\t3\t\t\t2025-11-26T00:00:00Z\thttps://proxy.example/?url=a.example/1.jpg\t"x y"\t
        https://b.example/2.jpg\t\(digest.hexadecimal)\timage/jpeg\t3\t30\t20\t2025-11-26T00:00:00Z\t\t\t

        """)
  }

  @Test("what was written is read again, also with lines that a person added")
  func whatWasWrittenIsReadAgain() throws {
    let folder = try TemporaryFolder()
    var index = MediaIndex()
    index.add(entry("https://b.example/2.jpg"))
    index.add(MediaFailure(url: "https://b.example/3.jpg", reason: "status 404", attempts: 2, first: 1, last: 86_401))
    index.add(
      MediaFailure(url: "https://b.example/4.jpg", reason: "timed out", attempts: 1, first: 1, last: 1, next: 2701))
    try index.write(to: folder["media"])
    var again = try MediaIndex(folder: folder["media"])
    #expect(again.entries == index.entries)
    #expect(again.failures == index.failures)
    #expect(again.diagnostics.isEmpty)

    let path = folder["media/index.tsv"]
    try File.write(Array("# by hand\r\n\r\nnonsense\n".utf8) + index.indexBytes, to: path)
    again = try MediaIndex(folder: folder["media"])
    #expect(again.entries == index.entries)
    #expect(again.diagnostics.map(\.position?.line) == [3])
    #expect(again.diagnostics.first?.sourceLine == "nonsense")
  }

  @Test("failures of versions that knew no next attempt are read") func failuresOfEarlierVersions() {
    let line = "https://b.example/3.jpg\ttimed out\t2\t1970-01-01T00:00:01Z\t1970-01-02T00:00:01Z\n"
    var index = MediaIndex()
    index.readFailures(Array(line.utf8), of: "failures.tsv")
    #expect(
      Array(index.failures.values) == [
        MediaFailure(url: "https://b.example/3.jpg", reason: "timed out", attempts: 2, first: 1, last: 86_401)
      ])
  }

  @Test("an address that is kept has not failed, and what failed later is kept from before")
  func anAddressThatIsKeptHasNotFailed() throws {
    let folder = try TemporaryFolder()
    let failure = MediaFailure(url: "https://b.example/2.jpg", reason: "timed out", attempts: 1, first: 1, last: 1)
    var index = MediaIndex()
    index.add(failure)
    try index.write(to: folder["media"])
    index.add(entry(failure.url))
    index.add(failure)
    #expect(index.failures.isEmpty)
    try index.write(to: folder["media"])
    #expect(File.stamp(folder["media/failures.tsv"]) == nil)
  }

  @Test("the smaller version of a picture goes when another picture comes in its place, or it goes itself")
  func theSmallerVersionGoes() {
    let url = "https://a.example/1.jpg"
    var index = MediaIndex()
    index.add(entry(url))
    index.add(entry(MediaIndex.smallerAddress(of: url)))
    index.add(entry(url))
    #expect(index.entries.count == 2)
    var other = entry(url)
    other.digest = SHA256.digest(of: [])
    index.add(other)
    #expect(index.entries[url] == other && index.entries.count == 1)
    index.add(entry(MediaIndex.smallerAddress(of: url)))
    index.remove(url)
    #expect(index.entries.isEmpty)
  }

  @Test("names of files say what is in them")
  func namesOfFilesSayWhatIsInThem() {
    let entry = entry("https://a.example/")
    #expect(MediaName.digest(of: entry.fileName) == digest)
    for name in ["index.tsv", "a.jpg", entry.fileName + "x", "\(digest.hexadecimal).svg", digest.hexadecimal] {
      #expect(MediaName.digest(of: name) == nil)
    }
  }
}

extension SHA256Digest {
  /// Reads 64 hexadecimal digits in a text.
  fileprivate init?(hexadecimal text: String) {
    var text = text
    guard let digest = text.withUTF8({ SHA256Digest(hexadecimal: $0) }) else { return nil }
    self = digest
  }
}
