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
      case "include":
        if let kinds: Set<MediaType.Kind> = choices(entry, unknown: "there are no media called") {
          settings.kinds = kinds
        }
      case "fallbacks": settings.fallbacks = fallbacks(entry)
      case "connections": set(&settings.connections, entry, in: MediaSettings.connectionCounts)
      case "connections_per_host": set(&settings.connectionsPerHost, entry, in: MediaSettings.connectionCounts)
      case "delay": set(&settings.delay, entry, in: MediaSettings.delays)
      case "largest": set(&settings.largest, entry, in: MediaSettings.sizes)
      case "smaller": set(&settings.smaller, entry)
      default: complainOfUnknown(entry, known: Self.mediaKeys)
      }
    }
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
