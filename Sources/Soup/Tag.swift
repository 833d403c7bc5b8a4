/// The elements that the tree tells apart.
package enum Tag: UInt8, Sendable, CaseIterable {
  case root, text, other
  case a, abbr, acronym, address, area, article, aside, audio, b, bdi, bdo, big, blockquote, br, button, canvas, caption
  case center, cite, code, col, colgroup, datalist, dd, del, details, dfn, dialog, dir, div, dl, dt, em, embed, fieldset
  case figcaption, figure, font, footer, form, frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html
  case body, i, iframe, img, input, ins, kbd, label, legend, li, link, listing, main, map, mark, marquee, math, menu
  case meta, meter, nav, nobr, noembed, noframes, noscript, object, ol, optgroup, option, output, p, param, picture
  case plaintext, pre, progress, q, rb, rp, rt, rtc, ruby, s, samp, script, section, select, small, source, span, strike
  case strong, style, sub, summary, sup, svg, table, tbody, td, template, textarea, tfoot, th, thead, time, title, tr
  case track, tt, u, ul, `var`, video, wbr, xmp

  /// The element's name in HTML.
  package var name: String { "\(self)" }
}

/// The attributes that the tree keeps.
package enum AttributeName: UInt8, Sendable, CaseIterable {
  case alt, `class`, colspan, data, datetime, height, hidden, href, id, lang, name, poster, pudate, rel, role, rowspan
  case src, srcset, start, style, title, type, value, width
  case ariaHidden, dataSrc, dataOriginal, dataLazySrc, dataSrcset

  /// The attribute's name in HTML.
  package var name: String {
    switch self {
    case .ariaHidden: "aria-hidden"
    case .dataSrc: "data-src"
    case .dataOriginal: "data-original"
    case .dataLazySrc: "data-lazy-src"
    case .dataSrcset: "data-srcset"
    default: "\(self)"
    }
  }
}
