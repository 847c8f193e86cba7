internal import CSyscalls
private import Glibc
internal import SystemPackage

extension Git {
  /// Runs a program to its end. It reads and writes files in memory: a pipe could fill up while
  /// another one is waited for, and whatever the program leaves running would keep it open.
  static func run(
    _ words: [String], _ environment: [String], _ input: [UInt8]
  ) throws(Errno) -> Result {
    let source = try memoryFile()
    let output = try memoryFile()
    let errors = try memoryFile()
    try source.writeAll(input)
    lseek(source.number, 0, SEEK_SET)
    let child = try spawn(words, environment, [source.number, output.number, errors.number])
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      if errno != EINTR { throw .latest }
    }
    return Result(
      exitCode: status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F,
      output: try contents(output),
      errors: String(decoding: try contents(errors), as: UTF8.self))
  }

  static func isExecutable(_ path: String) -> Bool { access(path, X_OK) == 0 }

  private static func memoryFile() throws(Errno) -> Descriptor {
    Descriptor(owning: try uninterrupted { csyscalls_memory_file("git") })
  }

  private static func contents(_ file: borrowing Descriptor) throws(Errno) -> [UInt8] {
    try file.read(at: 0, count: file.status().stamp.size)
  }

  private static func spawn(
    _ words: [String], _ environment: [String], _ files: [Int32]
  ) throws(Errno) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (target, file) in files.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, file, Int32(target))
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    useDefaultSignals(&attributes)
    var child: pid_t = 0
    let failure = withStrings(words) { words in
      withStrings(environment) { variables in
        posix_spawnp(&child, "git", &actions, &attributes, words, variables)
      }
    }
    if failure != 0 { throw Errno(rawValue: failure) }
    return child
  }

  /// What this program ignores or blocks, git gets as any program does.
  private static func useDefaultSignals(_ attributes: inout posix_spawnattr_t) {
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    // A session of its own has no terminal: neither git nor ssh nor a helper of theirs can ask there.
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF) | csyscalls_spawn_session)
  }

  /// The words as C has them, an array that ends in null.
  private static func withStrings<Result>(
    _ words: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
  ) -> Result {
    let strings = words.map { strdup($0) }
    defer { for string in strings { free(string) } }
    return body(strings + [nil])
  }
}
