/// What a search begins with: the segments of the index, and where in them to look.
package struct SearchManifest: Sendable {
  /// What is indexed.
  package enum Mode: String, Sendable {
    case full, titles
  }

  /// A part of the archive that is indexed by itself.
  package struct Segment: Sendable {
    /// Its folder.
    package var name: String
    /// What tells which numbers its articles have, in hexadecimal digits.
    package var digest: String
    /// How many numbers its articles can have; some may be nobody's.
    package var count: Int
    /// How many of these one file lists, with what results show of the articles.
    package var block: Int { Self.block(of: count) }
    /// The beginnings of the shards, packed.
    fileprivate(set) var keys: String
    /// Which numbers the articles of each day have, packed.
    fileprivate(set) var days: String
    /// The numbers of those in Traditional Chinese, packed.
    fileprivate(set) var traditional: String

    /// - Parameters:
    ///   - beginnings: those of the shards, as `PostingsIndex` has them.
    ///   - days: for each number the day of its article, as a number of days since 1970-01-01, ascending; `nil` where no article has it.
    ///   - traditional: the numbers of the articles in Traditional Chinese, ascending.
    package init(
      name: String, digest: String, beginnings: [UInt64], days: [Int?], traditional: [Int]
    ) {
      self.name = name
      self.digest = digest
      var keys = BitWriter()
      keys.writeGolomb(beginnings.count, 5)
      var coder = KeyCoder()
      for beginning in beginnings.dropFirst() { coder.write(Self.units(of: beginning)[...], to: &keys) }
      self.keys = keys.text
      var runs: [Run] = []
      var gap = 0
      for day in days {
        if let day, gap == 0, runs.last?.day == day {
          runs[runs.count - 1].count += 1
        } else if let day {
          runs.append(Run(day: day, gap: gap))
          gap = 0
        } else {
          gap += 1
        }
      }
      count = days.count
      var packed = BitWriter()
      packed.writeGolomb(runs.count, 5)
      var last = Self.firstDay
      for run in runs {
        packed.writeGolomb(run.day - last, 4)
        packed.writeGolomb(run.gap, 0)
        packed.writeGolomb(run.count - 1, 2)
        last = run.day
      }
      self.days = packed.text
      var list = BitWriter()
      list.writeGolomb(traditional.count, 5)
      let total = count
      traditional.map { Posting(UInt16(truncatingIfNeeded: $0), 0) }.withUnsafeBufferPointer {
        ListCoder(postings: $0).write(below: total, to: &list)
      }
      self.traditional = list.text
    }

    /// Articles of a day with numbers one behind the other.
    private struct Run {
      var day: Int
      /// How many numbers before them are nobody's.
      var gap: Int
      var count = 1
    }

    /// 0001-01-01, the first day that an article can have, in days since 1970-01-01.
    package static let firstDay = -719_162

    /// How many articles of a segment one file lists. Of a small archive's there should be few files, of a large one's small ones: what is
    /// found comes from a few of the former, and from nearly as many of the latter as articles are shown.
    package static func block(of count: Int) -> Int { count > 4096 ? 72 : count > 1024 ? 144 : 256 }

    private static func units(of beginning: UInt64) -> [UInt16] {
      (0..<4).map { UInt16(truncatingIfNeeded: beginning >> UInt64(48 - 16 * $0)) }.filter { $0 != 0 }
    }
  }

  /// The language of the site's own words.
  package var language: String
  package var mode: Mode
  /// The outlets, in the order by which articles refer to them.
  package var outlets: [(slug: String, name: String)]
  /// The oldest first.
  package var segments: [Segment]

  package init(language: String, mode: Mode, outlets: [(slug: String, name: String)], segments: [Segment]) {
    self.language = language
    self.mode = mode
    self.outlets = outlets
    self.segments = segments
  }
}
