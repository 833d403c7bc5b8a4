import Glibc

/// This program among others, and running them.
package enum Program {
  /// What the system ends a process with whose writing fails: to a reader that went away, and beyond the size that a file may have.
  private static let writingSignals = [SIGPIPE, SIGXFSZ]

  /// Lets writing fail with an error where the system would end the process. Programs that it runs are ended as ever.
  package static func outliveFailedWrites() {
    for number in writingSignals { signal(number, SIG_IGN) }
  }

  /// Keeps the numbers of standard input, output and errors from files: where one is closed (`>&-`), the next file that is opened would
  /// have its number, and what is printed would be written into it.
  package static func occupyStandardDescriptors() {
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) < 0 {
      // The lowest number that is free is taken, which is this one. Only to read: what cannot be printed is told as that.
      _ = open("/dev/null", O_RDONLY)
    }
  }

  /// Runs a program of the system, without a shell, and waits for its end. What it prints is not shown.
  ///
  /// - Parameters:
  ///   - name: its name, which is looked for as shells do.
  ///   - variables: what is added to the variables of its environment: `NAME=value`.
  /// - Returns: its exit status; one above 128 when it was killed.
  /// - Throws: when it cannot be started; `isMissing` tells that it is not there.
  package static func run(_ name: String, _ arguments: [String], variables: [String] = []) throws(SystemError) -> Int {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in writingSignals { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    // Lists of texts that end with a null pointer, as C has them; `strdup` makes each, and they are freed below.
    var words = ([name] + arguments).map { strdup($0) } + [nil]
    var inherited: [UnsafeMutablePointer<CChar>?] = []
    var next = environ
    while let text = next.pointee {
      inherited.append(text)
      next += 1
    }
    let added = variables.map { strdup($0) }
    var all = added + inherited + [nil]
    defer { for text in words + added { free(text) } }
    var process = pid_t()
    let failure = posix_spawnp(&process, name, &actions, &attributes, &words, &all)
    guard failure == 0 else { throw SystemError("run", name, code: failure) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw SystemError("wait for", name) }
    }
    // The lowest seven bits tell of a signal, the next eight are the status.
    let signal = Int(status & 0x7F)
    return signal == 0 ? Int(status >> 8 & 0xFF) : 128 + signal
  }
}
