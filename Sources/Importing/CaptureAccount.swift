import Captures
import Content
import Diagnostics

/// What became of the contents of one capture: what was found for its front matter, what rules of clean-up took, and what
/// was worked around.
struct CaptureAccount: Sendable {
  /// `nil` for a capture that cannot be used.
  let result: CaptureConverter.Result?
  let diagnostics: [Diagnostic]

  /// - Parameter known: what an import has already said about the capture.
  init(_ file: String, _ converter: CaptureConverter, known: [Diagnostic] = []) {
    do throws(CaptureFailure) {
      let result = try converter.convert(CaptureFile.read(file), file: file)
      self.result = result
      diagnostics = result.warnings.filter { !known.contains($0) } + known
    } catch {
      result = nil
      diagnostics = known.contains(error.diagnostic) ? known : [error.diagnostic] + known
    }
  }

  /// How many characters of a field, and of something that a rule took, a report shows.
  private static let fieldLength = 200
  private static let takingLength = 80

  /// The front matter that was found, its texts cut to the length of a report, or whole with `isWhole`.
  func fields(isWhole: Bool = false) -> JSONValue {
    let entries = result?.article.frontMatter.entries ?? []
    return .object(entries.map { .init($0.key, Self.json($0.value, isWhole: isWhole)) })
  }

  /// What rules took, in the order in which they did.
  func takings(isWhole: Bool = false) -> JSONValue {
    .list(
      (result?.takings ?? []).map { taking in
        var members: [JSONValue.Member] = [
          .init("rule", .text(taking.rule)), .init("verdict", .text(taking.verdict.text)),
          .init("characters", .number(taking.characters)),
          .init("text", .text(isWhole ? taking.text : Self.short(taking.text, Self.takingLength))),
        ]
        if taking.times > 1 { members.append(.init("times", .number(taking.times))) }
        return .object(members)
      })
  }

  /// What was worked around or is worth telling.
  var warnings: JSONValue {
    .list(
      diagnostics.map { diagnostic in
        .object([
          .init("severity", .text(diagnostic.severity.rawValue)), .init("identifier", .text(diagnostic.identifier)),
          .init("message", .text(diagnostic.message)),
        ])
      })
  }

  private static func json(_ value: FrontMatter.Value, isWhole: Bool) -> JSONValue {
    switch value {
    case .text(let text): .text(isWhole ? text : short(text, fieldLength))
    case .list(let values): .list(values.map { json($0, isWhole: isWhole) })
    case .map(let entries): .object(entries.map { .init($0.key, json($0.value, isWhole: isWhole)) })
    }
  }

  /// The beginning of a text, in Unicode scalars.
  private static func short(_ text: String, _ length: Int) -> String {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: length, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return text }
    return String(scalars[..<end])
  }
}
