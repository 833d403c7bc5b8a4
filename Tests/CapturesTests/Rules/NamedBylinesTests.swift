import Testing

@Suite struct NamedBylinesTests {
  @Test(
    "elements called byline or author tell authors",
    arguments: [
      ("<p class=byline>By Ann Lee and Bo Ray</p>", ["Ann Lee", "Bo Ray"]),
      ("<div class='article-author'>林望舒</div>", ["林望舒"]),
      ("<span class=author><a href='https://a.example/'>Ann Lee</a></span>", ["Ann Lee"]),
    ])
  func names(html: String, authors: [String]) throws {
    let cleaned = try Cleaned("\(html)<p>河水退了。</p>")
    #expect(cleaned.text == "河水退了。\n")
    #expect(cleaned.article.authors == authors)
    #expect(cleaned.account.count == 1)
  }

  @Test("elements called dates tell the date")
  func dates() throws {
    let cleaned = try Cleaned("<div class=post-date>Posted on June 20, 2024</div><p>河水退了。</p>")
    #expect(cleaned.text == "河水退了。\n")
    #expect(cleaned.article.dateline == "Posted on June 20, 2024")
    #expect(cleaned.article.date.rfc3339.hasPrefix("2024-06-20T"))
  }

  @Test("the first date counts, not that of a change behind it")
  func change() throws {
    let cleaned = try Cleaned(
      "<div class=timestamp>2024年6月19日</div><time datetime='2024-06-21'>不久前</time><p>河水退了。</p>")
    #expect(cleaned.article.date.rfc3339.hasPrefix("2024-06-19"))
  }

  private static let text = "<p>河水退了，桥还在，人们又走到对岸去看望他们的亲友，渡船停在岸边，没有人再用它。</p>"

  @Test(
    "dates and names of quotations, pictures, other articles and cards are none of the article's",
    arguments: [
      "<ul class=latest><li><a href=/o1>旧文一</a><span class=post-date>2018-01-02</span></li></ul>",
      "<div class=latest><a href=/o1>旧文一</a> <span class=post-date>2018-01-02</span></div>",
      "<div class=latest><span class=post-date>2018-01-02</span> <a href=/o1>旧文一</a></div>",
      "<div class=latest><a href=/o1>旧文一 <span class=post-date>2018-01-02</span></a></div>",
      "<aside><h4><a href=/old>旧文</a></h4><p class=post-date>2018年1月2日</p></aside>",
      "<div><h4><a href=/old>旧文</a></h4><p class=author>林木</p><p class=post-date>2018年1月2日</p></div>",
      "<blockquote class=wp-embedded-content><a href=/old>旧文</a><time class='entry-date published' datetime=2018-01-02>2018年1月2日</time></blockquote>",
      "<div class=book><h3>《渡口志》</h3><p class=author>林木</p><p class=pubdate>2001-05-01</p></div>",
      "<blockquote><p>江水不停。</p><span class=author>林木</span></blockquote>",
      "<figure><img src=/a.jpg><figcaption>江边。<span class=author>林木</span></figcaption></figure>",
      "<figure class=kg-card><a href=/b><span class=kg-bookmark-author>林木</span></a></figure>",
      "<p>短讯。</p><div class=comment><span class=author>林木</span><p>好。</p></div>",
      "<p>短讯。</p><div class=c><span class=comment-author>林木</span><p>好。</p></div>",
    ])
  func otherThings(html: String) throws {
    let article = try Cleaned(html + Self.text).article
    #expect(article.authors == [])
    #expect(article.byline == nil)
    #expect(article.dateline == nil)
    #expect(article.date.rfc3339.hasPrefix("2024-06-21"))
  }

  @Test(
    "a byline in a link, in a card that is the article, or beside links that come after it is the article's",
    arguments: [
      "<a href=/a><span class=author-name>林望舒</span></a>", "<ul class=meta><li class=author>林望舒</li></ul>",
      "<h1><a href='https://news.example/local/1.html'>题</a></h1><p class=author>林望舒</p>",
      "<div class=author-card><span class=author-name>林望舒</span></div>",
      "<p><span class=author>林望舒</span> | <a href=/c>新闻</a></p>",
    ])
  func ownThings(html: String) throws {
    #expect(try Cleaned(html + Self.text).article.authors == ["林望舒"])
  }

  @Test("the machine's date counts before the written one")
  func machineDates() throws {
    let time = "<time class='entry-date published' datetime='2024-06-05T08:30:00+08:00'>June 5, 2024</time>"
    for html in [time, "<p class=post-date>\(time)</p>", "<p><span class=posted-on>Posted on \(time)</span></p>"] {
      let article = try Cleaned(html + Self.text).article
      #expect(article.date.rfc3339 == "2024-06-05T00:30:00Z")
      #expect(article.dateline?.hasSuffix("June 5, 2024") == true)
    }
    let relative = "<time class=timestamp datetime=2024-06-05>最近更新：1 小时前</time>"
    #expect(try Cleaned("<p>\(relative)</p>" + Self.text).text.hasPrefix("最近更新：1 小时前\n"))
  }

  @Test(
    "a line of nothing but a byline goes as a whole",
    arguments: [
      (
        "<p class=post-meta>作者：<a class=author href=/a>林微</a>，发表于 <time class=entry-date datetime=2024-06-05>2024年6月5日</time>，<a href=#c>3条评论</a></p>",
        "林微", "作者：林微，发表于 2024年6月5日，3条评论"
      ),
      (
        "<p class=meta>By <span class='author vcard'><a href=/a>Lin Wei</a></span> on <time class='entry-date published' datetime=2024-06-05>June 5, 2024</time> in <a href=/c>News</a></p>",
        "Lin Wei", "By Lin Wei on June 5, 2024 in News"
      ),
      (
        "<div>By <span class=author>Lin Wei</span> | Posted <span class=post-date>2024-06-05</span><br><p>一</p></div>",
        "Lin Wei", "By Lin Wei | Posted 2024-06-05"
      ),
    ])
  func lines(html: String, author: String, byline: String) throws {
    let cleaned = try Cleaned(html + Self.text)
    #expect(cleaned.article.authors == [author])
    #expect(cleaned.article.byline == byline)
    #expect(cleaned.article.date.rfc3339.hasPrefix("2024-06-05"))
    #expect(cleaned.account == ["named-bylines: moved to byline: \(byline)"])
    #expect(!cleaned.text.contains(author))
  }

  @Test("a line that says more is read, and stays whole")
  func longerLines() throws {
    let cleaned = try Cleaned(
      "<p>作者：<span class=author>林微</span>，住在渡口镇，<span class=post-date>2024-06-05</span></p>" + Self.text)
    #expect(cleaned.article.authors == ["林微"])
    #expect(cleaned.article.byline == nil)
    #expect(cleaned.article.date.rfc3339.hasPrefix("2024-06-05"))
    #expect(cleaned.text.hasPrefix("作者：林微，住在渡口镇，2024-06-05\n\n河水"))
  }

  @Test("a sentence is no byline")
  func sentences() throws {
    let html = "<p><span class=author>林微</span>说，河水退了。桥还在。</p>"
    #expect(try Cleaned(html + Self.text).article.authors == [])
    #expect(try Cleaned(html + Self.text).text.hasPrefix("林微说，河水退了。桥还在。\n\n"))
  }

  @Test("what is no name, stands further down, or holds paragraphs stays")
  func others() throws {
    let long = String(repeating: "河水退了，桥还在。", count: 20)
    for html in [
      "<div class=author>关于河流的一切，都在这里。</div><p>一</p>", "<p>\(long)</p><p class=author>林望舒</p><p>\(long)</p>",
      "<div class=author><p>林望舒</p></div><p>一</p>",
    ] {
      #expect(try Cleaned(html).article.authors == [])
    }
  }
}
