import Testing

@testable import Search

@Suite struct TextFoldingTests {
  private func folded(_ text: String) -> String {
    String(decoding: TextFolding.standard.folded(text), as: UTF16.self)
  }

  @Test(
    "what is the same to who searches",
    arguments: [
      ("Ｒ２Ｄ２ Café ÅNGSTRÖM", "r2d2 cafe angstrom"), ("韓國學生", "韩国学生"), ("ﬁﬂ ① ㎏ ½", "fifl 1 kg 1⁄2"),
      ("Straße ΣΊΣΥΦΟΣ", "strasse σισυφοσ"), ("Ёлка Й", "елка и"), ("it’s ‘n＇ it's", "it's 'n' it's"),
      ("ｶﾞ がぎ パ", "カ゛ がぎ パ".replacing("゛", with: "\u{3099}")),
      ("e\u{301}a\u{AD}b\u{200B}c\u{FE0F}", "eabc"), ("한국", "한국"), ("𠮷野家 😀", "𠮷野家 😀"), ("裏裡面", "里里面"),
    ])
  func fold(text: String, expected: String) {
    #expect(folded(text) == expected)
  }

  @Test("what was folded stays as it is") func isStable() {
    for code in UInt32(0x20)...0xFFFF {
      // ẞ becomes ß, which by itself becomes ss.
      guard let scalar = Unicode.Scalar(code), scalar != "ẞ" else { continue }
      let once = folded(String(scalar))
      #expect(folded(once) == once, "\(String(code, radix: 16))")
    }
  }

  @Test("no Traditional character is left by the table, and each has one Simplified one") func variants() {
    let pairs = Array(TextFolding.variants)
    #expect(pairs.count > 5000 && pairs.count.isMultiple(of: 2))
    let sources = Set(stride(from: 0, to: pairs.count, by: 2).map { pairs[$0] })
    #expect(sources.count == pairs.count / 2)
    #expect(stride(from: 1, to: pairs.count, by: 2).allSatisfy { !sources.contains(pairs[$0]) })
  }

  @Test(
    "classes of units",
    arguments: [
      ("a7éжا", TextFolding.UnitClass.word), ("河のカ한ㄅ𠮷々〇", .ideograph), (" ，。·—、「・\u{FFFD}", .separator),
    ])
  func classes(text: String, expected: TextFolding.UnitClass) {
    for unit in text.utf16 { #expect(TextFolding.standard.classes[Int(unit)] == expected.rawValue) }
  }
}

extension TextFolding {
  /// A text, folded, as UTF-16.
  func folded(_ text: String) -> [UInt16] {
    var text = text
    var folded = FoldedText()
    text.withUTF8 { append($0, to: &folded) }
    return folded.elements.map { UInt16(truncatingIfNeeded: $0) }
  }
}
