extension Diagnostic {
  /// The diagnostic as people read it, with a line end after each of its lines.
  ///
  /// Control characters in what it quotes are shown as `·`, so that a hostile capture cannot drive the terminal, and
  /// a long line is cut around the caret.
  public var text: String {
    var out = ""
    if let file {
      out += Self.printable(file)
      if let position { out += ":\(position.line):\(position.column)" }
      out += ": "
    }
    out += "\(severity.rawValue): \(Self.printable(message))  [\(identifier)]\n"
    if let position, let sourceLine { out += Self.excerpt(of: sourceLine, at: position) }
    if let help { out += "  help: \(Self.printable(help))\n" }
    return out
  }

  /// The diagnostic as one JSON object on one line, with the members `severity`, `identifier`, `message`, and where
  /// known `file`, `line`, `column`, `source` and `help`.
  public var json: String {
    var members = [
      #""severity":\#(JSONText.quoted(severity.rawValue))"#,
      #""identifier":\#(JSONText.quoted(identifier))"#,
      #""message":\#(JSONText.quoted(message))"#,
    ]
    if let file { members.append(#""file":\#(JSONText.quoted(file))"#) }
    if let position { members.append(#""line":\#(position.line),"column":\#(position.column)"#) }
    if let sourceLine { members.append(#""source":\#(JSONText.quoted(sourceLine))"#) }
    if let help { members.append(#""help":\#(JSONText.quoted(help))"#) }
    return "{" + members.joined(separator: ",") + "}\n"
  }

  /// How many scalars of a source line an excerpt shows.
  private static let excerptWidth = 90

  private static func excerpt(of line: String, at position: SourcePosition) -> String {
    let scalars = Array(line.unicodeScalars)
    let column = min(position.column - 1, scalars.count)
    let start = max(0, min(column - excerptWidth / 2, scalars.count - excerptWidth))
    let end = min(scalars.count, start + excerptWidth)
    let number = String(position.line)
    let gutter = String(repeating: " ", count: number.count)
    let shown = (start > 0 ? "…" : "") + printable(scalars[start..<end]) + (end < scalars.count ? "…" : "")
    let indent = scalars[start..<column].reduce(start > 0 ? 1 : 0) { $0 + displayWidth($1) }
    return "  \(number) | \(shown)\n  \(gutter) | \(String(repeating: " ", count: indent))^\n"
  }

  /// The number of terminal cells of a scalar: 2 for the wide ranges of East Asian scripts and emoji, 0 for combining
  /// marks, else 1 (after Unicode Standard Annex 11).
  private static func displayWidth(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }

  /// A text with what could drive a terminal, end a line, or turn the order of its letters, shown as `·`.
  public static func printable(_ text: String) -> String { printable(ArraySlice(text.unicodeScalars)) }

  private static func printable(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var out = String.UnicodeScalarView()
    for scalar in scalars {
      switch scalar.value {
      case 0x09: out.append(" ")
      case 0x00...0x1F, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: out.append("·")
      default: out.append(scalar)
      }
    }
    return String(out)
  }
}
