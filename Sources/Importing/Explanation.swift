import Captures
import Content
import Diagnostics
import Platform

/// One capture, the article that it becomes, and what rules of clean-up did on the way: the answer to “where did this
/// sentence go?”.
package struct Explanation: Sendable {
  /// The capture's file, as it was named.
  let file: String
  let capture: Capture
  let account: CaptureAccount
  /// The article's file, relative to the archive.
  let article: String
  /// Whether that file is there.
  let isInArchive: Bool
  /// How many lines of the article's text are shown; `nil` for all.
  let lines: Int?

  /// Converts a capture; nothing is written.
  ///
  /// - Parameter lines: how many lines of the article's text are to be shown; `nil` for all.
  /// - Throws: when the file is no capture that can be used.
  package init(_ file: String, importer: Importer, lines: Int?) throws(CaptureFailure) {
    self.file = file
    self.lines = lines
    capture = try Capture(CaptureFile.read(file), file: file)
    account = CaptureAccount(file, importer.converter)
    guard let result = account.result else {
      throw CaptureFailure(
        diagnostic: account.diagnostics.first ?? Diagnostic(.error, "unreadable", "it is no capture", file: file))
    }
    article = importer.path(of: result)
    isInArchive = File.stamp(Folder.join(importer.content, article)) != nil
  }
}

extension Importer {
  /// The file that an article has in the archive, or would have.
  fileprivate func path(of result: CaptureConverter.Result) -> String {
    if let path = StateFiles(for: content).readState().path(ofArticle: result.identity) { return path }
    return ArticleName.path(of: result.article)
  }
}
