import CLinux

/// How the C library keeps memory that was freed.
package enum Memory {
  /// Keeps freed memory up to 16 MiB for what comes next, of each thread.
  ///
  /// As it is set at first, memory goes back to the system whenever 128 KiB at the end of it are free, and comes back page by
  /// page, each of them an interrupt and filled with zeros: after every large article.
  package static func keepFreed() {
    mallopt(M_TRIM_THRESHOLD, 16 << 20)
    mallopt(M_MMAP_THRESHOLD, 32 << 20)
    mallopt(M_TOP_PAD, 1 << 20)
  }

  /// Gives freed memory back to the system all the same: before much is taken for which it cannot be used again, as by `ChunkedMemory`.
  package static func giveBack() { malloc_trim(0) }
}
