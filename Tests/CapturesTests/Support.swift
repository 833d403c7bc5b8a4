import Captures
import Content

/// The Markdown that a body becomes, in a capture of an outlet that is not known.
func markdown(_ html: String, title: String = "题", url: String = "https://news.example/local/1.html") throws -> String {
  String(decoding: try convert(capture(html, title: title, url: url)).article.body, as: UTF8.self)
}

/// A capture with a body.
func capture(_ html: String, title: String = "题", url: String = "https://news.example/local/1.html") -> String {
  "<!--1718944622000-->\n[\(title)](\(url))\n------\n\n\(html)\n"
}

/// What a capture becomes.
func convert(_ text: String, outlets: [Outlet] = []) throws -> CaptureConverter.Result {
  try convert(Array(text.utf8), outlets: outlets)
}

/// What the bytes of a capture become.
func convert(_ bytes: [UInt8], outlets: [Outlet] = []) throws -> CaptureConverter.Result {
  try CaptureConverter(outlets: OutletTable(outlets)).convert(bytes, file: "captures/a.md")
}

/// The diagnostic of a capture that cannot be used.
func diagnostic(_ text: String) -> String? {
  do throws(CaptureFailure) {
    _ = try CaptureConverter(outlets: OutletTable()).convert(Array(text.utf8), file: "captures/a.md")
    return nil
  } catch {
    return error.diagnostic.text
  }
}
