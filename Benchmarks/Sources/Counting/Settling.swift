import Foundation

/// Waiting until times of files can be believed: file systems note them in steps of some milliseconds, so that a file that was
/// written a moment ago may change once more without showing it.
enum Settling {
  /// Waits until what was written can be told from what will be.
  static func pause() { Thread.sleep(forTimeInterval: 0.1) }

  /// A build that finds everything settled, and a pause behind it, so that the next one finds nothing to do.
  static func build(_ command: [String], in folder: String) throws {
    pause()
    try CountedCommand.run(command, in: folder)
    pause()
  }
}
