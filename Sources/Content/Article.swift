/// An article in its normalised form: what its front matter says, and its text in Markdown.
package struct Article: Sendable, Equatable {
  /// The headline, in one line. Never empty.
  package var title: String
  /// When it was published, told by its outlet's clocks. The day as written here is the article's day everywhere.
  package var date: Timestamp
  /// When it was captured; `nil` when that is not known.
  package var captured: Timestamp?
  /// The address of the original; `nil` for an article that was written for the archive.
  package var url: String?
  /// Other addresses at which the outlet had the same article.
  package var aliases: [String] = []
  /// The slug of its outlet; `nil` when it has none.
  package var outlet: String?
  /// The part of the paper that it stood in, as a slug.
  package var section: String?
  /// Its language, as a BCP 47 tag.
  package var language: String?
  /// Who wrote it, in the order of the byline.
  package var authors: [String] = []
  /// The byline as the capture has it, where it says more than the names in `authors`: `洪沙 （综合报道）`.
  package var byline: String?
  /// The date as the capture has it: `18/07/2020 - 17:46`.
  package var dateline: String?
  /// Who translated it.
  package var translators: [String] = []
  /// Who edited it, for the text and for the page.
  package var editors: [String] = []
  /// Who else is credited, as the outlet put it, in inline Markdown, one statement each.
  package var contributors: [String] = []
  /// What the article says about its authors.
  package var profiles: [Profile] = []
  /// The address of the article that it is a translation of.
  package var translationOf: String?
  /// The address of its lead picture.
  package var image: String?
  /// What the outlet calls its subjects.
  package var tags: [String] = []
  /// Notices of copyright and of the outlet's standards, in inline Markdown.
  package var rights: [String] = []
  /// Articles that the outlet's page recommended beside it.
  package var related: [Link] = []
  /// What the feed that carried it says of itself, in inline Markdown.
  package var via: [String] = []
  /// Front matter that Broadsheet gives no meaning to, in the order of the file.
  package var extra: [FrontMatter.Entry] = []
  /// The text, in the Markdown dialect of the archive, UTF-8.
  package var body: [UInt8] = []

  package init(title: String, date: Timestamp) {
    self.title = title
    self.date = date
  }

  /// An article somewhere else.
  package struct Link: Sendable, Equatable {
    /// Its headline, as plain text.
    package var title: String
    package var url: String

    package init(title: String, url: String) {
      self.title = title
      self.url = url
    }
  }

  /// What an article says about one of its authors.
  package struct Profile: Sendable, Equatable {
    /// The author's name as in `authors`.
    package var name: String
    /// The address of the author's page at the outlet.
    package var url: String?
    /// The statement, in inline Markdown.
    package var about: String

    package init(name: String, url: String? = nil, about: String) {
      self.name = name
      self.url = url
      self.about = about
    }
  }
}
