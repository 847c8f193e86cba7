import TestSupport
import Testing

@Suite("Journeys: checking in", .enabled(if: Tmux.isInstalled, "tmux is not installed"))
struct JourneyCheckInTests {
  private static let journal = "tmp/*/softwave/sales/2026-Q4/journal/jenny.csv"

  @Test("In the demo a check-in moves bar and roll-ups, u takes it back, q leaves no trace")
  func demo() throws {
    let ground = try JourneyGround.demo()
    let shell = try ground.shell()
    try shell.send("stty -g > before; echo earlier", "Enter")
    try shell.wait("earlier") { $0.lines.contains("earlier") }
    try shell.send("\(Spawned.product("qd")) demo --today 2026-11-21", "Enter")
    let start = try shell.wait(for: "Softwave 2026-Q4", "? help")
    #expect(start.selected.contains("Softwave"))
    try shell.send("/", "shorten", "Enter")
    let found = try shell.wait("the row that was searched") { $0.selected.contains("Shorten") }
    #expect(found.selected.contains("38 %"))
    try shell.send("g", "g", "j", "k", "}", "G", "n")
    try shell.wait("the same row by keys") { $0.selected.contains("Shorten") }

    let before = try ground.run("cat ../\(Self.journal)").output.split(separator: "\n")
    try shell.send("c", "45", "Tab", "7", "Tab", "Fewer signatures")
    try shell.wait(for: "45 days", "67 %, was 38 %", "Fewer signatures")
    try shell.send("Enter")
    let saved = try shell.wait(for: "saved: check-in of 45 days")
    #expect(saved.selected.contains("67 %"))
    #expect(
      saved.line(with: "days  ").count { $0 == "━" }
        > found.line(with: "days  ").count { $0 == "━" })
    #expect(saved.line(with: "Improve sales").contains("49 %"))
    #expect(start.line(with: "Improve sales").contains("38 %"))
    let after = try ground.run("cat ../\(Self.journal)").output.split(separator: "\n")
    #expect(after.dropLast() == before[...])
    #expect(after.last?.contains(",shorten-sales-lifecycle#lifecycle,check-in,45 days,7,") == true)

    try shell.send("u")
    let back = try shell.wait(for: "undone: check-in of 45 days: Decrease average")
    #expect(back.selected.contains("38 %"))
    try shell.send("q")
    try shell.wait(for: "earlier", "shell>")
    try shell.send("stty -g | diff - before && echo sa\"\"me", "Enter")
    try shell.wait("the settings as before") { $0.lines.contains("same") }
    #expect(try ground.run("ls ../tmp").output.isEmpty)
  }
}
