import Foundation
import Testing

@testable import Archives

@Suite("Generated archives")
struct ArchiveWriterTests {
  @Test("are the same bytes however many threads write them")
  func sameBytes() throws {
    let shape = ArchiveShape(articles: 150)
    #expect(try files(shape, threads: 1) == files(shape, threads: 3))
  }

  @Test("are the same bytes on every machine")
  func knownBytes() {
    // Changes with every change of what is generated: then new measurements can't be compared with older ones.
    let archive = Archive(ArchiveShape(articles: 1000))
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for form in ArchiveForm.allCases {
      for index in [0, 499, 999, 1000] {
        var bytes: [UInt8] = []
        form.form.append(archive.article(index), to: &bytes)
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
      }
    }
    #expect(String(hash, radix: 16) == "5d990a65ff64a7d4")
  }

  @Test("of another seed are others")
  func seeds() throws {
    #expect(try files(ArchiveShape(articles: 3)) != files(ArchiveShape(articles: 3, seed: 2)))
  }

  @Test("have captures as long as real ones", arguments: [(ArchiveShape.Length.long, 9900), (.short, 4400)])
  func sizes(length: ArchiveShape.Length, mean: Int) {
    let archive = Archive(ArchiveShape(articles: 1000, length: length))
    let total = (0..<1000).reduce(0) { $0 + bytes(of: archive.article($1), as: .captures).count }
    #expect(abs(total / 1000 - mean) < mean / 20, "\(total / 1000) bytes")
  }

  @Test("have an article that is newer than all others, in a file of its own")
  func newer() throws {
    let folder = try TemporaryFolder()
    let writer = ArchiveWriter(ArchiveShape(articles: 40), folder: folder.path)
    #expect(try writer.writeArticle(40, as: .content).hasPrefix("content/2025/01/01/"))
    #expect(try writer.writeArticle(41, as: .content).hasPrefix("content/2025/01/02/"))
    #expect(try folder.files().count == 2)
  }

  private func files(_ shape: ArchiveShape, threads: Int = 2) throws -> [String: Data] {
    let folder = try TemporaryFolder()
    try ArchiveWriter(shape, folder: folder.path).write(
      ArchiveForm.allCases.filter { $0 != .content }, threads: threads)
    return try folder.files()
  }
}

/// The file of an article.
func bytes(of article: Article, as form: ArchiveForm) -> [UInt8] {
  var bytes: [UInt8] = []
  form.form.append(article, to: &bytes)
  return bytes
}
