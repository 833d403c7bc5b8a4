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
}
