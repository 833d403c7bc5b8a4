import CZlib
import Platform
import Testing

@testable import Compression

@Suite struct CompressionTests {
  private static let text = Array(String(repeating: "渡轮时刻表改了。The ferry is late. ", count: 200).utf8)
  /// Bytes in which nothing repeats itself: each is the last of a product.
  private static let noise = {
    var state: UInt64 = 1
    return (0..<5000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 56)
    }
  }()

  /// What a file in the form of gzip holds; `nil` when it is no such file.
  private func inflated(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
    var stream = z_stream()
    guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
    defer { inflateEnd(&stream) }
    var status = Z_OK
    let output = [UInt8](unsafeUninitializedCapacity: limit) { output, count in
      bytes.withUnsafeBufferPointer { input in
        stream.next_in = input.baseAddress
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(output.count)
        status = inflate(&stream, Z_FINISH)
        count = output.count - Int(stream.avail_out)
      }
    }
    return status == Z_STREAM_END && stream.avail_in == 0 ? output : nil
  }

  @Test("gzip's files hold the text, and neither name, time nor system") func gzip() throws {
    let file = try #require(Gzip.compress(Self.text))
    #expect(file.count < Self.text.count / 10)
    #expect(inflated(file, limit: Self.text.count + 1) == Self.text)
    // RFC 1952: magic, deflate, no flags, no time, no remark on speed, unknown system.
    #expect(Array(file.prefix(10)) == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255])
    #expect(Gzip.compress(Self.text) == file)
  }

  @Test("what would not become smaller is not compressed", arguments: [[], [0x20], Array("short".utf8), noise])
  func notSmaller(bytes: [UInt8]) {
    #expect(Gzip.compress(bytes) == nil)
    if let brotli = Brotli() { #expect(brotli.compress(bytes) == nil) }
  }

  @Test("every length that does become smaller is whole") func everyLength() throws {
    for count in [20, 100, 255, 256, 1000, 4095, 4096, 6000] {
      let text = Array(repeating: UInt8(ascii: "a"), count: count / 2) + Self.text.prefix(count - count / 2)
      guard let file = Gzip.compress(text) else { continue }
      #expect(file.count < count && inflated(file, limit: count + 1) == text)
    }
  }

  /// `BrotliDecoderDecompress` of brotli/decode.h; returns 1 when all is well.
  private typealias Decompress =
    @convention(c) (
      Int, UnsafePointer<UInt8>?, UnsafeMutablePointer<Int>?, UnsafeMutablePointer<UInt8>?
    ) -> Int32
  private static var decoder: UnsafeMutableRawPointer? {
    DynamicLibrary("libbrotlidec.so.1")?.address(of: "BrotliDecoderDecompress")
  }

  @Test("Brotli's files hold the text, and are smaller than gzip's", .enabled(if: Brotli() != nil && decoder != nil))
  func brotli() throws {
    let brotli = try #require(Brotli())
    let file = try #require(brotli.compress(Self.text))
    #expect(try file.count < #require(Gzip.compress(Self.text)).count && brotli.version > 0)
    let decompress = unsafeBitCast(try #require(Self.decoder), to: Decompress.self)
    var size = Self.text.count + 1
    let output = [UInt8](unsafeUninitializedCapacity: size) { output, count in
      count = decompress(file.count, file, &size, output.baseAddress) == 1 ? size : 0
    }
    #expect(output == Self.text)
  }

  @Test("without the library there is no Brotli") func noLibrary() {
    #expect(Brotli(library: "libno-such-thing.so.1") == nil)
    // There, but another one.
    #expect(Brotli(library: "libc.so.6") == nil)
    #expect(DynamicLibrary("libc.so.6")?.address(of: "no_such_function") == nil)
  }
}
