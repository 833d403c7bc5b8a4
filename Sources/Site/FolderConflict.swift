import Diagnostics
import Media
import Platform

extension Configuration {
  /// Why a site cannot be built in these folders: it would take the place of what it is made of.
  package var folderConflict: Diagnostic? {
    if Folder.isSame(content, output) {
      return Diagnostic(
        .error, "same-folder", "the site cannot be written to the folder of the articles", file: output,
        help: "name another folder, output: in broadsheet.yml or --output; nothing was done")
    }
    if let captures, Folder.isSame(captures, output) {
      return Diagnostic(
        .error, "same-folder", "the site cannot be written to the folder of the captures", file: output,
        help: "name another folder, output: in broadsheet.yml or --output; nothing was done")
    }
    return captureConflict ?? mediaConflict
  }

  /// Why captures cannot be imported into the folder of articles: it is their own, which is never written to; `nil` when they can.
  package var captureConflict: Diagnostic? {
    guard let captures, Folder.isSame(captures, content) else { return nil }
    return Diagnostic(
      .error, "same-folder", "the articles cannot be written to the folder of the captures",
      file: content, help: "name another folder, content: in broadsheet.yml or --content; nothing was done")
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
