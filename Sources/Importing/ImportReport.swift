import Captures
import Diagnostics
import Platform

extension ImportSummary.Entry {
  /// The capture's line in a report: a JSON object on one line, as `Documentation/Report.md` describes it.
  func reportLine(_ account: CaptureAccount) -> String {
    var members: [JSONValue.Member] = [
      .init("capture", .text(capture)), .init("outcome", .text(outcome.rawValue)),
    ]
    if let article { members.append(.init("article", .text(article))) }
    if let result = account.result {
      members.append(.init("fields", account.fields()))
      members.append(.init("takings", account.takings()))
      if result.removedCharacters > 0 { members.append(.init("removed_characters", .number(result.removedCharacters))) }
    }
    members.append(.init("warnings", account.warnings))
    return JSONValue.object(members).encoded + "\n"
  }
}

extension Importer {
  /// Writes a line for each capture of an import to a file, whole or not at all, or to a device or a pipe.
  ///
  /// Every capture is read and converted once more for it, also those that have not changed: the report is complete each
  /// time, and an import of which no report is wanted keeps nothing for one.
  ///
  /// - Parameter file: where to write; a file that was there is replaced.
  package func writeReport(of summary: ImportSummary, to file: String) throws(SystemError) {
    let entries = summary.entries
    let stream = try FileStream(asked: file)
    for start in stride(from: 0, to: entries.count, by: Self.chunk) {
      let end = min(start + Self.chunk, entries.count)
      let lines = workers.map(end - start, grain: 4) { index in
        let entry = entries[start + index]
        let account = CaptureAccount(self.file(entry.capture), converter, known: entry.diagnostics)
        return Array(entry.reportLine(account).utf8)
      }
      try stream.append(lines.flatMap { $0 }[...])
    }
    try stream.finish()
  }
}
