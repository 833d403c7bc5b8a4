import TestSupport
import Testing

@testable import Content

@Suite struct WebAddressTests {
  @Test("an address that is taken for plain stays as it is when it is taken apart")
  func plain() {
    let pieces = [
      "http://", "https://", "HTTP://", "a.example", "A.example", "x@", ":80", "/", "//", "b", "中", "，", "\u{3000}",
      "%20", " ", "?",
      "#", "\\",
      "..", "|", "%", "%4", "\"", "~", "[", "]", "-", "\u{7F}",
    ]
    var generator = SeededGenerator(3)
    var count = 0
    for _ in 0..<40_000 {
      let text = (0..<Int.random(in: 1...6, using: &generator)).map { _ in pieces.randomElement(using: &generator) ?? ""
      }
      .joined()
      guard let host = WebAddress.plainHost(of: Array(text.utf8)[...]) else { continue }
      count += 1
      let address = WebAddress(text)
      #expect(address.isWeb && address.text == text && address.host.utf8.elementsEqual(host), "\(text)")
    }
    #expect(count > 50)
  }

  @Test("what is known of plain addresses is what is found by taking them apart")
  func shortcuts() {
    let pieces = [
      "http://", "https://", "HTTP://", "a.example", "a.example", "A.example", "x@", ":80", "/", "/", "//", "b", "中",
      "%20", "%7e", " ", "?", "?q=1", "#", "\\", "\u{7F}", "utm_source=x", "&",
    ]
    var generator = SeededGenerator(5)
    var count = 0
    for _ in 0..<20_000 {
      var text = generator.next() % 2 == 0 ? "https://a.example" : ""
      for _ in 0..<Int.random(in: 1...7, using: &generator) { text += pieces.randomElement(using: &generator) ?? "" }
      let address = WebAddress(lenient: text)
      #expect(WebAddress(text) == address, "\(text)")
      #expect(address.identity == address.foldedIdentity, "\(text)")
      let host = WebAddress.plainHost(of: Array(text.utf8)[...]).map { String(decoding: $0, as: UTF8.self) }
      #expect(WebAddress.plainHost(of: text) == host, "\(text)")
      #expect(WebAddress.isPlain(address: text) == (host != nil), "\(text)")
      let identity = text.withUTF8 { bytes in
        WebAddress.plainIdentity(of: bytes).map { plain in
          String(decoding: bytes[plain.host.lowerBound..<plain.path.upperBound], as: UTF8.self)
        }
      }
      guard let identity else { continue }
      count += 1
      #expect(identity == address.foldedIdentity, "\(text)")
    }
    #expect(count > 500)
  }

  @Test("an address is plain with every ASCII character that is not encoded, with Han characters, and with no other")
  func plainCharacters() {
    for byte in UInt8(0)..<0x80 where byte != UInt8(ascii: "%") {
      let text = "https://a.example/b\(Unicode.Scalar(byte))c"
      #expect(WebAddress.isPlain(address: text) == (WebAddress(text).text == text), "\(byte)")
    }
    #expect(WebAddress.isPlain(address: "https://a.example/%4E"))
    for scalar in ["\u{4000}", "中", "\u{9FFF}"] as [Unicode.Scalar] {
      let text = "https://a.example/b\(scalar)c?\(scalar)"
      #expect(WebAddress.isPlain(address: text) && WebAddress(text).text == text, "\(text)")
    }
    for text in ["%4", "%%4E", "%4g", "%中", "\u{3000}", "\u{A0}", "\u{FEFF}", "é"] {
      #expect(!WebAddress.isPlain(address: "https://a.example/\(text)"), "\(text)")
    }
  }

  @Test(
    "references are resolved as RFC 3986, section 5.4, shows",
    arguments: [
      ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
      ("/g", "http://a/g"),
      ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"), ("#s", "http://a/b/c/d;p?q#s"),
      ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("..", "http://a/b/"), ("../g", "http://a/b/g"),
      ("../..", "http://a/"), ("../../../g", "http://a/g"), ("g;x=1/../y", "http://a/b/c/y"),
    ])
  func resolution(reference: String, expected: String) {
    #expect(WebAddress(reference).resolved(against: WebAddress("http://a/b/c/d;p?q")).text == expected)
  }

  @Test("a host without a scheme gets that of another address, else https")
  func schemes() {
    #expect(WebAddress("//a.example/b?c#d").withScheme().text == "https://a.example/b?c#d")
    #expect(WebAddress("//a.example/b").withScheme(of: WebAddress("http://b.example")).text == "http://a.example/b")
    #expect(WebAddress("//a.example/b").withScheme(of: WebAddress("C:/x")).text == "https://a.example/b")
    for text in ["/b", "b", "", "file:///b", "C:\\b", "C:/b", "mailto:a@b.example", "http://a.example/"] {
      #expect(WebAddress(text).withScheme() == WebAddress(text))
    }
    for text in ["C:\\b", "C:/b", "c:b", "file:///C:/b", "file://a.example/b"] {
      #expect(!WebAddress(text).withScheme().isWeb)
    }
  }

  @Test(
    "these are the same article",
    arguments: [
      ("http://www.example.org/news/", "https://WWW.example.org/news"),
      ("https://example.org:443/a", "https://example.org/a"),
      ("https://example.org//a///b", "https://example.org/a/b"),
      ("https://example.org/%e5%8d%97", "https://example.org/南"),
      ("https://example.org/%7Ea", "https://example.org/~a"),
      ("https://example.org/a?utm_source=x&id=1&fbclid=2", "https://example.org/a?id=1"),
      ("https://example.org/a?utm_source=x", "https://example.org/a"),
      ("https://example.org/a#top", "https://example.org/a"),
      ("https://user@example.org/a", "https://example.org/a"),
    ])
  func sameIdentity(a: String, b: String) {
    #expect(WebAddress(a).identity == WebAddress(b).identity)
  }

  @Test(
    "these are not",
    arguments: [
      ("https://example.org/a", "https://example.org/A"), ("https://example.org/a?id=1", "https://example.org/a?id=2"),
      ("https://example.org/a%2Fb", "https://example.org/a/b"), ("https://example.org:8080/", "https://example.org/"),
      ("https://a.example.org/", "https://example.org/"),
    ])
  func otherIdentity(a: String, b: String) {
    #expect(WebAddress(a).identity != WebAddress(b).identity)
  }

  @Test("an address is made safe to stand in a text")
  func encoding() {
    #expect(WebAddress("  https://e.example/a b\"<x>\n ").text == "https://e.example/a%20b%22%3Cx%3E")
    #expect(WebAddress("https://e.example/马云.png").text == "https://e.example/马云.png")
    #expect(WebAddress("https:\\\\e.example\\a").text == "https://e.example/a")
    #expect(WebAddress("https://e.example/\u{202E}x").text == "https://e.example/%E2%80%AEx")
  }

  @Test(
    "only http and https with a host are the web's", arguments: ["javascript:alert(1)", "https://", "file:///a", "a/b"])
  func notWeb(text: String) {
    #expect(!WebAddress(text).isWeb)
  }

  @Test("a control character does not hide a scheme") func hiddenScheme() {
    #expect(WebAddress("java\nscript:alert(1)").scheme == "javascript")
    #expect(WebAddress("\u{1}javascript:alert(1)").scheme == "javascript")
  }

  @Test(
    "what no address can hold is escaped or left out, so that it stays one",
    arguments: [
      ("https://a.example/80%%20b", "https://a.example/80%25%20b"),
      ("https://a.example/100%", "https://a.example/100%25"),
      ("https://a.example/%4?%=%zz#%", "https://a.example/%254?%25=%25zz#%25"),
      ("https://a.example%20/b", "https://a.example/b"), ("https://a.example /b", "https://a.example/b"),
    ])
  func escaping(written: String, text: String) {
    #expect(WebAddress(written).text == text)
    #expect(WebAddress(text).text == text)
    #expect(WebAddress(text).identity == WebAddress(written).identity)
  }

  @Test("the address of a host in version 6 of the protocol has colons, and no port is a part of it")
  func version6() {
    let texts = ["//[2001:DB8::1]:80/news/a1", "//[2001:db8::1]/news/a1", "//u:p@[2001:db8::1]:443/news/a1/"]
    for text in texts.map({ WebAddress("http:" + $0) }) {
      #expect(text.host == "[2001:db8::1]" && text.identity == "[2001:db8::1]/news/a1")
    }
    #expect(WebAddress("http://[2001:db8::1]:8080/a").identity == "[2001:db8::1]:8080/a")
    #expect(WebAddress("http://[2001:db8::1/a").host == "[2001:db8::1")
  }
}
