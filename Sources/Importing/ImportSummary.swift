import Diagnostics
import Platform

/// What an import did.
package struct ImportSummary: Sendable {
  /// What became of one capture.
  package enum Outcome: String, Sendable {
    /// Its article was not in the archive.
    case new
    /// Its article was written again.
    case changed
    /// Its article is as it was.
    case same
    /// Its article was edited by hand and left alone.
    case edited
    /// Another capture of the same article is newer.
    case duplicate
    /// It could not be used; a diagnostic says why.
    case reported
  }

  /// A capture and what became of it.
  package struct Entry: Sendable, Equatable {
    /// The capture's path, relative to the folder of captures.
    package var capture: String
    package var outcome: Outcome
    /// The article's file, relative to the archive; `nil` for a capture that was reported.
    package var article: String?
    /// What a person should know about it.
    package var diagnostics: [Diagnostic] = []
  }

  /// The captures that the import had a reason to look at, in the order of their paths.
  var changes: [Entry] = []
  /// The others.
  var unchanged = UnchangedCaptures()
  /// What could not be looked at, and is therefore among no entries.
  package var walkDiagnostics: [Diagnostic] = []
  /// Everything that a person should know, in the order of the captures' paths.
  package var diagnostics: [Diagnostic] { walkDiagnostics + changes.flatMap(\.diagnostics) }

  /// How many captures had this outcome.
  package func count(_ outcome: Outcome) -> Int {
    changes.count { $0.outcome == outcome } + unchanged.count(outcome)
  }

  /// How many captures there are.
  package var count: Int { changes.count + unchanged.count }

  /// All captures, in the order of their paths.
  package var entries: [Entry] {
    (changes + unchanged.entries).sorted { $0.capture.precedesInBytes($1.capture) }
  }

  /// Whether every capture was used.
  package var isComplete: Bool { !diagnostics.contains { $0.severity == .error } }

  /// The counts in one line: `48 captures: 40 new, 3 changed, 4 same, 1 duplicate`.
  package var text: String {
    let parts: [(Outcome, String)] = [
      (.new, "new"), (.changed, "changed"), (.same, "same"), (.edited, "edited by hand"),
      (.duplicate, "duplicate"), (.reported, "reported"),
    ]
    let counts = parts.compactMap { outcome, name in
      let count = count(outcome)
      return count == 0 ? nil : "\(count) \(name)" + (outcome == .duplicate && count > 1 ? "s" : "")
    }
    let total = "\(count) capture\(count == 1 ? "" : "s")"
    return counts.isEmpty ? total : "\(total): \(counts.joined(separator: ", "))"
  }
}
