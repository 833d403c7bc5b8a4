import Content
import Soup

/// Finds the address of a picture among the places where pages put it.
struct PictureSource {
  let tree: HTMLTree
  let resolver: AddressResolver

  /// Where a picture is.
  struct Picture: Equatable {
    /// The address of its largest version.
    var source: String
    /// The address that the page shows it from, where that is a smaller version.
    var smaller: String?
  }

  /// The picture of an `<img>`; `nil` for one that names no address.
  ///
  ///     <img src="a-300x200.jpg" srcset="a-300x200.jpg 300w, a.jpg 1080w">   →   a.jpg, smaller: a-300x200.jpg
  func picture(of image: HTMLTree.NodeID) -> Picture? {
    let written = address(.src, of: image)
    let isPlaceholder = written.map { PictureAddress.isPlaceholder($0) } ?? true
    let shown = isPlaceholder ? first(of: Self.lazyNames, of: image) : written
    if let shown {
      let largest = larger(than: shown, of: image)
      return Picture(source: largest ?? shown, smaller: largest == nil ? nil : shown)
    }
    let hidden = largestCandidate(of: image) ?? fromPicture(image) ?? fromNoscript(image) ?? fromDataset(image)
    return (hidden ?? first(of: Self.originalNames, of: image) ?? written).map { Picture(source: $0) }
  }

  /// Where pages put the address of a picture that a script loads once it is looked at.
  private static let lazyNames: [AttributeName] = [
    .dataSrc, .dataOriginal, .dataLazySrc, .dataActualsrc, .dataLazy, .dataEcho, .zoomfile, .file, .dataOriginalSrc,
    .dataLazyload, .dataCfsrc, .dataEzsrc, .dataKsLazyload, .dataPagespeedLazySrc, .nitroLazySrc, .realSrc, .bareSrc,
    .dataBacksrc, .dataUrl,
  ]

  /// Where WordPress names the files that a picture was made of.
  private static let originalNames: [AttributeName] = [.dataLargeFile, .dataOrigFile]

  /// The picture of an `<img>` in words: what it says itself, else what the `<noscript>` behind it says of the same picture.
  func alternative(of image: HTMLTree.NodeID, at picture: Picture) -> String {
    let own = AlternativeText.text(of: image, in: tree)
    guard own.isEmpty, let other = noscriptImage(behind: image), let source = address(.src, of: other),
      [picture.source, picture.smaller].contains(source)
    else { return own }
    return AlternativeText.text(of: other, in: tree)
  }

  private func first(of names: [AttributeName], of node: HTMLTree.NodeID) -> String? {
    for name in names { if let address = address(name, of: node) { return address } }
    return nil
  }

  private func address(_ name: AttributeName, of node: HTMLTree.NodeID) -> String? {
    tree.attribute(name, of: node).flatMap { resolver.resource($0) }
  }

  // MARK: Larger versions

  /// The address of a version of the picture that is surely larger than the one at `shown`.
  private func larger(than shown: String, of image: HTMLTree.NodeID) -> String? {
    let candidates = candidates(of: image)
    guard !candidates.isEmpty || tree.attribute(.dataOrigFile, of: image) != nil else { return nil }
    let shape = PictureAddress(shown)
    if let best = candidates.filter({ $0.width != nil }).max(by: { ($0.width ?? 0) < ($1.width ?? 0) }),
      let width = best.width
    {
      let isShown = { (candidate: SourceSet.Candidate) in
        candidate.address == shown || PictureAddress(candidate.address).isSameFile(as: shape)
      }
      let known = candidates.first(where: { $0.address == shown }) ?? candidates.first(where: isShown)
      if let shownWidth = known?.width ?? shape.width, width > shownWidth { return best.address }
    }
    let dense = candidates.filter { ($0.density ?? 1) > 1 }.max { ($0.density ?? 1) < ($1.density ?? 1) }
    if let dense, dense.address != shown { return dense.address }
    // WordPress names the file that was uploaded.
    if let original = address(.dataOrigFile, of: image), original != shown, shape.width != nil,
      PictureAddress(original).isVersion(of: shape)
    {
      return original
    }
    return nil
  }

  private func candidates(of node: HTMLTree.NodeID) -> [SourceSet.Candidate] {
    for name in [AttributeName.srcset, .dataSrcset, .dataLazySrcset] {
      guard let value = tree.attribute(name, of: node) else { continue }
      let candidates = SourceSet.candidates(value, resolver: resolver)
      if !candidates.isEmpty { return candidates }
    }
    return []
  }

  private func largestCandidate(of node: HTMLTree.NodeID) -> String? {
    candidates(of: node).enumerated().max { one, other in
      (one.element.size, -one.offset) < (other.element.size, -other.offset)
    }?.element.address
  }

  // MARK: Pictures that a script was to load

  /// From the `<source>` elements beside an image in a `<picture>`.
  private func fromPicture(_ image: HTMLTree.NodeID) -> String? {
    let parent = tree[image].parent
    guard parent >= 0, tree[parent].tag == .picture else { return nil }
    // More children than these are no picture's.
    for sibling in tree.children(of: parent).prefix(32) where tree[sibling].tag == .source {
      if let address = largestCandidate(of: sibling) { return address }
    }
    return nil
  }

  /// From the settings of a script: `data-image-dataset='{"url":"https:\/\/…"}'`.
  private func fromDataset(_ image: HTMLTree.NodeID) -> String? {
    guard let settings = tree.attribute(.dataImageDataset, of: image),
      let url = ScriptSettings.string("url", in: settings)
    else { return nil }
    return resolver.resource(Array(url.utf8)[...])
  }

  /// From the `<noscript>` behind an image.
  private func fromNoscript(_ image: HTMLTree.NodeID) -> String? {
    noscriptImage(behind: image).flatMap { address(.src, of: $0) }
  }

  /// The first image with an address in the `<noscript>` behind an image.
  private func noscriptImage(behind image: HTMLTree.NodeID) -> HTMLTree.NodeID? {
    var sibling = tree[image].nextSibling
    while sibling >= 0, tree[sibling].tag == .text { sibling = tree[sibling].nextSibling }
    guard sibling >= 0, tree[sibling].tag == .noscript else { return nil }
    var next: HTMLTree.NodeID? = sibling
    while let node = next {
      if tree[node].tag == .img, address(.src, of: node) != nil { return node }
      next = tree.node(after: node, within: sibling)
    }
    return nil
  }
}

// MARK: - What a picture is for

extension PictureSource {
  /// Whether the target of a link around a picture is the same picture, perhaps larger.
  static func isLarger(_ target: String, than source: String) -> Bool {
    if target == source { return true }
    let (large, small) = (PictureAddress(target), PictureAddress(source))
    return large.isPictureFile && large.isVersion(of: small)
  }

  /// Whether an image is a sign in the text, as emoji are: it is small, or says no more than such a sign.
  static func isSign(_ image: HTMLTree.NodeID, in tree: HTMLTree, saying alternative: String) -> Bool {
    if let width = width(of: image, in: tree), (2...40).contains(width) { return true }
    if let style = tree.attribute(.style, of: image), StyleAttribute(style).setsSign { return true }
    return alternative.utf8.count <= 24 && alternative.first == "[" && alternative.last == "]"
  }

  /// Whether the words for a picture are an emoji, which the picture only draws: text shows it as well.
  ///
  ///     <img class="emoji" alt="🙏" src="https://s.w.org/images/core/emoji/72x72/1f64f.png">   →   🙏
  static func isEmoji(_ image: HTMLTree.NodeID, in tree: HTMLTree, saying alternative: String) -> Bool {
    guard alternative.utf8.count <= 40, let first = alternative.unicodeScalars.first, first.value > 0xFF else {
      return false
    }
    return first.properties.isEmoji && alternative.count == 1 && width(of: image, in: tree) ?? 0 <= 72
  }

  /// The width that an image says it has, in pixels.
  private static func width(of image: HTMLTree.NodeID, in tree: HTMLTree) -> Int? {
    tree.attribute(.width, of: image).flatMap { Int(String(decoding: Bytes.trimmed($0), as: UTF8.self)) }
  }
}
