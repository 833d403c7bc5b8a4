/// What tells browsers and other programs how a site is searched: an [OpenSearch](https://github.com/dewitt/opensearch) 1.1
/// description document.
package struct SearchDescription: Sendable {
  /// The site's name; its first 16 characters are written, which is the most that is allowed.
  package var name: String
  /// What is searched; the first 1,024 characters are written.
  package var description: String
  /// The address of the page for searching. `?q=` and the query go behind it.
  package var page: String

  package init(name: String, description: String, page: String) {
    self.name = name
    self.description = description
    self.page = page
  }

  /// The document's bytes.
  package var document: [UInt8] {
    var output: [UInt8] = []
    output.append("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    output.append("<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n")
    output.append(element: "ShortName", plain: String(name.prefix(16)))
    output.append(element: "Description", plain: String(description.prefix(1024)))
    output.append(element: "InputEncoding", plain: "UTF-8")
    output.append("<Url type=\"text/html\"")
    output.append(attribute: "template", URLEncoding.ascii(page) + "?q={searchTerms}")
    output.append("/>\n</OpenSearchDescription>\n")
    return output
  }
}
