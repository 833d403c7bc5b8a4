/// What a rule of clean-up did with something that it found in a capture.
package enum Verdict: Sendable, Equatable {
  /// It is no part of the article and was left out.
  case dropped
  /// It tells something about the article and went into the front matter.
  case moved(ArticleField)
  /// It stays, in a better form.
  case changed

  /// How a report names it: `dropped`, `moved to rights`, `changed`.
  package var text: String {
    switch self {
    case .dropped: "dropped"
    case .moved(let field): "moved to \(field.rawValue)"
    case .changed: "changed"
    }
  }
}

/// The fields of an article that rules move things to, by their names in front matter.
package enum ArticleField: String, Sendable {
  case authors, byline, dateline, contributors, editors, profiles, related, rights, tags, title, translators, via
  case translationOf = "translation_of"
}

/// Something that a rule took out of a capture, or changed in it.
package struct Taking: Sendable, Equatable {
  /// The identifier of the rule.
  package var rule: String
  package var verdict: Verdict
  /// What it was, as plain text in one line; of elements that show no text, what kind they were.
  package var text: String
  /// How many visible characters it had: Unicode scalars that are no white space, controls or invisible marks.
  package var characters: Int
  /// How often the rule found something of which a reader sees nothing; such findings share one entry.
  package var times = 1

  package init(rule: String, verdict: Verdict, text: String) {
    self.rule = rule
    self.verdict = verdict
    self.text = text
    characters = VisibleText.count(text.utf8)
  }

  /// Something of which no reader sees anything.
  package static func invisible(rule: String, verdict: Verdict, what: String) -> Taking {
    var taking = Taking(rule: rule, verdict: verdict, text: what)
    taking.characters = 0
    return taking
  }
}

/// Counts what a reader sees of a text.
package enum VisibleText {
  /// The number of Unicode scalars that are no white space, controls or invisible marks.
  package static func count(_ bytes: some Sequence<UInt8>) -> Int {
    String(decoding: Array(bytes), as: UTF8.self).unicodeScalars.count(where: isVisible)
  }

  /// Whether a character leaves a mark on the page.
  package static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x20, 0x7F...0xA0, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: false
    case 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: false
    default: true
    }
  }
}
