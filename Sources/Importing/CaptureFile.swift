import Captures
import Diagnostics
import Platform

/// Reading captures, with diagnostics for what cannot be read.
enum CaptureFile {
  /// - Parameter size: how many bytes it is known to have; a guess that is wrong only costs time.
  static func read(_ file: String, expecting size: Int = 0) throws(CaptureFailure) -> [UInt8] {
    do throws(SystemError) {
      return try File.read(file, expecting: size, limit: CaptureConverter.maximumSize)
    } catch {
      let isTooLarge = error.code == SystemError.fileTooLarge
      throw CaptureFailure(
        diagnostic: Diagnostic(
          .error, isTooLarge ? "too-large" : "unreadable",
          isTooLarge ? "the capture has more than 16 MiB" : "cannot read it: \(error.reason)", file: file,
          help: isTooLarge
            ? "cut it down to the article; it was skipped" : "\(Self.remedy(for: error)); it was skipped"))
    }
  }

  private static func remedy(for error: SystemError) -> String {
    if error.isMissing { return "see that its name is right and that it is still there" }
    return error.isOccupied ? "name the files in it" : "check its permissions"
  }
}
