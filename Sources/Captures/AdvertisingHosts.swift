/// The hosts of advertisements, of counters of readers and of consent forms: what comes from there is no content.
enum AdvertisingHosts {
  /// Whether an address with a host is surely one of them.
  static func contains(_ address: ArraySlice<UInt8>) -> Bool {
    guard let slashes = Bytes.find("//", in: address.prefix(16)) else { return false }
    let rest = address[(slashes + 2)...]
    let host = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: ":") }.prefix(256)
    if counters.contains(where: { rest.starts(with: $0) }) { return true }
    // The host is read from its end, so that each domain that it lies in is looked up on the way.
    var hash = seed
    for index in host.indices.reversed() {
      hash = add(host[index], to: hash)
      let isDomain = index == host.startIndex || host[index - 1] == UInt8(ascii: ".")
      if isDomain, fingerprints.contains(hash) { return true }
    }
    return false
  }

  private static let counters = ["www.facebook.com/tr?", "www.facebook.com/tr/?", "medium.com/_/stat?"].map {
    Array($0.utf8)
  }

  private static let fingerprints = Set(hosts.map { $0.utf8.reversed().reduce(seed) { add($1, to: $0) } })

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func add(_ byte: UInt8, to hash: UInt64) -> UInt64 {
    (hash ^ UInt64((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)) &* 0x100_0000_01B3
  }

  private static let hosts = [
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
