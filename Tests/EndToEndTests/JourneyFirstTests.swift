import TestSupport
import Testing

@Suite("Journeys: first minutes", .enabled(if: Tmux.isInstalled, "tmux is not installed"))
struct JourneyFirstTests {
  @Test("From the start screen to a first objective, its key result and a first check-in")
  func firstCheckIn() throws {
    let ground = try JourneyGround.bare()
    let screen = try ground.start()
    try screen.wait(for: "Three ways on")
    try screen.send("n")
    try screen.wait(for: "make a new data directory: okrs")
    try screen.send("C-u", "data", "Enter")
    try screen.wait(for: "Run this quarter", "? help")

    try screen.send("a")
    try screen.wait(for: "New objective")
    try screen.send("Delight our customers", "Enter")
    try screen.wait("the new objective") { $0.selected.contains("Delight our customers") }
    try screen.send("A")
    try screen.wait(for: "New key result of Delight our customers")
    try screen.send("Increase NPS from 20 to 60", "Enter")
    try screen.wait(for: "saved:", "Increase NPS")
    let file = "2018-Q1/delight-our-customers.rec"
    let lines = try ground.lines(of: file)
    #expect(lines.first == "Objective: Delight our customers")
    #expect(lines.contains("From: 20") && lines.contains("To: 60"))

    try screen.send("c")
    try screen.wait(for: "Check in: Increase NPS")
    try screen.send("30", "Tab", "6", "Tab", "Callbacks help", "Enter")
    try screen.wait(for: "saved: check-in of 30", "25 %")
    let login = try ground.run("id -un").output.split(separator: "\n").joined()
    let journal = try ground.text(of: "2018-Q1/journal/\(login).csv")
    #expect(journal.contains("check-in,30,6,Callbacks help"))
    try screen.send("q")
    #expect(try screen.exitCode() == 0)
    let check = try ground.run("\(Spawned.product("qd")) lint --today 2018-02-21")
    #expect(check.output.contains("hint: ") && !check.output.contains("error: "), "\(check)")
  }

  @Test("A place that can't be made is said on the start screen, which stays")
  func refusedPlace() throws {
    let ground = try JourneyGround.bare()
    try ground.directory.write("", to: "file")
    let screen = try ground.start()
    try screen.wait(for: "Three ways on")
    try screen.send("n")
    try screen.wait(for: "okrs")
    try screen.send("C-u", "file/okrs", "Enter")
    try screen.wait(for: "Three ways on", "can't be made")
    try screen.send("n", "C-u", "data", "Enter")
    try screen.wait(for: "Run this quarter")
  }
}
