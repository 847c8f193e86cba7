import Glibc
import TestSupport
import Testing

/// Two users of the group games and one who isn't in it. They are real to the kernel, though the
/// user database knows none of them.
private enum UnixUser: String {
  case ann = "61001"
  case bob = "61002"
  case stranger = "61003"

  func run(_ program: String, _ words: [String], umask mask: String = "022") throws -> Spawned {
    let groups = self == .stranger ? ["--clear-groups"] : ["--groups", "games"]
    return try Spawned(
      "/bin/sh",
      [
        "-c", "umask \(mask); exec setpriv --reuid \(rawValue) --regid \(rawValue) \"$@\"", "sh",
      ] + groups + [program] + words,
      environment: [
        "HOME": "/nonexistent", "XDG_STATE_HOME": "/tmp/quarterdeck-\(getpid())-\(rawValue)",
        "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin",
      ])
  }

  static let canBeTaken =
    geteuid() == 0 && access("/usr/bin/setpriv", X_OK) == 0 && getgrnam("games") != nil
    && (try? UnixUser.stranger.run("/bin/sh", ["-c", "test -x \(Spawned.product("qd"))"]))?.exitCode
      == 0
}

@Suite(
  "Two users and a stranger", .serialized,
  .enabled(if: UnixUser.canBeTaken, "only root can become other users (setpriv)"))
struct CommandSharingTests {
  private func qd(
    _ user: UnixUser, _ mask: String, _ path: String, _ words: String...
  ) throws -> Spawned {
    try user.run(
      Spawned.product("qd"), ["-C", path, "--today", "2026-11-21"] + words, umask: mask)
  }

  @Test(
    "both write what the other made, and the stranger learns why not", arguments: ["022", "077"])
  func together(mask: String) throws {
    let sandbox = try TemporaryDirectory()
    defer { clearState() }
    chmod(sandbox.path, 0o777)
    let path = sandbox.path + "/okrs"
    let made = try UnixUser.ann.run(
      Spawned.product("qd"), ["init", "--group", "games", path, "--today", "2026-11-21"],
      umask: mask)
    #expect(made.exitCode == 0, "\(made.errors)")
    let objective = "run-this-quarter-by-okrs"
    for user in [UnixUser.bob, .ann, .bob] {
      let set = try qd(user, mask, path, "set", objective, "Why=By \(user)")
      #expect(set.exitCode == 0, "\(set.errors)")
      let checkIn = try qd(user, mask, path, "check-in", objective + "#objectives", "1")
      #expect(checkIn.exitCode == 0, "\(checkIn.errors)")
    }
    let checkup = try qd(.bob, mask, path, "doctor")
    #expect(checkup.exitCode == 0, "\(checkup.output)")
    #expect(!checkup.output.contains("permissions  you may not"))
    let refused = try qd(.stranger, mask, path, "tree")
    #expect(refused.errors == "qd: \(path) is closed to you; ask its owner if you should see it\n")
  }

  @Test(
    "each changes whatever the other made, and every file stays the group's",
    .enabled(if: Recutils.isInstalled, "recutils is not installed"), arguments: ["022", "077"])
  func everything(mask: String) throws {
    let sandbox = try TemporaryDirectory()
    defer { clearState() }
    chmod(sandbox.path, 0o777)
    let path = sandbox.path + "/okrs"
    let made = try UnixUser.ann.run(
      Spawned.product("qd"), ["init", "--group", "games", path, "--today", "2026-11-21"],
      umask: mask)
    try #require(made.exitCode == 0, "\(made.errors)")
    let steps: [(UnixUser, String)] = [
      (.ann, "new objective Europe --in 2026-Q4"), (.bob, "set europe Owner=bob"),
      (.bob, "new key-result europe Sign --plain"), (.ann, "check-in europe#sign done"),
      (.bob, "check-in europe#sign done"), (.ann, "rename europe#sign deal"),
      (.ann, "rename europe win"), (.bob, "comment win Good"), (.bob, "new team Sales"),
      (.ann, "new kpi Churn --in sales Unit=%"), (.bob, "record churn 3"),
      (.ann, "record churn 2.9"), (.bob, "set churn Every=week"), (.ann, "rename churn loss"),
      (.bob, "new objective Shorten --in sales/2026-Q4"), (.ann, "carry-over shorten --to 2027-Q1"),
      (.bob, "close win --outcome achieved --learned much"), (.bob, "undo"),
      (.bob, "new objective Extra --in sales/2026-Q4"), (.ann, "delete extra"),
    ]
    for (user, words) in steps {
      let step = try user.run(
        Spawned.product("qd"),
        ["-C", path, "--today", "2026-11-21"] + words.split(separator: " ").map(String.init),
        umask: mask)
      #expect(step.exitCode == 0, "\(user): \(words): \(step.errors)")
    }
    let script = """
      cd \(path); find . ! -perm -g=rw -o ! -group games -o -perm /o=w -o -name '*.qd~' \
      && find . -name '*.rec' | while read -r file; do recfix --check "$file" 2>&1; done
      """
    #expect(
      try Spawned("/bin/sh", ["-c", script], environment: ["PATH": "/usr/bin:/bin"]).output == "")
    #expect(try qd(.bob, mask, path, "lint").output.contains(": error") == false)
  }

  @Test("a team that is closed to somebody is shown as closed, and the rest is there")
  func closed() throws {
    let sandbox = try CommandSandbox()
    defer { clearState() }
    chmod(sandbox.directory.path, 0o755)
    let path = sandbox.directory.path + "/acme"
    chmod(path + "/sales", 0o700)
    let tree = try qd(.bob, "022", path, "tree", "--cycle", "2018")
    #expect(tree.exitCode == 0)
    #expect(tree.output.contains("Grow"))
    #expect(!tree.output.contains("Shorten"))
    #expect(try qd(.bob, "022", path, "lint").output.contains("closed to you"))
    #expect(try qd(.bob, "022", path, "set", "shorten", "Why=X").exitCode == 65)
    #expect(
      try sandbox.text(of: "sales/2018-Q1/shorten.rec")
        == CommandSandbox.acme["sales/2018-Q1/shorten.rec"])
  }

  @Test("what only its owner may write is refused in words, and left as it was")
  func readOnly() throws {
    let sandbox = try CommandSandbox()
    defer { clearState() }
    chmod(sandbox.directory.path, 0o755)
    let path = sandbox.directory.path + "/acme"
    let before = try sandbox.text(of: "sales/2018-Q1/shorten.rec")
    let set = try qd(.bob, "022", path, "set", "shorten", "Why=Because")
    #expect(set.exitCode == 77)
    #expect(
      set.errors.contains("may not be written by you; nothing was saved"), "\(set.errors)")
    #expect(try sandbox.text(of: "sales/2018-Q1/shorten.rec") == before)
    #expect(try qd(.bob, "022", path, "tree").exitCode == 0)
  }

  private func clearState() {
    let states = "/tmp/quarterdeck-\(getpid())-6100?"
    _ = try? Spawned("/bin/sh", ["-c", "rm -rf \(states)"], environment: ["PATH": "/bin:/usr/bin"])
  }
}
