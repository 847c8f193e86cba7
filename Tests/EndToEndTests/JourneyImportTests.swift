import TestSupport
import Testing

/// An outline that somebody brings in from a terminal: by the command, and pasted into the dashboard.
@Suite("Journeys: bringing in", .enabled(if: Tmux.isInstalled, "tmux is not installed"))
struct JourneyImportTests {
  private static let outline = """
    - Win the north
      - Increase retention by 15%
      - Keep ACV at $9000
      - Sign 3 partners (0.5)

    """

  @Test("The command asks line by line, shows the plan, and writes when it is accepted")
  func asked() throws {
    let ground = try JourneyGround.acme()
    try ground.write(Self.outline, to: "plan.md")
    let screen = try importing(ground)
    try screen.wait(for: "line 2: Increase retention by 15%", "=  and a value: what From is")
    try screen.send("x", "Enter", "= 40 %", "Enter")
    try screen.wait(for: "line 2: Increase retention by 15%: is 15 %")
    try screen.send("1", "Enter")
    try screen.wait(for: "line 3: Keep ACV at $9000")
    try screen.send("1", "Enter")
    try screen.wait(for: "4 new", "bring it in? [y/N]")
    #expect(try !ground.run("ls sales/2018-Q1").output.contains("win-the-north"))
    try screen.send("y", "Enter")
    try screen.wait(for: "brought in: 4 new")
    #expect(try screen.exitCode() == 0)
    let text = try ground.text(of: "sales/2018-Q1/win-the-north.rec")
    #expect(text.contains("From: 40 %") && text.contains("Hold: >= $9000"), "\(text)")
  }

  @Test("Given up at a question or at the end, it writes nothing", arguments: [["q"], ["s", "n"]])
  func givenUp(answers: [String]) throws {
    let ground = try JourneyGround.acme()
    try ground.write(Self.outline, to: "plan.md")
    let screen = try importing(ground)
    try screen.wait(for: "line 2:")
    for answer in answers { try screen.send(answer, "Enter") }
    try screen.wait(for: "nothing was saved")
    #expect(try screen.exitCode() == 0)
    #expect(try !ground.run("ls sales/2018-Q1").output.contains("win-the-north"))
  }

  private func importing(_ ground: borrowing JourneyGround) throws -> Tmux {
    try Tmux.started(
      [
        Spawned.product("qd"), "-C", ground.path, "--today", "2018-02-21", "import",
        ground.path + "/plan.md", "--in", "sales/2018-Q1",
      ], width: 90, height: 40, environment: ground.environment)
  }

  @Test("Pasted into the tree it is planned and asked about there, and one undo takes it back")
  func pasted() throws {
    let ground = try JourneyGround.acme()
    var dashboard = try ground.bareDashboard()
    try dashboard.wait(for: "Acme", "? help")
    dashboard.type("/shorten\r")
    try dashboard.wait(for: "Shorten sales lifecycle")
    dashboard.type("\u{1B}[200~" + Self.outline + "\u{1B}[201~")
    try dashboard.wait(for: "Paste into Shorten sales lifecycle", "where does it start?")
    dashboard.type("=40 %\r")
    try dashboard.wait(for: "is 15 %")
    dashboard.type("1")
    try dashboard.wait(for: "Keep ACV at $9000")
    dashboard.type("s")
    try dashboard.wait(for: "3 new, 0 the same", "1 without a place")
    dashboard.type("\r")
    try dashboard.wait(for: "saved:")
    let text = try ground.text(of: "sales/2018-Q1/win-the-north.rec")
    #expect(text.contains("From: 40 %") && !text.contains("ACV"), "\(text)")
    dashboard.type("u")
    try dashboard.wait(for: "undone:")
    #expect(try !ground.run("ls sales/2018-Q1").output.contains("win-the-north"))
  }

  @Test("Pasted where a key result is typed, lines become key results of that objective")
  func keyResults() throws {
    let ground = try JourneyGround.acme()
    var dashboard = try ground.bareDashboard()
    try dashboard.wait(for: "Acme", "? help")
    dashboard.type("/shorten\rA")
    try dashboard.wait(for: "New key result of Shorten")
    dashboard.type("\u{1B}[200~Sign 3 partners\nHire a lead\n\u{1B}[201~")
    try dashboard.wait(for: "2 new, 0 the same")
    dashboard.type("\r")
    try dashboard.wait(for: "saved:")
    let text = try ground.text(of: "sales/2018-Q1/shorten.rec")
    #expect(text.contains("To: 3 partners") && text.contains("KeyResult: Hire a lead"), "\(text)")
  }
}
