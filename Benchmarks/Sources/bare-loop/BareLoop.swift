import CCMarkGFM
import Dispatch
import Glibc
import Synchronization

/// bare-loop CONTENT OUTPUT [THREADS]: reads every article, has cmark-gfm render it, writes what comes out. What building a site
/// costs at least, with the same library.
@main struct BareLoop {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count >= 3 else { exit(64) }
    cmark_gfm_core_extensions_ensure_registered()
    let content = arguments[1]
    let output = arguments[2]
    let paths = articles(below: content)
    for folder in Set(paths.map(folder(of:))).sorted() { makeFolders(output + "/" + folder) }
    let next = Atomic<Int>(0)
    DispatchQueue.concurrentPerform(iterations: arguments.count > 3 ? Int(arguments[3]) ?? 2 : 2) { _ in
      var buffer: [UInt8] = []
      while true {
        let start = next.wrappingAdd(32, ordering: .relaxed).oldValue
        guard start < paths.count else { return }
        for path in paths[start..<min(start + 32, paths.count)] {
          read(content + "/" + path, into: &buffer)
          render(buffer, to: output + "/" + path.dropLast(2) + "html")
        }
      }
    }
  }

  /// The paths of all articles, in no order.
  private static func articles(below folder: String) -> [String] {
    var found: [String] = []
    var folders = [""]
    while let name = folders.popLast() {
      guard let stream = opendir(folder + "/" + name) else { exit(66) }
      defer { closedir(stream) }
      while let entry = readdir(stream) {
        let child = withUnsafeBytes(of: &entry.pointee.d_name) {
          String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
        }
        let path = name.isEmpty ? child : name + "/" + child
        if child.hasSuffix(".md") {
          found.append(path)
        } else if entry.pointee.d_type == UInt8(DT_DIR), !child.hasPrefix(".") {
          folders.append(path)
        }
      }
    }
    return found
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  private static func makeFolders(_ path: String) {
    var made = ""
    for part in path.split(separator: "/", omittingEmptySubsequences: false) {
      made += made.isEmpty && !part.isEmpty ? String(part) : "/" + part
      mkdir(made, 0o755)
    }
  }

  private static func read(_ path: String, into buffer: inout [UInt8]) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard file >= 0, fstat(file, &status) == 0 else { exit(66) }
    defer { close(file) }
    let size = Int(status.st_size)
    buffer.removeAll(keepingCapacity: true)
    buffer.append(contentsOf: repeatElement(0, count: size))
    guard buffer.withUnsafeMutableBytes({ Glibc.read(file, $0.baseAddress, size) }) == size else { exit(66) }
  }

  private static func render(_ bytes: [UInt8], to path: String) {
    guard let parser = cmark_parser_new(CMARK_OPT_UNSAFE) else { exit(70) }
    for name in ["table", "strikethrough"] {
      if let found = cmark_find_syntax_extension(name) { cmark_parser_attach_syntax_extension(parser, found) }
    }
    bytes.withUnsafeBytes { cmark_parser_feed(parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count) }
    guard let document = cmark_parser_finish(parser),
      let html = cmark_render_html(document, CMARK_OPT_UNSAFE, cmark_parser_get_syntax_extensions(parser))
    else { exit(70) }
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    let length = strlen(html)
    guard file >= 0, write(file, html, length) == length else { exit(73) }
    close(file)
    free(html)
    cmark_node_free(document)
    cmark_parser_free(parser)
  }
}
