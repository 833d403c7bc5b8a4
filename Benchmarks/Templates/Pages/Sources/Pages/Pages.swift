/// The two pages that are rendered: their templates, and their data, written for this benchmark.
public enum Pages {
  public static let templates = [
    "layout": """
    <!DOCTYPE html>
    <html lang="{{site.language}}">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="referrer" content="no-referrer">
    <title>{{page.title}} · {{site.title}}</title>
    {{$head}}{{/head}}
    <link rel="stylesheet" href="{{site.style}}">
    <link rel="alternate" type="application/rss+xml" title="{{site.title}}" href="{{site.feed}}">
    </head>
    <body>
    <a class="skip" href="#main">{{text.skip}}</a>
    <header class="masthead">
    <p class="name"><a href="{{site.home}}">{{site.title}}</a></p>
    <nav aria-label="{{text.navigation}}">
    <a href="{{site.years}}">{{text.dates}}</a>
    <a href="{{site.outlets}}">{{text.outlets}}</a>
    {{#site.sections}}
    <a href="{{site.sections}}">{{text.sections}}</a>
    {{/site.sections}}
    {{#site.authors}}
    <a href="{{site.authors}}">{{text.authors}}</a>
    {{/site.authors}}
    </nav>
    </header>
    <main id="main">
    {{$main}}{{/main}}
    </main>
    <footer class="colophon">
    <p><a href="{{site.home}}">{{site.title}}</a></p>
    <p><a href="{{site.feed}}">RSS</a></p>
    </footer>
    </body>
    </html>

    """,
    "entry": """
    <li lang="{{language}}">
    <p class="kicker">{{#outlet}}<a href="{{href}}">{{name}}</a>{{/outlet}} <time datetime="{{date.machine}}">{{date.day}}</time></p>
    <h3><a href="{{href}}">{{title}}</a></h3>
    <p class="excerpt">{{excerpt}}</p>
    {{#byline}}
    <p class="by">{{byline}}</p>
    {{/byline}}
    </li>

    """,
    "list": """
    {{<layout}}
    {{$main}}
    <h1>{{page.title}}</h1>
    <p class="count">{{page.count}}</p>
    <ol class="entries">
    {{#entries}}
    {{>entry}}
    {{/entries}}
    </ol>
    {{/main}}
    {{/layout}}

    """,
    "article": """
    {{<layout}}
    {{$head}}
    <meta name="description" content="{{article.excerpt}}">
    <link rel="canonical" href="{{article.url}}">
    {{/head}}
    {{$main}}
    <article class="h-entry" lang="{{article.language}}">
    <header>
    <p class="kicker">
    {{#article.outlet}}
    <a href="{{href}}">{{name}}</a>
    {{/article.outlet}}
    {{#article.section}}
    <a href="{{href}}">{{name}}</a>
    {{/article.section}}
    </p>
    <h1 class="p-name">{{article.title}}</h1>
    <p class="byline" title="{{article.byline}}">
    {{#article.authors}}
    <a class="p-author h-card" href="{{href}}">{{name}}</a>
    {{/article.authors}}
    <time class="dt-published" datetime="{{article.date.machine}}"><a href="{{article.date.href}}">{{article.date.day}}</a> {{article.date.time}}</time>
    </p>
    </header>
    <div class="e-content">
    {{{article.body}}}
    </div>
    <footer class="about">
    {{#article.profiles}}
    <p>{{about}}</p>
    {{/article.profiles}}
    {{#article.translators}}
    <p>{{text.translated_by}}{{article.translators}}</p>
    {{/article.translators}}
    {{#article.editors}}
    <p>{{text.edited_by}}{{article.editors}}</p>
    {{/article.editors}}
    <ul class="sources">
    <li><a class="u-url" rel="external" href="{{article.url}}">{{text.read_original}}</a></li>
    </ul>
    </footer>
    </article>
    {{/main}}
    {{/layout}}

    """,
  ]

  private static let site = Datum.object([
    ("title", .text("苇与灯")), ("language", .text("zh-Hans")), ("style", .text("../assets/style-0a1b2c3d.css")),
    ("home", .text("../index.html")), ("feed", .text("../feed.xml")), ("years", .text("../2024/index.html")),
    ("outlets", .text("../outlets/index.html")), ("sections", .text("../sections/index.html")),
    ("authors", .text("../authors/index.html")),
  ])

  private static let text = Datum.object([
    ("skip", .text("跳到正文")), ("navigation", .text("导航")), ("dates", .text("日期")), ("outlets", .text("媒体")),
    ("sections", .text("栏目")), ("authors", .text("作者")), ("translated_by", .text("翻译：")), ("edited_by", .text("编辑：")),
    ("read_original", .text("阅读原文")),
  ])

  /// The data of a page by its template's name.
  public static func page(_ name: String) -> Datum { name == "article" ? article : list(of: 50) }

  /// A page of a list with this many entries.
  public static func list(of count: Int) -> Datum {
    .object([
      ("site", site), ("text", text),
      ("page", .object([("title", .text("河畔日报")), ("count", .text("\(count) 篇"))])),
      ("entries", .list((0..<count).map(entry))),
    ])
  }

  private static func entry(_ number: Int) -> Datum {
    .object([
      ("href", .text("../2024/06/21/hepan-\(number).html")), ("title", .text("渡轮时刻表又改了 & 码头的钟 <\(number)>")),
      ("language", .text("zh-Hans")),
      ("outlet", .object([("name", .text("河畔日报")), ("href", .text("../outlets/hepan/index.html"))])),
      ("excerpt", .text(String(repeating: "早班船六点开，晚班船推迟到十点。", count: 4))),
      ("byline", number % 3 == 0 ? .condition(false) : .text("林望舒、周砚")),
      ("date", .object([("machine", .text("2024-06-21T12:12:12+08:00")), ("day", .text("2024年6月21日"))])),
    ])
  }

  /// An article of about twelve kilobytes.
  public static let article = Datum.object([
    ("site", site), ("text", text), ("page", .object([("title", .text("渡轮时刻表改了"))])),
    (
      "article",
      .object([
        ("excerpt", .text("早班船六点开，晚班船推迟到十点，码头的钟也要重新校准。")),
        ("byline", .text("林望舒、周砚（综合报道）")),
        ("outlet", .object([("name", .text("河畔日报")), ("href", .text("../outlets/hepan/index.html"))])),
        ("section", .object([("name", .text("本地")), ("href", .text("../sections/local/index.html"))])),
        ("editors", .text("方可渡")), ("profiles", .list([.object([("about", .text("林望舒是本报记者。"))])])),
        ("title", .text("渡轮时刻表改了 & 码头的钟")), ("language", .text("zh-Hans")),
        (
          "authors",
          .list(["林望舒", "周砚"].map { .object([("name", .text($0)), ("href", .text("../authors/x/index.html"))]) })
        ),
        (
          "date",
          .object([
            ("machine", .text("2024-06-21T12:12:12+08:00")), ("day", .text("2024年6月21日")), ("time", .text("12:12")),
            ("href", .text("../2024/06/21/index.html")),
          ])
        ),
        ("body", .html(String(repeating: "<p>早班船六点开，晚班船推迟到十点，码头的钟也要重新校准。</p>\n", count: 120))),
        ("translators", .text("苏禾")),
        ("url", .text("https://www.hepan.example/local/20240621/ferry-timetable/?a=1&b=2")),
      ])
    ),
  ])
}
