import Platform

/// The bytes of files that were read for the catalog, until their pages are made: as many as there is room for, so that these
/// files need not be read once more.
final class KeptTexts: Sendable {
  private struct State {
    /// How many bytes there is room for.
    var room: Int
    var texts: [Int: [UInt8]] = [:]
    /// Whether there was no more room once: then giving back what they were in is worth its while.
    var wasFull = false
  }

  private let state: Lock<State>

  /// - Parameter room: how many bytes are kept at most.
  init(room: Int) { state = Lock(State(room: room)) }

  /// Keeps the bytes of a file, if there is room for them.
  func keep(_ bytes: [UInt8], of file: Int) {
    state.withLock { state in
      guard state.texts[file] == nil else { return }
      guard bytes.count <= state.room else {
        state.wasFull = true
        return
      }
      state.room -= bytes.count
      state.texts[file] = bytes
    }
  }

  /// The bytes of a file, if they were kept. They are no longer then: few are asked for twice.
  func take(_ file: Int) -> [UInt8]? {
    let (bytes, isEmptied) = state.withLock { state -> ([UInt8]?, Bool) in
      guard let bytes = state.texts.removeValue(forKey: file) else { return (nil, false) }
      state.room += bytes.count
      guard state.texts.isEmpty, state.wasFull else { return (bytes, false) }
      state.wasFull = false
      return (bytes, true)
    }
    if isEmptied { Memory.giveBack() }
    return bytes
  }
}
