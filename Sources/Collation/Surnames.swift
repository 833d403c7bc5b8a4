/// Surnames that are read otherwise than the characters usually are.
///
/// Only differences that are heard without tones are here; the readings are those that 现代汉语词典 marks as surnames. Where it
/// has two, the one held to be more frequent is taken: `乐` Yuè, `覃` Qín, `翟` Zhái, and, as the data have anyway, `盖` Gài, `牟` Móu.
enum Surnames {
  private static let single = table([
    ("单單", "shan"), ("曾", "zeng"), ("仇", "qiu"), ("解", "xie"), ("查", "zha"), ("区區", "ou"), ("朴", "piao"), ("翟", "zhai"),
    ("覃", "qin"), ("乐樂", "yue"), ("缪繆", "miao"), ("阚闞", "kan"), ("都", "du"), ("卜", "bu"), ("薄", "bo"), ("种", "chong"),
    ("繁", "po"), ("秘祕", "bi"), ("折", "she"), ("郇", "xun"), ("句", "gou"), ("员員贠貟", "yun"), ("洗", "xian"), ("召", "shao"),
    ("祭", "zhai"), ("贲賁", "ben"), ("钭鈄", "tou"), ("乜", "nie"), ("佴", "nai"),
  ])

  private static let double: [UInt64: [[UInt8]]] = Dictionary(
    [
      ("尉迟", "yu chi"), ("尉遲", "yu chi"), ("万俟", "mo qi"), ("萬俟", "mo qi"), ("单于", "chan yu"), ("單于", "chan yu"),
      ("澹台", "tan tai"), ("澹臺", "tan tai"),
    ].map { entry in
      (pair(entry.0.unicodeScalars.prefix(2)), entry.1.utf8.split(separator: UInt8(ascii: " ")).map(Array.init))
    }, uniquingKeysWith: { first, _ in first })

  /// The syllables of the surname that a person's name begins with, where they are not the usual ones; else none.
  ///
  /// - Parameter name: the Han characters that the name begins with. A name has two or three, with a surname of two characters
  ///   three or four; more or fewer are a name from elsewhere written in Han, or no person's, and are read as usual.
  static func readings(in name: some RandomAccessCollection<Unicode.Scalar>) -> [[UInt8]] {
    if 3...4 ~= name.count, let found = double[pair(name.prefix(2))] { return found }
    if 2...3 ~= name.count, let first = name.first, let found = single[first] { return [found] }
    return []
  }

  /// Two characters as one number.
  private static func pair(_ scalars: some Sequence<Unicode.Scalar>) -> UInt64 {
    scalars.reduce(0) { $0 << 32 | UInt64($1.value) }
  }

  private static func table(_ entries: [(characters: String, reading: String)]) -> [Unicode.Scalar: [UInt8]] {
    var table: [Unicode.Scalar: [UInt8]] = [:]
    for entry in entries {
      for scalar in entry.characters.unicodeScalars { table[scalar] = Array(entry.reading.utf8) }
    }
    return table
  }
}
