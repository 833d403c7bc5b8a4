extension Outlet {
  /// The outlets that mirrors of Chinese-language news have most. One that publishes in many languages has none itself.
  package static let builtIn: [Outlet] = [
    built(
      "nyt", "纽约时报中文网", ["cn.nytimes.com", "cn.nytstyle.com", "m.cn.nytimes.com"], "zh-Hans", "Asia/Shanghai", 0,
      also: ["纽约时报", "纽约时报中文网 国际纵览"]),
    built("nytimes", "The New York Times", ["nytimes.com"], "en", "America/New_York"),
    built(
      "bbc", "BBC中文", ["bbc.com/zhongwen", "bbc.co.uk/zhongwen"], "zh-Hans", "Europe/London",
      also: ["BBC News 中文", "BBC 中文网", "BBC中文网", "BBC Chinese"]),
    built(
      "bbc-trad", "BBC中文", ["bbc.com/zhongwen/trad", "bbc.co.uk/zhongwen/trad"], "zh-Hant", "Europe/London",
      also: ["BBC News 中文", "BBC 中文網", "BBC中文網", "BBC Chinese"]),
    built("bbc-news", "BBC News", ["bbc.com", "bbc.co.uk"], nil, "Europe/London"),
    built("dw", "德国之声", ["dw.com/zh"], "zh-Hans", "Europe/Berlin", also: ["DW.COM", "德国之声中文网"]),
    built("dw-news", "Deutsche Welle", ["dw.com"], nil, "Europe/Berlin"),
    built("rfi", "法广", ["rfi.fr/cn"], "zh-Hans", "Europe/Paris", 1, also: ["法国国际广播电台"]),
    built("rfi-trad", "法廣", ["rfi.fr/tw"], "zh-Hant", "Europe/Paris", 1, also: ["法國國際廣播電台"]),
    built("rfa", "自由亚洲电台", ["rfa.org/mandarin"], "zh-Hans", "America/New_York", 1, also: ["Radio Free Asia"]),
    built("rfa-cantonese", "自由亞洲電台粵語部", ["rfa.org/cantonese"], "zh-Hant", "America/New_York", 1),
    built("rfa-news", "Radio Free Asia", ["rfa.org"], nil, "America/New_York", 1),
    built("voa", "美国之音", ["voachinese.com"], "zh-Hans", "America/New_York", also: ["VOA", "VOA Chinese", "美国之音中文网"]),
    built("reuters", "路透中文网", ["cn.reuters.com"], "zh-Hans", "Asia/Shanghai", also: ["路透", "路透社", "Reuters"]),
    built("ft", "FT中文网", ["cn.ft.com", "ftchinese.com"], "zh-Hans", "Asia/Shanghai", also: ["FTChinese"]),
    built("ft-trad", "FT中文網", ["big5.ftchinese.com"], "zh-Hant", "Asia/Shanghai"),
    built("cdt", "中国数字时代", ["chinadigitaltimes.net/chinese"], "zh-Hans", "America/Los_Angeles"),
    built("cdt-en", "China Digital Times", ["chinadigitaltimes.net"], "en", "America/Los_Angeles"),
    built("bitterwinter", "寒冬", ["zh.bitterwinter.org"], nil, "Europe/Rome"),
    built("bitterwinter-en", "Bitter Winter", ["bitterwinter.org"], "en", "Europe/Rome"),
    built(
      "epochtimes", "大纪元", ["epochtimes.com", "epochtimes.com/gb"], "zh-Hans", "America/New_York",
      also: ["大纪元新闻网", "大纪元时报"]),
    built("epochtimes-trad", "大紀元", ["epochtimes.com/b5"], "zh-Hant", "America/New_York", also: ["大紀元新聞網", "大紀元時報"]),
    built(
      "zaobao", "联合早报", ["zaobao.com", "zaobao.com.sg"], "zh-Hans", "Asia/Singapore",
      also: ["联合早报网", "早报网", "联合早报 Zaobao"]),
    built("cna", "中央社", ["cna.com.tw"], "zh-Hant", "Asia/Taipei", also: ["中央社 CNA", "中央社CNA", "中央通訊社"]),
    built("rti", "中央廣播電臺", ["rti.org.tw"], "zh-Hant", "Asia/Taipei"),
    built("cctv", "新闻联播", ["cn.govopendata.com"], "zh-Hans", "Asia/Shanghai"),
    built("solidot", "Solidot", ["solidot.org"], "zh-Hans", "Asia/Shanghai"),
    built("weiquanwang", "维权网", ["wqw2010.blogspot.com"], "zh-Hans", "Asia/Shanghai"),
    built("matters", "Matters", ["matters.news", "matters.town"], nil, "Asia/Taipei"),
    built("chinafile", "ChinaFile", ["chinafile.com"], "en", "America/New_York"),
    built("economist", "The Economist", ["economist.com"], "en", "Europe/London"),
    built("medium", "Medium", ["medium.com"], nil, "UTC"),
    built("youtube", "YouTube", ["youtube.com", "youtu.be"], nil, "UTC"),
  ]

  private static func built(
    _ slug: String, _ name: String, _ places: [String], _ language: String?, _ zone: String, _ section: Int? = nil,
    also otherNames: [String] = []
  ) -> Outlet {
    var outlet = Outlet(
      slug: slug, name: name, places: places, language: language, zone: TimeZoneRule(zone) ?? .utc,
      sectionSegment: section)
    outlet.otherNames = otherNames
    return outlet
  }
}
