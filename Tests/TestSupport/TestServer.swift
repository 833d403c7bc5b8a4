import Foundation
import Glibc
import Platform

/// A small server of HTTP/1.1 on this machine, which answers what a test wants, true or not.
package final class TestServer: Sendable {
  /// What a client asked for.
  package struct Request: Sendable {
    /// The path with its query.
    package var path: String
    /// The lines of the head, names in small letters.
    package var headers: [String: String]
    /// How many requests for the same path came before.
    package var before: Int
  }

  /// What is sent back: bytes as they are, head and all, and what is done between them.
  package enum Step: Sendable {
    case bytes([UInt8])
    /// Nothing is sent for so many seconds.
    case silence(Double)
    /// The bytes are sent again and again until the client has enough.
    case endless([UInt8])
  }

  /// The port that it listens on.
  package let port: Int
  private let listener: Int32
  private let answer: @Sendable (Request) -> [Step]
  private let state = Lock(State())

  private struct State {
    var requests: [Request] = []
    var open = 0
    var mostOpen = 0
    var sent = 0
  }

  /// Everything that was asked for, in its order.
  package var requests: [Request] { state.withLock { $0.requests } }
  /// How many requests waited for their answers at once at the most.
  package var mostOpen: Int { state.withLock { $0.mostOpen } }
  /// How many bytes were sent.
  package var sent: Int { state.withLock { $0.sent } }

  package init(_ answer: @escaping @Sendable (Request) -> [Step]) throws {
    self.answer = answer
    signal(SIGPIPE, SIG_IGN)
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 128) == 0 && getsockname(listener, $0, &size) == 0
      }
    }
    guard isBound else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
    port = Int(UInt16(bigEndian: address.sin_port))
    Thread.detachNewThread { [weak self] in
      while true {
        let connection = accept(listener, nil, nil)
        guard connection >= 0, let server = self else {
          if connection >= 0 { close(connection) }
          // Not before: another server may get the number, and this thread would take connections from it.
          close(listener)
          return
        }
        Thread.detachNewThread { server.serve(connection) }
      }
    }
  }

  /// Ends the thread that accepts connections.
  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  /// The address of something on it.
  package func url(_ path: String, host: String = "127.0.0.1") -> String { "http://\(host):\(port)\(path)" }

  private func serve(_ connection: Int32) {
    defer { close(connection) }
    // What was sent is to be what the client takes, not what the system would take for it.
    var most: Int32 = 64 << 10
    setsockopt(connection, SOL_SOCKET, SO_SNDBUF, &most, socklen_t(MemoryLayout<Int32>.size))
    guard let request = read(connection) else { return }
    state.withLock { state in
      state.open += 1
      state.mostOpen = max(state.mostOpen, state.open)
    }
    let steps = answer(request)
    for (index, step) in steps.enumerated() {
      // Once the last bytes are sent, the client may ask again before this thread goes on.
      if index == steps.count - 1 { state.withLock { $0.open -= 1 } }
      switch step {
      case .bytes(let bytes): send(bytes, connection)
      case .silence(let seconds): Thread.sleep(forTimeInterval: seconds)
      case .endless(let bytes): while send(bytes, connection) {}
      }
    }
    shutdown(connection, Int32(SHUT_WR))
    // What the client still sends is read, so that it gets everything.
    var rest = [UInt8](repeating: 0, count: 1024)
    while Glibc.read(connection, &rest, rest.count) > 0 {}
  }

  @discardableResult
  private func send(_ bytes: [UInt8], _ connection: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let rest = bytes[done...]
      let count = rest.withUnsafeBytes { Glibc.send(connection, $0.baseAddress, $0.count, 0) }
      guard count > 0 else { return false }
      done += count
    }
    state.withLock { $0.sent += done }
    return true
  }

  private func read(_ connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: bytes, as: UTF8.self).contains("\r\n\r\n") {
      let count = Glibc.read(connection, &piece, piece.count)
      guard count > 0 else { return nil }
      bytes += piece[..<count]
    }
    let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
    let path = lines[0].split(separator: " ").dropFirst().first.map(String.init) ?? ""
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    return state.withLock { state in
      let request = Request(path: path, headers: headers, before: state.requests.count { $0.path == path })
      state.requests.append(request)
      return request
    }
  }
}

extension TestServer.Step {
  /// A whole response, with the length of its content.
  package static func response(
    _ status: String = "200 OK", _ headers: String = "", _ content: [UInt8] = []
  ) -> TestServer.Step {
    .bytes(
      Array("HTTP/1.1 \(status)\r\n\(headers)Content-Length: \(content.count)\r\nConnection: close\r\n\r\n".utf8)
        + content)
  }
}
