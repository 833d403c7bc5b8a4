import Pages

// OtherTemplates PAGE print      the page's bytes
// OtherTemplates PAGE CALLS      microseconds of one rendering, or of parsing for PAGE "parse"
let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count == 2 else { fatalError("usage: OtherTemplates parse|list|article print|CALLS") }
let engine = try OtherEngine(Pages.templates)
let page = engine.page(arguments[0], Pages.page(arguments[0]))
if arguments[1] == "print" {
  print(page.render(), terminator: "")
} else {
  let calls = Int(arguments[1]) ?? 1
  if arguments[0] == "parse" {
    print(time(calls) { _ = try? OtherEngine(Pages.templates) })
  } else {
    for _ in 0..<3 { _ = page.render() }
    print(time(calls) { _ = page.render() })
  }
}
