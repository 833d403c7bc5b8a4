/// Finds the pages that no way of links leads to from the first page.
///
/// What stands at an earlier address of an article, and what a server shows for a page that is not there, are for those who come
/// from elsewhere: nothing has to lead to them.
struct OrphanCheck {
  let files: SiteFiles
  /// The pages that each file leads to, by their places.
  let targets: [[Int32]]
  /// Which files send their readers on to another page.
  let redirects: Set<Int>

  var findings: [Finding] {
    guard let first = files.places["index.html"] else { return [Finding(.noFirstPage, at: .site("index.html"))] }
    var isReached = [Bool](repeating: false, count: files.files.count)
    isReached[first] = true
    var waiting = [first]
    while let page = waiting.popLast() {
      for target in targets[page] where !isReached[Int(target)] {
        isReached[Int(target)] = true
        waiting.append(Int(target))
      }
    }
    return files.files.indices.filter { !isReached[$0] && !redirects.contains($0) }.map { files.places.paths[$0] }
      .filter { $0.isPage && $0 != "404.html" }
      .map { Finding(.orphan, at: .site($0)) }
  }
}
