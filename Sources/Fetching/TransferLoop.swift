import CCurl
import Platform

/// Requests that are on their way at the same time, on one thread.
final class TransferLoop {
  private let multi: UnsafeMutableRawPointer
  private let settings: FetchSettings
  private let folder: String
  /// Transfers that can be used, and those that are on their way.
  private var idle: [Transfer] = []
  private var active: [UnsafeMutableRawPointer: Transfer] = [:]
  private var made = 0

  /// Why nothing can be fetched.
  struct Unavailable: Error {
    let reason: String
  }

  /// Why libcurl cannot be used. It is loaded when this is asked for first, by one thread.
  private static let problem = broadsheet_curl_load().map { String(cString: $0) }

  init(_ settings: FetchSettings, folder: String) throws(Unavailable) {
    if let problem = Self.problem { throw Unavailable(reason: problem) }
    guard let multi = broadsheet_curl_multi_make() else { throw Unavailable(reason: "libcurl cannot be used") }
    self.multi = multi
    self.settings = settings
    self.folder = folder
    broadsheet_curl_multi_set(multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, settings.connections)
    broadsheet_curl_multi_set(multi, CURLMOPT_MAXCONNECTS, 2 * settings.connections)
  }

  deinit {
    for handle in active.keys { broadsheet_curl_multi_remove(multi, handle) }
    active = [:]
    idle = []
    broadsheet_curl_multi_free(multi)
  }

  /// How many requests are on their way.
  var count: Int { active.count }

  /// Begins a request.
  ///
  /// - Parameter subject: what to call it when it is over.
  func begin(_ request: Request, for subject: Int) throws(Unavailable) {
    let transfer: Transfer
    if let free = idle.popLast() {
      transfer = free
    } else {
      guard let new = Transfer(settings, folder: folder, name: "incoming-\(made)") else {
        throw Unavailable(reason: "libcurl has no room for another transfer")
      }
      made += 1
      transfer = new
    }
    transfer.prepare(request, for: subject)
    active[transfer.handle] = transfer
    broadsheet_curl_multi_add(multi, transfer.handle)
  }

  /// Goes on with what is on its way, and waits for it.
  ///
  /// - Parameters:
  ///   - seconds: the longest time to wait.
  ///   - body: called with what is over: its subject, the address that was asked, what came of it, and how many bytes came.
  func wait(_ seconds: Double, _ body: (_ subject: Int, _ url: String, Response, _ bytes: Int) -> Void) {
    broadsheet_curl_multi_perform(multi)
    if take(body) { return }
    broadsheet_curl_multi_wait(multi, Int32(max(0, min(seconds, 1)) * 1000))
    broadsheet_curl_multi_perform(multi)
    _ = take(body)
  }

  /// Hands on what is over; returns whether something was.
  private func take(_ body: (_ subject: Int, _ url: String, Response, _ bytes: Int) -> Void) -> Bool {
    var isOver = false
    var code = CURLE_OK
    while let handle = broadsheet_curl_multi_finished(multi, &code) {
      isOver = true
      broadsheet_curl_multi_remove(multi, handle)
      guard let transfer = active.removeValue(forKey: handle) else { continue }
      let response = transfer.response(code)
      idle.append(transfer)
      body(transfer.subject, transfer.request.url, response, transfer.received)
    }
    return isOver
  }
}
