import Platform

/// Files compressed by Brotli (RFC 7932), by the system's library, where it has one (Debian's libbrotli1).
package struct Brotli: Sendable {
  /// `BrotliEncoderCompress` of brotli/encode.h: quality, window, mode, the input's size and bytes, the output's room, which becomes its
  /// size, and the output; returns 0 when that is too small.
  private typealias Compress =
    @convention(c) @Sendable (
      Int32, Int32, Int32, Int, UnsafePointer<UInt8>?, UnsafeMutablePointer<Int>?, UnsafeMutablePointer<UInt8>?
    ) -> Int32
  /// `BrotliEncoderVersion`.
  private typealias Version = @convention(c) () -> UInt32

  /// The library's version: others may make other bytes.
  package let version: UInt32
  private let function: Compress

  /// Of qualities from 0 to 11: 11 makes pages 7 % smaller, and takes thirty times as long.
  private static var quality: Int32 { 7 }
  /// The bounds of the window, as powers of 2 (BROTLI_MIN_WINDOW_BITS; the largest that every decoder takes is 24).
  private static var windows: ClosedRange<Int> { 10...22 }
  /// BROTLI_MODE_GENERIC: the mode for text changes nothing below quality 10.
  private static var mode: Int32 { 0 }

  /// - Parameter name: the library's soname.
  /// - Returns: `nil` when the system does not have it.
  package init?(library name: String = "libbrotlienc.so.1") {
    guard let library = DynamicLibrary(name), let compress = library.address(of: "BrotliEncoderCompress"),
      let version = library.address(of: "BrotliEncoderVersion")
    else { return nil }
    // The soname promises that the functions have these types.
    function = unsafeBitCast(compress, to: Compress.self)
    self.version = unsafeBitCast(version, to: Version.self)()
  }

  /// The bytes, compressed: the same for the same bytes and version of the library.
  ///
  /// - Returns: `nil` when they would not become fewer.
  package func compress(_ bytes: [UInt8]) -> [UInt8]? {
    guard bytes.count > 1 else { return nil }
    // A window that is larger than the input costs time and gains nothing.
    let needed = Int.bitWidth - (bytes.count + 16).leadingZeroBitCount
    let window = min(max(needed, Self.windows.lowerBound), Self.windows.upperBound)
    let compressed = [UInt8](unsafeUninitializedCapacity: bytes.count - 1) { output, count in
      var size = output.count
      // The library reads and writes no more than the sizes beside the pointers allow, which are those of the buffers.
      let isDone = bytes.withUnsafeBufferPointer { input in
        function(
          Self.quality, Int32(window), Self.mode, input.count, input.baseAddress, &size, output.baseAddress) != 0
      }
      count = isDone ? min(size, output.count) : 0
    }
    return compressed.isEmpty ? nil : compressed
  }
}
