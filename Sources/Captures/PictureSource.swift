import Soup

/// Finds the address of a picture among the places where pages put it.
struct PictureSource {
  let tree: HTMLTree
  let resolver: AddressResolver

  /// The address of an `<img>`; `nil` for one that shows nothing: a placeholder, or one pixel that only counts readers.
  func address(of image: HTMLTree.NodeID) -> String? {
    guard !isPixel(image) else { return nil }
    for name in [AttributeName.src, .dataSrc, .dataOriginal, .dataLazySrc] {
      if let value = tree.attribute(name, of: image), let address = resolver.resource(value) { return address }
    }
    for name in [AttributeName.srcset, .dataSrcset] {
      if let value = tree.attribute(name, of: image), let address = largest(in: value) { return address }
    }
    return fromPicture(image) ?? fromNoscript(image)
  }

  /// Whether width or height say that nobody is to see it.
  private func isPixel(_ image: HTMLTree.NodeID) -> Bool {
    [AttributeName.width, .height].contains { name in
      guard let value = tree.attribute(name, of: image) else { return false }
      let text = Bytes.trimmed(value)
      return text.elementsEqual("1".utf8) || text.elementsEqual("0".utf8) || text.elementsEqual("1px".utf8)
    }
  }

  /// The candidate of a `srcset` with the largest width or density.
  private func largest(in srcset: ArraySlice<UInt8>) -> String? {
    var best: (size: Double, address: String)?
    for candidate in srcset.split(separator: UInt8(ascii: ",")) {
      let parts = candidate.split(whereSeparator: Bytes.isSpace)
      guard let first = parts.first, let address = resolver.resource(first) else { continue }
      let size = parts.count > 1 ? Double(String(decoding: parts[1].dropLast(), as: UTF8.self)) ?? 0 : 0
      if best == nil || size > best?.size ?? 0 { best = (size, address) }
    }
    return best?.address
  }

  /// From the `<source>` elements beside an image in a `<picture>`.
  private func fromPicture(_ image: HTMLTree.NodeID) -> String? {
    let parent = tree[image].parent
    guard parent >= 0, tree[parent].tag == .picture else { return nil }
    for sibling in tree.children(of: parent) where tree[sibling].tag == .source {
      if let value = tree.attribute(.srcset, of: sibling), let address = largest(in: value) { return address }
    }
    return nil
  }

  /// From the `<noscript>` behind an image that a script was to load.
  private func fromNoscript(_ image: HTMLTree.NodeID) -> String? {
    var sibling = tree[image].nextSibling
    while sibling >= 0, tree[sibling].tag == .text { sibling = tree[sibling].nextSibling }
    guard sibling >= 0, tree[sibling].tag == .noscript else { return nil }
    var next: HTMLTree.NodeID? = sibling
    while let node = next {
      if tree[node].tag == .img, let value = tree.attribute(.src, of: node), let address = resolver.resource(value) {
        return address
      }
      next = tree.node(after: node, within: sibling)
    }
    return nil
  }
}
