import Feeds
import Testing

@Suite struct URLEncodingTests {
  @Test(
    "what a URI may not hold is percent-encoded, what it may hold stays",
    arguments: [
      ("https://a.example/x?q=1&r=%E6%96%B0#f", "https://a.example/x?q=1&r=%E6%96%B0#f"),
      ("https://a.example/新 \"<>", "https://a.example/%E6%96%B0%20%22%3C%3E"),
      ("https://a.example/100%/%zz", "https://a.example/100%25/%25zz"),
      ("https://[::1]:80/a[1]?b[]=2", "https://[::1]:80/a%5B1%5D?b%5B%5D=2"),
      ("https://a.example/#a#b", "https://a.example/#a%23b"),
      ("https://a.example/a|b^c`d{e}\\\n", "https://a.example/a%7Cb%5Ec%60d%7Be%7D%5C"),
      ("", ""), ("%", "%25"),
    ])
  func encoded(url: String, expected: String) { #expect(URLEncoding.ascii(url) == expected) }

  @Test(
    "a host that is not of ASCII gets the name that it has there",
    arguments: [
      ("https://bücher.example/ü", "https://xn--bcher-kva.example/%C3%BC"),
      ("https://BÜCHER.example", "https://xn--bcher-kva.example"),
      ("http://新闻.例え。example:8080/a?b", "http://xn--efvy88h.xn--r8jz45g.example:8080/a?b"),
      ("https://他们为什么不说中文.example#f", "https://xn--ihqwcrb4cv8a8dqg056pqjye.example#f"),
      ("https://münchen-ost.παράδειγμα/", "https://xn--mnchen-ost-9db.xn--hxajbheg2az3al/"),
      ("https://ü@ü.example/", "https://%C3%BC@xn--tda.example/"),
      ("https://a.example/ü", "https://a.example/%C3%BC"), ("ü://ü", "%C3%BC://xn--tda"),
      ("mailto:ü@ü", "mailto:%C3%BC@%C3%BC"),
    ])
  func hosts(url: String, expected: String) {
    #expect(URLEncoding.ascii(url) == expected)
    #expect(URLEncoding.ascii(expected) == expected)
  }

  @Test("a host that can have no such name is percent-encoded, and takes no time")
  func impossibleHosts() {
    for label in [String(repeating: "新", count: 64), String(repeating: "新闻", count: 500_000)] {
      #expect(URLEncoding.ascii("https://\(label)/").hasPrefix("https://%E6%96%B0"))
    }
  }

  @Test("what identifies something stays apart from what identifies something else")
  func identifiers() {
    #expect(URLEncoding.identifier("https://bücher.example/1") == "https://b%C3%BCcher.example/1")
    #expect(URLEncoding.identifier("https://xn--bcher-kva.example/1") == "https://xn--bcher-kva.example/1")
  }
}
