import CCurl
import Content
import Media
import Platform

/// A request on its way, by one handle of libcurl, which is used for one after the other.
final class Transfer {
  let handle: UnsafeMutableRawPointer
  /// The place of what it is for among all.
  private(set) var subject = 0
  private(set) var request = Request(url: "", kind: .picture)
  private let owner: UnsafeMutablePointer<broadsheet_curl_owner>
  private var headers: UnsafeMutablePointer<curl_slist>?
  private let settings: FetchSettings
  private let folder: String
  private let name: String

  private var intake: FileIntake?
  private var failure: (any Error)?
  private var isRefused = false
  /// What the head says, and whether it is all there.
  private var entityTag: String?
  private var modified: String?
  private var location: String?
  private var isHeadWhole = false
  /// How many bytes came.
  private(set) var received = 0

  /// - Parameter name: a name that no other transfer has.
  init?(_ settings: FetchSettings, folder: String, name: String) {
    guard let handle = broadsheet_curl_make() else { return nil }
    self.handle = handle
    self.settings = settings
    self.folder = folder
    self.name = name
    owner = .allocate(capacity: 1)
    owner.initialize(
      to: broadsheet_curl_owner(
        context: nil,
        content: { bytes, size, count, context in
          Transfer.from(context)?.take(UnsafeRawBufferPointer(start: bytes, count: size * count)) ?? 0
        },
        head: { bytes, size, count, context in
          Transfer.from(context)?.note(UnsafeRawBufferPointer(start: bytes, count: size * count))
          return size * count
        },
        may_connect: { context, address, count in
          guard let transfer = Transfer.from(context), let address else { return 0 }
          return transfer.mayConnect(Array(UnsafeBufferPointer(start: address, count: Int(count)))) ? 1 : 0
        }))
    // The handle asks its owner only while it is used, which this keeps.
    owner.pointee.context = Unmanaged.passUnretained(self).toOpaque()
  }

  deinit {
    broadsheet_curl_free(handle)
    if let headers { broadsheet_curl_free_list(headers) }
    owner.deallocate()
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> Transfer? {
    context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Makes it ready for a request.
  func prepare(_ request: Request, for subject: Int) {
    self.subject = subject
    self.request = request
    intake = FileIntake(folder: folder, kind: request.kind, most: settings.mostBytes, name: name)
    (failure, isRefused, received) = (nil, false, 0)
    beginHead()
    broadsheet_curl_reset(handle)
    broadsheet_curl_set_owner(handle, owner)
    set(CURLOPT_URL, request.url.requestAddress)
    set(CURLOPT_PROTOCOLS_STR, "http,https")
    set(CURLOPT_USERAGENT, settings.userAgent)
    // Empty ones keep the variables of the environment from naming a proxy, and hosts that are asked without it: where there is one,
    // addresses are not looked at.
    set(CURLOPT_PROXY, settings.proxy ?? "")
    set(CURLOPT_NOPROXY, "")
    // Redirections are followed one by one, each looked at.
    set(CURLOPT_FOLLOWLOCATION, 0)
    set(CURLOPT_CONNECTTIMEOUT, settings.connectSeconds)
    set(CURLOPT_LOW_SPEED_LIMIT, 1)
    set(CURLOPT_LOW_SPEED_TIME, settings.silentSeconds)
    set(CURLOPT_TIMEOUT, settings.fileSeconds)
    set(CURLOPT_NOSIGNAL, 1)
    // Compressing pictures gains nothing; what comes compressed all the same is taken apart, and counts as it is then.
    set(CURLOPT_ACCEPT_ENCODING, "identity")
    if settings.mostBytes < Int.max {
      broadsheet_curl_set_size(handle, CURLOPT_MAXFILESIZE_LARGE, Int64(settings.mostBytes))
    }
    if let headers { broadsheet_curl_free_list(headers) }
    headers = nil
    if let tag = request.entityTag { headers = broadsheet_curl_append(headers, "If-None-Match: \(tag)") }
    if let modified = request.modified { headers = broadsheet_curl_append(headers, "If-Modified-Since: \(modified)") }
    broadsheet_curl_set_headers(handle, headers)
  }

  private func set(_ option: CURLoption, _ text: String) { broadsheet_curl_set_text(handle, option, text) }

  private func set(_ option: CURLoption, _ number: Int) { broadsheet_curl_set_number(handle, option, number) }

  // MARK: What libcurl asks

  private func mayConnect(_ address: [UInt8]) -> Bool {
    if settings.allowsPrivate || settings.proxy != nil || PublicAddress.contains(address) { return true }
    isRefused = true
    return false
  }

  /// Takes content; returns how much of it: less than there is ends the transfer.
  private func take(_ bytes: UnsafeRawBufferPointer) -> Int {
    received += bytes.count
    // What stands in the place of a file that is not there is not looked at, but may be any amount.
    guard status == 200 else { return received <= Self.mostOfOthers ? bytes.count : 0 }
    do {
      try intake?.take(bytes)
      return bytes.count
    } catch {
      failure = error
      return 0
    }
  }

  /// The most bytes that are read of what is no file, so that the connection can be used again.
  private static let mostOfOthers = 64 << 10

  private var status: Int { broadsheet_curl_number(handle, CURLINFO_RESPONSE_CODE) }

  private func beginHead() { (entityTag, modified, location, isHeadWhole) = (nil, nil, nil, false) }

  private func note(_ line: UnsafeRawBufferPointer) {
    // Another head begins, behind one that was for the time being.
    if line.starts(with: "HTTP/".utf8) { return beginHead() }
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else {
      if line.first == 0x0D || line.first == 0x0A { isHeadWhole = true }
      return
    }
    let bytes = UnsafeRawBufferPointer(rebasing: line[(colon + 1)...])
    let value = String(decoding: bytes, as: UTF8.self).trimmingSpace
    guard !value.isEmpty else { return }
    let canBeSent = value.utf8.count <= 256 && value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    switch String(decoding: UnsafeRawBufferPointer(rebasing: line[..<colon]), as: UTF8.self).lowercased() {
    case "etag": if canBeSent { entityTag = value }
    case "last-modified": if canBeSent { modified = value }
    // Its bytes need not be UTF-8.
    case "location": location = bytes.encodingOtherLetters.trimmingSpace
    default: break
    }
  }

  // MARK: The end

  /// What came of the request, once libcurl says that it is over.
  func response(_ code: CURLcode) -> Response {
    defer { intake = nil }
    if let failure { return Self.response(failure) }
    if isRefused, code != CURLE_OK { return .failed(.privateAddress) }
    let status = status
    // What follows such a head is not looked at: it need not be there, nor what the head says that it is.
    if status > 200, isHeadWhole { return response(status: status) }
    guard code == CURLE_OK else { return .failed(problem(code)) }
    do {
      guard let stored = try intake?.finish() else { return .failed(.empty) }
      return .stored(stored, entityTag: entityTag, modified: modified)
    } catch {
      return Self.response(error)
    }
  }

  private static func response(_ error: any Error) -> Response {
    switch error {
    case let problem as FetchProblem: .failed(problem)
    case let error as SystemError where error.isFolder: .failed(.folder(at: error.path))
    case let error as SystemError: .unwritable(error)
    default: .failed(.broken("\(error)"))
    }
  }

  private func response(status: Int) -> Response {
    switch status {
    case 304 where request.entityTag != nil || request.modified != nil: return .unchanged
    case 301, 302, 303, 307, 308:
      let address = WebAddress(location ?? "").resolved(against: WebAddress(request.url))
      // Whoever names a user in an address wants something else than a picture.
      guard location != nil, address.isWeb, address.authority?.utf8.contains(UInt8(ascii: "@")) == false else {
        return .failed(.redirection(to: location ?? ""))
      }
      return .redirected(to: address.text)
    default:
      let wait = Int(broadsheet_curl_size(handle, CURLINFO_RETRY_AFTER))
      return .failed(.status(status, wait: wait > 0 ? wait : nil))
    }
  }

  private func problem(_ code: CURLcode) -> FetchProblem {
    let message = String(cString: broadsheet_curl_message(code)).lowercasedStart
    switch code {
    case CURLE_COULDNT_RESOLVE_HOST, CURLE_COULDNT_CONNECT, CURLE_COULDNT_RESOLVE_PROXY: return .unreachable(message)
    // Also behind a part of the file: a host that lets one after the other hang is as good as none.
    case CURLE_OPERATION_TIMEDOUT: return .unreachable("timed out")
    case CURLE_FILESIZE_EXCEEDED: return .tooLarge(settings.mostBytes)
    case CURLE_PARTIAL_FILE: return .cutOff
    case CURLE_SSL_CONNECT_ERROR: return .unreachable(message)
    case CURLE_PEER_FAILED_VERIFICATION: return .untrusted
    default: return .broken(message)
    }
  }
}

extension String {
  /// As an address in a request: of other letters than those of ASCII, names of hosts are libcurl's business; all else has to be
  /// percent-encoded.
  fileprivate var requestAddress: String {
    guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
    var address = WebAddress(self)
    address.path = address.path.utf8.encodingOtherLetters
    address.query = address.query?.utf8.encodingOtherLetters
    return address.text
  }

  /// Without space around it.
  fileprivate var trimmingSpace: String {
    let space: Set<UInt8> = [0x20, 0x09, 0x0D, 0x0A]
    let rest = utf8.drop { space.contains($0) }
    guard let last = rest.lastIndex(where: { !space.contains($0) }) else { return "" }
    return String(self[rest.startIndex...last])
  }

  /// With a small letter at its start, unless a capital follows that.
  fileprivate var lowercasedStart: String {
    guard let first, let second = dropFirst().first, !second.isUppercase else { return self }
    return first.lowercased() + dropFirst()
  }
}

extension Sequence<UInt8> {
  /// Text with what is no ASCII percent-encoded.
  fileprivate var encodingOtherLetters: String {
    String(decoding: flatMap { $0 < 0x80 ? [$0] : WebAddress.percentEncoded($0) }, as: UTF8.self)
  }
}
