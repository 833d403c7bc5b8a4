import Media

/// Reads what a keeper says about media.
///
///     media:
///       folder: media
///       absent: placeholder
///       include: [picture, audio]
///       fallbacks:
///         - https://images.weserv.nl/?url={encoded}
extension ConfigurationReader {
  private static let mediaKeys = [
    "folder", "absent", "include", "fallbacks", "connections", "connections_per_host", "delay", "largest", "smaller",
  ]

  mutating func readMedia(_ entry: Entry, into settings: inout MediaSettings) {
    guard case .map(let entries, _) = entry.value else {
      complain("media is not a map", at: entry.value.position, help: "write folder:, absent: and the like below it")
      return
    }
    for entry in entries {
      switch entry.key {
      case "folder": set(&settings.folder, entry)
      case "absent":
        set(
          &settings.absent, entry,
          help: "write link for the picture at its own address, placeholder for a link to it")
      case "include": if let kinds = kinds(entry) { settings.kinds = kinds }
      case "fallbacks": settings.fallbacks = fallbacks(entry)
      case "connections": set(&settings.connections, entry, in: 1...256)
      case "connections_per_host": set(&settings.connectionsPerHost, entry, in: 1...256)
      case "delay": set(&settings.delay, entry, in: 0...60_000)
      case "largest": set(&settings.largest, entry, in: 1...4096)
      case "smaller": set(&settings.smaller, entry)
      default: complainOfUnknown(entry, known: Self.mediaKeys)
      }
    }
  }

  private mutating func kinds(_ entry: Entry) -> Set<MediaType.Kind>? {
    let names = entry.value.frontMatter.texts
    let unknown = names.filter { MediaType.Kind(rawValue: $0) == nil }
    guard case .list = entry.value, unknown.isEmpty else {
      complain(
        unknown.first.map { "there are no media called \($0)" } ?? "include is not a list", at: entry.value.position,
        help: "write the ones that you want of [picture, audio, video]")
      return nil
    }
    return Set(names.compactMap(MediaType.Kind.init(rawValue:)))
  }

  private mutating func fallbacks(_ entry: Entry) -> [String] {
    guard case .list(let items, _) = entry.value else {
      complain("fallbacks is not a list", at: entry.value.position, help: "begin each with a line - https://…{url}")
      return []
    }
    return items.compactMap { item in
      guard case .text(let text, let position) = item else {
        complain("a fall-back is not an address", at: item.position, help: "write it as - https://…{url}")
        return nil
      }
      if let problem = FallbackAddress.problem(with: text) {
        complain(problem.message, at: position, help: problem.help)
        return nil
      }
      return text
    }
  }
}
