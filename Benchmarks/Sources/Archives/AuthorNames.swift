/// The names of an archive's authors: sixty thousand that differ, a ninth of them Chinese.
struct AuthorNames: Sendable {
  let names: [String]

  // The numbers of names have no common divisor with what they are counted by, so that no pair comes twice.
  private static let first = [
    "Alda", "Bram", "Cato", "Dilys", "Edda", "Fenn", "Gwill", "Hale", "Iven", "Jory", "Kerra", "Lowen", "Marn", "Nessa",
    "Orla", "Perrin", "Quill", "Rhoda", "Senna", "Tamsin", "Una", "Varric", "Wenna", "Ysolde", "Zadie", "Ansel",
    "Brith",
    "Corin", "Doran", "Elowen", "Farrin", "Gethin", "Hester", "Isaac", "Jenna", "Kitto", "Lamorna", "Merryn", "Nolan",
    "Osric", "Petra",
  ]
  private static let last = [
    "Ashdown", "Birkett", "Carrow", "Dunmere", "Eastlake", "Fallow", "Garrick", "Hexham", "Ingram", "Jessop", "Kestle",
    "Larkmoor", "Marlowe", "Northey", "Oakshott", "Penrose", "Quarrie", "Redfern", "Saltmarsh", "Thorne", "Underhill",
    "Venner", "Wexcombe", "Yarrow", "Zennor", "Aldous", "Brackley", "Coldwell", "Drayton", "Ellery", "Foxton",
    "Greaves",
    "Hollis", "Irving", "Jardine", "Kinsey", "Lydgate", "Mortlake", "Nettle", "Orchard", "Pascoe", "Quick", "Rosewarne",
    "Shand", "Tregear", "Upton", "Vane", "Warleggan", "Yeoland", "Ashlar", "Bexley", "Crewe", "Dunstan", "Fairlie",
    "Gale", "Harrow", "Keverne", "Lisle", "Mabey",
  ]
  private static let surnames = Array("林周陈李王张刘吴徐孙朱马胡郭何高罗郑梁谢宋唐许")
  private static let given = Array("望舒砚青禾川岚溪若水文竹云帆星野知秋听雨明远思齐见山怀瑾一鸣伯庸仲平叔同季常")

  /// - Parameter articles: how many articles the archive has; there is an author for fifty of them, and at least four.
  init(articles: Int) {
    names = (0..<max(4, articles / 50)).map { index in
      index % 9 == 8 ? Self.chinese(index / 9) : Self.latin(index)
    }
  }

  private static func latin(_ index: Int) -> String {
    let name = first[index % first.count]
    let surname = last[(index / first.count + index * 17) % last.count]
    let round = index / (first.count * last.count)
    guard round > 0 else { return "\(name) \(surname)" }
    let initial = UnicodeScalar(UInt8(ascii: "A") + UInt8((round - 1) % 26))
    return "\(name) \(initial). \(surname)"
  }

  private static func chinese(_ index: Int) -> String {
    let rest = index / surnames.count
    let second = given[(rest / given.count + index) % given.count]
    return String([surnames[index % surnames.count], given[rest % given.count], second])
  }
}
