import CLinux

/// What tells one build of this program from another: state that one of them left may mean something else to the next.
package enum ProgramIdentity {
  /// The identity of the running program: what the linker noted of it (`--build-id`), else the state of its file.
  package static let value: UInt64 = {
    var digest = Digest()
    if let note = buildIdentifier {
      for byte in note { digest.add(Int(byte)) }
    } else if let stamp = File.stamp("/proc/self/exe") {
      digest.add(stamp.size)
      digest.add(stamp.modified)
      digest.add(stamp.identity)
    }
    return digest.value
  }()

  /// The kinds of the auxiliary vector's entries for the program headers (elf.h, AT_PHDR and AT_PHNUM).
  private static let programHeaders: UInt = 3
  private static let programHeaderCount: UInt = 5
  /// Kinds of program headers (elf.h, PT_NOTE and PT_PHDR), the size of one in a program of 64 bits, and the kind of the note
  /// (NT_GNU_BUILD_ID).
  private static let noteHeader: UInt32 = 4
  private static let ownHeader: UInt32 = 6
  private static let headerSize = 56
  private static let identifierNote: UInt32 = 3

  /// The linker's note in the program as it lies in memory; `nil` when it made none.
  private static var buildIdentifier: [UInt8]? {
    guard let start = UnsafeRawPointer(bitPattern: getauxval(programHeaders)) else { return nil }
    let headers = (0..<Int(getauxval(programHeaderCount))).map { start + $0 * headerSize }
    func field(_ header: UnsafeRawPointer, _ offset: Int) -> Int {
      Int(truncatingIfNeeded: header.load(fromByteOffset: offset, as: UInt64.self))
    }
    // The headers know their own address as the linker saw it: the difference is where the program was put.
    guard let own = headers.first(where: { $0.load(as: UInt32.self) == ownHeader }) else { return nil }
    let base = start - field(own, 16)
    for header in headers where header.load(as: UInt32.self) == noteHeader {
      let notes = UnsafeRawBufferPointer(start: base + field(header, 16), count: field(header, 40))
      if let identifier = identifier(in: notes) { return identifier }
    }
    return nil
  }

  /// The identifier among notes, each of which has the sizes of its name and of what it says, its kind, then both.
  private static func identifier(in notes: UnsafeRawBufferPointer) -> [UInt8]? {
    func padded(_ size: UInt32) -> Int { (Int(size) + 3) & ~3 }
    var offset = 0
    while offset + 12 <= notes.count {
      let name = padded(notes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
      let size = notes.loadUnaligned(fromByteOffset: offset + 4, as: UInt32.self)
      let start = offset + 12 + name
      guard start + padded(size) <= notes.count else { return nil }
      if notes.loadUnaligned(fromByteOffset: offset + 8, as: UInt32.self) == identifierNote {
        return Array(notes[start..<start + Int(size)])
      }
      offset = start + padded(size)
    }
    return nil
  }
}
