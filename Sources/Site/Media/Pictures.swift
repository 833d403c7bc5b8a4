import Content
import Markup
import Media

/// Pictures as pages and feeds show them: those that are kept where there are such.
extension SiteRenderer {
  /// What a page shows of an image.
  func image(_ destination: String, of entry: Catalog.Entry, _ context: PageContext) -> ImageTarget {
    if let address = mediaAddress(of: destination, in: entry), let file = media.file(at: address, context.lookups),
      file.type.kind == .picture
    {
      let smaller = media.smaller(of: address, context.lookups).map {
        ImageTarget.Smaller(
          href: context.link(to: KeptMedia.sitePath(of: $0)), width: $0.size?.width ?? MediaIndex.smallerWidth)
      }
      return .kept(
        href: context.link(to: KeptMedia.sitePath(of: file)), width: file.size?.width, height: file.size?.height,
        smaller: smaller)
    }
    let target = linkTarget(destination, of: entry, context)
    if case .external(let href) = target, configuration.media.absent == .placeholder { return .absent(href: href) }
    return ImageTarget(target)
  }

  /// The file that is kept of what a destination in an article names; `nil` when none is.
  func keptFile(_ destination: String, of entry: Catalog.Entry?, _ lookups: Lookups) -> KeptMedia.File? {
    mediaAddress(of: destination, in: entry).flatMap { media.file(at: $0, lookups) }
  }

  /// The address by which media are known that a destination in an article names; `nil` also where none are kept.
  private func mediaAddress(of destination: String, in entry: Catalog.Entry?) -> String? {
    media.isEmpty ? nil : MediaAddress.address(of: destination, original: entry?.url)
  }

  /// The address of an article's lead picture for feeds and other sites: that of the kept one where the site has an address.
  func leadPicture(of article: Article, _ lookups: Lookups) -> String? {
    guard let picture = article.image.flatMap(Self.webAddress) else { return nil }
    guard configuration.url != nil, let file = keptFile(picture, of: nil, lookups) else { return picture }
    return absolute(KeptMedia.sitePath(of: file))
  }
}
