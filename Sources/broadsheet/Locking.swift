import ArgumentParser
import Content
import Diagnostics
import Platform

/// The option of commands that use folders which other runs could change.
struct Waiting: ParsableArguments {
  @Option(
    defaultAsFlag: Patience.withoutEnd,
    help: ArgumentHelp(
      "Wait for another run that uses the same folders to end, for so many seconds at most. Without it, nothing is done then.",
      valueName: "seconds"))
  var wait: Patience?

  /// How many seconds to wait for a lock.
  var patience: Double { max(FolderLock.grace, Double(wait?.seconds ?? 0)) }
}

/// For how long to wait, as help and command line say it.
struct Patience: ExpressibleByArgument, CustomStringConvertible {
  let seconds: Int

  static let withoutEnd = Patience(seconds: .max)

  var description: String { seconds == .max ? "without end" : String(seconds) }

  private init(seconds: Int) { self.seconds = seconds }

  init?(argument: String) {
    guard let seconds = Int(argument), seconds >= 0 else { return nil }
    self.seconds = seconds
  }
}

/// A folder that a command uses, and what for.
struct FolderUse {
  let folder: String
  let use: FolderLock.Use

  static func reading(_ folder: String) -> FolderUse { FolderUse(folder: folder, use: .reading) }
  static func writing(_ folder: String) -> FolderUse { FolderUse(folder: folder, use: .writing) }
}

extension Reporter {
  /// Does something while no other run changes what it reads, or uses what it changes.
  ///
  /// - Parameters:
  ///   - uses: the folders, in the order that `FolderLock` names, none of them twice.
  ///   - command: the command's name, for the messages of others.
  /// - Throws: `Status.failed`, with a diagnostic, when another run uses one of them.
  func locking<Result>(
    _ uses: [FolderUse], for command: String, patience: Double, _ body: () throws -> Result
  ) throws -> Result {
    let locks = try uses.map { try lock($0, for: command, patience: patience) }
    return try withExtendedLifetime(locks, body)
  }

  private func lock(_ use: FolderUse, for command: String, patience: Double) throws -> FolderLock {
    let isShown = Console.isInteractive && format == .text
    var isWaiting = false
    defer { if isWaiting { Console.complain("\r\u{1B}[K") } }
    do throws(FolderLock.Failure) {
      let lock = try FolderLock(use.folder, for: use.use, command: command, patience: patience) { holder in
        guard isShown else { return }
        isWaiting = true
        Console.complain("waiting for \(Self.name(of: holder)), which uses \(use.folder)")
      }
      if !lock.isEffective { report([Self.unlocked(use.folder)]) }
      return lock
    } catch {
      switch error {
      case .held(let holder): report([Self.locked(use.folder, by: holder)])
      case .system(let error): report([error.diagnostic])
      }
      throw Status.failed
    }
  }

  private static func name(of holder: FolderLock.Holder?) -> String {
    guard let holder else { return "another run" }
    return "process \(holder.process) (broadsheet \(holder.command), since \(Timestamp(seconds: holder.since).rfc3339))"
  }

  private static func locked(_ folder: String, by holder: FolderLock.Holder?) -> Diagnostic {
    Diagnostic(
      .error, "locked", "\(name(of: holder)) is using the folder", file: folder,
      help: "run it again when that has ended, or with --wait; nothing was done")
  }

  private static func unlocked(_ folder: String) -> Diagnostic {
    Diagnostic(
      .warning, "unlocked", "the file system cannot lock the folder", file: folder,
      help: "see that no two runs use it at once: they would disturb each other")
  }
}

extension SystemError {
  /// What a command says of it when it ends with it.
  var diagnostic: Diagnostic {
    let help =
      if isFull {
        "make room and run it again: it goes on where it stopped"
      } else if let limitRemedy {
        "\(limitRemedy), then run it again"
      } else if isForbidden {
        "see that it may be \(operation.hasPrefix("read") ? "read" : "written to"), then run it again"
      } else if isOccupied {
        "move away what stands in its place, then run it again"
      } else {
        "see that the path is right and may be used, then run it again"
      }
    return Diagnostic(.error, "system", "cannot \(operation): \(reason)", file: path, help: help)
  }
}
