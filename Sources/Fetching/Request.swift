import Media
import Platform

/// One request for a file.
struct Request: Sendable {
  /// Where to ask.
  var url: String
  /// What the file is to be.
  var kind: MediaType.Kind
  /// What is known of the file that is kept, so that a server can say that there is no newer one.
  var entityTag: String?
  var modified: String?
}

/// What came of a request.
enum Response {
  /// The file is there.
  case stored(FileIntake.Stored, entityTag: String?, modified: String?)
  /// The one that is kept is the newest.
  case unchanged
  /// It is somewhere else.
  case redirected(to: String)
  case failed(FetchProblem)
  /// It could not be written.
  case unwritable(SystemError)
}
