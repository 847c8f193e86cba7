private import Glibc

/// A program that ran to its end: what it wrote, and how it ended.
///
/// It is spawned with an empty signal mask and default handlers, and writes into files: a pipe
/// could fill up, and whatever a program leaves running would keep it open.
package struct Spawned: Sendable {
  package let output: String
  package let errors: String
  /// The exit code; 128 and the signal's number where one ended it.
  package let exitCode: Int32

  /// Runs a program and waits for it.
  ///
  /// - Parameters:
  ///   - program: Its path.
  ///   - arguments: The words behind its name.
  ///   - environment: All of its environment.
  ///   - input: What it reads from standard input.
  /// - Throws: ``Failure`` where the program can't be run.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String] = [:],
    input: String = ""
  ) throws {
    let directory = try TemporaryDirectory()
    try directory.write(input, to: "in")
    let status = try Spawned.run(
      program, arguments, environment.map { "\($0.key)=\($0.value)" }, in: directory.path)
    output = try directory.text(of: "out")
    errors = try directory.text(of: "err")
    exitCode = status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
  }

  /// Why the program did not run.
  package struct Failure: Error {
    package let code: Int32
  }

  private static func run(
    _ program: String, _ arguments: [String], _ environment: [String], in directory: String
  ) throws -> Int32 {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    let writing = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&files, 0, directory + "/in", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, 1, directory + "/out", writing, 0o600)
    posix_spawn_file_actions_addopen(&files, 2, directory + "/err", writing, 0o600)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    clearSignals(&attributes)

    let child = try spawn([program] + arguments, environment, &files, &attributes)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status
  }

  /// Starts a program as the leader of a session whose terminal is this one; its number.
  static func start(
    _ words: [String], on terminal: String, _ environment: [String: String]
  ) throws -> Int32 {
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    for descriptor in Int32(0)...2 {
      posix_spawn_file_actions_addopen(&files, descriptor, terminal, O_RDWR, 0)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    let inNewSession: Int32 = 0x80  // POSIX_SPAWN_SETSID
    clearSignals(&attributes, besides: inNewSession)
    let variables = environment.map { "\($0.key)=\($0.value)" }
    return try spawn(words, variables, &files, &attributes)
  }

  private static func spawn(
    _ words: [String], _ environment: [String], _ files: inout posix_spawn_file_actions_t,
    _ attributes: inout posix_spawnattr_t
  ) throws -> Int32 {
    var child = pid_t()
    let code = withStrings(words) { arguments in
      withStrings(environment) { variables in
        posix_spawn(&child, words[0], &files, &attributes, arguments, variables)
      }
    }
    guard code == 0 else { throw Failure(code: code) }
    return child
  }

  private static func clearSignals(
    _ attributes: inout posix_spawnattr_t, besides others: Int32 = 0
  ) {
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    let flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF) | others
    posix_spawnattr_setflags(&attributes, Int16(flags))
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

extension Spawned {
  /// The path of a product that was built with the tests, which lies beside them.
  package static func product(_ name: String) -> String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let tests = String(
      decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    return tests.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 } + "/" + name
  }
}
