import Content

/// A site whose players, posts and frames articles embed.
struct EmbedProvider: Sendable {
  /// How names are written.
  enum Script: Sendable {
    case simplified, traditional, latin
  }

  /// What it shows.
  let kind: EmbedLabels.Kind
  private let simplified: String
  private let traditional: String
  private let latin: String

  private init(_ kind: EmbedLabels.Kind, _ latin: String, _ simplified: String? = nil, _ traditional: String? = nil) {
    self.kind = kind
    self.latin = latin
    self.simplified = simplified ?? latin
    self.traditional = traditional ?? simplified ?? latin
  }

  /// The site's name.
  func name(in script: Script) -> String {
    switch script {
    case .simplified: simplified
    case .traditional: traditional
    case .latin: latin
    }
  }

  /// The site at a host, or at the domain that the host belongs to; `nil` for one that is not known.
  static func provider(at host: String) -> EmbedProvider? {
    var name = WebAddress.lastLabels(mostLabels, ofHost: host)
    while true {
      if let provider = byHost[String(name)] { return provider }
      guard let dot = name.firstIndex(of: ".") else { return nil }
      name = name[name.index(after: dot)...]
    }
  }

  private static let byHost: [String: EmbedProvider] = {
    var table: [String: EmbedProvider] = [:]
    for (provider, hosts) in known { for host in hosts { table[host] = provider } }
    return table
  }()

  /// How many labels a host of the table has at most.
  private static let mostLabels = byHost.keys.map { WebAddress.labelCount(ofHost: $0) }.max() ?? 0

  private static let known: [(EmbedProvider, [String])] = videos + sounds + posts + documents + outlets

  private static let videos: [(EmbedProvider, [String])] = [
    (.init(.video, "YouTube"), ["youtube.com", "youtube-nocookie.com", "youtu.be"]),
    (.init(.video, "Vimeo"), ["vimeo.com"]),
    (.init(.video, "Dailymotion"), ["dailymotion.com", "dai.ly"]),
    (.init(.video, "Bilibili", "哔哩哔哩", "嗶哩嗶哩"), ["bilibili.com", "b23.tv"]),
    (.init(.video, "Tencent Video", "腾讯视频", "騰訊視頻"), ["v.qq.com", "video.qq.com"]),
    (.init(.video, "Youku", "优酷", "優酷"), ["youku.com"]),
    (.init(.video, "Tudou", "土豆"), ["tudou.com"]),
    (.init(.video, "iQiyi", "爱奇艺", "愛奇藝"), ["iqiyi.com"]),
    (.init(.video, "Xigua Video", "西瓜视频", "西瓜視頻"), ["ixigua.com"]),
    (.init(.video, "Douyin", "抖音"), ["douyin.com"]),
    (.init(.video, "TikTok"), ["tiktok.com"]),
    (.init(.video, "Twitch"), ["twitch.tv"]),
    (.init(.video, "Streamable"), ["streamable.com"]),
    (.init(.video, "Rumble"), ["rumble.com"]),
    (.init(.video, "Odysee"), ["odysee.com"]),
    (.init(.video, "TED"), ["ted.com"]),
    (.init(.video, "C-SPAN"), ["c-span.org"]),
    (.init(.video, "Brightcove"), ["brightcove.net"]),
    (.init(.video, "JW Player"), ["jwplayer.com", "jwplatform.com"]),
    (.init(.video, "Facebook"), ["fb.watch"]),
    (.init(.video, "GIPHY"), ["giphy.com"]),
  ]

  private static let sounds: [(EmbedProvider, [String])] = [
    (.init(.audio, "SoundCloud"), ["soundcloud.com"]),
    (.init(.audio, "Spotify"), ["spotify.com"]),
    (.init(.audio, "Apple Podcasts", "苹果播客", "Apple Podcasts"), ["podcasts.apple.com"]),
    (.init(.audio, "Acast"), ["acast.com"]),
    (.init(.audio, "Megaphone"), ["megaphone.fm"]),
    (.init(.audio, "Libsyn"), ["libsyn.com"]),
    (.init(.audio, "Anchor"), ["anchor.fm"]),
    (.init(.audio, "Audioboom"), ["audioboom.com"]),
    (.init(.audio, "Simplecast"), ["simplecast.com"]),
    (.init(.audio, "Firstory"), ["firstory.me"]),
    (.init(.audio, "SoundOn"), ["soundon.fm"]),
    (.init(.audio, "Himalaya", "喜马拉雅", "喜馬拉雅"), ["ximalaya.com"]),
    (.init(.audio, "Xiaoyuzhou", "小宇宙"), ["xiaoyuzhoufm.com"]),
    (.init(.audio, "NetEase Music", "网易云音乐", "網易雲音樂"), ["music.163.com"]),
    (.init(.audio, "QQ Music", "QQ音乐", "QQ音樂"), ["y.qq.com", "music.qq.com"]),
  ]

  private static let posts: [(EmbedProvider, [String])] = [
    (.init(.post, "Twitter"), ["twitter.com", "twitframe.com"]), (.init(.post, "X"), ["x.com"]),
    (.init(.post, "Facebook"), ["facebook.com"]), (.init(.post, "Instagram"), ["instagram.com"]),
    (.init(.post, "Threads"), ["threads.net", "threads.com"]), (.init(.post, "Telegram"), ["t.me", "telegram.me"]),
    (.init(.post, "Reddit"), ["reddit.com", "redditmedia.com"]), (.init(.post, "LinkedIn"), ["linkedin.com"]),
    (.init(.post, "Weibo", "微博"), ["weibo.com", "weibo.cn"]), (.init(.post, "Bluesky"), ["bsky.app"]),
    (.init(.post, "Pinterest"), ["pinterest.com"]), (.init(.post, "Tumblr"), ["tumblr.com"]),
    (.init(.post, "VK"), ["vk.com"]), (.init(.post, "Plurk", "噗浪"), ["plurk.com"]),
  ]

  private static let documents: [(EmbedProvider, [String])] = [
    (.init(.document, "Scribd"), ["scribd.com"]),
    (.init(.document, "DocumentCloud"), ["documentcloud.org"]),
    (.init(.document, "Issuu"), ["issuu.com"]),
    (.init(.document, "SlideShare"), ["slideshare.net"]),
    (.init(.document, "Google Docs", "Google 文档", "Google 文件"), ["docs.google.com"]),
    (.init(.document, "Google Drive", "Google 云端硬盘", "Google 雲端硬碟"), ["drive.google.com"]),
    (.init(.page, "GitHub"), ["gist.github.com", "github.com"]),
    (.init(.map, "Google Maps", "Google 地图", "Google 地圖"), ["maps.google.com"]),
    (.init(.map, "OpenStreetMap"), ["openstreetmap.org", "umap.openstreetmap.fr"]),
    (.init(.map, "Baidu Maps", "百度地图", "百度地圖"), ["map.baidu.com"]),
    (.init(.map, "Amap", "高德地图", "高德地圖"), ["amap.com"]),
    (.init(.chart, "Datawrapper"), ["dwcdn.net", "datawrapper.de"]),
    (.init(.chart, "Infogram"), ["infogram.com", "infogr.am"]),
    (.init(.chart, "Flourish"), ["flourish.studio", "flo.uri.sh"]),
    (.init(.chart, "Tableau"), ["public.tableau.com"]),
    (.init(.chart, "Plotly"), ["plotly.com", "plot.ly"]),
    (.init(.chart, "Our World in Data"), ["ourworldindata.org"]),
  ]

  private static let outlets: [(EmbedProvider, [String])] = [
    (
      .init(.page, "Voice of America", "美国之音", "美國之音"),
      ["voanews.com", "voachinese.com", "voacantonese.com"]
    ),
    (.init(.page, "Radio Free Asia", "自由亚洲电台", "自由亞洲電台"), ["rfa.org"]),
    (.init(.page, "BBC"), ["bbc.com", "bbc.co.uk", "bbci.co.uk"]),
    (.init(.page, "Deutsche Welle", "德国之声", "德國之聲"), ["dw.com", "tvdownloaddw-a.akamaihd.net"]),
    (.init(.page, "RFI", "法广", "法廣"), ["rfi.fr"]),
    (.init(.page, "The New York Times", "纽约时报", "紐約時報"), ["nytimes.com", "nyt.com"]),
    (.init(.page, "The Guardian", "卫报", "衛報"), ["theguardian.com"]),
    (.init(.page, "Matters"), ["matters.news", "matters.town"]),
    (.init(.page, "CNN"), ["cnn.com"]),
    (.init(.page, "Al Jazeera", "半岛电视台", "半島電視台"), ["aljazeera.com"]),
  ]
}
