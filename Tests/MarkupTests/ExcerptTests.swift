import Testing

@testable import Markup

@Suite struct ExcerptTests {
  private func excerpt(_ markdown: String, _ limit: Int) -> String {
    MarkdownParser().excerpt(markdown.utf8, limit: limit)
  }

  @Test("a short article is its own excerpt") func aShortArticleIsItsOwnExcerpt() {
    #expect(excerpt("港口今天*重新*开放。", 100) == "港口今天重新开放。")
    #expect(excerpt("", 100) == "")
    #expect(excerpt("words", 0) == "")
  }

  @Test("columns are counted alike in bytes and in characters") func columnsAreCountedAlike() {
    let text = "a水，“é”e\u{301}한ｱ𠀀😀\u{4DC0}\u{4E00}z"
    #expect(text.columns(atMost: 1000) == text.unicodeScalars.reduce(0) { $0 + $1.columns })
    #expect(text.isWider(than: 2))
    #expect("水水".columns(atMost: 4) == 4 && !"水水".isWider(than: 4))
    for value: UInt32 in 0x800...0xFFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      #expect(String(scalar).columns(atMost: 9) == scalar.columns)
    }
  }

  @Test(
    "what is no UTF-8 has columns too",
    arguments: [[0xE4], [0xE4, 0xB8], [0xE4, 0x41, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80]])
  func whatIsNoUTF8HasColumns(_ bytes: [UInt8]) {
    let columns = String(decoding: bytes, as: UTF8.self).unicodeScalars.reduce(0) { $0 + $1.columns }
    #expect(bytes.withUnsafeBufferPointer { $0.columns(atMost: 100) } == columns)
  }

  @Test("it ends behind a sentence in the second half") func itEndsBehindASentenceInTheSecondHalf() {
    #expect(excerpt("The port is open. Ships wait outside the harbour.", 30) == "The port is open.")
    #expect(excerpt("港口今天重新开放。船只仍在外面等待进港。", 24) == "港口今天重新开放。")
    #expect(excerpt("他说：“港口开放了！”船只仍在外面等待进港。", 24) == "他说：“港口开放了！”")
    #expect(excerpt("He asked (\"Really?\") and then they all went home again.", 22) == "He asked (\"Really?\")")
  }

  @Test("else it ends between words, or between Han characters") func elseItEndsBetweenWordsOrBetweenHanCharacters() {
    #expect(excerpt("Yes. Ships wait outside the harbour for days", 24) == "Yes. Ships wait outside…")
    #expect(excerpt("船只仍在港口外面等待进港已经三天", 11) == "船只仍在港…")
    #expect(excerpt("船只仍在Singapore港口外面等待", 14) == "船只仍在…")
    #expect(excerpt("船只仍在，港口外面等待进港", 11) == "船只仍在…")
  }

  @Test("a point in a number, an initial or an abbreviation ends no sentence")
  func aPointInANumberAnInitialOrAnAbbreviationEndsNoSentence() {
    #expect(
      excerpt("The tide rose by 3.5 metres over J. Smith and Mr. Lin today", 52)
        == "The tide rose by 3.5 metres over J. Smith and Mr.…")
    #expect(excerpt("The port of U.S. Lines is closed for a very long time", 20) == "The port of U.S.…")
  }

  @Test("it never is wider than the limit, a wide character counting two")
  func itNeverIsWiderThanTheLimitAWideCharacterCountingTwo() {
    let text = repeated("船只 wait 在港口。Fog! ", 40)
    for limit in 4...120 { #expect(excerpt(text, limit).columns(atMost: .max) <= limit) }
  }

  @Test("a product that is too large is the largest number") func saturatingProduct() {
    #expect(3.saturatingProduct(4) == 12 && 0.saturatingProduct(.max) == 0)
    // These would be 0 and -4.
    #expect((1 << 62).saturatingProduct(4) == .max && Int.max.saturatingProduct(4) == .max)
    #expect(excerpt("One. Two.", .max / 2) == "One. Two.")
  }

  @Test("it takes running text only") func itTakesRunningTextOnly() {
    let markdown = """
      # Heading

      ![caption](a.jpg "credit")

      |a|b|
      |-|-|
      |c|d|

      ```
      code
      ```

      ---

      > Quoted[^1] words.

      Then ![x](y.png) text.

      [^1]: note
      """
    #expect(excerpt(markdown, 100) == "Quoted words. Then text.")
  }

  @Test("Chinese paragraphs are joined without a space") func chineseParagraphsAreJoinedWithoutASpace() {
    #expect(excerpt("港口开放。\n\n船只进港。", 100) == "港口开放。船只进港。")
  }

  @Test("a character and what is attached to it stay together") func aCharacterAndWhatIsAttachedToItStayTogether() {
    #expect(excerpt(repeated("👩‍👩‍👧", 4), 7) == "👩‍👩‍👧…")
    #expect(excerpt("e\u{301}" + repeated("e\u{301}", 20), 4) == repeated("e\u{301}", 3) + "…")
  }

  @Test("a word that is too long by itself is cut after all") func aWordThatIsTooLongByItselfIsCutAfterAll() {
    #expect(excerpt(repeated("a", 50), 10) == repeated("a", 9) + "…")
  }

  @Test("the end of a long article changes nothing, but its definitions do")
  func theEndOfALongArticleChangesNothingButItsDefinitionsDo() {
    let start = "Fog[^1] lies over [the port][p]. " + repeated("Ships wait. ", 200)
    let tail = repeated("\n\nMore.", 20_000) + "\n\n[^1]: note\n\n[p]: https://p.example\n"
    #expect(excerpt(start + tail, 40) == "Fog lies over the port. Ships wait.")
    let beginning = MarkdownBeginning(of: start + tail, atLeast: 100)
    #expect(!beginning.isWhole && beginning.markdown.count < 3000)
  }

  @Test("a lead of long image addresses does not hide the text") func aLeadOfLongImageAddressesDoesNotHideTheText() {
    let figures = repeated("![](https://img.example/\(repeated("x", 500)))\n\n", 50)
    #expect(excerpt(figures + "港口开放。", 40) == "港口开放。")
    #expect(excerpt("![船](a.jpg)\\\n第一班渡轮。\n\n港口开放。", 40) == "港口开放。")
  }
}

extension MarkdownBeginning {
  fileprivate init(of markdown: String, atLeast size: Int) {
    self = Array(markdown.utf8).withUnsafeBufferPointer { MarkdownBeginning(of: $0, atLeast: size) }
  }
}
