import Platform

/// Writes a ledger, part by part, so that it is never in memory as a whole.
package struct LedgerWriter {
  private let stream: FileStream
  private var block = RecordWriter()
  private var sizes: [Int] = []
  private var sums: [UInt64] = []
  private var size = 0
  private var sum = BlockSum()

  /// Begins the ledger that will be at `path`, making the folder when it is not there.
  package init(_ path: String) throws(SystemError) {
    try Folder.make(Folder.parent(of: path))
    stream = try FileStream(path)
    try stream.append([UInt8](repeating: 0, count: LedgerFile.headSize)[...])
  }

  /// Writes what was read: the first half of the file, which needs no page.
  ///
  /// - Parameters:
  ///   - count: how many inputs there are.
  ///   - input: tells of each input, in the order of their paths; of the places of its contents only the lengths are used.
  ///   - contents: what was taken from each.
  package mutating func write(
    count: Int, inputFolders: [FolderRecord], input: (_ index: Int) -> InputRecord,
    contents: (_ index: Int) -> InputContents
  ) throws(SystemError) {
    try writePart(0..<count) { input($1).write(to: &$0) }
    try writePart(inputFolders) { $1.write(to: &$0) }
    try write(0..<count) { $0.add(raw: contents($1).record) }
    try write(0..<count) { $0.add(raw: UnsafeRawBufferPointer(contents($1).traits)) }
    try write(0..<count) { $0.add(raw: UnsafeRawBufferPointer(contents($1).links)) }
  }

  /// Writes what was made; nothing of a page that could not be made.
  package mutating func write(_ pages: [PageRecord?]) throws(SystemError) {
    block.add(pages.count { $0 != nil })
    try write(pages) { $1?.write(to: &$0) }
  }

  /// Ends the ledger, and gives the file its name, once all of it is on the disk: the journal goes then.
  ///
  /// - Parameter folders: asked for last: until then a clock may tick once more.
  package mutating func finish(head: LedgerFile.Head, folders: () -> [FolderRecord]) throws(SystemError) {
    try writePart(folders()) { $1.write(to: &$0) }
    try stream.replaceBeginning(with: headBytes(head))
    try stream.finish(durably: true)
  }

  /// Writes a part of items behind their number.
  private mutating func writePart<Items: Collection>(
    _ items: Items, _ write: (inout RecordWriter, Items.Element) -> Void
  ) throws(SystemError) {
    block.add(items.count)
    try self.write(items, write)
  }

  /// Writes items and ends the part.
  private mutating func write<Items: Sequence>(
    _ items: Items, _ write: (inout RecordWriter, Items.Element) -> Void
  ) throws(SystemError) {
    for item in items {
      write(&block, item)
      try flushBlocks()
    }
    try endPart()
  }

  private func headBytes(_ head: LedgerFile.Head) -> [UInt8] {
    var numbers: [UInt64] = [
      head.recordBasis, head.buildBasis, UInt64(head.pages), UInt64(head.articles), head.wasSilent ? 1 : 0,
    ]
    for part in sizes.indices { numbers += [UInt64(sizes[part]), sums[part]] }
    var writer = RecordWriter()
    writer.add(raw: Array(LedgerFile.title.utf8)[...])
    for number in numbers { writer.add(fixed: number) }
    writer.add(fixed: Fingerprint(writer.bytes).value)
    return writer.bytes
  }

  /// Writes what is there of whole blocks.
  private mutating func flushBlocks() throws(SystemError) {
    guard block.bytes.count >= BlockSum.blockSize else { return }
    let count = block.bytes.count / BlockSum.blockSize * BlockSum.blockSize
    try flush(count)
  }

  private mutating func flush(_ count: Int) throws(SystemError) {
    block.bytes.withUnsafeBufferPointer { sum.add(UnsafeBufferPointer(rebasing: $0[..<count])) }
    try stream.append(block.bytes[..<count])
    size += count
    block.removeFirst(count)
  }

  private mutating func endPart() throws(SystemError) {
    try flush(block.bytes.count)
    sizes.append(size)
    sums.append(sum.value)
    size = 0
    sum = BlockSum()
  }
}
