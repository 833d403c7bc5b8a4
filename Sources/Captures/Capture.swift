import Content
import Diagnostics
import Soup

/// One article as it was fetched: its header taken apart, its HTML untouched.
package final class Capture: Sendable {
  /// When it was captured, in milliseconds since 1970 UTC; `nil` where the header does not say.
  package let capturedMilliseconds: Int?
  /// The title in one line, with character references resolved; empty where the header has none.
  package let title: String
  /// How many characters were taken out of the title because they show nothing.
  package let removedCharacters: Int
  /// The address of the original.
  package let address: WebAddress
  /// What tells the article from others: `WebAddress.identity` of the address.
  package let identity: String
  /// The date that an old header, or Jekyll front matter, has in place of the time of capture, as it is written there.
  package let writtenDate: String?
  /// The whole line of an old header that tells the date.
  package let dateLine: String?
  /// The author that Jekyll front matter before the header names.
  package let author: String?
  /// Where in the file the HTML stands.
  package let body: Range<Int>

  /// The time of capture, in UTC, to the second.
  package var captured: Timestamp? {
    capturedMilliseconds.map { Timestamp(seconds: Int((Double($0) / 1000).rounded(.down))) }
  }

  /// Reads the header of a capture.
  ///
  ///     <!--1718944622000-->
  ///     [title](https://original.example/…)
  ///     ------
  ///
  ///     <p>one line of HTML…
  ///
  /// The time line may be missing, or hold something else than a number; Jekyll front matter may stand before it; the
  /// title may be empty and may go over several lines; the rule line may stand further down; a line `日期：` with an
  /// RFC 822 date may follow it.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - file: its name for diagnostics.
  package init(_ bytes: [UInt8], file: String) throws(CaptureFailure) {
    let source = SourceText(bytes)
    func failure(_ identifier: String, _ message: String, at offset: Int, help: String) -> CaptureFailure {
      CaptureFailure(diagnostic: source.diagnostic(.error, identifier, message, file: file, at: offset, help: help))
    }

    guard bytes.contains(where: { !Bytes.isSpace($0) }) else {
      throw CaptureFailure(
        diagnostic: Diagnostic(
          .error, "empty-file", "the file is empty", file: file,
          help: "capture the article again, or delete the file; it was skipped"))
    }
    var start = SourceText.byteOrderMark(of: bytes)
    var jekyll = FrontMatter()
    if let split = FrontMatter.split(bytes) {
      jekyll =
        FrontMatter(written: bytes[split.yaml])
        ?? (try? FrontMatter(yaml: String(decoding: bytes[split.yaml], as: UTF8.self))) ?? jekyll
      start = split.body.lowerBound
    }
    guard let rule = Self.ruleLine(in: bytes, from: start) else {
      throw failure(
        "rule-line", "no line of ------ ends the header", at: start,
        help: "put a line of six hyphens between the title line and the article; it was skipped")
    }
    var header = bytes[start..<rule.lowerBound]
    let time = Self.takeTimeLine(&header)
    while let first = header.first, Bytes.isSpace(first) { header.removeFirst() }
    guard let title = Self.titleLine(header) else {
      throw failure(
        "title-line", "the title line has no link", at: min(header.startIndex, bytes.count),
        help: "write it as [title](URL); the article was skipped")
    }
    address = WebAddress(String(decoding: title.address, as: UTF8.self)).withScheme()
    guard address.isWeb else {
      throw failure(
        "title-line", "the address of the article is not http or https", at: title.address.startIndex,
        help: "write the original's full address behind the title; the article was skipped")
    }
    guard title.address.count <= WebAddress.mostBytes, address.host.utf8.count <= WebAddress.mostBytesOfHost else {
      throw failure(
        "title-line", "the address of the article is too long to be one", at: title.address.startIndex,
        help: "write the original's address behind the title; the article was skipped")
    }
    identity = address.identity
    let plain = Self.plainTitle(title.text)
    self.title = TextCleaning.isBlank(plain.title) ? "" : plain.title
    removedCharacters = plain.removed
    capturedMilliseconds = time
    author = jekyll["author"]?.text
    var body = rule.upperBound..<bytes.count
    dateLine = Self.takeDateLine(bytes, &body)
    self.body = body
    writtenDate = dateLine.map { String($0.drop { $0 != "：" && $0 != ":" }.dropFirst()) } ?? jekyll["date"]?.text
  }
}

/// Why a file is no capture.
package struct CaptureFailure: Error, Sendable {
  package var diagnostic: Diagnostic

  package init(diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}

extension Capture {
  /// The first line of six or more hyphens and nothing else.
  private static func ruleLine(in bytes: [UInt8], from start: Int) -> Range<Int>? {
    var line = start
    while line < bytes.count {
      let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
      let content = Bytes.trimmed(bytes[line..<end])
      if content.count >= 6, content.allSatisfy({ $0 == UInt8(ascii: "-") }) { return line..<min(end + 1, bytes.count) }
      line = end + 1
    }
    return nil
  }

  /// Takes a first line `<!--…-->` off the header; returns the number in it.
  private static func takeTimeLine(_ header: inout ArraySlice<UInt8>) -> Int? {
    let trimmed = header.drop { Bytes.isSpace($0) }
    guard trimmed.starts(with: "<!--".utf8), let close = Bytes.find("-->", in: trimmed.dropFirst(2)) else { return nil }
    defer { header = header[(close + 3)...] }
    // In `<!-->` the end is part of the beginning.
    guard close >= trimmed.startIndex + 4 else { return nil }
    return Int(String(decoding: Bytes.trimmed(trimmed[(trimmed.startIndex + 4)..<close]), as: UTF8.self))
      .flatMap { (0..<4_102_444_800_000).contains($0) ? $0 : nil }
  }

  /// Splits `[title](URL)` at the last `](` and the last `)`.
  private static func titleLine(
    _ header: ArraySlice<UInt8>
  ) -> (text: ArraySlice<UInt8>, address: ArraySlice<UInt8>)? {
    guard header.first == UInt8(ascii: "["), let end = header.lastIndex(of: UInt8(ascii: ")")),
      let middle = Bytes.findLast("](", in: header[..<end])
    else { return nil }
    return (header[(header.startIndex + 1)..<middle], header[(middle + 2)..<end])
  }

  /// A title in one line, and the number of characters taken out of it. It holds text, not markup: only character
  /// references mean something in it, also those that were escaped once more (`&amp;#22338;`).
  private static func plainTitle(_ bytes: ArraySlice<UInt8>) -> (title: String, removed: Int) {
    guard bytes.contains(UInt8(ascii: "&")) else {
      var invisible = InvisibleCharacters()
      return (TextCleaning.line(invisible.cleaned(bytes)), invisible.removed)
    }
    let escaped = bytes.flatMap { $0 == UInt8(ascii: "<") ? Array("&lt;".utf8) : [$0] }
    let parsed = HTMLParser.parse(escaped[...])
    let text = parsed.tree.textContent(of: HTMLTree.root)
    guard let resolved = TwiceEscaped.resolved(text) else { return (TextCleaning.line(text), parsed.removedCharacters) }
    var invisible = InvisibleCharacters()
    return (TextCleaning.line(invisible.cleaned(resolved)), parsed.removedCharacters + invisible.removed)
  }

  /// Takes a line `日期：…` off the beginning of the body; returns it.
  private static func takeDateLine(_ bytes: [UInt8], _ body: inout Range<Int>) -> String? {
    let rest = bytes[body].drop { Bytes.isSpace($0) }
    guard rest.starts(with: "日期：".utf8) || rest.starts(with: "日期:".utf8) else { return nil }
    let end = rest.firstIndex(of: 0x0A) ?? rest.endIndex
    let line = String(decoding: rest[..<end], as: UTF8.self)
    body = end..<bytes.count
    return TextCleaning.line(line.utf8)
  }
}
