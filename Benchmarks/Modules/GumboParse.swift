import CGumbo

/// Gumbo's own parse and nothing else: the yardstick for what an import costs.
///
/// It takes its memory from one arena that is used again for every file, and records no errors.
struct GumboParse: ~Copyable {
  private let arena: UnsafeMutablePointer<Arena>

  private struct Arena {
    var start: UnsafeMutableRawPointer
    var used = 0
    var capacity: Int
  }

  /// - Parameter capacity: how many bytes one parse may take.
  init(capacity: Int = 1 << 30) {
    arena = .allocate(capacity: 1)
    // Pages are taken from the system when they are touched first, and stay.
    arena.initialize(to: Arena(start: .allocate(byteCount: capacity, alignment: 16), capacity: capacity))
  }

  deinit {
    arena.pointee.start.deallocate()
    arena.deallocate()
  }

  /// Parses a fragment and forgets the tree.
  func run(_ source: ArraySlice<UInt8>) {
    var options = kGumboDefaultOptions
    options.userdata = UnsafeMutableRawPointer(arena)
    options.allocator = { userdata, size in
      guard let arena = userdata?.assumingMemoryBound(to: Arena.self) else { return nil }
      let size = (size + 15) & ~15
      guard arena.pointee.used + size <= arena.pointee.capacity else { return nil }
      defer { arena.pointee.used += size }
      return arena.pointee.start + arena.pointee.used
    }
    options.deallocator = { _, _ in }
    options.max_errors = 0
    options.fragment_context = GUMBO_TAG_DIV
    arena.pointee.used = 0
    source.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return }
      _ = gumbo_parse_with_options(&options, base.assumingMemoryBound(to: CChar.self), buffer.count)
    }
  }
}
