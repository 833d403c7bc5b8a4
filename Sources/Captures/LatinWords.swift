/// Tells languages in Latin letters by their most common words, Vietnamese by its letters.
enum LatinWords {
  /// The language of a text in Latin letters: `en` where no other one is plain.
  ///
  /// - Parameter asciiLetters: how many of the letters that are looked at are those of ASCII.
  static func language(of text: [UInt8], asciiLetters: Int) -> String {
    let counts = Counts(text)
    // Letters with two marks are in other languages too, but not so many and not beside these.
    if counts.hornedLetters * 50 >= asciiLetters, counts.vietnameseLetters * 16 >= asciiLetters { return "vi" }
    guard let most = counts.words.dropFirst().max(), let index = counts.words.dropFirst().firstIndex(of: most) else {
      return "en"
    }
    let isPlain = most >= 3 && most * 10 >= counts.total && most > 2 * counts.words[0]
    return isPlain ? words[index].language : "en"
  }

  /// The most common words of some languages, of no more than eight bytes each, behind the language. Those of English, which is first, are
  /// none in the others. The last lines keep languages apart from those above that have some of their words.
  private static let words: [(language: String, words: [Substring])] =
    """
    en the of and to that with for it by from said are this has have at they were which
    fr le la les de des du et en est un une dans qui que pour par sur au aux avec pas ne ce se il elle son plus ont été cette
    de der die das und den dem des ist nicht ein eine einen mit auf von für zu im in sich als auch es dass werden wird nach bei
    es el la los las de y en que un una por con para del se su al es lo más como no ha sus pero este esta fue
    pt o os as do da dos das de e em que um uma por com para não no na nos se ao é mais como foi pelo pela são
    it il lo la gli le di e che un una in per è del della dei delle dell nel nella con non si al alla sono da anche più
    nl de het een van en dat op te zijn in voor met niet aan er om ook bij maar die naar door wordt heeft
    pl w i z na się nie że do jest o przez jak dla oraz po ale są był co jego który która które tym
    tr ve bir bu için ile da de olarak olan çok daha gibi kadar ise ancak sonra dedi etti var o ne göre diye en ya değil yeni her mi
    id yang dan di untuk dengan dari ini itu pada tidak akan dalam juga oleh sebagai adalah ke telah ada mereka karena bahwa bisa
    ms yang dan di untuk dengan dari ini itu pada tidak akan dalam juga oleh sebagai adalah ke telah ada mereka kerana bahawa boleh
    ro și în de la cu pe din care să nu mai este un o au fost pentru prin ale lui că sau
    sv och att det som en på är av för med den till inte ett om han har de vi sig från kan ska men var efter
    da og det er en til af på med den de ikke som der har et var han kan blev efter også om fra
    nb og det er i på til av som en med ikke den de har et var han kan ble etter også om fra
    fi ja on ei se että oli hän mutta ovat myös kun kuin joka tai niin sen mukaan ole eivät
    hu a az és hogy nem is egy volt meg csak már ha még mint vagy kell lehet ezt azt
    cs a v na se je že s z do pro o jako za ve jsou ale po podle které který nebo byl
    sk a v na sa je že s z do pre o ako za vo sú ale po podľa ktoré ktorý alebo bol
    hr i je u na se da za su od s o kao koji iz što ne nije bio ali će
    ca de la el els les i que en un una per amb del dels al és no es a més com ha seva aquest són
    sw na ya wa kwa katika la za ni kuwa hii cha kama huo
    ha da na ta ya ba wa su ga cewa wani don ne ce
    tl ang ng sa mga na ay si ni para hindi ito
    """.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ")
      return words.first.map { (String($0), Array(words.dropFirst())) }
    }

  /// For each word, as the number that its bytes make, the languages that have it, a bit each.
  private static let languages: [UInt64: UInt32] = {
    var languages: [UInt64: UInt32] = [:]
    for (index, entry) in words.enumerated() {
      for word in entry.words {
        languages[word.utf8.reduce(0) { $0 << 8 | UInt64($1) }, default: 0] |= 1 << UInt32(index)
      }
    }
    return languages
  }()

  /// What the first characters of a text hold.
  private struct Counts {
    /// How many words there are.
    private(set) var total = 0
    /// How many of them are common in each language.
    private(set) var words = [Int](repeating: 0, count: LatinWords.words.count)
    /// How often đ, ơ and ư stand there.
    private(set) var hornedLetters = 0
    /// How often these, and letters with two marks, or a mark of Vietnamese alone.
    private(set) var vietnameseLetters = 0

    init(_ text: [UInt8]) {
      let languages = LatinWords.languages
      // The bytes of the word so far, and how many there are.
      var (word, size) = (UInt64(0), 0)
      var (index, characters) = (0, 0)
      while index < text.count, characters < LanguageGuess.sampleSize {
        characters += 1
        let byte = text[index]
        let next = index + 1 < text.count ? text[index + 1] : 0
        if (0x61...0x7A).contains(byte | 0x20) {
          word = word << 8 | UInt64(byte | 0x20)
          size += 1
          index += 1
        } else if (0x30...0x39).contains(byte) || byte == UInt8(ascii: "%") {
          // What holds digits is no word, least of all in addresses: `%E4%BD`.
          size += 9
          index += 1
        } else if (0xC3...0xCA).contains(byte) {
          count(byte, next)
          // The capitals of Latin-1.
          let isCapital = byte == 0xC3 && next < 0x9F
          word = word << 16 | UInt64(byte) << 8 | UInt64(isCapital ? next | 0x20 : next)
          size += 2
          index += 2
        } else {
          if byte == 0xE1, 0xBA...0xBB ~= next, next == 0xBB || index + 2 < text.count && text[index + 2] >= 0xA0 {
            vietnameseLetters += 1
          }
          end(word, size, languages)
          (word, size) = (0, 0)
          index += byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        }
      }
      end(word, size, languages)
    }

    private mutating func end(_ word: UInt64, _ size: Int, _ languages: [UInt64: UInt32]) {
      guard size > 0 else { return }
      total += 1
      guard size <= 8, var bits = languages[word] else { return }
      while bits != 0 {
        words[bits.trailingZeroBitCount] += 1
        bits &= bits - 1
      }
    }

    private mutating func count(_ lead: UInt8, _ second: UInt8) {
      switch (lead, second) {
      case (0xC4, 0x90), (0xC4, 0x91), (0xC6, 0xA0), (0xC6, 0xA1), (0xC6, 0xAF), (0xC6, 0xB0):
        hornedLetters += 1
        vietnameseLetters += 1
      default: break
      }
    }
  }
}
