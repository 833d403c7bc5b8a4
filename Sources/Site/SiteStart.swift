import Content
import DefaultTheme
import Platform

/// What a new site begins with: its settings, each with what it means, and a copy of the theme for those who want to change it.
package enum SiteStart {
  /// The file of settings.
  package static let settingsFile = "broadsheet.yml"

  /// Writes the settings into a folder, which is made when it is not there.
  ///
  /// - Returns: the path of the file; `nil` when there is one already, which stays as it is.
  /// - Throws: when it cannot be written.
  package static func writeSettings(in folder: String) throws(SystemError) -> String? {
    let path = Folder.join(folder, settingsFile)
    guard File.stamp(path) == nil else { return nil }
    _ = try File.writeMakingFolders(Array(settings.utf8), to: path)
    return path
  }

  /// Copies the theme's files, but for those that are there already.
  ///
  /// - Returns: the paths of the files written.
  /// - Throws: when one cannot be written.
  package static func copyTheme(to folder: String) throws(SystemError) -> [String] {
    var written: [String] = []
    for file in DefaultTheme.files {
      let path = Folder.join(folder, file.path)
      guard File.stamp(path) == nil else { continue }
      _ = try File.writeMakingFolders(file.bytes, to: path)
      written.append(path)
    }
    return written
  }

  /// The settings of a new site: what most want to say is there, the rest stands in comments with its default.
  package static let settings = """
    # Settings of the archive. Lines that begin with # say nothing to the program: take the # away to use one.

    # The archive's name: at the top of every page, in feeds.
    title: My news archive
    # What the archive is, in a sentence, for feeds.
    # description: Articles of three papers, mirrored every hour.
    # The language of the site's own words (menus, dates): zh-Hans, zh-Hant or en. Articles keep their own.
    language: zh-Hans
    # Where the site is published. Feeds and sitemaps need it to name pages; without it feeds lead to the originals.
    # url: https://mirror.example/news/
    # Whose address search engines are told is an article's own: original, or page (the copy on this site).
    # canonical: original
    # The zone of times in content/ that are written without one: a name, or an offset such as +08:00.
    # timezone: Asia/Shanghai

    # The folder of captures that `broadsheet import` reads. Files in it are never changed.
    captures: captures
    # The folder of normalised articles that `import` writes and `build` reads. Yours to edit.
    # content: content
    # The folder that `build` writes the site to.
    # output: public
    # A folder whose files take the place of the theme's files of the same name. A folder Templates beside this file is
    # used without being named; `broadsheet init --theme` puts a copy of the theme there.
    # templates: Templates

    # How many articles a page of a list has (10 to 1000), and a feed (1 to 1000).
    # page_size: 60
    # feed_size: 50
    # Which lists have feeds of their own besides the archive: [] for none.
    # feeds: [outlets, sections, authors]

    # What a search finds: full (all of every article), titles (quicker to build, a tenth of the size), or off.
    # search: full
    # Compressed files beside pages, for web servers that send those: true, or false.
    # precompress: false

    # The pictures of articles, which `broadsheet media` fetches and `build` shows from then on.
    # media:
    #   folder: media
    #   absent: link                # what stands in the place of a picture that is not there: link (the one at its own
    #                               # address), or placeholder (a link to it: pages then load nothing from elsewhere)
    #   include: [picture]          # of [picture, audio, video]
    #   fallbacks:                  # where to look for what is no longer at its own address
    #     - https://web.archive.org/web/{date}id_/{url}
    #   connections: 16             # at once, and of them to one host
    #   connections_per_host: 2
    #   delay: 0                    # milliseconds between two requests on a connection
    #   largest: 32                 # mebibytes of a file
    #   smaller: false              # whether to make versions of large pictures for slow lines (needs libvips-tools)

    # Outlets that are not built in, or are to be named otherwise.
    # outlets:
    #   - slug: hepan               # its name in paths: small letters, digits, hyphens
    #     name: 河畔日报             # its name for readers
    #     other_names: [河畔网]      # what else it calls itself behind titles
    #     hosts: [hepan.example]    # where its articles live: hosts, subdomains included
    #     language: zh-Hans         # the language of its articles; left out, each article's text tells
    #     timezone: Asia/Shanghai   # the zone of its dates
    #     section: 0                # which part of an article's path names the section, counted from 0

    # Which rules clean captures up: `broadsheet rules` lists them.
    # rules:
    #   off: [bold-headings]
    #   own:
    #     - name: promo
    #       host: news.example
    #       drop: "div.promo, #newsletter"

    """
}
