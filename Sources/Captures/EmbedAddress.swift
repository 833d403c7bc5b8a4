import Content

/// The page that a player or a frame stands for.
///
///     https://www.youtube-nocookie.com/embed/x?rel=0                           →   https://www.youtube.com/watch?v=x
///     https://www.facebook.com/plugins/video.php?href=https%3A%2F%2F…&width=9  →   the address in `href`
///     https://player.vimeo.com/video/1                                         →   https://vimeo.com/1
struct EmbedAddress {
  /// The page's address; the player's own where it has none.
  let page: WebAddress
  /// What is there.
  let kind: EmbedLabels.Kind

  /// - Parameter frame: the address of the player or frame.
  init(_ frame: WebAddress) {
    // A frame may hold another one: viewers of documents, players of posts.
    let inner = Self.target(of: frame)
    page = inner.map { Self.page(of: $0) } ?? Self.page(of: frame)
    kind = Self.kind(of: inner == nil ? page : frame, page: page)
  }

  // MARK: Addresses in addresses

  /// The address that a viewer or plug-in is given in its query.
  private static func target(of frame: WebAddress) -> WebAddress? {
    let names: [String]
    switch frame.host {
    case "www.facebook.com", "web.facebook.com", "m.facebook.com":
      guard frame.path.hasPrefix("/plugins/") || frame.path.hasPrefix("/v") else { return nil }
      names = ["href"]
    case "docs.google.com", "drive.google.com":
      guard frame.path.contains("viewer") || frame.path.contains("gview") else { return nil }
      names = ["url"]
    case "view.officeapps.live.com": names = ["src"]
    case "w.soundcloud.com", "twitframe.com": names = ["url"]
    case "cdn.embedly.com": names = ["url", "src"]
    case "telegra.ph", "graph.org":
      guard frame.path.hasPrefix("/embed/") else { return nil }
      names = ["url"]
    default: return nil
    }
    for name in names {
      guard let value = parameter(name, of: frame) else { continue }
      let address = WebAddress(value)
      // A programming interface is no page.
      if address.isWeb, address.host != "api.soundcloud.com" { return address }
    }
    return nil
  }

  /// The value of a parameter of the query, decoded.
  static func parameter(_ name: String, of address: WebAddress) -> String? {
    guard let query = address.query else { return nil }
    for part in query.split(whereSeparator: { $0 == "&" || $0 == ";" }) where part.hasPrefix(name + "=") {
      let value = WebAddress.percentDecoded(String(part.dropFirst(name.utf8.count + 1)))
      return value.isEmpty ? nil : value
    }
    return nil
  }

  // MARK: The pages of players

  private static func page(of frame: WebAddress) -> WebAddress {
    let parts = frame.path.split(separator: "/").map(String.init)
    let page: String?
    switch frame.host {
    case "www.youtube.com", "youtube.com", "m.youtube.com", "www.youtube-nocookie.com", "youtube-nocookie.com":
      page = youTube(frame, parts)
    case "youtu.be": page = parts.first.map { "https://www.youtube.com/watch?v=\($0)" }
    case "player.vimeo.com":
      guard parts.count == 2, parts[0] == "video" else { return frame }
      page = "https://vimeo.com/\(parts[1])" + (parameter("h", of: frame).map { "/\($0)" } ?? "")
    case "www.dailymotion.com":
      page = after(["embed", "video"], parts).map { "https://www.dailymotion.com/video/\($0)" }
    case "geo.dailymotion.com":
      page = parameter("video", of: frame).map { "https://www.dailymotion.com/video/\($0)" }
    case "player.bilibili.com":
      page = (parameter("bvid", of: frame) ?? parameter("aid", of: frame).map { "av\($0)" }).map {
        "https://www.bilibili.com/video/\($0)" + bilibiliPart(frame)
      }
    case "v.qq.com": page = parameter("vid", of: frame).map { "https://v.qq.com/x/page/\($0).html" }
    case "player.youku.com":
      page = (after(["embed"], parts) ?? after(["player.php", "sid"], parts)).map {
        "https://v.youku.com/v_show/id_\($0).html"
      }
    default: page = pageOfPost(frame, parts)
    }
    return page.map { WebAddress($0) } ?? frame
  }

  /// Which of several videos under one number.
  private static func bilibiliPart(_ frame: WebAddress) -> String {
    guard let part = (parameter("p", of: frame) ?? parameter("page", of: frame)).flatMap({ Int($0) }), part > 1 else {
      return ""
    }
    return "?p=\(part)"
  }

  private static func youTube(_ frame: WebAddress, _ parts: [String]) -> String? {
    guard parts.count >= 1 else { return nil }
    if let list = parameter("list", of: frame), parts.last == "videoseries" || parts == ["embed"] {
      return "https://www.youtube.com/playlist?list=\(list)"
    }
    guard parts.count >= 2, ["embed", "v", "e", "shorts", "live"].contains(parts[0]) else { return nil }
    if parts == ["embed", "live_stream"] {
      return parameter("channel", of: frame).map { "https://www.youtube.com/channel/\($0)/live" }
    }
    // Old players were addressed as `/v/x&hl=en`.
    let video = parts[1].prefix { $0 != "&" && $0 != "?" }
    let start = (parameter("start", of: frame) ?? parameter("t", of: frame)).map { "&t=\($0)" } ?? ""
    return "https://www.youtube.com/watch?v=\(video)\(start)"
  }

  private static func pageOfPost(_ frame: WebAddress, _ parts: [String]) -> String? {
    switch frame.host {
    case "platform.twitter.com", "platform.x.com":
      return parameter("id", of: frame).map { "https://twitter.com/i/status/\($0)" }
    case "www.instagram.com":
      guard parts.count >= 2, ["p", "reel", "tv"].contains(parts[0]) else { return nil }
      return "https://www.instagram.com/\(parts[0])/\(parts[1])/"
    case "t.me": return "https://t.me" + frame.path
    case "open.spotify.com", "embed.spotify.com":
      guard let first = parts.first, ["embed", "embed-podcast"].contains(first), parts.count >= 3 else { return nil }
      return "https://open.spotify.com/" + parts.dropFirst().joined(separator: "/")
    case "embed.podcasts.apple.com":
      return "https://podcasts.apple.com" + frame.path + (parameter("i", of: frame).map { "?i=\($0)" } ?? "")
    case "www.scribd.com": return after(["embeds"], parts).map { "https://www.scribd.com/document/\($0)" }
    case "embed.documentcloud.org": return "https://www.documentcloud.org" + frame.path
    case "e.infogram.com": return parts.first.map { "https://infogram.com/\($0)" }
    case "flo.uri.sh":
      return after(["visualisation"], parts).map {
        "https://public.flourish.studio/visualisation/\($0)/"
      }
    case "drive.google.com":
      return after(["file", "d"], parts).map { "https://drive.google.com/file/d/\($0)/view" }
    default:
      // WordPress frames its articles at `…/embed/#?secret=…`.
      guard parts.last == "embed", frame.fragment?.contains("secret=") ?? false else { return nil }
      var page = frame
      page.path = String(frame.path.dropLast(frame.path.hasSuffix("/") ? 6 : 5))
      page.fragment = nil
      return page.text
    }
  }

  /// The part of a path behind some first parts.
  private static func after(_ first: [String], _ parts: [String]) -> String? {
    parts.count > first.count && parts.starts(with: first) ? parts[first.count] : nil
  }

  // MARK: What is there

  private static func kind(of frame: WebAddress, page: WebAddress) -> EmbedLabels.Kind {
    let path = page.path.lowercased()
    if [".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx"].contains(where: path.hasSuffix) { return .document }
    if [".mp4", ".m4v", ".webm", ".mov", ".m3u8", ".flv", ".ogv"].contains(where: path.hasSuffix) { return .video }
    if [".mp3", ".m4a", ".ogg", ".oga", ".wav", ".aac", ".mpga"].contains(where: path.hasSuffix) { return .audio }
    if frame.host.hasSuffix("facebook.com"), frame.path.contains("video") || path.contains("/videos/") { return .video }
    if frame.host.hasPrefix("www.google.") || frame.host.hasPrefix("maps.google."), path.hasPrefix("/maps") {
      return .map
    }
    return EmbedProvider.provider(at: page.host)?.kind ?? .page
  }
}
