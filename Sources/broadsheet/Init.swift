import ArgumentParser
import Diagnostics
import Platform
import Site

/// `broadsheet init`
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Begin a site: write a broadsheet.yml that explains itself, and on request a copy of the theme.",
    discussion: """
      Nothing that is there is overwritten. Files of a folder Templates beside broadsheet.yml take the place of the theme's \
      files of the same name: keep those that you change, and delete the others, so that they follow new versions.

      Example: broadsheet init archive --theme

      Exit status: 0 all well; 2 a file cannot be written.
      """)

  @Argument(help: ArgumentHelp("The folder of the site.", valueName: "folder"))
  var folder = "."

  @Flag(help: "Copy the theme into the folder Templates, for editing.")
  var theme = false

  func run() throws {
    let console = Reporter(format: .text)
    try console.locking(
      [.writing(Folder.join(folder, Theme.folder))], for: "init", patience: FolderLock.grace
    ) {
      try begin(console)
    }
    console.summarise("Put captures into \(Folder.join(folder, "captures")) and run broadsheet build there.")
  }

  private func begin(_ console: Reporter) throws {
    do throws(SystemError) {
      if let file = try SiteStart.writeSettings(in: folder) {
        console.summarise("wrote \(file)")
      } else {
        console.summarise("\(Folder.join(folder, SiteStart.settingsFile)) is there already and stays as it is")
      }
      if theme {
        let files = try SiteStart.copyTheme(to: Folder.join(folder, Theme.folder))
        console.summarise("wrote \(files.count) files of the theme to \(Folder.join(folder, Theme.folder))")
      }
    } catch {
      console.complain(
        "cannot \(error.operation) \(error.path): \(error.reason)", help: "see that the folder may be written to")
      throw Status.failed
    }
  }
}
