import Glibc
import TestSupport

/// A save that `strace` disturbs: it stands in for a failing disk and for `kill -9`.
///
/// `Tests/faults` does the same for every system call and every kind of save; this is its short form.
struct DisturbedSave: ~Copyable {
  static let isPossible = access("/usr/bin/strace", X_OK) == 0

  let sandbox: CommandSandbox
  private let words: [String]

  init(_ words: [String]) throws {
    sandbox = try CommandSandbox()
    self.words = words
  }

  /// Runs the save; `fault` is what happens at the given call of that name, in strace's words.
  func run(_ call: Call, fault: String, _ isForEver: Bool = false) throws -> Spawned {
    try strace(
      ["-qq", "-o", "/dev/null", "-e", "trace=\(call.name)", "-e"]
        + ["inject=\(call.name):\(fault):when=\(call.number)" + (isForEver ? "+" : "")])
  }

  /// A system call: its name, and how many of that name came before, and itself.
  struct Call: Hashable, Sendable, CustomStringConvertible {
    let name: String
    let number: Int
    var description: String { "\(name) \(number)" }
  }

  /// The calls of an undisturbed save that change something, from its first lock to its last. Those up
  /// to some earlier unlocking are left out: a note in the user's own state.
  func calls(afterUnlocking earlier: Int = 0) throws -> [Call] {
    _ = try strace(["-qq", "-o", sandbox.directory.path + "/calls"])
    var (counts, calls): ([String: Int], [Call]) = ([:], [])
    var (end, unlocked) = (0, 0)
    for line in try sandbox.directory.text(of: "calls").split(separator: "\n") {
      guard let name = line.split(separator: "(").first.map(String.init) else { continue }
      counts[name, default: 0] += 1
      if !calls.isEmpty && line.contains("LOCK_UN") && end == 0 {
        unlocked += 1
        if unlocked > earlier { end = calls.count } else { calls = [] }
      }
      if Self.changing.contains(name) || line.contains("O_CREAT") {
        calls.append(Call(name: name, number: counts[name, default: 0]))
      }
    }
    return Array(calls.prefix(end))
  }

  private static let changing: Set<String> = [
    "write", "fsync", "fdatasync", "renameat", "renameat2", "linkat", "unlinkat", "fchmod",
  ]

  /// Every file's text, without the time of day, and without temporary files.
  func texts() throws -> [String: String] {
    var texts: [String: String] = [:]
    for file in try sandbox.directory.entries() where file.hasPrefix("acme/") {
      guard file.hasSuffix(".rec") || file.hasSuffix(".csv") else { continue }
      texts[file] = try sandbox.directory.text(of: file).split(
        separator: "\n", omittingEmptySubsequences: false
      ).map { $0.hasPrefix("2018-02-21T") ? $0.dropFirst(29) : $0 }.joined(separator: "\n")
    }
    return texts
  }

  /// What is read of it, whatever the key result goes by.
  func shown() throws -> String {
    let lines = try sandbox.qd("show", "shorten").output.split(separator: "\n")
    return lines.prefix { $0 != "Findings" }.joined(separator: "\n")
      .split(separator: "dealcycle").joined(separator: "lifecycle")
  }

  func leftovers() throws -> [String] {
    try sandbox.directory.entries().filter { $0.hasPrefix("acme/") && $0.hasSuffix("qd~") }
  }

  private func strace(_ options: [String]) throws -> Spawned {
    try sandbox.traced(options, words)
  }
}

extension CommandSandbox {
  /// Runs `qd`, which stands still behind its first system call of a name on a path, until a script
  /// has done something else.
  func halted(
    at call: String, of path: String, running words: [String], meanwhile script: String
  ) throws -> Spawned {
    let log = directory.path + "/halt"
    let options = ["-f", "-qq", "-o", log, "-P", path, "-e", "trace=" + call]
    let halt = ["-e", "inject=\(call):signal=SIGSTOP:when=1"]
    let standing = """
      "$@" & until grep -qs 'stopped by SIGSTOP' \(log); do kill -0 $! || exit 99; done
      \(script)
      kill -CONT $(sed -n '/stopped by SIGSTOP/{s/ .*//p;q}' \(log)); wait $!
      """
    return try Spawned(
      "/bin/bash", ["-c", standing, "bash"] + tracing(options + halt, words),
      environment: environment("C.UTF-8"))
  }
}
