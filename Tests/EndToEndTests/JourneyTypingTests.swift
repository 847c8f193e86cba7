import TestSupport
import Testing

/// What terminals make of typing: it comes in pieces, or with more than was meant.
@Suite struct JourneyTypingTests {
  private static let journals = "cat sales/2018-Q1/journal/*.csv"

  /// The dashboard, the cursor on an objective of two key results.
  private static func opened(_ ground: borrowing JourneyGround) throws -> Pty {
    var dashboard = try ground.bareDashboard()
    try dashboard.wait(for: "? help")
    dashboard.type("/shorten\r")
    try dashboard.wait(for: "Shorten")
    return dashboard
  }

  private static func sums(_ ground: borrowing JourneyGround) throws -> String {
    try ground.run("find . -type f | sort | xargs md5sum").output
  }

  @Test("Alt and a letter edits in an input, and does nothing in a list")
  func alt() throws {
    let ground = try JourneyGround.acme()
    let objective = try ground.text(of: "sales/2018-Q1/shorten.rec")
    var dashboard = try Self.opened(ground)
    dashboard.type("\u{1B}d")
    try dashboard.wait(for: "Alt-D does nothing here")
    dashboard.type("y")
    dashboard.type("\u{1B}")
    dashboard.pause(milliseconds: 60)
    dashboard.type("o")
    try dashboard.wait(for: "Comment")
    dashboard.type("one two")
    dashboard.type("\u{1B}b")
    dashboard.type("\u{1B}d")
    dashboard.type("yes\r")
    try dashboard.wait(for: "saved:")
    #expect(try ground.run(Self.journals).output.contains("one yes"))
    #expect(try ground.text(of: "sales/2018-Q1/shorten.rec") == objective)
  }

  @Test(
    "An arrow that comes in two parts is the arrow, also where its Esc was taken for the key",
    arguments: [
      ("\u{1B}", "[B", 10), ("\u{1B}", "[B", 100), ("\u{1B}[", "B", 100), ("\u{1B}", "OB", 200),
    ])
  func splitArrow(head: String, tail: String, delay: Int) throws {
    let ground = try JourneyGround.acme()
    var dashboard = try Self.opened(ground)
    dashboard.type("c")
    try dashboard.wait(for: "confidence")
    dashboard.type("45")
    dashboard.type(head)
    dashboard.pause(milliseconds: delay)
    dashboard.type(tail)
    dashboard.pause(milliseconds: 20)
    dashboard.type("7\r")
    try dashboard.wait(for: "saved:")
    #expect(try ground.run(Self.journals).output.contains(",check-in,45 days,7,"))
  }

  @Test("A character that comes in two parts is one")
  func splitCharacter() throws {
    let ground = try JourneyGround.acme()
    var dashboard = try Self.opened(ground)
    dashboard.type("o")
    try dashboard.wait(for: "Comment")
    dashboard.type("Z")
    dashboard.type([0xC3])
    dashboard.pause(milliseconds: 100)
    dashboard.type([0xBC])
    dashboard.type("rich\r")
    try dashboard.wait(for: "saved:")
    #expect(try ground.run(Self.journals).output.contains("Zürich"))
  }

  @Test("A paste that isn't marked never runs as keys, and goes into an input")
  func unmarkedPaste() throws {
    let ground = try JourneyGround.acme()
    let before = try Self.sums(ground)
    var dashboard = try Self.opened(ground)
    let pasted = "dy\rc1\rdy\ra new objective\rQ and what else is in a mail\r"
    dashboard.type(pasted)
    try dashboard.wait(for: "Paste into")
    dashboard.type("q")
    try dashboard.wait(for: "? help")
    #expect(try Self.sums(ground) == before)
    dashboard.type("o")
    try dashboard.wait(for: "Comment")
    dashboard.type(pasted)
    dashboard.pause(milliseconds: 100)
    dashboard.type("\r")
    try dashboard.wait(for: "saved:")
    #expect(try ground.run(Self.journals).output.contains("a new objective"))
  }

  @Test("A marked paste that never ends is given up, and the keyboard lives")
  func unendedPaste() throws {
    let ground = try JourneyGround.acme()
    var dashboard = try Self.opened(ground)
    dashboard.type("\u{1B}[200~and then")
    try dashboard.wait(for: "a paste goes into inputs only")
    dashboard.type("q")
    #expect(try dashboard.exitCode() == 0)
  }

  @Test("A save that has to wait says so, and what is typed meanwhile is done after it")
  func waitingSave() throws {
    let ground = try JourneyGround.acme()
    var dashboard = try Self.opened(ground)
    // What has to be made first is there already.
    dashboard.type("oFirst\r")
    try dashboard.wait(for: "saved:")
    try ground.run("flock sales/2018-Q1/journal sleep 1 > /dev/null 2>&1 & sleep 0.2")
    dashboard.type("oSecond\r")
    try dashboard.wait(for: "still saving")
    dashboard.type("oThird\r")
    try dashboard.wait(for: "saved:")
    dashboard.pause(milliseconds: 200)
    let journal = try ground.run(Self.journals).output
    #expect(journal.contains("Second") && journal.contains("Third"))
  }
}
