import CZlib
import Media
import TestSupport
import Testing

@testable import Fetching

@Suite struct CompressedBombTests {
  @Test("ten gigabytes of zeros that come compressed end at the bound of a file") func tenGigabytesOfZeros() throws {
    let (beginning, zeros) = Self.stream()
    let server = try TestServer { _ in
      [
        .bytes(Array("HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\nContent-Type: image/png\r\n\r\n".utf8) + beginning),
        .endless(zeros),
      ]
    }
    let folder = try TemporaryFolder()
    var run = MediaRun(folder: folder["media"], time: 0)
    run.settings.allowsPrivate = true
    run.settings.mostBytes = 4 << 20
    #expect(try run.run([MediaNeed(url: server.url("/a.png"))]).failed == 1)
    #expect(try MediaIndex(folder: folder["media"]).failures.values.map(\.reason) == ["the file has more than 4 MiB"])
    #expect(server.sent < 4 << 20)
  }

  /// A compressed stream that begins as a picture, and a part of it that holds a megabyte of zeros and can follow any number of times.
  private static func stream() -> (beginning: [UInt8], zeros: [UInt8]) {
    var stream = z_stream()
    // 31: the format of gzip with the largest window.
    deflateInit2_(
      &stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    defer { deflateEnd(&stream) }
    func flushed(_ bytes: [UInt8]) -> [UInt8] {
      var (input, output) = (bytes, [UInt8](repeating: 0, count: bytes.count + 100))
      return input.withUnsafeMutableBufferPointer { input in
        output.withUnsafeMutableBufferPointer { output in
          stream.next_in = UnsafePointer(input.baseAddress)
          stream.avail_in = UInt32(input.count)
          stream.next_out = output.baseAddress
          stream.avail_out = UInt32(output.count)
          // What follows a full flush refers to nothing before it.
          deflate(&stream, Z_FULL_FLUSH)
          return Array(output.prefix(output.count - Int(stream.avail_out)))
        }
      }
    }
    return (flushed(SamplePicture.png), flushed([UInt8](repeating: 0, count: 1 << 20)))
  }
}
