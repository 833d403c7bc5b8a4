import Platform

/// Why a file was not fetched.
package struct FetchProblem: Error, Sendable, Equatable {
  /// In words, for the list of failures: `status 404`.
  package var reason: String
  /// Whether it may be gone the next time: a host that does not answer, a server that is busy, a file that broke off. It is asked for
  /// again, then and by later runs.
  package var isPassing: Bool
  /// Whether the host could not be reached at all, or not in time.
  package var isOfHost = false
  /// How many seconds the server asks to wait; `nil` when it asks for nothing.
  package var wait: Int?

  /// How the next run may have it.
  var remedy = "run broadsheet media --retry-failed to try again"

  private init(_ reason: String, isPassing: Bool = false, isOfHost: Bool = false, wait: Int? = nil) {
    self.reason = reason
    self.isPassing = isPassing
    self.isOfHost = isOfHost
    self.wait = wait
  }

  private init(_ reason: String, remedy: String) {
    self.init(reason)
    self.remedy = remedy
  }

  static func status(_ status: Int, wait: Int?) -> FetchProblem {
    FetchProblem("status \(status)", isPassing: passingStatuses.contains(status), wait: wait)
  }

  /// Those of RFC 9110, RFC 6585 and RFC 8470 that speak of the moment, and what Cloudflare answers (520 to 527) when the server behind
  /// it does not.
  private static let passingStatuses = Set([408, 425, 429, 500, 502, 503, 504] + Array(520...527))

  static func unreachable(_ message: String) -> FetchProblem {
    FetchProblem(message, isPassing: true, isOfHost: true)
  }

  static func broken(_ message: String) -> FetchProblem { FetchProblem(message, isPassing: true) }

  static let cutOff = FetchProblem("the file is not whole", isPassing: true)
  static let empty = FetchProblem("the file is empty")
  static let untrusted = FetchProblem("its host cannot show that it is the one that it says")
  static let privateAddress = FetchProblem(
    "its host has a private address",
    remedy: "run broadsheet media --retry-failed --allow-private if it is one of yours")
  static let redirections = FetchProblem("too many redirections")
  static let deadHost = FetchProblem("its host does not answer", isPassing: true)

  static let busyHost = FetchProblem("its host is busy", isPassing: true)

  static func redirection(to address: String) -> FetchProblem {
    FetchProblem("it leads to \(address.isEmpty ? "nowhere" : "an address that is not of the web")")
  }

  static func tooLarge(_ most: Int) -> FetchProblem {
    FetchProblem(
      "the file has more than \(most.inUnits)",
      remedy: "run broadsheet media --retry-failed with a --largest above that")
  }

  static func folder(at path: String) -> FetchProblem {
    FetchProblem(
      "a folder stands in the place of its file: \(path)",
      remedy: "move the folder away, and run broadsheet media --retry-failed")
  }

  static func otherType(_ kind: String) -> FetchProblem { FetchProblem("the file is no \(kind) of a known type") }
}

extension Int {
  /// A number of bytes for people: `32 MiB`.
  package var inUnits: String {
    switch self {
    case (1 << 30)...: Self.text(self, 1 << 30) + " GiB"
    case (1 << 20)...: Self.text(self, 1 << 20) + " MiB"
    case 1024...: Self.text(self, 1024) + " KiB"
    default: "\(self) bytes"
    }
  }

  /// How many times a unit, with one decimal where it has one.
  private static func text(_ count: Int, _ unit: Int) -> String {
    let tenths = (count / (unit / 64) * 10 + 32) / 64
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
