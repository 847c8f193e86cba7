import TestSupport
import Testing

@Suite("Journeys: sharing a directory", .enabled(if: Tmux.isInstalled, "tmux is not installed"))
struct JourneySharingTests {
  @Test("What one dashboard saves another shows, whose cursor stays on its object")
  func twoDashboards() throws {
    let ground = try JourneyGround.acme()
    let one = try ground.dashboard()
    let other = try ground.dashboard()
    try other.wait(for: "Acme", "? help")
    try other.send("G")
    try other.wait("the last row") { $0.selected.contains("Shorten") }
    try one.wait(for: "Acme", "? help")
    try one.send("/", "decrease", "Enter", "c", "45", "Enter")
    try one.wait(for: "saved: check-in of 45 days")
    try other.wait("the new progress") { $0.selected.contains("67 %") }

    try one.send("a", "Bring the price list up to date", "Enter")
    try one.wait(for: "saved:")
    let grown = try other.wait(for: "Bring the price")
    #expect(grown.selected.contains("Shorten"))
    #expect(
      try ground.text(of: "sales/2018-Q1/journal/\(CommandSandbox.login).csv").contains(",45 days,")
    )
  }

  @Test("Of two who edit one field the second is told, and keeps what was typed")
  func conflict() throws {
    let ground = try JourneyGround.acme()
    let one = try ground.dashboard(width: 140)
    let other = try ground.dashboard()
    try one.wait(for: "Acme", "? help")
    try one.send("/", "shorten", "Enter", "e", "C-e", " a lot")
    try one.wait(for: "Shorten sales lifecycle a lot")
    try other.wait(for: "Acme", "? help")
    try other.send("/", "shorten", "Enter", "e", "C-e", " a bit", "Enter")
    try other.wait(for: "saved:")
    try one.wait(for: "Shorten sales lifecycle a bit", "Shorten sales lifecycle a lot")
    try one.send("Enter")
    try one.wait(for: "Objective was changed meanwhile", "mine: Shorten sales lifecycle a lot")
    try one.wait(for: "): Shorten sales lifecycle a bit", "Enter again writes mine")
    let text = try ground.text(of: "sales/2018-Q1/shorten.rec")
    #expect(text.contains("Objective: Shorten sales lifecycle a bit\n"))
  }

  struct Edit: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let script: String
    let shows: String

    init(_ name: String, _ script: String, shows: String) {
      (testDescription, self.script, self.shows) = (name, script, shows)
    }
  }

  static let edits = [
    Edit("a job's reading", "echo 2018-02-21,9123,, >> sales/kpis/acv/crm.csv", shows: "$9123"),
    Edit("sed -i", "sed -i 's/^Objective: Grow/Objective: Bloom/' 2018/grow.rec", shows: "Bloom"),
    Edit(
      "an editor that writes anew",
      """
      cd sales/2018-Q1 && mv shorten.rec shorten.rec~ && sed 's/Shorten/Halve/' shorten.rec~ \
      > shorten.rec && rm shorten.rec~
      """, shows: "Halve sales"),
    Edit(
      "a new objective", "printf 'Objective: Win Europe\\n' > sales/2018-Q1/win.rec",
      shows: "Win Europe"),
    Edit(
      "a new team",
      """
      mkdir -p legal/2018-Q1 && printf 'Team: Legal\\n' > legal/team.rec \
      && printf 'Objective: Read everything\\n' > legal/2018-Q1/read.rec
      """, shows: "Read everything"),
    Edit("a broken file", "printf 'nonsense\\n' > sales/2018-Q1/bad.rec", shows: "need attention"),
  ]

  @Test("What others write shows, and the cursor stays on its object", arguments: edits)
  func outside(edit: Edit) throws {
    let ground = try JourneyGround.acme()
    let dashboard = try ground.dashboard(width: 120)
    let before = try dashboard.wait(for: "Acme", "? help")
    #expect(!before.contains(edit.shows))
    try dashboard.send("/", "decrease", "Enter")
    try dashboard.wait("the key result") { $0.selected.contains("Decrease average") }
    try #require(try ground.run(edit.script).exitCode == 0)
    let after = try dashboard.wait(for: edit.shows)
    #expect(after.selected.contains("Decrease average"))
    try dashboard.send("c", "44", "Enter")
    try dashboard.wait(for: "saved: check-in of 44 days")
  }
}
