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
