import Diagnostics
import Site
import Soup

extension Rule {
  static let emptyFile = Rule(.damaged, "the file is empty", help: Rule.anew)
  static let cutPage = Rule(.damaged, "the page breaks off: there is no {}", help: Rule.anew)
  static let otherEncoding = Rule(.damaged, "there are bytes that are not UTF-8", help: Rule.anew)
  static let otherAsset = Rule(
    .damaged, "the file is not as the theme has it",
    help: "run broadsheet build --all, which writes it anew; keep what you changed by hand in a theme of your own")
  static let cutIndex = Rule(.damaged, "the file is no part of the search, or breaks off", help: Rule.anew)
}

extension SiteOutline.Form {
  /// What is wrong with a file that should have this form; `nil` when it has it.
  func damage(of bytes: UnsafeBufferPointer<UInt8>, at path: String) -> Finding? {
    if case .bytes(let own) = self, own.elementsEqual(bytes) { return nil }
    guard !bytes.isEmpty else { return Finding(.emptyFile, at: .site(path)) }
    switch self {
    case .page(let endTag):
      if !UTF8Check.isUTF8(bytes), let offset = SourceText(Array(bytes)).invalidOffset {
        return Finding(.otherEncoding, at: .site(path, offset: offset))
      }
      guard let endTag, !Self.has(endTag, bytes) else { return nil }
      return Finding(.cutPage, String(decoding: endTag, as: UTF8.self), at: .site(path, offset: bytes.count))
    case .bytes: return Finding(.otherAsset, at: .site(path))
    case .index(let form): return form.fits(bytes) ? nil : Finding(.cutIndex, at: .site(path))
    case .text: return nil
    }
  }

  /// Whether a page has an end tag, which is looked for from its end.
  private static func has(_ endTag: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var end = bytes.count
    while let open = bytes[..<end].lastIndex(of: UInt8(ascii: "<")) {
      if bytes[open...].starts(with: endTag) { return true }
      end = open
    }
    return false
  }
}
