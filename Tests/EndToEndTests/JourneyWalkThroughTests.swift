import TestSupport
import Testing

@Suite("Journeys: walking through", .enabled(if: Tmux.isInstalled, "tmux is not installed"))
struct JourneyWalkThroughTests {
  @Test("A check-in session saves a page, is left with Esc, and asks for the rest later")
  func session() throws {
    let ground = try JourneyGround.acme()
    let login = try ground.run("id -un").output.split(separator: "\n").joined()
    try ground.write("Person: Jenny Murphy\nId: jenny\nLogin: \(login)\n", to: "people.rec")
    let screen = try ground.dashboard()
    try screen.wait(for: "Acme", "? help")
    try screen.send("C")
    try screen.wait(for: "Enter walks all 2 of yours")
    try screen.send("Enter")
    try screen.wait(for: "Check-in 1 of 2", "Decrease average sales lifecycle")
    try screen.send("45", "Tab", "7", "Tab", "Legal is faster", "Enter")
    try screen.wait(for: "saved: check-in of 45 days")
    let journal = try ground.text(of: "sales/2018-Q1/journal/\(login).csv")
    #expect(journal.contains("shorten#lifecycle,check-in,45,7,Legal is faster"))
    try screen.send("Escape")
    try screen.wait(for: "C goes on with them")
    try screen.send("C")
    try screen.wait(for: "Enter walks the one that is yours")
  }

  @Test("An objective is closed as proposed, goes on in the next cycle, and all is undone as one")
  func closing() throws {
    let ground = try JourneyGround.acme()
    let screen = try ground.dashboard("--today", "2018-04-03")
    try screen.wait(for: "Acme", "? help")
    try screen.send("/", "shorten", "Enter", "Z")
    try screen.wait(for: "Close 1 of", "Shorten sales lifecycle", "has ended")
    let before = try ground.text(of: "sales/2018-Q1/shorten.rec")
    try screen.send("Tab", "Tab", "Tab", "Legal is the bottleneck", "Enter")
    try screen.wait(for: "saved:")
    #expect(try ground.text(of: "sales/2018-Q1/shorten.rec").contains("State: missed"))
    #expect(try ground.text(of: "sales/2018-Q2/shorten.rec").contains("CarriedFrom:"))
    try screen.send("Escape")
    try screen.send("u")
    try screen.wait(for: "took back:")
    #expect(try ground.text(of: "sales/2018-Q1/shorten.rec") == before)
  }
}
