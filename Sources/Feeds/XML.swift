/// The parts of XML 1.0 that feeds are made of, appended to bytes.
///
/// Characters that XML does not allow (C0 controls but for tab, line feed and carriage return; U+FFFE, U+FFFF) are left
/// out wherever they come from, and so are DEL and the C1 controls, which it discourages.
extension [UInt8] {
  /// Appends markup that is known to be right.
  mutating func append(_ markup: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
  }

  /// Appends an element with text in it, on a line of its own.
  mutating func append(element name: StaticString, _ text: String) {
    append("<")
    append(name)
    append(">")
    append(text: text)
    append(closing: name)
  }

  /// Appends an element with a URL in it.
  mutating func append(element name: StaticString, url: String) { append(element: name, URLEncoding.ascii(url)) }

  /// Appends an end tag and ends the line.
  mutating func append(closing name: StaticString) {
    append("</")
    append(name)
    append(">\n")
  }

  /// Appends text for an element or a quoted attribute.
  ///
  /// Markup characters become hexadecimal references, as the RSS Best Practices Profile wants them in titles: readers
  /// that take text for HTML would read `&lt;b&gt;` as a tag, and show `&#x3C;b&#x3E;` right.
  mutating func append(text: String) {
    appendCleaned(text) { bytes, index in
      switch bytes[index] {
      case UInt8(ascii: "&"): ("&#x26;", 1)
      case UInt8(ascii: "<"): ("&#x3C;", 1)
      case UInt8(ascii: ">"): ("&#x3E;", 1)
      case UInt8(ascii: "\""): ("&#x22;", 1)
      default: nil
      }
    }
  }

  /// Appends text for an element that XML alone reads, without the precaution that `append(text:)` takes. Shorter.
  mutating func append(plain text: String) {
    appendCleaned(text) { bytes, index in
      switch bytes[index] {
      case UInt8(ascii: "&"): ("&amp;", 1)
      case UInt8(ascii: "<"): ("&lt;", 1)
      case UInt8(ascii: ">"): ("&gt;", 1)
      case UInt8(ascii: "\""): ("&quot;", 1)
      default: nil
      }
    }
  }

  /// Appends an element with such text.
  mutating func append(element name: StaticString, plain text: String) {
    append("<")
    append(name)
    append(">")
    append(plain: text)
    append(closing: name)
  }

  /// Appends an attribute with a URL as its value, with a space before it.
  mutating func append(attribute name: StaticString, url: String) {
    append(attribute: name, URLEncoding.ascii(url))
  }

  /// Appends an attribute, with a space before it.
  mutating func append(attribute name: StaticString, _ value: String) {
    append(" ")
    append(name)
    append("=\"")
    append(plain: value)
    append("\"")
  }

  /// Appends text as CDATA, from which the characters that XML does not allow have gone. Where it holds `]]>`, the section ends and
  /// another begins.
  mutating func append(cdata text: [UInt8]) {
    append("<![CDATA[")
    text.withUnsafeBufferPointer {
      appendCleaned($0) { bytes, index in
        bytes[index] == UInt8(ascii: ">") && index >= 2 && bytes[index - 1] == UInt8(ascii: "]")
          && bytes[index - 2] == UInt8(ascii: "]") ? ("]]><![CDATA[>", 1) : nil
      }
    }
    append("]]>")
  }

  /// Appends text without what XML forbids. `replacing` tells what stands for the character at an index, and how many
  /// bytes of the text that is.
  mutating func appendCleaned(
    _ text: String, replacing: (UnsafeBufferPointer<UInt8>, Int) -> (StaticString, Int)?
  ) {
    var text = text
    text.withUTF8 { appendCleaned($0, replacing: replacing) }
  }

  @inline(__always)
  mutating func appendCleaned(
    _ bytes: UnsafeBufferPointer<UInt8>, replacing: (UnsafeBufferPointer<UInt8>, Int) -> (StaticString, Int)?
  ) {
    var start = 0
    var index = 0
    while true {
      while index < bytes.count, !bytes[index].mayBeReplaced { index += 1 }
      guard index < bytes.count else { break }
      guard let (replacement, length) = bytes.forbidden(at: index) ?? replacing(bytes, index) else {
        index += 1
        continue
      }
      append(contentsOf: bytes[start..<index])
      append(replacement)
      index += length
      start = index
    }
    append(contentsOf: bytes[start...])
  }
}

extension UInt8 {
  /// Whether something may stand for it, or for a character that begins with it, in XML or JSON: controls, `& < > " \`; DEL;
  /// 0xC2; 0xEF.
  fileprivate var mayBeReplaced: Bool {
    let bits: UInt64 =
      switch self &>> 6 {
      case 0: 0x5000_0044_FFFF_FFFF
      case 1: 1 &<< 0x3F | 1 &<< 0x1C
      case 2: 0
      default: 1 &<< 0x02 | 1 &<< 0x2F
      }
    return bits &>> UInt64(self & 0x3F) & 1 == 1
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Nothing in place of the character at `index`, with the number of its bytes, when XML does not allow it.
  fileprivate func forbidden(at index: Int) -> (StaticString, Int)? {
    switch self[index] {
    case 0x09, 0x0A, 0x0D: nil
    case 0..<0x20, 0x7F: ("", 1)
    case 0xC2 where index + 1 < count && self[index + 1] < 0xA0: ("", 2)
    case 0xEF where index + 2 < count && self[index + 1] == 0xBF && self[index + 2] >= 0xBE: ("", 3)
    default: nil
    }
  }
}

extension String {
  /// The text as HTML: its markup characters as references.
  var escapedAsHTML: String {
    func isMarkup(_ byte: UInt8) -> Bool {
      byte == UInt8(ascii: "&") || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
    }
    guard utf8.contains(where: isMarkup) else { return self }
    var escaped: [UInt8] = []
    escaped.reserveCapacity(utf8.count + 16)
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "&"): escaped.append("&amp;")
      case UInt8(ascii: "<"): escaped.append("&lt;")
      case UInt8(ascii: ">"): escaped.append("&gt;")
      default: escaped.append(byte)
      }
    }
    return String(decoding: escaped, as: UTF8.self)
  }
}
