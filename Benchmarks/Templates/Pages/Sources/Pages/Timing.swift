/// Microseconds of one call, over some.
public func time(_ calls: Int, _ body: () -> Void) -> Double {
  let start = ContinuousClock.now
  for _ in 0..<calls { body() }
  let elapsed = (ContinuousClock.now - start).components
  return (Double(elapsed.seconds) * 1e6 + Double(elapsed.attoseconds) / 1e12) / Double(calls)
}
