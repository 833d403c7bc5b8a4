import Testing

@testable import Site

@Suite struct StyleSheetTests {
  @Test(
    "a published style sheet lacks comments and idle space, and nothing else",
    arguments: [
      ("a :hover , b { color : red ; }\n\n/* c */ i { }", "a :hover,b{color :red}i{}"),
      (#"q { content: "/* a  ; */" ; }"#, #"q{content:"/* a  ; */"}"#),
      ("p { width: calc(1px + 2px); margin: 0 auto }", "p{width:calc(1px + 2px);margin:0 auto}"),
      ("a > b + c { } @media (width > 3em) { }", "a>b + c{}@media (width>3em){}"),
      (#"a\ { b: "\"  " }"#, #"a\ {b:"\"  "}"#), ("a { b: 'x", "a{b:'x"), ("a /* b", "a"), ("a \\", "a \\"),
      // In an address without quotes nothing is a comment, and space stays as it is.
      ("a { b: url(//x.example/*.png) ; }\n/* c */ i { }", "a{b:url(//x.example/*.png)}i{}"),
      ("a { b: URL( a/*b ) c } /* d */", "a{b:URL( a/*b ) c}"), (#"a { b: u\72 l(a/*b) }"#, #"a{b:u\72 l(a/*b)}"#),
      (#"a { b: url(a\)/*b) /* c */ d }"#, #"a{b:url(a\)/*b) d}"#), ("a { b: url(a/*b", "a{b:url(a/*b"),
      ("a { b: myurl(a/* c */) } #url(/* d */)", "a{b:myurl(a)}#url()"),
      (#"a { b: url( /*x*/ "c" ) }"#, #"a{b:url( /*x*/ "c" )}"#), (#"a { b: url( "c" /* d */ ) }"#, #"a{b:url("c" )}"#),
      // An escape takes one space with it, and is no mark.
      (#"a\26  b { }"#, #"a\26  b{}"#), (#"a\; } b\{  c { }"#, #"a\;}b\{ c{}"#),
      // A line end ends a string, unless a backslash stands before it.
      ("a { b: 'x\n} /* c */ d { }", "a{b:'x\n}d{}"), ("a { b: 'x\\\r\n  /* y */'; }", "a{b:'x\\\r\n  /* y */'}"),
      // What only a comment parts stays parted.
      ("a { b: 1px/* c */2px; /* d */ e: f }/* g */h{}", "a{b:1px/**/2px;e:f}h{}"),
    ])
  func styleSheet(source: String, published: String) {
    #expect(String(decoding: StyleSheet(Array(source.utf8)).bytes, as: UTF8.self) == published)
  }

  @Test(
    "addresses in a style sheet are found, and nothing that looks like one",
    arguments: [
      ("a{b:url(c.png)}", ["c.png@8"]), ("a{b:URL( 'c d.png' )}", ["c d.png@10"]),
      ("a{b:url(  c.png  )}", ["c.png@10"]),
      (#"a{b:url(c\)\20 d.png)}"#, ["c) d.png@8"]), (#"a{b:url("c\"\\\0AD 面")}"#, [#"c"\\u{AD}面@9"#]),
      ("@import 'x.css' screen;", ["x.css@9"]), (#"@IMPORT/**/url("x.css") layer("y");"#, ["x.css@16"]),
      ("@import url(x.css);", ["x.css@12"]), ("a{b:url(c) url(d)}", ["c@8", "d@15"]), ("a{b:url()}", ["@8"]),
      ("@charset 'utf-8'; @namespace url(n); @namespace s 'n'; @namespace t url('n'); a{b:url(c)}", ["c@86"]),
      ("/* url(c) */ a{content:'url(c)';b:'x.css';--url(c):d;e:myurl(c);f:#url(c)}@import x 'y'; @import {} 'z'", []),
      ("a{b:url(c d)}", []), ("a{b:url(c'd)}", []), ("a{b:url(c(d)}", []), ("@import 'x\n';", []),
      ("a{b:url(c", ["c@8"]),
      (
        "a{b:image-set('c' type('image/avif') 2x, url('d') type('x'), x('e') url(f), 'g');h:'i'}",
        ["c@15", "d@46", "f@72", "g@77"]
      ),
      (#"a{b:-WEBKIT-image\-set(("c") "d"),"e")}"#, ["d@30"]), ("a{b:image-set('c", []),
      ("a{b:)image-set(')')}", [")@16"]),
      ("a{b:url('c", []), ("url", []), ("url(", ["@4"]), ("@import", []), ("@", []), ("a{b:url(\\", ["@8"]),
    ])
  func addresses(source: String, addresses: [String]) {
    let found = StyleSheet(Array(source.utf8)).references.map { "\($0.address)@\($0.offset)" }
    #expect(found == addresses.map { $0.replacing("\\u{AD}", with: "\u{AD}") })
  }

  @Test("other addresses take their places, with nothing in them that would end it")
  func otherAddresses() {
    let sheet = StyleSheet(Array("@import 'a' ; b { c : url( d ) url(\"e\") url(f) }".utf8))
    let bytes = sheet.bytes { $0.address == "f" ? nil : "x/\($0.address)'\")(\\ <面>" }
    let end = "%27%22%29%28%5C%20%3C面%3E"
    #expect(
      String(decoding: bytes, as: UTF8.self) == "@import 'x/a\(end)';b{c :url( x/d\(end) ) url(\"x/e\(end)\") url(f)}")
  }
}
