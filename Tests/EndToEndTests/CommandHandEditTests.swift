import TestSupport
import Testing

/// A field that decides a figure and was edited in its file: what it was, who knows, and the command
/// that records it.
@Suite("Edits by hand") struct CommandHandEditTests {
  private static let file = "ann/sales/2018-Q1/shorten.rec"

  private func edit(_ ground: borrowing GitGround, _ old: String, _ new: String) throws {
    let text = try ground.directory.text(of: Self.file)
    #expect(text.contains(old))
    try ground.directory.write(text.replacing(old, with: new), to: Self.file)
  }

  @Test("what was committed is told with its day and author, and the command records it")
  func committed() throws {
    let ground = try GitGround.made()
    try edit(ground, "To: 38 days", "To: 41 days")
    try ground.git(
      "-C", "ann", "-c", "user.name=Ann", "-c", "user.email=ann@example.org", "commit", "-qam",
      "vim", "--date=2018-02-10T09:00:00")
    let found = try ground.qd("ann", "lint", "shorten").output
    #expect(
      found.contains(
        "To is \"41 days\", and was \"38 days\", but no event tells of it; "
          + "ann edited it on 2018-02-10, as git has it [silent-change]"), "\(found)")
    #expect(found.contains("\"To=41 days\" --since 2018-02-10 --reason TEXT"), "\(found)")
    let told = try ground.qd(
      "ann", "set", "shorten#lifecycle", "To=41 days", "--since", "2018-02-10", "--reason", "slow")
    #expect(told.exitCode == 0, "\(told.errors)")
    let journal =
      try ground.git("-C", "ann", "diff", "-U0", "--", "*.csv")
      + (try ground.git("-C", "ann", "ls-files", "-o", "--exclude-standard"))
    #expect(!journal.isEmpty)
    #expect(
      try ground.qd("ann", "show", "shorten#lifecycle", "--as-of", "2018-02-09").output
        .contains("59 → 38 days"))
    #expect(try !ground.qd("ann", "lint", "shorten").output.contains("[silent-change]"))
  }

  @Test("what isn't committed yet is what git's last commit hasn't")
  func uncommitted() throws {
    let ground = try GitGround.made()
    try edit(ground, "Owner: jenny", "Owner: ann")
    let found = try ground.qd("ann", "lint", "shorten").output
    #expect(
      found.contains(
        "Owner is \"ann\", and was \"jenny\", but no event tells of it; "
          + "git's last commit has \"jenny\""), "\(found)")
    #expect(found.contains("\"Owner=ann\" --since DATE --reason TEXT"), "\(found)")
  }

  @Test("where an event told of the field, git still knows who changed it since")
  func afterEvent() throws {
    let ground = try GitGround.made()
    _ = try ground.qd("ann", "set", "shorten#lifecycle", "To=40 days", "--reason", "so")
    _ = try ground.qd("ann", "sync")
    try edit(ground, "To: 40 days", "To: 41 days")
    let found = try ground.qd("ann", "lint", "shorten").output
    #expect(
      found.contains(
        "To is \"41 days\", but the last event set it to \"40 days\"; "
          + "git's last commit has \"40 days\""), "\(found)")
  }

  @Test("nothing is asked of git where nothing was edited by hand, and a title decides nothing")
  func nothing() throws {
    let ground = try GitGround.made()
    try edit(ground, "Objective: Shorten sales lifecycle", "Objective: Shorten it")
    #expect(try !ground.qd("ann", "lint").output.contains("[silent-change]"))
  }
}
