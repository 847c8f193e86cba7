import TestSupport
import Testing

@Suite("qd move") struct CommandMoveTests {
  private static let marketing = ["marketing/team.rec": "Team: Marketing\n"]

  @Test("an objective and a key result move, dry runs change nothing, and places are said")
  func moves() throws {
    let sandbox = try CommandSandbox(CommandSandbox.acme.merging(Self.marketing) { $1 })
    _ = try sandbox.qd("check-in", "shorten#lifecycle", "46")
    let shown = try sandbox.qd("show", "shorten#lifecycle", "--json").output
    let dry = try sandbox.qd("move", "shorten", "marketing", "--dry-run")
    #expect(dry.output.contains("marketing/2018-Q1/shorten.rec"))
    #expect(try sandbox.qd("show", "shorten#lifecycle", "--json").output == shown)
    let moved = try sandbox.qd("move", "shorten", "marketing")
    #expect(moved.output.hasSuffix("marketing/2018-Q1/shorten\n"), "\(moved.errors)")
    let after = try sandbox.qd("show", "sales/2018-Q1/shorten#lifecycle", "--json").output
    #expect(after == shown.replacing("sales/2018-Q1/shorten", with: "marketing/2018-Q1/shorten"))
    #expect(try sandbox.qd("log", "shorten").output.contains("46"))
    #expect(try sandbox.qd("move", "shorten", "nowhere").exitCode == 65)
    let away = try sandbox.qd("move", "shorten#lifecycle", "2018/grow")
    #expect(away.output.hasSuffix("2018/grow#lifecycle\n"), "\(away.errors)")
    #expect(try sandbox.qd("log", "2018/grow").output.contains("46"))
    #expect(try sandbox.qd("undo").exitCode == 0)
    #expect(try sandbox.qd("undo").exitCode == 0)
    #expect(try sandbox.qd("show", "shorten#lifecycle", "--json").output == shown)
  }

  @Test(
    "kill -9 before any step leaves one of it, with its history",
    .enabled(if: DisturbedSave.isPossible, "strace is not installed"),
    arguments: [["move", "shorten", "2018-Q2"], ["move", "shorten#lifecycle", "2018/grow"]])
  func killed(words: [String]) throws {
    let undisturbed = try DisturbedSave(words)
    _ = try undisturbed.sandbox.qd("check-in", "shorten#lifecycle", "46")
    let calls = try undisturbed.calls()
    try #require(calls.count > 6)
    for call in calls {
      let ground = try DisturbedSave(words)
      _ = try ground.sandbox.qd("check-in", "shorten#lifecycle", "46")
      #expect(try ground.run(call, fault: "signal=KILL").exitCode == 128 + 9, "\(call)")
      for _ in 0..<2 {
        let log = try ground.sandbox.qd("log", "--json").output
        #expect(log.split(separator: "\"text\": \"46").count == 2, "\(call): \(log)")
        let tree = try ground.sandbox.qd("export").output
        #expect(tree.split(separator: "Decrease average sales lifecycle").count < 4, "\(call)")
        #expect(!(try ground.sandbox.qd("lint").output.contains(": error")), "\(call)")
        #expect(try ground.sandbox.qd("comment", "2018/grow", "Go on").exitCode == 0, "\(call)")
      }
      #expect(!(try ground.sandbox.qd("lint").output.contains("left-behind")), "\(call)")
    }
  }

  @Test("moved in one clone and checked in at in the other, it is in one place with both")
  func clones() throws {
    let ground = try GitGround.made()
    let move = try ground.qd("ann", "move", "shorten", "2018-Q2")
    #expect(move.exitCode == 0, "\(move.errors)")
    _ = try ground.qd("tom", "check-in", "shorten#lifecycle", "44")
    #expect(try ground.qd("ann", "sync").exitCode == 0)
    let sync = try ground.qd("tom", "sync")
    #expect(sync.exitCode == 0, "\(sync.errors)")
    #expect(try ground.qd("ann", "sync").exitCode == 0)
    for clone in ["ann", "tom"] {
      let log = try ground.qd(clone, "log", "sales/2018-Q2/shorten", "--json").output
      #expect(log.split(separator: "\"text\": \"44").count == 2, "\(clone): \(log)")
      #expect(!(try ground.qd(clone, "lint").output.contains(": error")))
      let old = try ground.qd(clone, "tree", "--cycle", "2018-Q1").output
      #expect(!old.contains("sales/2018-Q1/shorten"))
    }
  }
}
