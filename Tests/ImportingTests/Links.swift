import Foundation

/// Makes a symbolic link to something that is not there.
func linkToNowhere(_ path: String) throws {
  try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/nowhere/at/all")
}
