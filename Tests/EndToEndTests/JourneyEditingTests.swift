import TestSupport
import Testing

@Suite("Journeys: editing", .enabled(if: Tmux.isInstalled, "tmux is not installed"))
struct JourneyEditingTests {
  private static let file = "sales/2018-Q1/shorten.rec"

  @Test("e on one field writes that field and nothing else")
  func oneField() throws {
    let ground = try JourneyGround.acme()
    let before = try ground.text(of: Self.file)
    let dashboard = try Self.openObjective(in: ground)
    try dashboard.send("e")
    try dashboard.wait(for: "Edit: Shorten")
    try dashboard.send("Tab", "C-e", " Still.", "Enter")
    try dashboard.wait(for: "saved:")
    let old = "Why: It takes us too long to close a deal."
    let parts = before.split(separator: old, omittingEmptySubsequences: false)
    #expect(try ground.text(of: Self.file) == parts.joined(separator: old + " Still."))
  }

  @Test("E opens the user's editor at the object's line, and shows what was changed there")
  func editor() throws {
    let ground = try Self.ground(
      editor: """
        echo "this is the editor: $*"
        test -t 0 && test -t 1 && stty -a | grep -q ' icanon' && echo "$1" > "$HOME/line"
        sed -i 's/^To: 38 days/To: 40 days/' "$2"
        """)
    let dashboard = try Self.openObjective(in: ground)
    try dashboard.send("E")
    let after = try dashboard.wait(for: "40 days", "? help")
    #expect(!after.contains("this is the editor"))
    #expect(after.selected.contains("Shorten"))
    #expect(try ground.directory.text(of: "line") == "+3\n")
    try dashboard.send("k")
    try dashboard.wait("keys work") { $0.selected.contains("Grow") }
  }

  @Test("An editor's Ctrl-C is its own, and its Ctrl-Z stops the dashboard with it, once")
  func suspendedEditor() throws {
    let ground = try Self.ground(
      editor: """
        trap '' INT
        kill -INT 0
        kill -TSTP 0
        sed -i 's/^To: 38 days/To: 40 days/' "$2"
        """)
    let shell = try ground.shellWithDashboard()
    try shell.send("/", "shorten", "Enter", "E")
    try shell.wait(for: "Stopped")
    try shell.send("fg", "Enter")
    try shell.wait(for: "40 days", "? help")
    try shell.send("q")
    try shell.wait("the shell") { !$0.contains("? help") }
    try shell.send("echo code $?", "Enter")
    try shell.wait(for: "code 0")
  }

  @Test("What the editor left wrong is said at its line, and E goes back there")
  func editorError() throws {
    let ground = try Self.ground(
      editor: """
        echo "$1" >> "$HOME/lines"
        case $1 in
          +3) sed -i 's/^To: 38 days/To: 4O days/' "$2" ;;
          *) sed -i 's/^To: 4O days/To: 40 days/' "$2" ;;
        esac
        """)
    let dashboard = try Self.openObjective(in: ground)
    try dashboard.send("E")
    try dashboard.wait(for: "line 11: ", "4O days")
    try dashboard.send("!")
    try dashboard.wait(for: "Needs attention", "shorten.rec:11:")
    try dashboard.send("Escape", "g", "f")
    let findings = try dashboard.wait(for: "Findings", "Errors", "shorten.rec:11:")
    #expect(findings.selected.contains("4O days"))
    try dashboard.send("E")
    try dashboard.wait("the finding has gone") { !$0.contains("4O days") }
    try dashboard.send("Escape")
    try dashboard.wait(for: "40 days", "? help")
    #expect(try ground.directory.text(of: "lines") == "+3\n+11\n")
  }

  @Test("Where the editor is missing E says so")
  func missingEditor() throws {
    var ground = try JourneyGround.acme()
    ground.environment["VISUAL"] = "/nowhere/editor --wait"
    let dashboard = try Self.openObjective(in: ground)
    try dashboard.send("E")
    let after = try dashboard.wait(for: "the editor was not found; set $VISUAL or $EDITOR")
    #expect(!after.contains("/nowhere"))
    #expect(after.selected.contains("Shorten"))
  }

  @Test("An editor that ends with an error is told")
  func failingEditor() throws {
    var ground = try JourneyGround.acme()
    ground.environment["VISUAL"] = "sh -c 'exit 3'"
    let dashboard = try Self.openObjective(in: ground)
    try dashboard.send("E")
    try dashboard.wait(for: "the editor ended with 3")
  }

  @Test(
    "a and A make records that appear with their ids, and that GNU recutils accept",
    .enabled(if: Recutils.isInstalled, "recutils is not installed"))
  func adding() throws {
    let ground = try JourneyGround.acme()
    let dashboard = try Self.openObjective(in: ground)
    try dashboard.send("a")
    try dashboard.wait(for: "New objective")
    try dashboard.send("Win the north", "Enter")
    try dashboard.wait(for: "saved:", "Win the north")
    #expect(
      try ground.lines(of: "sales/2018-Q1/win-the-north.rec").first == "Objective: Win the north")

    try dashboard.send("/", "win the", "Enter")
    try dashboard.wait("the new objective") { $0.selected.contains("Win the north") }
    try dashboard.send("A")
    try dashboard.wait(for: "New key result of Win the north")
    try dashboard.send("Win 5 customers", "Tab", "Tab", "0", "Tab", "5", "Enter")
    try dashboard.wait(for: "saved:", "Win 5 customers")
    let lines = try ground.lines(of: "sales/2018-Q1/win-the-north.rec")
    #expect(
      lines.suffix(4) == ["KeyResult: Win 5 customers", "Id: win-5-customers", "From: 0", "To: 5"])
    let check = try ground.run("recfix --check sales/2018-Q1/win-the-north.rec")
    #expect(check.exitCode == 0, "\(check.errors)")
  }

  /// A small organisation whose user has this script for an editor.
  private static func ground(editor script: String) throws -> JourneyGround {
    var ground = try JourneyGround.acme()
    ground.environment["EDITOR"] = "sh '" + ground.directory.path + "/my editor'"
    try ground.directory.write(script, to: "my editor")
    return ground
  }

  private static func openObjective(in ground: borrowing JourneyGround) throws -> Tmux {
    let dashboard = try ground.dashboard(width: 120, height: 30)
    try dashboard.wait(for: "Acme", "? help")
    try dashboard.send("/", "shorten", "Enter")
    try dashboard.wait("the objective") { $0.selected.contains("Shorten") }
    return dashboard
  }
}
