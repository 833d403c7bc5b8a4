import Platform

extension InputRecord {
  func write(to writer: inout RecordWriter) {
    writer.add(path)
    writer.add(stamp?.size ?? -1)
    if let stamp {
      writer.add(fixed: UInt64(bitPattern: Int64(stamp.modified)))
      writer.add(fixed: stamp.identity)
    }
    writer.add(place)
    writer.add(related) { $0.add(Int($1)) }
    for contents in [record, traits, links] { writer.add(contents.count) }
  }

  /// Where the contents of the next input begin: its record, its traits, its links.
  struct Starts {
    var record = 0
    var traits = 0
    var links = 0
  }

  /// - Parameter starts: where its contents begin; behind them afterwards.
  init(_ reader: inout RecordReader, _ starts: inout Starts) throws(RecordReader.Damage) {
    path = try reader.text()
    let size = try reader.number()
    if size >= 0 {
      stamp = File.Stamp(
        size: size, modified: Int(Int64(bitPattern: try reader.fixed())), identity: try reader.fixed())
    }
    place = try reader.number()
    related = try reader.items { (reader: inout RecordReader) throws(RecordReader.Damage) in
      Int32(truncatingIfNeeded: try reader.number())
    }
    record = try Self.range(&reader, &starts.record)
    traits = try Self.range(&reader, &starts.traits)
    links = try Self.range(&reader, &starts.links)
  }

  private static func range(_ reader: inout RecordReader, _ start: inout Int) throws(RecordReader.Damage) -> Range<Int>
  {
    let count = try reader.number()
    guard count >= 0, count <= 1 << 40, start <= 1 << 40 else { throw RecordReader.Damage() }
    defer { start += count }
    return start..<start + count
  }
}

extension PageRecord {
  /// The path of a page's only file is mostly its own, and not written twice.
  func write(to writer: inout RecordWriter) {
    writer.add(path)
    writer.add(fixed: inputs)
    writer.add(fixed: lookups)
    let isPlain = files.count == 1 && files.first?.path == path
    writer.add(isPlain ? 0 : files.count + 1)
    for file in files {
      if !isPlain { writer.add(file.path) }
      writer.add(fixed: file.fingerprint.value)
    }
  }

  init(_ reader: inout RecordReader) throws(RecordReader.Damage) {
    path = try reader.text()
    inputs = try reader.fixed()
    lookups = try reader.fixedNumbers()
    let count = try reader.number()
    files = []
    if count == 0 {
      files.append(FileRecord(path: path, fingerprint: Fingerprint(value: try reader.fixed())))
    }
    for _ in 1..<max(1, count) {
      files.append(FileRecord(path: try reader.text(), fingerprint: Fingerprint(value: try reader.fixed())))
    }
    for file in files { try file.check() }
  }
}

extension FileRecord {
  package func write(to writer: inout RecordWriter) {
    writer.add(path)
    writer.add(fixed: fingerprint.value)
  }

  package init(_ reader: inout RecordReader) throws(RecordReader.Damage) {
    self.init(path: try reader.text(), fingerprint: Fingerprint(value: try reader.fixed()))
    try check()
  }

  /// Nothing outside the folder is ever touched, whatever is written down.
  fileprivate func check() throws(RecordReader.Damage) {
    guard Folder.contains(path) else { throw RecordReader.Damage() }
  }
}

extension FolderRecord {
  func write(to writer: inout RecordWriter) {
    writer.add(path)
    writer.add(state ?? -1)
  }

  init(_ reader: inout RecordReader) throws(RecordReader.Damage) {
    path = try reader.text()
    let state = try reader.number()
    self.state = state >= 0 ? state : nil
    guard path.isEmpty || Folder.contains(path) else { throw RecordReader.Damage() }
  }
}
