/// The document about templates: what a theme's author may write in each, made from the contexts themselves.
package enum TemplateDocument {
  /// The whole document, in Markdown.
  package static var markdown: String {
    var out = introduction
    for kind in TemplateKind.allCases {
      out += "\n## \(kind.rawValue).mustache\n\n\(capitalised(kind.meaning)).\n\n"
      out += table(kind.members)
      for member in kind.members where !ContextMember.common.contains(member) {
        if case .object(_, let members) = member.type { out += "\n### \(member.name)\n\n\(table(members))" }
      }
    }
    out += "\n## Objects\n\nWhat several of these hold.\n"
    for (name, members) in objects { out += "\n### \(name)\n\n\(table(members))" }
    return out
  }

  /// The names of all pages as aligned columns: name, type, meaning.
  package static var text: String {
    var out = ""
    for kind in TemplateKind.allCases {
      out += (out.isEmpty ? "" : "\n") + "\(kind.rawValue).mustache: \(kind.meaning)\n"
      let rows = rows(of: kind.members, prefix: "")
      let width = rows.map { $0.name.count }.max() ?? 0
      let typeWidth = rows.map { $0.type.count }.max() ?? 0
      for row in rows {
        out += "  " + padded(row.name, width) + "  " + padded(row.type, typeWidth) + "  \(row.meaning)\n"
      }
    }
    return out
  }

  private static let introduction = """
    # Templates

    A theme is Mustache templates, a style sheet and the site's own words. The default theme is inside the program; a folder
    named with `--templates`, or `templates:` in `broadsheet.yml`, holds files that take the place of its files of the same path
    (`article.mustache`, `assets/style.css`, `text/en.yml`). All files in `assets/` are published: style sheets without comments and
    needless space, and so is `assets/search.js` if it lists names that may be short (`//short …`), as that of the default theme
    does; all others as they are.

    The name of a published file tells its bytes (`assets/style-5f3a9c01.css`). A style sheet names others by their own paths, as seen from
    it, `url(fonts/serif.woff2)` or `@import "print.css"`, and what it names and the theme has not is told with its place. Pages may load
    what is in `assets/` by their security policy in `layout.mustache`, fonts too (`site.hasFonts`); `404.html`, in which the style sheet
    stands, no pictures (`not-found.mustache`).

    A template or a file of words that cannot be read (a link to nothing, a file without permission, a pipe) ends the build as one with
    errors does; without an asset that cannot be read the site is made, and the exit status is 1. What is passed over for its name or its
    kind, although it looks like a part of the theme (a folder `article.mustache`, `text/zh-hans.yml`), is told, and so is a template that no page uses.

    A file of words has all words of a language: `text/fr.yml` those that `language: fr` in `broadsheet.yml` asks for. `broadsheet init --theme` writes
    those of the default theme to begin with; of a language that no file has, English is taken. Other keys may be added, for one's own templates. Names in braces
    stand for what is put there (`{count}`). Words that are missing, which pages show by their keys, and such names that nothing stands for are told with
    their place.

    The language is that of the [Mustache specification](https://github.com/mustache/spec) with inheritance
    (`{{<layout}}{{$main}}…{{/main}}{{/layout}}`), dynamic names (`{{>*name}}`), and lambdas. `{{name}}` escapes text for HTML and inserts
    finished HTML as it is, so `{{{name}}}` is never needed; for plain text `broadsheet build` warns of it, as it does of names
    that no page has, and of blocks that no parent has. A name that is missing shows nothing; what front matter says
    is `false` closes a section, as does what is missing.

    `{{name}}` is safe between tags and in attributes whose values stand in quotes, not in scripts, styles and attributes without quotes. What belongs
    into a script stands in a template `x.json.mustache`, as the default theme's `article.json.mustache` does: in such a one `{{name}}` escapes text for
    JSON.

    This document is printed by `broadsheet templates --format markdown`, which makes it from what pages are given; without
    the option the same comes as plain columns.

    """

  /// The objects with a name of their own, in the order in which they first occur.
  private static var objects: [(name: String, members: [ContextMember])] {
    var found: [(name: String, members: [ContextMember])] = []
    var pending = TemplateKind.allCases.flatMap(\.members).map(\.type)
    while let type = pending.popLast() {
      switch type {
      case .object(let name, let members):
        pending += members.map(\.type)
        if let name, !found.contains(where: { $0.name == name }) { found.append((name, members)) }
      case .list(let item): pending.append(item)
      default: break
      }
    }
    return found.sorted { $0.name < $1.name }
  }

  private static func table(_ members: [ContextMember]) -> String {
    var out = "| name | type | meaning |\n| --- | --- | --- |\n"
    for member in members { out += "| `\(member.name)` | \(member.type.title) | \(member.meaning) |\n" }
    return out
  }

  /// Members with those of objects in them, by their dotted names; items of lists behind the list's name and `[]`.
  private static func rows(of members: [ContextMember], prefix: String) -> [(
    name: String, type: String, meaning: String
  )] {
    members.flatMap { member -> [(name: String, type: String, meaning: String)] in
      let name = prefix + member.name
      let row = (name, member.type.title, member.meaning)
      switch member.type {
      case .object(_, let inner): return [row] + rows(of: inner, prefix: name + ".")
      case .list(.object(_, let inner)): return [row] + rows(of: inner, prefix: name + "[].")
      default: return [row]
      }
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func capitalised(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }
}
