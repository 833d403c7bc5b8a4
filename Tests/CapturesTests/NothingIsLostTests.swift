import Captures
import Content
import Foundation
import Markup
import Platform
import Soup
import TestSupport
import Testing

/// Every visible character of a capture is in the article's text, in its front matter, or on the account of what rules took.
@Suite struct NothingIsLostTests {
  /// What browsers show nothing of, or show something else in place of.
  private static let unseen: Set<Soup.Tag> = [
    .script, .style, .template, .noscript, .head, .title, .iframe, .object, .audio, .video, .canvas, .textarea,
    .noembed,
    .noframes,
  ]

  @Test("of the sample's captures nothing is lost") func sample() throws {
    let project = (0..<3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in url.deletingLastPathComponent() }
    let account = try Self.account(of: project.appendingPathComponent("captures").path)
    #expect(account.characters > 10_000)
    #expect(account.lost == [])
  }

  @Test(
    "of the captures of a hundred outlets not one character in ten thousand is lost",
    .enabled(if: SharedData.path("corpus") != nil))
  func corpus() throws {
    let account = try Self.account(of: try #require(SharedData.path("corpus")))
    #expect(account.characters > 1_000_000)
    let lost = account.lost.reduce(0) { $0 + VisibleText.count($1.utf8) }
    #expect(lost * 10_000 <= account.characters, "\(account.lost.prefix(20))")
  }

  @Test("what is lost is found out: this test can fail") func sensitivity() {
    func lost(_ text: String, _ whole: String) -> [String] {
      Self.pieces(lostOf: Array(text.utf8), in: Array(whole.utf8) + [0])
    }
    #expect(lost("甲乙丙丁", "…甲乙丙丁…").isEmpty)
    #expect(lost("甲乙丙丁", "甲乙丙") == ["甲乙丙丁"])
    #expect(lost("潮水退到第三级台阶。缆绳上挂着去年的草。", "缆绳上挂着去年的草。|潮水退到第三级台阶。").isEmpty)
    #expect(lost("潮水退到第三级台阶。缆绳上挂着去年的草。", "缆绳上挂着去年的草。") == ["潮水退到第三级台阶。"])
    #expect(lost("潮水退了。", "") == ["潮水退了。"])
  }

  private struct Account: Sendable {
    var characters = 0
    var lost: [String] = []
  }

  private static func account(of folder: String) throws -> Account {
    let files = try FolderWalk(folder) { $0.hasSuffix(".md") || $0.hasSuffix(".txt") }.files
    let accounts = Workers().map(files.count) { index -> Account in
      let file = "\(folder)/\(files[index].path)"
      guard let bytes = try? File.read(file), let capture = try? Capture(bytes, file: file),
        let result = try? CaptureConverter(outlets: OutletTable()).convert(bytes, file: file)
      else { return Account() }
      let kept = folded(keptText(result)) + [0]
      var account = Account()
      for text in visibleTexts(bytes[capture.body]) {
        account.characters += VisibleText.count(text)
        account.lost += pieces(lostOf: text, in: kept).map { "\(files[index].path): \($0)" }
      }
      return account
    }
    return Account(
      characters: accounts.reduce(0) { $0 + $1.characters }, lost: accounts.flatMap(\.lost))
  }

  /// The texts that a browser would show, without white space.
  private static func visibleTexts(_ source: ArraySlice<UInt8>) -> [[UInt8]] {
    let tree = HTMLParser.parse(source).tree
    var texts: [[UInt8]] = []
    var next = tree.node(after: HTMLTree.root, within: HTMLTree.root)
    while let node = next {
      if tree[node].tag == .text, !isMark(node, in: tree) { texts.append(folded(Array(tree.text(node)))) }
      next = tree.node(after: node, within: HTMLTree.root, skippingChildren: unseen.contains(tree[node].tag))
    }
    return texts.filter { !$0.isEmpty }
  }

  /// Whether a text is the number of a note, a way back from one, or a raised number: Markdown has marks of its own for these.
  private static func isMark(_ node: HTMLTree.NodeID, in tree: HTMLTree) -> Bool {
    let isNumber = tree.text(node).allSatisfy { (0x30...0x39).contains($0) }
    guard isNumber || String(decoding: tree.text(node), as: UTF8.self).contains("↩") else { return false }
    return [.sup, .sub, .a].contains(tree[tree[node].parent].tag)
  }

  /// The article's text, all of its front matter, and what rules took, each on lines of its own.
  private static func keptText(_ result: CaptureConverter.Result) -> [UInt8] {
    let parser = MarkdownParser()
    var lines = [parser.plainText(result.article.body)]
    for entry in result.article.frontMatter.entries { lines += texts(entry.value) }
    lines += lines.dropFirst().map { parser.plainText($0.utf8) }
    lines += result.takings.map(\.text)
    // A byline of nothing but names is told by the names.
    lines += [", ", "、"].map { result.article.authors.joined(separator: $0) }
    return Array(lines.joined(separator: "\u{1}").utf8)
  }

  private static func texts(_ value: FrontMatter.Value) -> [String] {
    switch value {
    case .text(let text): [text]
    case .list(let values): values.flatMap(texts)
    case .map(let entries): entries.flatMap { texts($0.value) }
    }
  }

  private static func folded(_ text: [UInt8]) -> [UInt8] {
    String(decoding: text, as: UTF8.self).unicodeScalars.reduce(into: []) { out, scalar in
      if VisibleText.isVisible(scalar) || scalar.value == 1 { out += Array(String(scalar).utf8) }
    }
  }

  /// The parts of a text that no piece of `whole` covers that has 24 bytes, or as many as the text. A zero ends `whole`.
  private static func pieces(lostOf text: [UInt8], in whole: [UInt8]) -> [String] {
    let least = min(24, text.count)
    var lost: [UInt8] = []
    var pieces: [String] = []
    var index = 0
    while index < text.count {
      let length = longestBeginning(of: text[index...], in: whole)
      if length >= least {
        if !lost.isEmpty { pieces.append(String(decoding: lost, as: UTF8.self)) }
        lost = []
        index += length
      } else {
        lost.append(text[index])
        index += 1
      }
    }
    return lost.isEmpty ? pieces : pieces + [String(decoding: lost, as: UTF8.self)]
  }

  private static func longestBeginning(of text: ArraySlice<UInt8>, in whole: [UInt8]) -> Int {
    var (low, high) = (0, text.count)
    if contains(text, in: whole) { return high }
    while low < high {
      let middle = (low + high + 1) / 2
      if contains(text.prefix(middle), in: whole) { low = middle } else { high = middle - 1 }
    }
    return low
  }

  private static func contains(_ text: ArraySlice<UInt8>, in whole: [UInt8]) -> Bool {
    let needle = Array(text) + [0]
    return whole.withUnsafeBytes { hay in
      needle.withUnsafeBytes { needle in
        guard let start = hay.bindMemory(to: CChar.self).baseAddress,
          let first = needle.bindMemory(to: CChar.self).baseAddress
        else { return false }
        return strstr(start, first) != nil
      }
    }
  }
}
