import Captures
import Markup
import Testing

@Suite struct EmbedTests {
  private static let english = String(repeating: "The ferry leaves at eight. ", count: 6)

  /// What an English article has behind its text.
  private func card(_ html: String) throws -> String {
    try String(
      markdown("<p>\(Self.english)</p>\(html)", title: "Ferry").split(separator: "\n").dropFirst().joined(
        separator: "\n"))
  }

  @Test(
    "players become links with kind, title and site",
    arguments: [
      (
        "<iframe src='https://www.youtube.com/embed/abc?x=1' title='Bells'></iframe>",
        "[Video: Bells (YouTube)](https://www.youtube.com/watch?v=abc)"
      ),
      (
        "<iframe src='https://www.youtube.com/embed/abc' title='YouTube video player'></iframe>",
        "[Video (YouTube)](https://www.youtube.com/watch?v=abc)"
      ),
      ("<iframe src='//maps.example/m'></iframe>", "[Embedded page (maps.example)](https://maps.example/m)"),
      ("<audio><source src='https://a.example/a.mp3'></audio>", "[Audio (a.example)](https://a.example/a.mp3)"),
      (
        "<video src='https://a.example/v.mp4' poster='/p.jpg'></video>",
        "[![Video (a.example)](https://news.example/p.jpg)](https://a.example/v.mp4)"
      ),
      (
        "<object><param name=movie value='https://www.youtube.com/v/abc&hl=en'></object>",
        "[Video (YouTube)](https://www.youtube.com/watch?v=abc)"
      ),
      (
        "<object data='/a.pdf' type='application/pdf'></object>",
        "[Document (news.example)](https://news.example/a.pdf)"
      ),
      ("<embed src='/a.png'>", "![](https://news.example/a.png)"),
      (
        "<amp-youtube data-videoid=abc layout=responsive></amp-youtube>",
        "[Video (YouTube)](https://www.youtube.com/watch?v=abc)"
      ),
      (
        "<youtube-player source='https://www.youtube.com/embed/abc' video-id=abc></youtube-player>",
        "[Video (YouTube)](https://www.youtube.com/watch?v=abc)"
      ),
      ("<amp-img src='/a.jpg' alt='Two ferries'></amp-img>", "![Two ferries](https://news.example/a.jpg)"),
    ])
  func players(html: String, expected: String) throws {
    #expect(try card(html) == expected)
  }

  @Test(
    "the link leads to the page of what is played, not to its player",
    arguments: [
      ("https://www.youtube-nocookie.com/embed/abc?rel=0&start=90", "https://www.youtube.com/watch?v=abc&t=90"),
      ("https://youtu.be/abc", "https://www.youtube.com/watch?v=abc"),
      ("https://www.youtube.com/shorts/abc", "https://www.youtube.com/watch?v=abc"),
      ("https://www.youtube.com/embed/videoseries?list=PL1", "https://www.youtube.com/playlist?list=PL1"),
      ("https://player.vimeo.com/video/12?h=ab", "https://vimeo.com/12/ab"),
      ("//player.bilibili.com/player.html?aid=1&bvid=BV1x", "https://www.bilibili.com/video/BV1x"),
      ("//player.bilibili.com/player.html?bvid=BV1x&p=3", "https://www.bilibili.com/video/BV1x?p=3"),
      ("//player.bilibili.com/player.html?aid=1&page=2", "https://www.bilibili.com/video/av1?p=2"),
      ("//player.bilibili.com/player.html?aid=1&page=1", "https://www.bilibili.com/video/av1"),
      ("https://www.youtube.com/embed/live_stream?channel=UCabc", "https://www.youtube.com/channel/UCabc/live"),
      (
        "https://embed.podcasts.apple.com/cn/podcast/a/id1?i=2&theme=x",
        "https://podcasts.apple.com/cn/podcast/a/id1?i=2"
      ),
      ("https://embed.podcasts.apple.com/cn/podcast/a/id1", "https://podcasts.apple.com/cn/podcast/a/id1"),
      ("https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b", "https://soundcloud.com/a/b"),
      (
        "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1",
        "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/1"
      ),
      ("https://v.qq.com/txp/iframe/player.html?vid=x1", "https://v.qq.com/x/page/x1.html"),
      ("https://player.youku.com/embed/XN==", "https://v.youku.com/v_show/id_XN==.html"),
      (
        "https://www.facebook.com/plugins/video.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fvideos%2F1%2F&width=9",
        "https://www.facebook.com/a/videos/1/"
      ),
      ("https://platform.twitter.com/embed/Tweet.html?id=12", "https://twitter.com/i/status/12"),
      ("https://www.instagram.com/p/ab/embed/captioned/", "https://www.instagram.com/p/ab/"),
      ("https://telegra.ph/embed/youtube?url=https%3A%2F%2Fyoutu.be%2Fab", "https://www.youtube.com/watch?v=ab"),
      ("https://t.me/ferry/12?embed=1", "https://t.me/ferry/12"),
      ("https://open.spotify.com/embed/episode/1?theme=0", "https://open.spotify.com/episode/1"),
      ("https://docs.google.com/viewer?url=https%3A%2F%2Fa.example%2Fb.pdf", "https://a.example/b.pdf"),
      ("https://a.example/2020/06/b/embed/#?secret=x", "https://a.example/2020/06/b/"),
      ("https://e.infogram.com/ab?src=embed", "https://infogram.com/ab"),
      (
        "https://www.facebook.com/plugins/post.php?href=javascript%3Aalert(1)",
        "https://www.facebook.com/plugins/post.php?href=javascript%3Aalert(1)"
      ),
    ])
  func pages(frame: String, page: String) throws {
    #expect(try card("<iframe src='\(frame)'></iframe>").hasSuffix("](\(page))"))
  }

  @Test(
    "the words are in the article's language",
    arguments: [
      ("渡轮在八点离开码头，不会等人。这是第一班船，也是最后一班船。", "[视频：钟（哔哩哔哩）]"),
      ("渡輪在八點離開碼頭，不會等人。這是第一班船，也是最後一班船，後來沒有別的船。", "[影片：钟（嗶哩嗶哩）]"),
    ])
  func languages(text: String, expected: String) throws {
    let html = "<p>\(text)</p><iframe title='钟' src='https://player.bilibili.com/player.html?bvid=BV1'></iframe>"
    #expect(try markdown(html, title: String(text.prefix(8))).contains(expected))
  }

  @Test("the theme knows a card by the first word of its label")
  func labels() throws {
    for text in ["渡轮在八点离开码头，不会等人。这是第一班船，也是最后一班船。", "渡輪在八點離開碼頭，不會等人。這是第一班船，也是最後一班船，後來沒有別的船。", Self.english] {
      for page in [
        "youtube.com/embed/a", "soundcloud.com/a", "t.me/a/1", "a.example/a.pdf", "amap.com/a", "flo.uri.sh/a",
        "a.example/",
      ] {
        let body = try markdown("<p>\(text)</p><iframe src='https://\(page)'></iframe>", title: String(text.prefix(8)))
        var page: [UInt8] = []
        MarkdownParser().renderHTML(Array(body.utf8), with: HTMLOptions(), into: &page)
        #expect(String(decoding: page, as: UTF8.self).contains("<p class=\"card\">"), "\(body)")
      }
    }
  }

  @Test("a caption directly behind a player is its title")
  func captions() throws {
    let html = "<audio src='https://a.example/a.mp3'></audio><div><small>晨间的钟</small></div><p>文</p>"
    #expect(try markdown(html) == "[音频：晨间的钟（a.example）](https://a.example/a.mp3)\n\n文\n")
    #expect(try markdown("<iframe src='https://a.example/b'></iframe><ul><small>x</small></ul>").contains("x"))
  }

  @Test("a paragraph behind a player that begins as its label does is its title")
  func titles() throws {
    let player = "<p><iframe src='https://www.youtube.com/embed/ab'></iframe></p><p> </p>"
    let target = "(https://www.youtube.com/watch?v=ab)\n"
    #expect(try markdown(player + "<p><i>视频：晨间的钟</i></p>") == "[视频：晨间的钟（YouTube）]" + target)
    #expect(try markdown(player + "<p>视频【晨间】【的钟】</p>") == "[视频【晨间】【的钟】（YouTube）]" + target)
    #expect(try markdown(player + "<p>视频里有钟。</p>") == "[视频（YouTube）]" + target + "\n视频里有钟。\n")
  }

  @Test("advertisements, consent forms and what leads nowhere safe are no cards")
  func advertisements() throws {
    for source in [
      "https://ads.doubleclick.net/x", "https://www.googletagmanager.com/ns.html", "javascript:x", "about:blank",
    ] {
      #expect(try markdown("<p>文</p><iframe src='\(source)'></iframe>") == "文\n")
    }
  }

  @Test("a post's text stays a quotation, with its author and date; one without text is a card")
  func posts() throws {
    let tweet = """
      <blockquote class="twitter-tweet"><p>船来了</p>— 林苇 (@linwei) <a href="https://twitter.com/linwei/status/1">June 1, \
      2020</a></blockquote>
      """
    #expect(
      try markdown(tweet) == "> 船来了\n>\n> — 林苇 (@linwei) [June 1, 2020](https://twitter.com/linwei/status/1)\n")
    #expect(
      try markdown("<div class='fb-post' data-href='https://www.facebook.com/a/posts/1'></div>")
        == "[帖子（Facebook）](https://www.facebook.com/a/posts/1)\n")
    #expect(
      try markdown(
        "<blockquote class='instagram-media' data-instgrm-permalink='https://www.instagram.com/p/ab/'></blockquote>")
        == "[帖子（Instagram）](https://www.instagram.com/p/ab/)\n")
    #expect(
      try markdown("<blockquote class='tiktok-embed' cite='https://www.tiktok.com/@a/video/1'><p>跳舞</p></blockquote>")
        == "> 跳舞\n>\n> [视频（TikTok）](https://www.tiktok.com/@a/video/1)\n")
  }

  @Test("a frame that shows what a link directly before it leads to is not said twice")
  func repetitions() throws {
    let html = """
      <blockquote class="wp-embedded-content"><p><a href="https://a.example/b/">渡轮</a></p></blockquote>\
      <p><iframe src="https://a.example/b/embed/#?secret=x"></iframe></p>
      """
    #expect(try markdown(html) == "> [渡轮](https://a.example/b/)\n")
  }

  @Test("what a script was to show is found in its noscript and its settings")
  func scripts() throws {
    let noscript = """
      <div class="embed"></div><noscript><a href="https://www.youtube.com/watch?v=ab"><img src="/s.jpg" alt="Youtube \
      用户名 河畔: 潮水"></a></noscript>
      """
    #expect(
      try markdown(noscript) == "[![视频：潮水（YouTube）](https://news.example/s.jpg)](https://www.youtube.com/watch?v=ab)\n")
    let settings = """
      <img src="/p.jpg"><div data-playable='{"externalEmbedUrl":"https:\\/\\/a.example\\/1\\/embed","list":{"title":\
      "\\u6f6e\\u6c34"}}'></div><figcaption>潮水</figcaption>
      """
    #expect(
      try markdown(settings) == "[![视频：潮水（a.example）](https://news.example/p.jpg)](https://a.example/1/embed)\n")
    #expect(try markdown("<p>文</p><noscript>请打开脚本</noscript>") == "文\n")
  }
}
