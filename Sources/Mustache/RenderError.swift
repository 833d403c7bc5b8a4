import Diagnostics

/// Why a template could not be rendered: it used more than its `Limits`, or a lambda failed or returned no template.
public struct RenderError: Error, Sendable, Equatable {
  /// The error as it is shown; its help names the templates that led to it.
  public let diagnostic: Diagnostic
}

extension RenderError {
  static func limit(
    _ identifier: String, _ message: String, chain: [String], file: String,
    place: (source: SourceText, offset: Int)? = nil
  ) -> RenderError {
    let help = "rendering was in \(shortened(chain).joined(separator: " → "))"
    guard let place else {
      return RenderError(diagnostic: Diagnostic(.error, identifier, message, file: file, help: help))
    }
    let diagnostic = place.source.diagnostic(.error, identifier, message, file: file, at: place.offset, help: help)
    return RenderError(diagnostic: diagnostic)
  }

  static func failedLambda(_ error: any Error, _ source: TemplateSource, at offset: Int) -> RenderError {
    RenderError(
      diagnostic: SourceText(source.text).diagnostic(
        .error, "lambda", "the lambda of this section failed: \(error)", file: source.file, at: offset,
        help: "the page was not rendered"))
  }

  /// A chain of hundreds of partials says as much by its first ones and its end.
  private static func shortened(_ chain: [String]) -> [String] {
    chain.count <= 8 ? chain : chain.prefix(6) + ["…"] + chain.suffix(1)
  }
}
