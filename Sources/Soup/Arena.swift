import CGumbo

/// Memory that is taken in small pieces and given back all at once.
final class Arena {
  private var chunks: [UnsafeMutableRawPointer] = []
  private var next: UnsafeMutableRawPointer?
  private var room = 0
  private var chunkSize: Int

  /// - Parameter expected: about how many bytes will be asked for.
  init(expected: Int) { chunkSize = max(4096, min(expected, 1 << 20)) }

  deinit { for chunk in chunks { chunk.deallocate() } }

  /// `size` bytes, aligned for any C type.
  func allocate(_ size: Int) -> UnsafeMutableRawPointer {
    let size = (max(size, 1) + 15) & ~15
    if size > room { addChunk(atLeast: size) }
    guard let piece = next else { return addressless }
    next = piece + size
    room -= size
    return piece
  }

  private func addChunk(atLeast size: Int) {
    let capacity = max(chunkSize, size)
    let chunk = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    // Gumbo reads some of its state before it sets it: what memory held before must not change a tree.
    chunk.initializeMemory(as: UInt8.self, repeating: 0, count: capacity)
    chunks.append(chunk)
    next = chunk
    room = capacity
    chunkSize = min(chunkSize * 2, 8 << 20)
  }

  /// Never used: a chunk was just added.
  private var addressless: UnsafeMutableRawPointer { UnsafeMutableRawPointer.allocate(byteCount: 16, alignment: 16) }
}

extension GumboOptions {
  /// Options that take memory from `arena`, which must outlive the parse, and record no errors.
  static func allocating(from arena: Arena) -> GumboOptions {
    var options = kGumboDefaultOptions
    options.userdata = Unmanaged.passUnretained(arena).toOpaque()
    // The arena outlives the parse: it need not be held for each piece.
    options.allocator = { arena, size in
      arena.map { Unmanaged<Arena>.fromOpaque($0)._withUnsafeGuaranteedRef { $0.allocate(size) } }
    }
    options.deallocator = { _, _ in }
    options.max_errors = 0
    options.fragment_context = GUMBO_TAG_DIV
    return options
  }
}
