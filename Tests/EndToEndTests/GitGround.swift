import Glibc
import TestSupport

/// A remote, two data directories that are exchanged with it, and `qd` and `git` to run in them.
struct GitGround: ~Copyable {
  let directory: TemporaryDirectory

  /// Ann's directory holds the organisation, is in git and was sent; Tom's is a clone of it.
  static func made() throws -> GitGround {
    let ground = GitGround(directory: try TemporaryDirectory())
    for (path, text) in files { try ground.directory.write(text, to: "ann/" + path) }
    try ground.git("init", "-q", "--bare", "-b", "main", "remote")
    _ = try ground.qd("ann", "init", "--git")
    try ground.git("-C", "ann", "remote", "add", "origin", ground.path("remote"))
    _ = try ground.qd("ann", "sync")
    try ground.git("clone", "-q", "remote", "tom")
    return ground
  }

  private static var files: [String: String] {
    var files = CommandSandbox.acme
    files["people.rec", default: ""] += """

      Person: Ann Lee
      Id: ann
      Login: \(CommandSandbox.login)
      Email: ann@example.org

      """
    return files
  }

  func path(_ name: String) -> String { directory.path + "/" + name }

  /// Runs `qd` in one of the directories.
  func qd(_ clone: String, _ words: String..., path: String = "/usr/bin:/bin") throws -> Spawned {
    let arguments = ["-C", self.path(clone), "--today", "2018-02-21"] + words
    return try Spawned(Spawned.product("qd"), arguments, environment: environment(path))
  }

  /// The dashboard on one of the directories.
  func dashboard(_ clone: String) throws -> Tmux {
    let words = [Spawned.product("qd"), "-C", path(clone), "--today", "2018-02-21"]
    return try Tmux.started(
      words, width: 100, height: 24, environment: environment("/usr/bin:/bin"))
  }

  /// Runs `git` and takes what it prints.
  @discardableResult
  func git(_ words: String...) throws -> String {
    let run = try Spawned(
      "/usr/bin/git", ["-C", directory.path] + words, environment: environment("/usr/bin:/bin"))
    guard run.exitCode == 0 else { throw Failure(errors: run.errors) }
    return run.output
  }

  private struct Failure: Error {
    let errors: String
  }

  private func environment(_ path: String) -> [String: String] {
    [
      "HOME": directory.path, "LC_ALL": "C.UTF-8", "TZ": "UTC", "PATH": path,
      "GIT_CONFIG_NOSYSTEM": "1",
    ]
  }

  func text(_ file: String) throws -> String { try directory.text(of: file) }

  /// Replaces a line of a file, as an editor does.
  func edit(_ file: String, _ old: String, _ new: String) throws {
    let lines = try text(file).split(separator: "\n", omittingEmptySubsequences: false)
    try directory.write(
      lines.map { $0 == old ? new : String($0) }.joined(separator: "\n"), to: file)
  }

  /// The records and logs of a directory, by path.
  func data(of clone: String) throws -> [String: String] {
    let files = try directory.entries().filter {
      $0.hasPrefix(clone + "/") && ($0.hasSuffix(".rec") || $0.hasSuffix(".csv"))
    }
    return try files.reduce(into: [:]) { $0[String($1.dropFirst(clone.count))] = try text($1) }
  }
}
