import TestSupport
import Testing

@Suite("Journeys: settling and undo", .enabled(if: Tmux.isInstalled, "tmux is not installed"))
struct JourneyConflictTests {
  @Test("What two clones changed in one field is settled on the screen, and sent")
  func settle() throws {
    let ground = try GitGround.made()
    try ground.edit("tom/2018/grow.rec", "Objective: Grow", "Objective: Grow fast")
    _ = try ground.qd("tom", "sync")
    try ground.edit("ann/2018/grow.rec", "Objective: Grow", "Objective: Grow well")
    let ann = try ground.dashboard("ann")
    try ann.wait(for: "Acme", "? help")
    try ann.send("gs")
    try ann.wait(for: "Settle 1 of 1", "Objective: Grow well", "Objective: Grow fast")
    try ann.send("j", "Enter")
    try ann.wait(for: "saved: settled for theirs")
    #expect(try ground.text("ann/2018/grow.rec").hasPrefix("Objective: Grow fast\n"))
    try ann.send("u")
    try ann.wait(for: "undone: settled for theirs", "<<<<<<<")
    try ann.send("gm")
    try ann.wait(for: "Settle 1 of 1", "another value")
    try ann.send("3", "C-u", "Grow fast and well", "Enter")
    try ann.wait(for: "saved: settled with Grow fast and well")
    try ann.send("gs")
    try ann.wait(for: "sync: committed for Ann Lee", "sent")
    _ = try ground.qd("tom", "sync")
    #expect(try ground.data(of: "ann") == ground.data(of: "tom"))
    #expect(try ground.text("tom/2018/grow.rec").hasPrefix("Objective: Grow fast and well\n"))
  }

  @Test("Where there is no git the dashboard says so, and goes on")
  func noGit() throws {
    let ground = try JourneyGround.acme()
    let dashboard = try ground.dashboard(width: 140)
    try dashboard.wait(for: "Acme", "? help")
    try dashboard.send("gs")
    try dashboard.wait(for: "is not in git yet; in a shell")
  }

  @Test("A change of an earlier session is asked about, and Enter means no")
  func earlier() throws {
    let ground = try JourneyGround.acme()
    let first = try ground.dashboard()
    try first.wait(for: "Acme", "? help")
    try first.send("/", "shorten", "Enter", "e", "C-e", " a lot", "Enter")
    try first.wait(for: "saved:")
    try first.send("Q")
    #expect(try first.exitCode() == 0)
    let second = try ground.dashboard(width: 120)
    try second.wait(for: "Acme", "? help")
    try second.send("u")
    try second.wait(for: "Undo from 2018-02-21: title Shorten sales lifecycle a lot", "y / N")
    try second.send("Enter")
    try second.wait("no") { !$0.contains("Undo from") }
    try second.send("u")
    try second.wait(for: "y / N")
    try second.send("y")
    try second.wait(for: "undone: title")
    #expect(
      try ground.text(of: "sales/2018-Q1/shorten.rec").contains(
        "Objective: Shorten sales lifecycle\n"))
  }

  @Test("What somebody has changed since is not taken back, but what came before it is")
  func blocked() throws {
    let ground = try JourneyGround.acme()
    let dashboard = try ground.dashboard(width: 140)
    try dashboard.wait(for: "Acme", "? help")
    try dashboard.send("/", "decrease", "Enter", "c", "45", "Enter")
    try dashboard.wait(for: "saved: check-in of 45 days")
    try dashboard.send("/", "shorten", "Enter", "e", "C-e", " a lot", "Enter")
    try dashboard.wait(for: "saved: title")
    try ground.run("sed -i 's/ a lot/ a bit/' sales/2018-Q1/shorten.rec")
    try dashboard.wait(for: "lifecycle a bit")
    try dashboard.send("u")
    try dashboard.wait(for: "is \"Shorten sales lifecycle a bit\" by now", "y yes")
    try dashboard.send("y")
    try dashboard.wait(for: "undone: check-in of 45 days")
    #expect(
      try ground.text(of: "sales/2018-Q1/shorten.rec").contains("lifecycle a bit\n"))
  }

  @Test("What was edited outside is marked, and the history tells whose file it is")
  func outside() throws {
    let ground = try JourneyGround.acme()
    let first = try ground.dashboard(width: 140)
    try first.wait(for: "Acme", "? help")
    try ground.run("sed -i 's/^Owner: jenny/Owner: tom/' sales/2018-Q1/shorten.rec")
    try first.send("H")
    try first.wait(for: "edit Owner jenny → tom", "outside · \(CommandSandbox.login)?")
    try first.send("Q")
    #expect(try first.exitCode() == 0)
    try ground.run("sed -i 's/^Owner: tom/Owner: ann/' sales/2018-Q1/shorten.rec")
    let second = try ground.dashboard(width: 140)
    try second.wait(for: "Acme", "? help")
    try second.send("H")
    try second.wait(for: "since you last looked", "edit Owner tom → ann", "outside · ")
  }
}
