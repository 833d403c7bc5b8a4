import Media

/// Where files of media are kept, what pages show where none is, and how they are fetched.
package struct MediaSettings: Sendable, Equatable {
  /// The folder that they are kept in.
  package var folder = "media"
  /// What pages show in the place of a picture that is not kept.
  package var absent = Absent.link
  /// What is fetched.
  package var kinds: Set<MediaType.Kind> = [.picture]
  /// Where to look for what cannot be had at its own address: addresses with `{url}` and the like in them.
  package var fallbacks: [String] = []
  /// How many connections there may be at once, and how many of them to one host.
  package var connections = 16
  package var connectionsPerHost = 2
  /// How long to wait between two requests to a host on a connection, in milliseconds.
  package var delay = 0
  /// The most bytes of a file, in mebibytes.
  package var largest = 32

  /// Whether smaller versions of large pictures are made.
  package var smaller = false

  /// How many connections can be asked for.
  package static let connectionCounts = 1...256
  /// Which delays can be asked for, in milliseconds.
  package static let delays = 0...60_000
  /// Which bounds of a file can be asked for, in mebibytes.
  package static let sizes = 1...4096

  package init() {}

  /// What pages show in the place of a picture that is not kept: the picture at its own address, or a link to it.
  package enum Absent: String, Sendable, CaseIterable {
    case link, placeholder
  }
}
