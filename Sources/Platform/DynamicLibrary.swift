import Glibc

/// A library of the system that the program can do without, looked for when it runs.
///
/// It stays loaded until the program ends, so that its functions may be called at any time and on any thread.
package struct DynamicLibrary: Sendable {
  /// The library's handle, which is an address.
  private let handle: UInt

  /// Loads a library; `nil` when the system has none of that name.
  ///
  /// - Parameter name: its soname, which tells the version of its interface: `libbrotlienc.so.1`. The dynamic linker looks for it
  ///   where the system's libraries are.
  package init?(_ name: String) {
    guard let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) else { return nil }
    self.handle = UInt(bitPattern: handle)
  }

  /// The address of what the library calls `name`; `nil` when it has nothing of that name.
  package func address(of name: String) -> UnsafeMutableRawPointer? {
    dlsym(UnsafeMutableRawPointer(bitPattern: handle), name)
  }
}
