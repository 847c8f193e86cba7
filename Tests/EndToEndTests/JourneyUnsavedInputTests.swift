import TestSupport
import Testing

@Suite("Journeys: what was typed survives", .enabled(if: Tmux.isInstalled, "tmux is not installed"))
struct JourneyUnsavedInputTests {
  @Test(
    "A check-in that a signal cuts off is offered at the next start", arguments: ["HUP", "TERM"])
  func killed(signal: String) throws {
    let ground = try JourneyGround.acme()
    let shell = try ground.shellWithDashboard()
    try shell.send("/", "average", "Enter", "c", "4", "5", "Tab", "7", "Tab", "Legal was")
    try shell.wait(for: "Legal was")
    try #require(try ground.run("kill -\(signal) $(cat ../process)").exitCode == 0)
    try shell.wait("the shell") { $0.contains("earlier") && !$0.contains("Legal was") }
    #expect(try ground.run("stat -c %a ../state/quarterdeck/drafts-*").output == "600\n")

    let next = try ground.dashboard()
    try next.wait(for: "Left open", "A check-in of Decrease average", "Legal was")
    try next.send("Enter", "Tab", "Tab", " faster", "Enter")
    try next.wait(for: "saved")
    #expect(
      try ground.run("cat sales/2018-Q1/journal/*").output.contains("45 days,7,Legal was faster"))
    try next.send("q")
    #expect(try next.exitCode() == 0)

    let last = try ground.dashboard()
    #expect(try !last.wait(for: "Acme", "? help").contains("Left open"))
  }

  @Test(
    "Not even a kill loses what was typed before a pause, and who types it isn't asked about it")
  func killedHard() throws {
    let ground = try JourneyGround.acme()
    let shell = try ground.shellWithDashboard()
    try shell.send("/", "average", "Enter", "c", "4", "5", "Tab", "7", "Tab", "Legal was")
    let written = "until grep -qs 'Legal was' ../state/quarterdeck/drafts-*; do :; done"
    try #require(try ground.run("timeout 20 sh -c \"\(written)\"").exitCode == 0)
    let second = try ground.dashboard()
    #expect(try !second.wait(for: "Acme", "? help").contains("Left open"))
    try second.send("q")
    #expect(try second.exitCode() == 0)

    try #require(try ground.run("kill -KILL $(cat ../process)").exitCode == 0)
    let next = try ground.dashboard()
    try next.wait(for: "Left open", "A check-in of Decrease average", "Legal was")
    try next.send("Enter", "Enter")
    try next.wait(for: "saved")
    try next.send("q")
    #expect(try next.exitCode() == 0)
    #expect(try ground.run("cat ../state/quarterdeck/drafts-*").output == "")
  }
}
