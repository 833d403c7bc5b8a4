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
  case annotation, annotationXml
  case ampAnim, ampAudio, ampFacebook, ampIframe, ampImg, ampInstagram, ampSoundcloud, ampTwitter, ampVideo, ampVimeo
  case ampYoutube, playMedia, youtubePlayer

  /// The element's name in HTML.
  package var name: String { Self.names[Int(rawValue)] }

  private static let names = allCases.map(\.spelling)

  /// Those that stand for elements of one name.
  static let elements = allCases.filter { ![.root, .text, .other].contains($0) }

  private var spelling: String {
    switch self {
    case .annotationXml: "annotation-xml"
    case .ampAnim: "amp-anim"
    case .ampAudio: "amp-audio"
    case .ampFacebook: "amp-facebook"
    case .ampIframe: "amp-iframe"
    case .ampImg: "amp-img"
    case .ampInstagram: "amp-instagram"
    case .ampSoundcloud: "amp-soundcloud"
    case .ampTwitter: "amp-twitter"
    case .ampVideo: "amp-video"
    case .ampVimeo: "amp-vimeo"
    case .ampYoutube: "amp-youtube"
    case .playMedia: "play-media"
    case .youtubePlayer: "youtube-player"
    default: "\(self)"
    }
  }
}

/// The attributes that the tree keeps.
package enum AttributeName: UInt8, Sendable, CaseIterable {
  case alt, cite, `class`, colspan, data, datetime, file, height, hidden, href, id, lang, name, poster, pudate, rel,
    reversed, role
  case rowspan, source, src, srcset, start, style, title, type, value, width, zoomfile
  case ariaHidden, ariaLabel, ariaLabelledby, bareSrc, dataActualsrc, dataAlt, dataBacksrc, dataCfsrc, dataEcho,
    dataEzsrc, dataFileName, dataHref, dataImageDataset, dataInstgrmPermalink, dataKsLazyload, dataLargeFile, dataLazy
  case dataLazySrc, dataLazySrcset, dataLazyload, dataOrigFile, dataOriginal, dataOriginalSrc, dataPagespeedLazySrc,
    dataPlayable, dataShortcode, dataSrc,
    dataSrcset, dataTitle
  case dataTrackid, dataTweetid, dataUrl, dataVideoid, nitroLazySrc, realSrc, videoId

  /// The attribute's name in HTML.
  package var name: String {
    switch self {
    case .ariaHidden: "aria-hidden"
    case .ariaLabel: "aria-label"
    case .ariaLabelledby: "aria-labelledby"
    case .bareSrc: "_src"
    case .dataActualsrc: "data-actualsrc"
    case .dataAlt: "data-alt"
    case .dataBacksrc: "data-backsrc"
    case .dataCfsrc: "data-cfsrc"
    case .dataEcho: "data-echo"
    case .dataEzsrc: "data-ezsrc"
    case .dataFileName: "data-file-name"
    case .dataHref: "data-href"
    case .dataImageDataset: "data-image-dataset"
    case .dataInstgrmPermalink: "data-instgrm-permalink"
    case .dataKsLazyload: "data-ks-lazyload"
    case .dataLargeFile: "data-large-file"
    case .dataLazy: "data-lazy"
    case .dataLazyload: "data-lazyload"
    case .dataLazySrc: "data-lazy-src"
    case .dataLazySrcset: "data-lazy-srcset"
    case .dataOrigFile: "data-orig-file"
    case .dataOriginal: "data-original"
    case .dataOriginalSrc: "data-original-src"
    case .dataPagespeedLazySrc: "data-pagespeed-lazy-src"
    case .dataPlayable: "data-playable"
    case .dataShortcode: "data-shortcode"
    case .dataSrc: "data-src"
    case .dataSrcset: "data-srcset"
    case .dataTitle: "data-title"
    case .dataTrackid: "data-trackid"
    case .dataTweetid: "data-tweetid"
    case .dataUrl: "data-url"
    case .dataVideoid: "data-videoid"
    case .nitroLazySrc: "nitro-lazy-src"
    case .realSrc: "real_src"
    case .videoId: "video-id"
    default: "\(self)"
    }
  }
}
