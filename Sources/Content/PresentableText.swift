extension FrontMatter {
  /// The front matter without what no page may hold.
  var presentable: FrontMatter { FrontMatter(entries.map { Entry($0.key, $0.value.presentable) }) }
}

extension FrontMatter.Value {
  /// The value without what no page may hold. YAML's escapes can name any code point.
  var presentable: FrontMatter.Value {
    switch self {
    case .text(let text): .text(text.presentable)
    case .list(let values): .list(values.map(\.presentable))
    case .map(let entries): .map(entries.map { FrontMatter.Entry($0.key, $0.value.presentable) })
    }
  }
}

extension String {
  /// The text without controls, other than white space, and without code points that are no characters: HTML
  /// ("Preprocessing the input stream") and XML (section 2.2) have no way to write them.
  fileprivate var presentable: String {
    guard !unicodeScalars.allSatisfy(\.isPresentable) else { return self }
    var kept = UnicodeScalarView()
    kept.append(contentsOf: unicodeScalars.lazy.filter(\.isPresentable))
    return String(kept)
  }
}

extension Unicode.Scalar {
  fileprivate var isPresentable: Bool {
    switch value {
    case 0x09, 0x0A, 0x0C, 0x0D, 0x85: true
    case 0...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: false
    default: value & 0xFFFE != 0xFFFE
    }
  }
}
