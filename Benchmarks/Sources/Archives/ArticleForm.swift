/// A form that articles can be written in, a file each.
protocol ArticleForm: Sendable {
  /// The folders that its files stand in.
  var folders: [String] { get }
  /// Where the file of an article stands.
  func path(_ article: Article, _ index: Int) -> String
  /// Appends the whole file.
  func append(_ article: Article, to out: inout [UInt8])
}

/// The forms by name.
package enum ArchiveForm: String, CaseIterable, Sendable {
  /// Captures, for `broadsheet import`.
  case captures
  /// Articles as `broadsheet import` writes them, to add one to an archive.
  case content
  /// Markdown with front matter for Hugo.
  case hugo
  /// Posts of Jekyll.
  case jekyll

  var form: any ArticleForm {
    switch self {
    case .captures: CaptureForm()
    case .content: ContentForm()
    case .hugo: HugoForm()
    case .jekyll: JekyllForm()
    }
  }
}
