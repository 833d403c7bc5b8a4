import Content
import Site

/// Where addresses of a page lead.
extension PageScan {
  /// A link to a place that readers go to.
  mutating func link(_ text: String?, _ tag: TagReader) {
    guard let text else { return }
    let address = Address(text, site: resolver.site)
    guard let place = follow(address, text, .links, tag.start) else { return }
    let path = resolver.files.places.paths[place]
    let isPage = path.isPage
    if path.isMedia { facts.media.append(Int32(truncatingIfNeeded: place)) }
    if isPage { facts.pages.append(Int32(truncatingIfNeeded: place)) }
    guard let fragment = address.fragment, isPage else { return }
    let id = Self.identifier(of: fragment)
    // These lead to the beginning of the page.
    guard !id.isEmpty, id.lowercased() != "top" else { return }
    if place == file {
      own.append((id, tag.start))
    } else {
      facts.fragments.append(
        PageFragment(
          page: Int32(truncatingIfNeeded: place), id: id, source: Int32(truncatingIfNeeded: file),
          offset: Int32(truncatingIfNeeded: tag.start)))
    }
  }

  /// The id that a fragment names, without a directive for words to be highlighted.
  private static func identifier(of fragment: String) -> String {
    WebAddress.percentDecoded(fragment.firstRange(of: ":~:").map { fragment[..<$0.lowerBound] } ?? fragment[...])
  }

  /// Where a form is sent, which is a link with words.
  mutating func form(_ text: String?, _ tag: TagReader) {
    guard let text else { return }
    if case .web = Address(text, site: resolver.site).kind {
      note(.foreignForm, text, at: tag.start)
    } else {
      link(text, tag)
    }
  }

  /// Something that the page loads.
  mutating func load(_ text: String?, _ tag: TagReader, isPicture: Bool = false) {
    if let text { load(text, at: tag.start, isPicture: isPicture) }
  }

  private mutating func load(_ text: String, at offset: Int, isPicture: Bool) {
    let address = Address(text, site: resolver.site)
    if case .web(let host) = address.kind {
      if !isPicture {
        note(.foreignResource, text, at: offset)
      } else if media.hasCopy(of: text) {
        note(.mirroredPicture, text, at: offset)
      } else {
        facts.pictures[host, default: 0] += 1
      }
    }
    guard let place = follow(address, text, .resources, offset) else { return }
    if resolver.files.places.paths[place].isMedia { facts.media.append(Int32(truncatingIfNeeded: place)) }
  }

  /// What a stretch of the bytes loads, which is a style sheet.
  mutating func readStyles(_ range: Range<Int>) {
    for reference in StyleSheet(Array(bytes[range])).references {
      load(reference.address, at: range.lowerBound + reference.offset, isPicture: false)
    }
  }

  /// What a `style` attribute loads.
  mutating func readStyleAttribute(_ tag: TagReader) {
    guard let range = tag.range("style"), let styles = tag.value("style") else { return }
    // With character references in it, places in it are others.
    let isPlain = styles.utf8.count == range.count
    for reference in StyleSheet(Array(styles.utf8)).references {
      load(reference.address, at: range.lowerBound + (isPlain ? reference.offset : 0), isPicture: false)
    }
  }

  /// The place of the file that an address leads to; what is wrong with it is noted.
  private mutating func follow(_ address: Address, _ text: String, _ rules: TargetRules, _ offset: Int) -> Int? {
    switch address.kind {
    case .rooted: note(rules.rooted, text, at: offset)
    case .local: note(rules.local, text, at: offset)
    case .script: note(.scriptLink, text, at: offset)
    case .schemeless: note(.schemeless, text, at: offset)
    default: break
    }
    switch resolver.target(of: address, from: file) {
    case .file(let place): return place
    case .missing(let path): note(rules.missing, path, at: offset)
    case .folder(let path): note(rules.folder, path.isEmpty ? "of the site" : path, at: offset)
    case .outside: note(rules.outside, text, at: offset)
    case .hiddenFile, .elsewhere: break
    }
    return nil
  }
}
