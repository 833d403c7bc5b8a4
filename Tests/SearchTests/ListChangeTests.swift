import Testing
import TestSupport

@testable import Search

@Suite struct ListChangeTests {
  /// Contexts of all kinds: of one to twelve followers, at each level.
  static func contexts(_ count: Int, using random: inout SeededGenerator) -> [TermContext] {
    (0..<count).map { _ in
      let followers = UInt16.random(in: 1...0xFFF, using: &random)
      let few = Bool.random(using: &random) ? followers & ~(followers &- 1) : followers
      return TermContext(bits: UInt16.random(in: 0...2, using: &random) << TermContext.levelShift | few)
    }
  }

  @Test("contexts are passed over as they are read", arguments: [ListForm.bare, .level, .full])
  func lengths(form: ListForm) throws {
    var random = SeededGenerator(11)
    let contexts = Self.contexts(2000, using: &random)
    var writer = BitWriter()
    for context in contexts {
      switch form {
      case .bare: break
      case .level: context.writeLevel(to: &writer)
      case .full: context.write(to: &writer)
      }
    }
    writer.write(0x5A5A, 16)
    let lengths = ContextLengths.of(form)
    #expect((lengths == nil) == (form == .bare))
    let packed = writer.finished
    for skipped in [0, 1, 2, 11, 12, 13, 100, 1999, 2000] {
      var reader = BitReader(packed[...])
      var other = BitReader(packed[...])
      lengths?.skip(skipped, in: &reader)
      for _ in 0..<skipped where form != .bare {
        _ = form == .level ? TermContext(levelFrom: &other) : TermContext(from: &other)
      }
      #expect(reader.place == other.place)
      guard skipped < 2000, form != .bare else {
        #expect(form == .bare || reader.read(16) == 0x5A5A)
        continue
      }
      let read = form == .level ? TermContext(levelFrom: &reader) : TermContext(from: &reader)
      #expect(form == .level ? read.level == contexts[skipped].level : read == contexts[skipped])
    }
  }

  @Test("bits are copied from any place to any other") func copied() {
    var random = SeededGenerator(12)
    let bits = (0..<1000).map { _ in Int.random(in: 0...1, using: &random) }
    var source = BitWriter()
    for bit in bits { source.write(UInt64(bit), 1) }
    let packed = source.finished
    for (start, before) in [(0, 0), (1, 0), (46, 1), (47, 46), (48, 13), (200, 47), (333, 20)] {
      for count in [0, 1, 16, 17, 46, 47, 48, 94, 95, 500] {
        var reader = BitReader(packed[...])
        reader.skip(start)
        var writer = BitWriter()
        for _ in 0..<before { writer.write(1, 1) }
        writer.copy(count, from: &reader)
        writer.write(0b101, 3)
        #expect(reader.place == start + count)
        var copied = BitReader(writer.finished[...])
        copied.skip(before)
        #expect((0..<count).allSatisfy { copied.read(1) == bits[start + $0] })
        #expect(copied.read(3) == 0b101)
      }
    }
  }

  @Test("what becomes of a list is told in steps that lead there", arguments: 0..<40 as Range<UInt64>)
  func steps(seed: UInt64) {
    var random = SeededGenerator(seed)
    let count = 200
    func numbers(_ most: Int) -> [Int] {
      Set((0..<Int.random(in: 0...most, using: &random)).map { _ in Int.random(in: 0..<count, using: &random) })
        .sorted()
    }
    let before = numbers(80).map { Posting(UInt16($0), UInt16($0)) }
    let changed = numbers(seed.isMultiple(of: 2) ? 4 : 60)
    let now = changed.filter { _ in Bool.random(using: &random) }.map { Posting(UInt16($0), UInt16(1000 + $0)) }
    var change = ListChange()
    // What another list left behind is gone.
    for _ in 0..<2 {
      before.withUnsafeBufferPointer { change.compare($0, NumberSet(Set(changed), below: count), now) }
    }
    let expected = (before.filter { !changed.contains($0.number) } + now).sorted { $0.number < $1.number }
    #expect(change.numbers.map(\.number) == expected.map(\.number))
    var (left, contexts) = (before[...], [UInt16]())
    for step in change.steps {
      switch step {
      case .keep(let count):
        contexts += left.prefix(count).map(\.context.bits)
        left = left.dropFirst(count)
      case .drop: left = left.dropFirst()
      case .add(let context): contexts.append(context.bits)
      }
    }
    #expect(left.isEmpty)
    #expect(contexts == expected.map(\.context.bits))
  }
}
