import Platform

/// Where finished pages go.
package protocol PageSink: Sendable {
  /// Takes the bytes of the file at `path`, relative to the site's root, with `/` between names. Called on several threads
  /// at once, never twice for one path.
  func put(_ bytes: [UInt8], at path: String) throws(SystemError)
}
