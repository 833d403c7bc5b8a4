import Content
import Diagnostics
import Media
import Platform

/// Fetches what articles name and is not kept yet.
package struct MediaRun {
  package var settings = FetchSettings()
  /// The folder of media.
  package let folder: String
  /// Whether all that failed before is tried again, and not only what is due.
  package var retriesFailed = false
  /// Files that were fetched before this moment, in seconds since 1970 UTC, are asked for anew; `nil` for none.
  package var refreshesBefore: Int?
  /// What makes smaller versions of large pictures; `nil`: none are made.
  package var smaller: Workers?
  /// The time that is written down: that of the run.
  package var time: Int
  /// Told how many of how many addresses are done, and how many bytes came.
  package var progress: (_ done: Int, _ of: Int, _ bytes: Int) -> Void = { _, _, _ in }

  package init(folder: String, time: Int) {
    self.folder = folder
    self.time = time
  }

  /// What a run did.
  package struct Summary: Sendable, Equatable {
    /// How many addresses are named, and of these how many files were there before.
    package var named = 0
    package var kept = 0
    /// How many were fetched, how many asked for anew and found to be the same, and how many bytes those have that
    /// were fetched.
    package var fetched = 0
    package var unchanged = 0
    package var bytes = 0
    /// How many failed now, and how many before, which were not tried again.
    package var failed = 0
    package var failedBefore = 0
    /// How many were not begun, since a bound was reached.
    package var left = 0
    /// How many smaller versions of pictures were made.
    package var smaller = 0
    /// What could not be fetched now, and what is wrong with the index.
    package var diagnostics: [Diagnostic] = []
  }

  /// Why nothing was fetched, or a run ended early.
  package enum Failure: Error, Sendable {
    /// A file cannot be read or written.
    case system(SystemError)
    /// The library is not there; its reason.
    case unavailable(String)
  }

  /// What would be fetched, without fetching it.
  package func plan(_ needs: [MediaNeed]) throws(Failure) -> (wanted: [MediaNeed], Summary) {
    do throws(SystemError) {
      var index = try MediaIndex(folder: folder)
      MediaJournal.takeUp(for: folder, into: &index)
      return plan(needs, &index)
    } catch {
      throw .system(error)
    }
  }

  /// Tells what is wanted, and takes files that are lost out of the index, so that no server is told that they are there.
  private func plan(_ needs: [MediaNeed], _ index: inout MediaIndex) -> (wanted: [MediaNeed], Summary) {
    var summary = Summary(named: needs.count, diagnostics: index.diagnostics)
    // What was never asked for comes before what failed.
    var (wanted, again): ([MediaNeed], [MediaNeed]) = ([], [])
    for need in needs {
      if let entry = index.entries[need.url], !entry.isKept(in: folder) { index.remove(need.url) }
      if let entry = index.entries[need.url] {
        guard let refreshesBefore, entry.fetched < refreshesBefore else {
          summary.kept += 1
          continue
        }
      } else if let failure = index.failures[need.url] {
        if retriesFailed || failure.isDue(at: time) { again.append(need) } else { summary.failedBefore += 1 }
        continue
      }
      wanted.append(need)
    }
    return (wanted + again, summary)
  }

  /// Fetches what is wanted, and writes the index.
  ///
  /// - Parameter needs: what articles name, each once, what is most wanted first.
  package func run(_ needs: [MediaNeed]) throws(Failure) -> Summary {
    do {
      var index = try MediaIndex(folder: folder)
      try Folder.make(folder)
      let journal = try MediaJournal(for: folder, into: &index)
      for leftover in try FolderWalk(folder).leftovers { try File.remove(leftover) }
      let (wanted, planned) = plan(needs, &index)
      var fetching = MediaFetching(self, wanted, index, journal, planned)
      if !wanted.isEmpty { try fetching.work() }
      index = fetching.index
      var summary = fetching.summary
      try addSmaller(for: needs, &index, &summary)
      try index.write(to: folder)
      try journal.end()
      return summary
    } catch let error as SystemError {
      throw .system(error)
    } catch let error as TransferLoop.Unavailable {
      throw .unavailable(error.reason)
    } catch {
      throw .unavailable("\(error)")
    }
  }

  /// Makes smaller versions, if that is wanted.
  private func addSmaller(
    for needs: [MediaNeed], _ index: inout MediaIndex, _ summary: inout Summary
  ) throws(SystemError) {
    guard let smaller else { return }
    do throws(SystemError) {
      let pictures = SmallerPictures(folder: folder, workers: smaller)
      let bytes = summary.bytes
      let (made, failed) = try pictures.make(for: needs, &index, time: time) { done, count in
        progress(done, count, bytes)
      }
      summary.smaller = made
      guard failed > 0 else { return }
      summary.diagnostics.append(
        Diagnostic(
          .warning, "media-smaller",
          "\(failed) pictures have no smaller version: \(SmallerPictures.program) cannot read them, or folders stand in their place",
          file: folder, help: "pages show them as they are"))
    } catch {
      guard error.operation == "run" else { throw error }
      summary.diagnostics.append(
        Diagnostic(
          .warning, "media-smaller",
          "no smaller versions are made: \(SmallerPictures.program) cannot be run: \(error.reason)",
          help: "install it (Debian calls it libvips-tools), or leave out --smaller; pages show pictures as they are"))
    }
  }
}
