import TestSupport
import Testing

@Suite("qd log in git") struct CommandHistoryTests {
  @Test("edits of fields are told by whom, and not twice what the journals tell")
  func edits() throws {
    let ground = try GitGround.made()
    let file = "ann/sales/2018-Q1/shorten.rec"
    try ground.edit(file, "Owner: jenny", "Owner: ann")
    try ground.directory.write(
      try ground.text(file) + "\nKeyResult: New\nId: new\n", to: file)
    _ = try ground.qd("ann", "set", "shorten#lifecycle", "To=41 days", "--reason", "Too bold")
    _ = try ground.qd("ann", "set", "shorten#lifecycle", "Weight=2")
    _ = try ground.qd("ann", "sync")
    let today = try ground.git("-C", "ann", "log", "-1", "--format=%as").prefix(10)
    let log = try Spawned(
      Spawned.product("qd"),
      [
        "-C", ground.path("ann"), "--today", String(today), "log", "shorten", "--since",
        "2018-02-20",
      ],
      environment: ["HOME": ground.directory.path, "LC_ALL": "C.UTF-8", "PATH": "/usr/bin:/bin"])
    #expect(log.exitCode == 0, "\(log.errors)")
    let lines = log.output.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.contains("\(today)  ann") && $0.contains("Owner jenny → ann") })
    #expect(lines.contains { $0.contains("added New") })
    #expect(lines.contains { $0.contains("Weight nothing → 2") })
    #expect(lines.filter { $0.contains("41 days") }.count == 1)
  }
}

extension CommandHistoryTests {
  @Test("a history that git can't read is no empty one: what it lacks is said")
  func unreadable() throws {
    let ground = try GitGround.made()
    try ground.directory.write(
      "0123456789012345678901234567890123456789\n", to: "ann/.git/refs/heads/main")
    let log = try ground.qd("ann", "log")
    #expect(log.exitCode == 0, "\(log.errors)")
    #expect(log.output.contains("Legal is faster now"))
    #expect(
      log.errors.hasPrefix("qd: what git knows is missing: git log failed: "), "\(log.errors)")
  }

  @Test("a damaged .git is no directory without git, and where no event is told that is no nothing")
  func damaged() throws {
    let ground = try GitGround.made()
    try ground.directory.write("broken\n", to: "ann/.git/HEAD")
    let log = try ground.qd("ann", "log", "--since", "2999-01-01")
    #expect(log.output == "the journals tell of nothing since 2999-01-01\n")
    #expect(log.errors.contains("its .git is damaged; bring .git back from a copy"))
    #expect(try ground.qd("ann", "sync").errors.contains("its .git is damaged"))
  }

  @Test("before the first commit there is nothing that git could know")
  func unborn() throws {
    let ground = try GitGround.made()
    try ground.git("-C", "ann", "checkout", "-q", "--orphan", "new")
    #expect(try ground.qd("ann", "log").errors == "")
  }
}
