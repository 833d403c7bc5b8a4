import Content

/// The hosts of advertisements, of counters of readers and of consent forms: what comes from there is no content.
enum AdvertisingHosts {
  /// Whether an address is surely one of them.
  static func contains(_ address: String) -> Bool {
    let web = WebAddress(address)
    if web.host == "www.facebook.com", web.path == "/tr" || web.path == "/tr/" { return true }
    if web.host == "medium.com", web.path == "/_/stat" { return true }
    var name = web.host[...]
    while true {
      if hosts.contains(String(name)) { return true }
      guard let dot = name.firstIndex(of: ".") else { return false }
      name = name[name.index(after: dot)...]
    }
  }

  private static let hosts: Set<String> = [
    "2mdn.net", "adnxs.com", "adroll.com", "adsafeprotected.com", "adservice.google.com", "amazon-adsystem.com",
    "casalemedia.com", "chartbeat.com", "chartbeat.net", "cnzz.com", "consensu.org", "cookiebot.com", "cookielaw.org",
    "criteo.com", "criteo.net", "doubleclick.net", "getclicky.com", "google-analytics.com", "googleadservices.com",
    "googlesyndication.com", "googletagmanager.com", "googletagservices.com", "hm.baidu.com", "hotjar.com",
    "imrworldwide.com",
    "ml314.com", "mc.yandex.ru", "moatads.com", "omtrdc.net", "onetrust.com", "openx.net", "outbrain.com",
    "parsely.com",
    "pixel.wp.com", "pubmatic.com", "quantserve.com", "revcontent.com", "rubiconproject.com", "scorecardresearch.com",
    "sharethrough.com", "sitemeter.com", "sp-prod.net", "statcounter.com", "stats.wordpress.com", "stats.wp.com",
    "taboola.com", "teads.tv", "yieldmo.com",
  ]
}
