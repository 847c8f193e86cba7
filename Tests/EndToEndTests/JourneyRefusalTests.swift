import TestSupport
import Testing

@Suite("Journeys: no, and back", .enabled(if: Tmux.isInstalled, "tmux is not installed"))
struct JourneyRefusalTests {
  private static let journal = "sales/2018-Q1/journal/\(CommandSandbox.login).csv"

  @Test("Wrong input is explained and kept, and Esc saves nothing")
  func wrongInput() throws {
    let ground = try JourneyGround.acme()
    let before = try ground.directory.entries().filter { $0.hasPrefix("data") }
    let dashboard = try ground.dashboard()
    try dashboard.wait(for: "Acme", "? help")
    try dashboard.send("/", "shorten", "Enter", "c", "5O", "Tab", "Tab", "kept", "Enter")
    try dashboard.wait(for: "\"5O\" is not", "value 5O", "kept")
    try dashboard.send("Tab", "11", "Enter")
    try dashboard.wait(for: "not a", "value 5O", "kept")
    try dashboard.send("Escape")
    try dashboard.wait(for: "not saved; gc reopens it")
    try dashboard.send("1")
    let after = try dashboard.wait(for: "? help")
    #expect(!after.contains("kept"))
    #expect(after.selected.contains("Shorten"))
    #expect(try ground.directory.entries().filter { $0.hasPrefix("data") } == before)
  }

  @Test(
    "What can't be changed says why",
    arguments: [
      (["--read-only"], "nothing can be changed: the directory was opened read-only", "50"),
      (
        ["--as-of", "2018-02-15"], "nothing can be changed: this is how it was on 2018-02-15", "53"
      ),
    ])
  func readOnly(options: [String], sentence: String, value: String) throws {
    let ground = try JourneyGround.acme()
    let dashboard = try ground.dashboard(options, width: 100)
    try dashboard.wait(for: "Acme", "? help")
    try dashboard.send("/", "shorten", "Enter")
    try dashboard.wait("the objective") {
      $0.selected.contains("Shorten") && $0.contains(" \(value) ")
    }
    for key in ["c", "a", "A", "e", "u", "U"] {
      try dashboard.send(key)
      try dashboard.wait(for: sentence)
      try dashboard.send("j")
      try dashboard.wait("the sentence goes") { !$0.contains(sentence) }
      try dashboard.send("n")
    }
  }

  @Test("Undo of an earlier session asks, and Enter means no")
  func earlierSession() throws {
    let ground = try JourneyGround.acme()
    let first = try ground.dashboard()
    try first.wait(for: "Acme", "? help")
    try first.send("/", "decrease", "Enter", "c", "45", "Enter")
    try first.wait(for: "saved: check-in of 45 days")
    try first.send("q")
    #expect(try first.exitCode() == 0)
    let saved = try ground.text(of: Self.journal)

    let second = try ground.dashboard()
    try second.wait(for: "Acme", "? help")
    try second.send("u")
    try second.wait(for: "Undo from 2018-02-21: check-in of 45 days", "y yes")
    try second.send("Enter")
    try second.wait(for: "? help")
    #expect(try ground.text(of: Self.journal) == saved)
    try second.send("u")
    try second.wait(for: "y yes")
    try second.send("y")
    try second.wait(for: "undone: check-in of 45 days")
    let lines = try ground.lines(of: Self.journal)
    #expect(lines.dropLast().joined(separator: "\n") + "\n" == saved)
    #expect(lines.last?.contains(",retract,") == true)
  }
}
