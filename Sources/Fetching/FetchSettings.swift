/// How files are fetched: the bounds of politeness, size and time.
package struct FetchSettings: Sendable {
  /// How many connections there may be at once, and how many of them to one host.
  package var connections = 16
  package var connectionsPerHost = 2
  /// How long to wait between two requests to a host on a connection, in seconds.
  package var delay = 0.0
  /// The most bytes of a file, and of all files of a run.
  package var mostBytes = 32 << 20
  package var mostBytesOfRun = Int.max
  /// After how many seconds no more requests are begun.
  package var mostSeconds = Double.infinity
  /// How often a file is asked for whose host is busy, or that broke off.
  package var attempts = 3
  /// How many seconds to wait before the second attempt; twice as many before the third.
  package var pause = 1.0
  /// The most seconds that a server can make a run wait for it at once, and as often in a row as a file is asked for.
  package var longestWait = 120
  /// How many redirections are followed.
  package var redirections = 5
  /// How many seconds a connection, a silence, and a file may take.
  package var connectSeconds = 10
  package var silentSeconds = 30
  package var fileSeconds = 600
  /// Whether addresses of this machine and its neighbours may be asked.
  package var allowsPrivate = false
  /// A proxy that all requests go to; `nil` for none. It is asked for names then, so that addresses cannot be looked at.
  package var proxy: String?
  /// What servers are told of who asks.
  package var userAgent = "Mozilla/5.0 (compatible; broadsheet)"

  package init() {}
}
