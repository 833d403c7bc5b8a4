import Testing

@Suite struct FeedFooterTests {
  private static let html = """
    <p>文。</p><p>© 林某 for <a href=https://b.example>某站</a>, 2020. | <a href=/p>Permalink</a> | <a href=/c>No comment</a> \
    | Add to <a href=https://del.icio.us/post?x>del.icio.us</a></p><p>Post tags: <a href=/t/1>甲</a>, <a href=/t/2>乙</a></p>\
    <p>Feed enhanced by <a href=https://f.example>Better Feed</a></p>
    """

  @Test("the footer of an outlet's feed goes into via in its order; poster and tags into their fields")
  func footer() throws {
    let cleaned = try Cleaned(Self.html)
    #expect(cleaned.text == "文。\n")
    #expect(cleaned.article.authors == ["林某"])
    #expect(cleaned.article.tags == ["甲", "乙"])
    #expect(cleaned.article.via.map { $0.prefix(6) } == ["© 林某 f", "Post t", "Feed e"])
    #expect(cleaned.article.via.joined().contains("https://del.icio.us/post?x"))
    #expect(cleaned.takings.allSatisfy { $0.rule == "feed-footer" && $0.verdict == .moved(.via) })
  }

  @Test("the line above the footer goes with it; others stay")
  func line() throws {
    #expect(try Cleaned(Self.html.replacing("<p>©", with: "<hr><p>©")).text == "文。\n")
    #expect(try Cleaned("<p>文。</p><hr><p>又一段。</p><hr><p>责编：林某</p><hr><p>© 2020 某社</p>").text == "文。\n\n***\n\n又一段。\n")
    #expect(try Cleaned("<p>记者：林某</p><hr><p>文。</p>").text == "文。\n")
    #expect(try Cleaned("<hr><p>文。</p><hr>").text == "***\n\n文。\n\n***\n")
  }

  @Test("a byline counts for more than the poster")
  func byline() throws {
    #expect(try Cleaned("<address>周砚</address>" + Self.html).article.authors == ["周砚"])
  }

  @Test("where a post first appeared goes into via", arguments: ["appeared first", "first appeared"])
  func origin(words: String) throws {
    let cleaned = try Cleaned("<p>文。</p><p>The post <a href=/p>题</a> \(words) on <a href=/>某站</a>.</p>")
    #expect(cleaned.text == "文。\n")
    #expect(cleaned.article.via.count == 1)
  }

  @Test("prose with such words stays")
  func prose() throws {
    #expect(try Cleaned("<p>© 林某 for everyone, he said.</p><p>The post office appeared.</p>").article.via.isEmpty)
  }
}
