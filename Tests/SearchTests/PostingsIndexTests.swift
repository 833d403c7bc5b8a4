import Platform
import TestSupport
import Testing

@testable import Search

@Suite struct PostingsIndexTests {
  /// The terms of an article as the documentation of the index describes them, found in the simplest way.
  static func terms(of article: SearchArticle) -> [[UInt16]: IndexReader.Place] {
    let folding = TextFolding.standard
    let title = folding.folded(article.title + "\n")
    let people = folding.folded(article.people + "\n")
    let details = folding.folded(article.details + "\n")
    let text = title + people + details + folding.folded(String(decoding: article.body, as: UTF8.self))
    func unitClass(_ index: Int) -> TextFolding.UnitClass {
      text.indices.contains(index)
        ? TextFolding.UnitClass(rawValue: folding.classes[Int(text[index])]) ?? .separator : .separator
    }
    var terms: [[UInt16]: IndexReader.Place] = [:]
    func add(_ key: ArraySlice<UInt16>, at index: Int, end: Int) {
      let next = (end..<max(end, text.count)).first { unitClass($0) != .separator }
      let body = title.count + people.count + details.count
      let isLead = index < title.count + people.count || body..<body + 200 ~= index
      let level = index < title.count ? 2 : isLead ? 1 : 0
      var place = terms[Array(key)] ?? IndexReader.Place(level: level, followers: [])
      place.level = max(place.level, level)
      place.followers.insert(Int(TermContext.followerClass(of: next.map { text[$0] } ?? 0)))
      terms[Array(key)] = place
    }
    for index in text.indices {
      switch unitClass(index) {
      case .separator: break
      case .ideograph:
        add(text[index...index], at: index, end: index + 1)
        if unitClass(index + 1) != .separator { add(text[index...index + 1], at: index, end: index + 2) }
      case .word:
        if unitClass(index + 1) == .ideograph { add(text[index...index + 1], at: index, end: index + 2) }
        guard unitClass(index - 1) != .word else { continue }
        let end = (index...text.count).first { unitClass($0) != .word } ?? text.count
        add(text[index..<min(end, index + 40)], at: index, end: end)
        for length in 1...2 where end - index >= length {
          add([0x2A] + text[index..<index + length], at: index, end: end)
        }
      }
    }
    return terms
  }

  /// The lists of all terms of some articles, without what a list does not tell.
  static func lists(of articles: [SearchArticle]) -> [[UInt16]: [Int: IndexReader.Place]] {
    var lists: [[UInt16]: [Int: IndexReader.Place]] = [:]
    for (number, article) in articles.enumerated() {
      for (key, place) in terms(of: article) { lists[key, default: [:]][number] = place }
    }
    for (key, list) in lists {
      guard list.count < 5 || key[0] == 0x2A || key.count == 1 && TextFolding.isIdeograph(key[0]) else { continue }
      lists[key] = list.mapValues { IndexReader.Place(level: $0.level, followers: []) }
    }
    return lists
  }

  /// The lists that an index has.
  static func lists(in index: PostingsIndex, articles: Int) -> [[UInt16]: [Int: IndexReader.Place]] {
    var lists: [[UInt16]: [Int: IndexReader.Place]] = [:]
    for shard in index.shards {
      for (key, list) in IndexReader.lists(of: shard, articles: articles) { lists[key] = list }
    }
    return lists
  }

  static func index(_ articles: [SearchArticle], threads: Int = 2, chunk: Int = 7) -> PostingsIndex {
    let memory = TermMemory()
    let collected = stride(from: 0, to: articles.count, by: chunk).flatMap { start in
      let collector = TermCollector(in: memory)
      for number in start..<min(start + chunk, articles.count) { collector.add(articles[number], number: number) }
      return collector.finished()
    }
    return PostingsIndex(collected, count: articles.count, workers: Workers(threads))
  }

  /// Articles of random texts of several scripts, in which pairs, words and followers come again and again.
  static func articles(_ count: Int, seed: UInt64, length: Int = 400) -> [SearchArticle] {
    var random = SeededGenerator(seed)
    let pieces = [
      "河", "流", "山", "水", "人", "吉", "叔", "瓦", "荷", "民", "日", "报", "新", "聞", "の", "カ", "한", "국", "𠮷", "，", "。", " ", " ",
      "\n", "G20",
      "Café", "2024", "年",
      "a", "ＡＢ", "river", "rivers", "—", "é", "ß", "x", "т", "Ж",
    ]
    func text(_ length: Int) -> String {
      (0..<length).map { _ in pieces[Int.random(in: pieces.indices, using: &random)] }.joined()
    }
    return (0..<count).map { _ in
      SearchArticle(
        title: text(6), people: text(3), details: text(5),
        body: Array(text(Int.random(in: 0...length, using: &random)).utf8))
    }
  }

  @Test("every term has its articles, its levels and what follows it", arguments: 1...6 as ClosedRange<UInt64>)
  func lists(seed: UInt64) {
    let articles = Self.articles(60, seed: seed)
    let index = Self.index(articles)
    let found = Self.lists(in: index, articles: articles.count)
    #expect(found == Self.lists(of: articles))
  }

  @Test("an article of thousands of different terms has all of them") func manyTerms() {
    var random = SeededGenerator(11)
    let characters = (0..<5000).map { _ in Unicode.Scalar(UInt32.random(in: 0x4E00...0x9000, using: &random))! }
    let words = (0..<5000).map { _ in String(UInt32.random(in: 36...(36 * 36 * 36 * 36), using: &random), radix: 36) }
    let body = String(String.UnicodeScalarView(characters)) + " " + words.joined(separator: " ")
    let articles = (0..<3).map { SearchArticle(title: "河\($0)", details: "", body: Array(body.utf8)) }
    let found = Self.lists(in: Self.index(articles), articles: articles.count)
    #expect(found.count > 10_000 && found == Self.lists(of: articles))
  }

  @Test("a word of more than forty letters is cut, and one of hundreds of articles has all of them") func extremes() {
    let long = String(repeating: "ab", count: 30)
    let articles = (0..<700).map {
      SearchArticle(title: "河\($0)", details: "", body: Array((long + " 河流 end").utf8))
    }
    let index = Self.index(articles, chunk: 100)
    let lists = index.shards.flatMap { IndexReader.lists(of: $0, articles: 700) }
    let keys = Set(lists.map(\.key))
    #expect(keys.contains(Array(long.utf16.prefix(40))) && !keys.contains(Array(long.utf16)))
    let river = lists.first { $0.key == Array("河流".utf16) }
    #expect(river?.list.count == 700)
    #expect(river?.list[3] == IndexReader.Place(level: 1, followers: [Int(TermContext.followerClass(of: 0x65))]))
  }

  @Test("shards are of a bounded size, and each has the terms from its beginning to the next one's") func shards() {
    var random = SeededGenerator(7)
    let articles = (0..<300).map { _ in
      let scalars = (0..<600).map { _ in Unicode.Scalar(UInt32.random(in: 0x4E00...0x6000, using: &random))! }
      return SearchArticle(title: "", details: "", body: Array(String(String.UnicodeScalarView(scalars)).utf8))
    }
    let index = Self.index(articles)
    #expect(index.shards.count > 20 && index.shards.count == index.beginnings.count)
    #expect(index.shards.allSatisfy { $0.count < 10_000 })
    #expect(index.beginnings == index.beginnings.sorted() && Set(index.beginnings).count == index.beginnings.count)
    func beginning(_ key: [UInt16]) -> UInt64 {
      (0..<4).reduce(0) { $0 << 16 | UInt64($1 < key.count ? key[$1] : 0) }
    }
    for (number, shard) in index.shards.enumerated() {
      let keys = IndexReader.lists(of: shard, articles: 300).map { beginning($0.key) }
      #expect(keys.first == index.beginnings[number])
      let next = number + 1 < index.beginnings.count ? index.beginnings[number + 1] : .max
      #expect(keys.allSatisfy { $0 < next })
    }
  }

  @Test("it is the same with any number of threads, however articles were parted") func deterministic() {
    let articles = Self.articles(200, seed: 3)
    let index = Self.index(articles, threads: 1, chunk: 200)
    for (threads, chunk) in [(2, 200), (3, 1), (8, 64)] {
      let other = Self.index(articles, threads: threads, chunk: chunk)
      #expect(other.shards == index.shards && other.beginnings == index.beginnings)
    }
  }

  @Test("hundreds of articles, and very long ones, can be taken in together") func together() {
    let articles = Self.articles(600, seed: 5, length: 40) + Self.articles(3, seed: 6, length: 160_000)
    let index = Self.index(articles, chunk: 603)
    let other = Self.index(articles, chunk: 50)
    #expect(other.shards == index.shards && other.beginnings == index.beginnings)
    let found = Self.lists(in: index, articles: articles.count)
    #expect(found == Self.lists(of: articles))
  }

  @Test("names and addresses can be filtered by, part by part") func filters() {
    let article = SearchArticle(
      title: "", details: "", body: [], authors: ["Lin Wei", "岸田文雄"], outlet: ["hepan", "河畔日报"], section: "讀者",
      address: "HTTPS://www.News.Example/World/2024//a-b/?id=7&x=%E6%B2%B3#top")
    let lists = Self.index([article]).shards.flatMap { IndexReader.lists(of: $0, articles: 1) }
    #expect(
      lists.map { String(decoding: $0.key, as: UTF16.self) } == [
        "#hepan", "#日报", "#河畔", "#畔日", "$读者", "/2024", "/?id=7&x=%e6%b2%b3", "/?id=7&x=河", "/a-b", "/news.example",
        "/world", "@lin",
        "@wei", "@岸田", "@文雄", "@田文",
      ])
  }

  @Test(
    "an address is found as it is and with its letters encoded, whichever it was",
    arguments: [
      (
        "https://x.example/É/河畔-2%2Fa/?q=a+b%20c",
        ["/%c3%89", "/%e6%b2%b3%e7%95%94-2%2fa", "/?q=a+b%20c", "/x.example", "/é", "/河畔-2%2fa"]
      ),
      (
        "x.example/%C3%89/%E6%b2%b3%E7%95%94-2%2Fa/?q=a+b%20c",
        ["/%c3%89", "/%e6%b2%b3%e7%95%94-2%2fa", "/?q=a+b%20c", "/x.example", "/é", "/河畔-2%2fa"]
      ),
      ("x.example/河%E7%95%94", ["/%e6%b2%b3%e7%95%94", "/x.example", "/河%e7%95%94", "/河畔"]),
      // Of another encoding, cut off, and none.
      ("x.example/%B9%FA/%E6%B2/%e6%b2%b/%/%zz", ["/%", "/%b9%fa", "/%e6%b2", "/%e6%b2%b", "/%zz", "/x.example"]),
    ])
  func spellings(address: String, expected: [String]) {
    let article = SearchArticle(title: "", details: "", body: [], address: address)
    let lists = Self.index([article]).shards.flatMap { IndexReader.lists(of: $0, articles: 1) }
    #expect(lists.map { String(decoding: $0.key, as: UTF16.self) } == expected)
  }

  @Test("nothing has no shards") func nothing() {
    #expect(Self.index([]).shards.isEmpty)
    #expect(Self.index([SearchArticle(title: "", details: "", body: Array("。 \u{FFFD}".utf8))]).shards.isEmpty)
  }

  @Test("bytes that are no UTF-8 do no harm") func notUTF8() {
    let index = Self.index([
      SearchArticle(title: "", details: "", body: [0xE6, 0xB2, 0x41, 0xFF, 0xF0, 0x9F, 0xED, 0xA0, 0x80])
    ])
    #expect(!index.shards.isEmpty)
  }
}
