import Glibc
import TestSupport
import Testing

@Suite("qd sync") struct CommandSyncTests {
  private static let objective = "sales/2018-Q1/shorten.rec"

  @Test("init --git begins a history in the person's name, and only what is missing")
  func setUp() throws {
    let ground = try GitGround.made()
    #expect(try ground.text("ann/.gitattributes") == "*.csv merge=union\n*.rec merge=quarterdeck\n")
    #expect(try ground.text("ann/.gitignore").contains(".*.qd~\n"))
    let log = try ground.git("-C", "ann", "log", "--format=%an <%ae> %s")
    #expect(log == "Ann Lee <ann@example.org> Begin the history\n")
    #expect(
      try ground.git("-C", "ann", "config", "merge.quarterdeck.driver").contains("merge-file"))
    let again = try ground.qd("ann", "init", "--git")
    #expect(again.output == "\(ground.path("ann")) is in git already\n")
    let clone = try ground.qd("tom", "init", "--git")
    #expect(clone.output == "told git how to merge records\n")
    #expect(try ground.git("-C", "ann", "rev-list", "--count", "HEAD") == "1\n")
  }

  @Test("a directory inside another work tree keeps out of it")
  func inside() throws {
    let ground = try GitGround.made()
    try ground.directory.write("Organization: Inner\nFormat: 1\n", to: "ann/_inner/quarterdeck.rec")
    for command in [["init", "--git"], ["sync"]] {
      let run = try ground.qd("ann/_inner", command[0], command.count > 1 ? command[1] : "--json")
      #expect(run.errors.contains("lies inside the work tree \(ground.path("ann"))"))
      #expect(run.exitCode == 65)
    }
  }

  @Test("without git, or a history, it says so")
  func without() throws {
    let ground = try GitGround.made()
    let run = try ground.qd("ann", "sync", path: "/nowhere")
    #expect(run.errors == "qd: git is not installed; everything else works without it\n")
    #expect(run.exitCode == 74)
    try ground.directory.write("Organization: Other\nFormat: 1\n", to: "other/quarterdeck.rec")
    let other = try ground.qd("other", "sync")
    #expect(other.errors.contains("is not in git yet; qd init --git"))
    #expect(other.exitCode == 65)
    _ = try ground.qd("other", "init", "--git")
    let alone = try ground.qd("other", "sync")
    #expect(alone.output.hasPrefix("nothing to commit; there is no remote"))
  }

  @Test("different fields and everybody's lines come together, each in its writer's name")
  func together() throws {
    let ground = try GitGround.made()
    let file = CommandSyncTests.objective
    try ground.edit("ann/" + file, "From: 59 days", "From: 60 days")
    _ = try ground.qd("ann", "check-in", "shorten#counsel", "done")
    try ground.edit("tom/" + file, "To: 38 days", "To: 41 days")
    let journal = "sales/2018-Q1/journal/jenny.csv"
    let line = "2018-02-21T08:00:00.000Z,jenny,shorten#lifecycle,check-in,49,,\n"
    try ground.directory.write(try ground.text("tom/" + journal) + line, to: "tom/" + journal)
    let sent = try ground.qd("tom", "sync")
    #expect(
      sent.output == "committed for Jenny Murphy (1 file), Ann Lee (1 file); sent 2 commits\n")
    let received = try ground.qd("ann", "sync")
    #expect(
      received.output == "committed for Ann Lee (2 files); received 2 commits; sent 2 commits\n")
    #expect(try ground.qd("tom", "sync").output == "received 2 commits\n")
    #expect(try ground.qd("ann", "sync").output == "up to date with origin\n")
    #expect(try ground.data(of: "ann") == ground.data(of: "tom"))
    #expect(try ground.text("tom/" + file).contains("From: 60 days\nTo: 41 days\n"))
    let authors = try ground.git("-C", "tom", "log", "--format=%an by %cn", "--", journal)
    #expect(authors.hasPrefix("Jenny Murphy by Ann Lee\n"))
  }

  @Test("one field changed on both sides stops and is settled")
  func conflict() throws {
    let ground = try GitGround.made()
    let file = CommandSyncTests.objective
    try ground.edit("ann/" + file, "To: 38 days", "To: 39 days")
    try ground.edit("tom/" + file, "To: 38 days", "To: 41 days")
    _ = try ground.qd("ann", "sync")
    let stopped = try ground.qd("tom", "sync")
    #expect(stopped.exitCode == 75)
    #expect(
      stopped.errors == "qd: both sides changed the same in \(file); nothing was sent; settle it "
        + "with qd settle REF --mine or --theirs and run qd sync again\n")
    let listed = try ground.qd("tom", "settle")
    let today = try ground.git("-C", "ann", "log", "-1", "--format=%as").prefix(10)
    #expect(listed.output.contains(": To\n  mine (Ann Lee, \(today)): To: 41 days\n"))
    #expect(listed.output.contains("\n  theirs (Ann Lee, \(today)): To: 39 days\n"))
    #expect(try ground.qd("tom", "sync").exitCode == 75)
    let settled = try ground.qd("tom", "settle", "shorten#lifecycle", "To", "--theirs")
    #expect(settled.output == "settled for theirs: To, sales/2018-Q1/shorten.rec\n")
    #expect(try ground.qd("tom", "undo").exitCode == 0)
    #expect(try ground.text("tom/" + file).contains("<<<<<<< "))
    _ = try ground.qd("tom", "settle", "shorten", "--theirs")
    #expect(try ground.qd("tom", "sync").exitCode == 0)
    #expect(try ground.qd("ann", "sync").exitCode == 0)
    #expect(try ground.data(of: "ann") == ground.data(of: "tom"))
    #expect(try ground.text("ann/" + file).contains("To: 39 days\n"))
  }

  @Test(
    "an objective that one side deleted and the other one changed stays", arguments: [true, false])
  func halfDeleted(isKept: Bool) throws {
    let ground = try GitGround.made()
    let file = CommandSyncTests.objective
    try ground.edit("ann/" + file, "To: 38 days", "To: 39 days")
    try ground.git("-C", "tom", "rm", "-q", file)
    _ = try ground.qd("ann", "sync")
    let stopped = try ground.qd("tom", "sync")
    #expect(stopped.exitCode == 75)
    #expect(
      stopped.errors == "qd: one side deleted \(file) while the other one changed it; it was "
        + "kept; delete it if it should go, and run qd sync again\n")
    #expect(try ground.text("tom/" + file).contains("To: 39 days\n"))
    if !isKept { try ground.git("-C", "tom", "rm", "-q", file) }
    #expect(try ground.qd("tom", "sync").exitCode == 0)
    #expect(try ground.qd("ann", "sync").exitCode == 0)
    #expect(try ground.data(of: "ann") == ground.data(of: "tom"))
    #expect(try ground.data(of: "ann").keys.contains("/" + file) == isKept)
  }

  @Test("a remote that can't be reached leaves everything as it was")
  func unreachable() throws {
    let ground = try GitGround.made()
    try ground.git("-C", "tom", "remote", "set-url", "origin", ground.path("gone"))
    try ground.edit("tom/" + CommandSyncTests.objective, "To: 38 days", "To: 41 days")
    let run = try ground.qd("tom", "sync")
    #expect(run.exitCode == 74)
    #expect(run.errors.hasPrefix("qd: origin can't be reached ("))
    #expect(run.errors.hasSuffix("); everything is as it was; try again later\n"))
    #expect(try ground.git("-C", "tom", "rev-list", "--count", "HEAD") == "1\n")
    #expect(try ground.git("-C", "tom", "status", "--porcelain").hasPrefix(" M"))
  }

  @Test("no hook and no file monitor of the work tree is run")
  func hooks() throws {
    let ground = try GitGround.made()
    for hook in ["pre-commit", "post-merge", "pre-push", "reference-transaction", "monitor"] {
      let path = "tom/.git/hooks/" + hook
      try ground.directory.write("#!/bin/sh\ntouch \(ground.path("ran"))\nexit 1\n", to: path)
      chmod(ground.path(path), 0o755)
    }
    try ground.git("-C", "tom", "config", "core.hooksPath", ground.path("tom/.git/hooks"))
    try ground.edit("tom/" + CommandSyncTests.objective, "To: 38 days", "To: 41 days")
    try ground.git("-C", "tom", "config", "core.fsmonitor", ground.path("tom/.git/hooks/monitor"))
    #expect(try ground.qd("tom", "sync").output.hasSuffix("sent 1 commit\n"))
    #expect(access(ground.path("ran"), F_OK) != 0)
  }

  @Test(
    "another user's directory is refused with the line that trusts it",
    .enabled(if: geteuid() == 0, "only root can give files away")
  )
  func ownership() throws {
    let ground = try GitGround.made()
    chown(ground.path("ann"), 4711, 4711)
    chown(ground.path("ann/.git"), 4711, 4711)
    let run = try ground.qd("ann", "sync")
    #expect(run.exitCode == 77)
    #expect(run.errors.contains("git config --global --add safe.directory \(ground.path("ann"))"))
  }

  @Test("the two are equal after rounds of random edits, and nothing is lost")
  func rounds() throws {
    let ground = try GitGround.made()
    let seed = SeededGenerator.seeds(1)[0]
    var random = SeededGenerator(seed: seed)
    var written: Set<String> = []
    for round in 0..<8 {
      for clone in ["ann", "tom"] {
        let id = "\(clone)-\(round)"
        let file = "\(clone)/\(CommandSyncTests.objective)"
        let name = clone == "ann" ? "From" : "To"
        // A key result from 45 to 45 days would rightly be complained of.
        let value = "\(Int.random(in: clone == "ann" ? 50...99 : 1...49, using: &random)) days"
        let old = try ground.text(file).split(separator: "\n").first { $0.hasPrefix(name + ": ") }
        try ground.edit(file, String(old ?? ""), "\(name): \(value)")
        try ground.directory.write(
          try ground.text(file) + "\nKeyResult: New \(id)\nId: \(id)\nFrom: 0\nTo: 5\n", to: file)
        written.insert("Id: \(id)")
      }
      for clone in Bool.random(using: &random) ? ["ann", "tom", "ann"] : ["tom", "ann", "tom"] {
        let run = try ground.qd(clone, "sync")
        #expect(run.exitCode == 0, "seed \(seed), round \(round): \(run.errors)")
      }
      #expect(try ground.data(of: "ann") == ground.data(of: "tom"), "seed \(seed)")
    }
    let lines = try ground.text("ann/" + CommandSyncTests.objective).split(separator: "\n")
    #expect(written.isSubset(of: lines.map(String.init)))
    #expect(try ground.qd("ann", "lint").output.contains(": error: ") == false)
  }
}
