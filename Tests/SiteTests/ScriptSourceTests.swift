import Testing

@testable import Site

@Suite struct ScriptSourceTests {
  private func published(_ source: String) -> String {
    String(decoding: ScriptSource(Array(source.utf8)).bytes, as: UTF8.self)
  }

  @Test("a script without a list of names stays as it is") func unlisted() {
    let source = "let count = 1 // one\nif (/'/.test(a) ) /\"/ .test(b)\n\n//shorter\n"
    #expect(published(source) == source)
  }

  @Test(
    "a script loses comments and needless space",
    arguments: [
      (
        "// What it is.\n'use strict';\n\n  let a = 'x // y';  \n\t// more\n    a += \"  b\"\n",
        "'use strict';let a='x // y';a+=\"  b\"\n"
      ),
      ("a = b + +c - -d / e", "a=b+ +c- -d/e\n"), ("f(x)\ng(y)\n", "f(x)\ng(y)\n"),
      ("for (const x of constant) {}", "for(let x of constant){}\n"), ("x\n  .map((y) => y)\n", "x.map(y=>y)\n"),
      ("if (a) {\n  b();\n}\nelse c()\n", "if(a){b()}else c()\n"),
      ("{ a = 1; b(); }\n{ while (a(b)); }\n{ c = { d, }; }", "{a=1;b()}\n{while(a(b));}\n{c={d}}\n"),
      ("const a = 1;\nlet { b } = () => { f(); let c };\nd();\nlet e;", "let a=1,{b}=()=>{f();let c};d();let e;\n"),
      (
        "for (let a = 1; a; ) { let b; }\nlet c\nlet d;\nfor (;;) {}\nlet e",
        "for(let a=1;a;){let b}let c\nlet d;for(;;){}let e\n"
      ),
      (
        "try { a(); }\ncatch (b) { c(); }\nfinally { d(); }\n{ e(); }\n[f] = g\nh = () => {}\ni = {}\nj = k(l) // {\n{ m }\nn",
        "try{a()}catch(b){c()}finally{d()}{e()}\n[f]=g\nh=()=>{}\ni={}\nj=k(l)\n{m}\nn\n"
      ),
      (
        "function a() { b(); }\nfunction c() { function d() {}\ne(); }\nf = function () {}\ng = function h() {}\nfunction i() {}\nj",
        "function a(){b()}function c(){function d(){}e()}f=function(){}\ng=function h(){}\nfunction i(){}j\n"
      ),
      ("async (a) => (b, c) => ({ d }) => d", "async a=>(b,c)=>({d})=>d\n"),
      ("(a) => (b = 1) => (...c) => {}", "a=>(b=1)=>(...c)=>{}\n"), ("let a = 1 // one\nlet b", "let a=1\nlet b\n"),
      ("x.replace(/ [/ \"] \\/ /g, ' ') / 2", "x.replace(/ [/ \"] \\/ /g,' ')/2\n"),
      ("return / a/.test(b)", "return/ a/.test(b)\n"),
      ("`a  ${ b + `c  ${ d }` }  // e`", "`a  ${b+`c  ${d}`}  // e`\n"), ("'a\\'  b' + c", "'a\\'  b'+c\n"),
      ("", "\n"),
      ("`${ { a: 1 } }  \\`  `", "`${{a:1}}  \\`  `\n"), ("a ? b : c in d", "a?b:c in d\n"), ("'open", "'open\n"),
      ("/open", "/open\n"), ("a++\nb--\n--c\nd + +\ne", "a++\nb--\n--c\nd+ +e\n"),
      ("{ for (a of (b)) c(); }\n{ for (a of [b()]); }", "{for(a of(b))c()}\n{for(a of[b()]);}\n"),
      ("{ if /* a */ (a); }\n{ whiles(a); }\n{ f[`${if(a)}`](); }", "{if(a);}\n{whiles(a)}\n{f[`${if(a)}`]()}\n"),
      ("{ if (a) b(); else; }\n{ a: ; }", "{if(a)b();else;}\n{a:;}\n"),
      ("a /* don't // do */ b /* c\n */ d /**/ / e /*/ f", "a b\nd/e\n"),
    ])
  func space(source: String, expected: String) {
    #expect(published("//short unused\n" + source) == expected)
  }

  @Test("listed names are short, and clash with no other") func names() {
    let source = """
      //short article segment
      //short count
      let article = a + segment.count + 'count', d = `${article} article`, x = { count: 1, discount: 2 };
      """
    #expect(published(source) == "let b=a+c.e+'count',d=`${b} article`,x={e:1,discount:2};\n")
  }

  @Test("the theme's script and style sheet have at most 12 KB as they are published") func weight() throws {
    let theme = try Theme(overrides: nil)
    for (path, bytes) in theme.assets { #expect(bytes.count <= 12_288, "\(path)") }
  }
}
