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
    if Folder.isSame(media.folder, Folder.join(output, MediaName.siteFolder)) {
      return Diagnostic(
        .error, "same-folder",
        "kept pictures cannot be where the site has its copies, which are removed with their pages",
        file: media.folder,
        help: "name another folder, media: folder: in broadsheet.yml, and move them there; nothing was done")
    }
    return nil
  }
}
