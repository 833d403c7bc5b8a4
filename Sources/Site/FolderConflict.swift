import Diagnostics
import Media
import Platform

extension Configuration {
  /// Why a site cannot be built in these folders: it would take the place of what it is made of.
  package var folderConflict: Diagnostic? {
    Self.conflict("the site", to: output, "output", with: content, "the articles")
      ?? Self.conflict("the site", to: output, "output", with: captures, "the captures") ?? captureConflict
      ?? mediaConflict
  }

  /// Why captures cannot be imported into the folder of articles: it is their own, which is never written to, or they lie in it and
  /// would be taken for articles; `nil` when they can.
  package var captureConflict: Diagnostic? {
    if let conflict = Self.conflict("the articles", to: content, "content", with: captures, "the captures") {
      return conflict
    }
    guard let captures, Folder.path(of: captures, within: content) != nil else { return nil }
    return Self.diagnostic("the captures, \(captures), lie in the folder of the articles", content, "content")
  }

  /// Why something cannot be written to a folder, whose setting and option have a name: it is that of something else.
  private static func conflict(
    _ what: String, to folder: String, _ setting: String, with other: String?, _ owner: String
  ) -> Diagnostic? {
    guard let other, Folder.isSame(other, folder) else { return nil }
    return diagnostic("\(what) cannot be written to the folder of \(owner)", folder, setting)
  }

  private static func diagnostic(_ message: String, _ folder: String, _ setting: String) -> Diagnostic {
    Diagnostic(
      .error, "same-folder", message, file: folder,
      help: "name another folder, \(setting): in broadsheet.yml or --\(setting); nothing was done")
  }

  /// Why the report of an import cannot be written to a file: it would take the place of the settings, or come to stand in a folder that has
  /// something else in it; `nil` when it can.
  ///
  /// - Parameter settings: the file of the settings.
  package func reportConflict(_ file: String, settings: String) -> Diagnostic? {
    let whole = Folder.wholePath(of: file)
    let folders = [
      (captures, "the captures"), (content, "the articles"), (output, "the site"), (media.folder, "the kept pictures"),
      (templates, "the theme"),
    ]
    let place =
      whole == Folder.wholePath(of: settings)
      ? "in the place of the settings"
      : folders.first { folder, _ in folder.map { Self.isWithin(whole, Folder.wholePath(of: $0)) } == true }.map {
        "into the folder of \($1)"
      }
    return place.map { place in
      Diagnostic(
        .error, "report", "the report cannot be written \(place)", file: file,
        help: "name another file with --report; nothing was done")
    }
  }

  private static func isWithin(_ path: String, _ folder: String) -> Bool {
    path == folder || path.hasPrefix(folder == "/" ? folder : folder + "/")
  }

  /// Why no pictures can be kept in their folder; `nil` when they can.
  package var mediaConflict: Diagnostic? {
    let message: String
    if Folder.isSame(media.folder, Folder.join(output, MediaName.siteFolder)) {
      message = "kept pictures cannot be where the site has its copies, which are removed with their pages"
    } else if Folder.isSame(media.folder, content) {
      message = "kept pictures cannot be in the folder of the articles, which others may write while they are fetched"
    } else {
      return nil
    }
    return Diagnostic(
      .error, "same-folder", message, file: media.folder,
      help: "name another folder, media: folder: in broadsheet.yml, and move them there; nothing was done")
  }
}
