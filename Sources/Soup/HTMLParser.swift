import CGumbo

/// Parses fragments of HTML as they are found: broken, foreign, hostile.
package enum HTMLParser {
  /// How large and how deep a fragment may be before parts of it are left out.
  package struct Limits: Sendable {
    /// How many elements may be open at once; tags of deeper ones are dropped, their text stays.
    package var depth = 512
    /// How many elements of formatting (`<b>`, `<font>`) may wait for their end tags; tags of more are dropped.
    package var formatting = 12
    /// How many attributes a tag may have; those behind them are dropped.
    package var attributes = 256
    /// How many bytes a tag may have; one with more loses its attributes.
    package var tagLength = 1 << 16

    package init() {}
  }

  /// A parsed fragment.
  package struct Result: Sendable {
    /// The elements and texts.
    package var tree: HTMLTree
    /// Whether tags or attributes were dropped because of the limits.
    package var isTrimmed: Bool
    /// How many tags were repaired whose name ran into an attribute.
    package var repairs: Int
    /// How many scripts and styles were left out.
    package var scripts: Int
    /// How many characters were taken out of texts and attributes because they show nothing (`InvisibleCharacters`).
    package var removedCharacters: Int
    /// Where in the source what is no UTF-8 begins for the first time: each piece of it became U+FFFD; `nil` without any.
    package var invalidOffset: Int?
  }

  /// Parses a fragment as the contents of a `<div>`.
  ///
  /// - Parameter repairsTags: whether names of tags that ran into an attribute, `<imgsrc=`, are parted from it.
  package static func parse(
    _ source: ArraySlice<UInt8>, limits: Limits = Limits(), repairsTags: Bool = true
  ) -> Result {
    let source = SourceRepair.repaired(source)
    var result = parse(repaired: source, limits: limits, repairsTags: repairsTags)
    result.invalidOffset = source.invalidOffset
    return result
  }

  private static func parse(repaired source: SourceRepair.Result, limits: Limits, repairsTags: Bool) -> Result {
    if let plain = PlainTree.parse(
      source.bytes, isVisible: source.isVisible, limits: limits, repairsTags: repairsTags)
    {
      return plain
    }
    var bounds = TagBounds(limits: limits, repairsTags: repairsTags)
    return parse(repaired: source.bytes, &bounds)
  }

  /// Parses a fragment with Gumbo, whatever its tags.
  ///
  /// - Parameter source: UTF-8 without CR and NUL.
  static func parse(repaired source: ArraySlice<UInt8>, _ bounds: inout TagBounds) -> Result {
    let input = source.withUnsafeBufferPointer { bounds.bounded($0) }
    let copy = copy(of: input, source: source, standIns: bounds.standIns)
    return Result(
      tree: copy.tree, isTrimmed: bounds.isTrimmed, repairs: bounds.repairs, scripts: bounds.scripts,
      removedCharacters: copy.removedCharacters)
  }

  /// The tree of what Gumbo is given.
  private static func copy(
    of input: [UInt8], source: ArraySlice<UInt8>, standIns: StandIns?
  ) -> (tree: HTMLTree, removedCharacters: Int) {
    let arena = Arena(expected: input.count * 16)
    var options = GumboOptions.allocating(from: arena)
    // What Gumbo allocates goes with the arena; it is not asked to free its nodes one by one. They point into the input.
    return withExtendedLifetime(arena) {
      input.withUnsafeBytes { buffer in
        guard let base = buffer.baseAddress,
          let output = gumbo_parse_with_options(&options, base.assumingMemoryBound(to: CChar.self), buffer.count),
          let root = output.pointee.root
        else { return (HTMLTree(), 0) }
        return TreeCopy.copy(below: root, source: source, standIns: standIns, sizeOfInput: buffer.count)
      }
    }
  }
}
