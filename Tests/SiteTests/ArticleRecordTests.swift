import Content
import Ledger
import Platform
import TestSupport
import Testing

@testable import Site

@Suite struct ArticleRecordTests {
  /// An article that has something in each field.
  private static var full: Article {
    var article = Article(title: "题目", date: Timestamp(seconds: -5, offset: 28_800))
    article.captured = Timestamp(seconds: 1_700_000_000, offset: -3600)
    article.url = "https://www.example.org/news/1"
    article.aliases = ["https://m.example.org/1", "2019/old.html"]
    (article.outlet, article.section, article.language) = ("example-org", "china", "zh-Hans")
    (article.byline, article.dateline) = ("甲、乙", "18/07/2020")
    (article.authors, article.translators, article.editors) = (["甲", "乙"], ["丙"], ["丁", "戊"])
    article.contributors = ["*己* 摄影"]
    article.profiles = [.init(name: "甲", url: "https://example.org/a", about: "记者"), .init(name: "乙", about: "")]
    (article.translationOf, article.image) = ("https://example.org/en", "https://example.org/1.jpg")
    (article.tags, article.rights, article.via) = (["a", ""], ["©"], ["via"])
    article.related = [.init(title: "他", url: "https://example.org/2")]
    article.extra = [
      .init("x", .text("1")), .init("y", .list([.text("2"), .map([.init("z", .text(""))])])),
    ]
    return article
  }

  private func record(_ article: Article, path: String = "2024/06/a") -> Slab {
    var writer = RecordWriter()
    ArticleRecord.write(article, path: path, excerpt: "开头", content: Fingerprint("file"), to: &writer)
    return Slab(writer.bytes)
  }

  @Test("an article comes back as it was", arguments: [full, Article(title: "t", date: Timestamp(seconds: 0))])
  func roundTrip(article: Article) throws {
    let slab = record(article)
    let record = try #require(ArticleRecord(slab.bytes))
    #expect(record.article == article)
    #expect(record.path == "2024/06/a" && record.excerpt == "开头" && record.content == Fingerprint("file"))
    #expect(record.pathIdentity == Fingerprint("2024/06/a").value)
    #expect(record.title == article.title && record.date == article.date && record.captured == article.captured)
    #expect(record.url == article.url && record.outlet == article.outlet && record.section == article.section)
    #expect(record.language == article.language && record.authors == article.authors)
    #expect(record.profiles == article.profiles)
    #expect(record.profileNames == article.profiles.map { Fingerprint($0.name).value })
    #expect(record.hasProfiles == !article.profiles.isEmpty && record.hasAliases == !article.aliases.isEmpty)
    #expect(record.address == article.url.map { ArchivedAddress($0) })
    #expect(record.aliasAddresses == article.aliases.prefix(1).map { ArchivedAddress($0) })
  }

  @Test("what lists show of an article makes its listing, and nothing else does") func listing() throws {
    let changes: [(String, Bool, (inout Article) -> Void)] = [
      ("title", true, { $0.title += "x" }), ("date", true, { $0.date.offset += 1 }),
      ("captured", true, { $0.captured = nil }),
      ("url", true, { $0.url = nil }), ("outlet", true, { $0.outlet = "" }), ("section", true, { $0.section = nil }),
      ("language", true, { $0.language = "en" }), ("authors", true, { $0.authors.reverse() }),
      ("tags", false, { $0.tags = [] }), ("image", false, { $0.image = nil }),
      ("profiles", false, { $0.profiles = [] }),
    ]
    let slab = record(Self.full)
    let before = try #require(ArticleRecord(slab.bytes))
    for (name, isShown, change) in changes {
      var article = Self.full
      change(&article)
      let slab = record(article)
      let after = try #require(ArticleRecord(slab.bytes))
      #expect((after.listing != before.listing) == isShown, "\(name)")
    }
  }

  @Test("other bytes are no record, or one that is read without looking beyond it") func otherBytes() throws {
    var generator = SeededGenerator(7)
    let slab = record(Self.full)
    let whole = Array(slab.bytes)
    for count in 0..<whole.count { _ = read(Slab(Array(whole[..<count]))) }
    for _ in 0..<20_000 {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      _ = read(Slab(bytes))
    }
    for slab in [Slab([UInt8](repeating: 0, count: 40)), Slab([UInt8](repeating: 255, count: 400))] {
      #expect(ArticleRecord(slab.bytes) == nil)
    }
  }

  /// Reads everything that there is.
  private func read(_ slab: Slab) -> Article? {
    guard let record = ArticleRecord(slab.bytes) else { return nil }
    _ = (record.path, record.excerpt, record.address, record.aliasAddresses, record.profiles, record.profileNames)
    return record.article
  }
}
