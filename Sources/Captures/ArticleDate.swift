import Content
import Diagnostics

/// When an article was published: by its own word, where that can be right, else when it was captured.
struct ArticleDate {
  private(set) var timestamp: Timestamp?
  /// What is to be said about a date that was not believed.
  private(set) var complaint: Diagnostic?

  /// - Parameters:
  ///   - bytes: the capture, for the place of a date that was not believed.
  ///   - file: its name.
  init(_ capture: Capture, _ cleaning: Cleaning, in bytes: ArraySlice<UInt8>, file: String) {
    let zone = cleaning.outlet.zone
    timestamp = (capture.captured ?? ArticleName.day(capture.address).map { zone.timestamp($0, secondOfDay: 0) })
      .map { zone.timestamp(seconds: $0.seconds) }
    let header = capture.writtenDate.flatMap { WrittenDate(parsing: $0.utf8, in: zone) }
    guard let written = cleaning.fields.date ?? header else { return }
    guard let severity = Self.doubt(written, captured: capture.captured) else {
      timestamp = zone.timestamp(seconds: written.timestamp.seconds)
      return
    }
    let message =
      "the date \(written.timestamp.rfc3339) " + (severity == .note ? "is that of an issue to come" : "cannot be right")
    let help = "the time of capture was taken; if you know better, correct the date in the article's file"
    let bytes = Array(bytes)
    complaint =
      Self.place(
        of: (cleaning.fields.date == nil ? capture.writtenDate : cleaning.fields.dateSource) ?? "", in: bytes, capture
      ).map {
        SourceText(bytes).diagnostic(severity, "date", message, file: file, at: $0, help: help)
      } ?? Diagnostic(severity, "date", message, file: file, help: help)
  }

  /// Where a date stands in a capture: in its body, else in its header.
  private static func place(of wording: String, in bytes: [UInt8], _ capture: Capture) -> Int? {
    guard !wording.isEmpty else { return nil }
    return Bytes.find(wording, in: bytes[capture.body]) ?? Bytes.find(wording, in: bytes[..<capture.body.lowerBound])
  }

  /// How much a date is doubted: not at all (`nil`), as one that is right but not the moment of publication (a note), or as an
  /// error (a warning).
  ///
  /// A clock may be a quarter of an hour fast. A time without its zone may be of another zone than the outlet's, and a day has
  /// begun somewhere on Earth up to 14 hours before it does in UTC. Midnight in UTC is how programs write a day. Magazines carry the day on which their issue is on
  /// sale, up to a week ahead.
  private static func doubt(_ written: WrittenDate, captured: Timestamp?) -> Diagnostic.Severity? {
    guard written.timestamp.seconds >= earliest else { return .warning }
    let ahead = written.timestamp.seconds - (captured?.seconds ?? latest)
    let isMidnight = written.precision == .moment && written.timestamp.seconds % 86_400 == 0
    switch isMidnight ? .day : written.precision {
    case .moment: return ahead > 15 * 60 ? .warning : nil
    case .localTime: return ahead > 14 * 3600 ? .warning : nil
    case .day: return ahead <= 14 * 3600 ? nil : ahead <= 7 * 86_400 && captured != nil ? .note : .warning
    }
  }

  /// 1990, before the web; 2100.
  private static let earliest = 631_152_000
  private static let latest = 4_102_444_800
}
