import Diagnostics
import Testing

@Suite struct DiagnosticTests {
  @Test("a diagnostic shows its place, the line with a caret, and the remedy")
  func aDiagnosticShowsItsPlaceTheLineWithACaretAndTheRemedy() {
    let text = SourceText(Array("first\n面对俄朝 x\n".utf8))
    let diagnostic = text.diagnostic(
      .error, "title-line", "the title line has no link", file: "a/1.md", at: 6 + 12, help: "write it as [title](URL)")
    #expect(
      diagnostic.text == """
        a/1.md:2:5: error: the title line has no link  [title-line]
          2 | 面对俄朝 x
            |         ^
          help: write it as [title](URL)

        """)
  }

  @Test("a diagnostic about a file as a whole has no excerpt") func aDiagnosticAboutAFileAsAWholeHasNoExcerpt() {
    #expect(
      Diagnostic(.warning, "empty", "the file is empty", file: "x").text == "x: warning: the file is empty  [empty]\n")
  }

  @Test("control characters of a capture do not reach the terminal")
  func controlCharactersOfACaptureDoNotReachTheTerminal() {
    let diagnostic = Diagnostic(
      .error, "x", "bad\u{1B}[31m", file: "a\nb\u{2028}c\u{2029}", position: .init(line: 1, column: 2),
      sourceLine: "\u{1B}]0;hi\u{7}\u{202E}")
    #expect(!diagnostic.text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{7}" || $0 == "\u{202E}" })
    #expect(diagnostic.text.hasPrefix("a·b·c·:1:2: error: bad·[31m"))
  }

  @Test("a long line is cut around the caret") func aLongLineIsCutAroundTheCaret() {
    let line = String(repeating: "a", count: 500) + "X" + String(repeating: "b", count: 500)
    let rendered = Diagnostic(.error, "x", "m", file: "f", position: .init(line: 1, column: 501), sourceLine: line).text
    let lines = rendered.split(separator: "\n")
    #expect(lines[1].count < 110)
    let caret = lines[2].firstIndex(of: "^")!
    #expect(Array(lines[1])[lines[2].distance(from: lines[2].startIndex, to: caret)] == "X")
  }

  @Test("as JSON a diagnostic is one line that any parser reads") func asJSONADiagnosticIsOneLineThatAnyParserReads() {
    let diagnostic = Diagnostic(
      .warning, "i", "a \"b\"\n\u{1}", file: "f", position: .init(line: 3, column: 4), help: "h\\")
    #expect(
      diagnostic.json
        == #"{"severity":"warning","identifier":"i","message":"a \"b\"\n\u0001","file":"f","line":3,"column":4,"help":"h\\"}"#
        + "\n")
  }

  @Test(
    "positions count LF, CRLF and CR, and scalars rather than bytes",
    arguments: [(0, 1, 1), (2, 1, 3), (3, 2, 1), (5, 3, 1), (6, 4, 1), (9, 4, 2), (99, 4, 2)])
  func positionsCountLFCRLFAndCRAndScalarsRatherThanBytes(offset: Int, line: Int, column: Int) {
    let text = SourceText(Array("ab\n\r\n\r面".utf8))
    #expect(text.position(at: offset) == SourcePosition(line: line, column: column))
  }

  @Test("a line is found by its number") func aLineIsFoundByItsNumber() {
    let text = SourceText(Array("ab\r\ncd\n".utf8))
    #expect([1, 2, 3, 4].map(text.line) == ["ab", "cd", "", ""])
  }

  @Test(
    "it is known where what is no UTF-8 begins",
    arguments: [
      ([], nil), (Array("ab面😀\u{FEFF}".utf8), nil), ([0x61, 0xFF], 1), ([0xE9, 0x9D, 0xA2, 0xE9, 0x9D], 3),
      ([0xC0, 0x80], 0),
      ([0x61, 0xED, 0xA0, 0x80], 1), ([0xF0, 0x9F, 0x98, 0x80, 0x80], 4),
    ] as [([UInt8], Int?)])
  func invalidOffset(bytes: [UInt8], offset: Int?) {
    #expect(SourceText(bytes).invalidOffset == offset)
  }
}
