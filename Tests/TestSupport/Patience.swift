import Glibc

/// How much more time things may take where they are watched.
package enum Patience {
  /// 1; under a sanitizer, which `make sanitize` tells by a variable, 10.
  package static let factor = getenv("ASAN_OPTIONS") == nil && getenv("TSAN_OPTIONS") == nil ? 1 : 10
}
