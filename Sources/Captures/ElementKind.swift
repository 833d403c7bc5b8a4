import Soup

/// What becomes of an element, by its tag alone.
enum ElementKind {
  /// Nothing of it is text that a reader sees.
  case hidden
  /// Its contents go on in the line.
  case inline
  /// It begins and ends a paragraph.
  case block
  case heading(Int)
  case quote
  case list
  case item
  case term
  case preformatted
  case table
  case rule
  case lineBreak
  case image
  /// Something that is played or framed; it becomes a link.
  case embed
  case link
  case style(Passage.Style)
  case superscript
  case `subscript`
  case quotation
  case rubyText
  /// What a formula means, or its source, in a formula that is shown otherwise.
  case annotation
  /// What stands for something that a script was to show.
  case noscript

  init(_ tag: Tag) {
    switch tag {
    case .script, .style, .template, .head, .title, .svg, .button, .input, .select, .option, .optgroup,
      .textarea, .datalist, .meta, .link, .canvas, .map, .area, .frame, .frameset, .noframes, .noembed, .param,
      .source, .track, .col, .colgroup, .progress, .meter, .rp:
      self = .hidden
    case .h1: self = .heading(1)
    case .h2: self = .heading(2)
    case .h3: self = .heading(3)
    case .h4: self = .heading(4)
    case .h5: self = .heading(5)
    case .h6: self = .heading(6)
    case .blockquote: self = .quote
    case .ul, .ol, .dir, .menu: self = .list
    case .li: self = .item
    case .annotation, .annotationXml: self = .annotation
    case .dt, .summary: self = .term
    case .pre, .listing, .xmp, .plaintext: self = .preformatted
    case .table: self = .table
    case .hr: self = .rule
    case .br: self = .lineBreak
    case .img, .ampImg, .ampAnim: self = .image
    case .iframe, .embed, .object, .video, .audio, .ampAudio, .ampFacebook, .ampIframe, .ampInstagram, .ampSoundcloud,
      .ampTwitter, .ampVideo, .ampVimeo, .ampYoutube, .playMedia, .youtubePlayer:
      self = .embed
    case .noscript: self = .noscript
    case .a: self = .link
    case .b, .strong: self = .style(.strong)
    case .i, .em, .dfn, .var: self = .style(.emphasis)
    case .s, .strike, .del: self = .style(.strike)
    case .code, .kbd, .samp, .tt: self = .style(.code)
    case .small, .figcaption: self = .style(.caption)
    case .cite: self = .style(.credit)
    case .sup: self = .superscript
    case .sub: self = .subscript
    case .q: self = .quotation
    case .rt, .rtc: self = .rubyText
    case .p, .div, .section, .article, .aside, .header, .footer, .main, .nav, .figure, .address, .center, .details,
      .dialog, .dl, .dd, .fieldset, .form, .hgroup, .legend, .tr, .td, .th, .tbody, .thead, .tfoot, .caption, .body,
      .html, .root, .marquee:
      self = .block
    default: self = .inline
    }
  }

  /// Whether the element stands in lines of its own.
  var isBlock: Bool {
    switch self {
    case .block, .heading, .quote, .list, .item, .term, .preformatted, .table, .rule, .embed: true
    default: false
    }
  }
}
