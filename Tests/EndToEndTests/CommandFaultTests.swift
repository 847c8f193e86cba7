import TestSupport
import Testing

@Suite(
  "Saves that are disturbed", .enabled(if: DisturbedSave.isPossible, "strace is not installed"))
struct CommandFaultTests {
  static let saves = [
    ["set", "shorten", "Why=Because"], ["check-in", "shorten#lifecycle", "45"],
    ["rename", "shorten#lifecycle", "dealcycle"],
  ]

  /// What the files hold before a save and after it, and what is read of them.
  private struct Ends {
    let (old, new): ([String: String], [String: String])
    let shown: String
    let calls: [DisturbedSave.Call]

    init(_ save: [String]) throws {
      let undisturbed = try DisturbedSave(save)
      old = try undisturbed.texts()
      calls = try undisturbed.calls()
      new = try undisturbed.texts()
      shown = try undisturbed.shown()
    }
  }

  @Test(
    "kill -9 before any step leaves what is readable, and the next save clears up", arguments: saves
  )
  func killed(save: [String]) throws {
    let ends = try Ends(save)
    try #require(ends.calls.count > 2)
    // Of many steps, those that put something in its place.
    for call in ends.calls where ends.calls.count < 12 || call.name == "renameat2" {
      let ground = try DisturbedSave(save)
      #expect(try ground.run(call, fault: "signal=KILL").exitCode == 128 + 9, "\(call)")
      let texts = try ground.texts()
      if texts != ends.old && texts != ends.new {
        // On the way between several files: what is read is one of both all the same.
        let lint = try ground.sandbox.qd("lint")
        #expect(!lint.output.contains(": error"), "\(call): \(lint.output)")
        #expect(try ground.shown() == ends.shown, "\(call)")
      }
      let next = save[0] == "check-in" ? save : ["set", "shorten", "Weight=2"]
      #expect(try ground.sandbox.qd(next).exitCode == 0, "\(call)")
      let left = try ground.leftovers().filter { save[0] != "rename" || !$0.contains("/journal/") }
      #expect(left == [], "\(call)")
    }
  }

  @Test("a new file whose name could not be made to last is taken back")
  func failedCreate() throws {
    let ground = try DisturbedSave(["new", "objective", "Win", "--in", "sales/2018-Q1"])
    let before = try ground.texts()
    // The first is that of the file, the second that of its directory.
    let run = try ground.run(.init(name: "fsync", number: 2), fault: "error=EIO")
    #expect(run.exitCode == 74 && run.errors.hasSuffix("nothing was saved\n"), "\(run.errors)")
    #expect(try ground.texts() == before)
    #expect(try ground.leftovers() == [])
  }

  @Test("a directory that is replaced while its lock is waited for is locked again")
  func replacedWhileWaiting() throws {
    let sandbox = try CommandSandbox()
    let cycle = sandbox.directory.path + "/acme/sales/2018-Q1"
    let run = try sandbox.halted(
      at: "flock", of: cycle, running: ["set", "shorten", "Why=Because"],
      meanwhile: "cp -a \(cycle) \(cycle)-new; rm -r \(cycle); mv \(cycle)-new \(cycle)")
    #expect(run.exitCode == 0, "\(run.errors)")
    #expect(try sandbox.text(of: "sales/2018-Q1/shorten.rec").contains("Why: Because\n"))
  }

  @Test("a step that fails leaves the old state, and a sentence", arguments: saves.dropLast())
  func failed(save: [String]) throws {
    let ends = try Ends(save)
    let faults = ["EIO", "ENOSPC", "EACCES", "EROFS", "EDQUOT", "EMFILE", "EINTR"]
    for (index, call) in ends.calls.enumerated() where call.name != "write" {
      let (fault, isForEver) = (faults[index % faults.count], index % 2 == 0)
      let ground = try DisturbedSave(save)
      let run = try ground.run(call, fault: "error=" + fault, isForEver)
      if run.exitCode == 0 {
        #expect(try ground.texts() == ends.new, "\(call) \(fault)")
      } else {
        #expect([74, 75, 77].contains(run.exitCode), "\(call) \(fault): \(run.exitCode)")
        #expect(run.errors.hasPrefix("qd: "), "\(call) \(fault)")
        let isUnconfirmed = run.errors.contains("could not confirm")
        if !isUnconfirmed { #expect(try ground.texts() == ends.old, "\(call) \(fault)") }
      }
    }
  }
}

@Suite(
  "Disks that fail while reading",
  .enabled(if: DisturbedSave.isPossible, "strace is not installed"))
struct CommandReadingFaultTests {
  /// Runs `qd` where reading a file, or listing a directory, fails.
  private func qd(
    _ words: [String], in sandbox: borrowing CommandSandbox, failing path: String, _ calls: String
  ) throws -> Spawned {
    let place = sandbox.directory.path + "/acme/" + path
    return try sandbox.traced(
      ["-qq", "-f", "-o", "/dev/null", "-P", place, "-e", "inject=\(calls):error=EIO"], words)
  }

  @Test("a file that the disk doesn't give is told so, and is not taken for something else")
  func file() throws {
    let sandbox = try CommandSandbox()
    let file = "sales/2018-Q1/shorten.rec"
    let said = "\(file) can't be read: the disk reports an error"
    let lint = try qd(["lint"], in: sandbox, failing: file, "read,pread64")
    #expect(lint.output.contains("\(file): error: \(said) [unreadable]"), "\(lint)")
    let settle = try qd(["settle"], in: sandbox, failing: file, "read,pread64")
    #expect(settle.output == "no conflict is known of\n")
    #expect(settle.errors.contains("there may be more: \(said)"), "\(settle)")
  }

  @Test("what has readings that can't be listed is not deleted")
  func directory() throws {
    let sandbox = try CommandSandbox()
    let run = try qd(["delete", "acv"], in: sandbox, failing: "sales/kpis/acv", "getdents64")
    #expect(run.exitCode == 74, "\(run)")
    #expect(run.errors.contains("the disk reports an error; nothing was saved"), "\(run)")
    #expect(try sandbox.text(of: "sales/kpis/acv.rec").hasPrefix("KPI: "))
  }
}
