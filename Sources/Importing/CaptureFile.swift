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
            ? "cut it down to the article; it was skipped" : "check its permissions; it was skipped"))
    }
  }
}
