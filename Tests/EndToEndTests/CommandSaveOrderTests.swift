import TestSupport
import Testing

@Suite(
  "The order of saving", .serialized,
  .enabled(if: DisturbedSave.isPossible, "strace is not installed"))
struct CommandSaveOrderTests {
  /// A kind of save: what happens before it, unseen, and the command itself.
  struct Kind: Sendable, CustomTestStringConvertible {
    let name: String
    let words: [String]
    var files: [String: String] = [:]
    var earlier: [[String]] = [
      ["check-in", "shorten#lifecycle", "46"], ["record", "acv", "8300"],
    ]
    /// Further options of strace.
    var disk: [String] = []
    var testDescription: String { name }
  }

  private static let kinds = [
    Kind(name: "set", words: ["set", "shorten", "Why=Because"]),
    Kind(name: "check-in", words: ["check-in", "shorten#lifecycle", "45"]),
    Kind(name: "first check-in", words: ["check-in", "shorten#lifecycle", "45"], earlier: []),
    Kind(name: "reading", words: ["record", "acv", "8400"]),
    Kind(name: "first reading", words: ["record", "acv", "8400"], earlier: []),
    Kind(name: "comment", words: ["comment", "shorten", "Legal is slow"]),
    Kind(name: "process", words: ["process", "acv", "New price list", "--since", "2018-01-15"]),
    Kind(name: "new objective", words: ["new", "objective", "Win", "--in", "sales/2018-Q1"]),
    Kind(name: "new key result", words: ["new", "key-result", "shorten", "Win from 1 to 9"]),
    Kind(name: "new KPI", words: ["new", "kpi", "Churn", "--in", "sales"]),
    Kind(name: "new team", words: ["new", "team", "Legal"]),
    Kind(name: "new person", words: ["new", "person", "Tom Reed"]),
    Kind(name: "new cycle", words: ["new", "cycle", "2018-Q2", "--in", "sales"]),
    Kind(
      name: "delete", words: ["delete", "idle"],
      files: ["sales/2018-Q1/idle.rec": "Objective: Idle\n"]),
    Kind(name: "delete a key result", words: ["delete", "shorten#counsel"]),
    Kind(name: "drop", words: ["drop", "shorten"]),
    Kind(name: "rename", words: ["rename", "shorten", "halve"]),
    Kind(name: "rename a key result", words: ["rename", "shorten#lifecycle", "cycle"]),
    Kind(name: "rename a KPI", words: ["rename", "sales/kpis/acv", "contract"]),
    Kind(name: "move", words: ["move", "shorten", "2018-Q2"]),
    Kind(name: "move a key result", words: ["move", "shorten#lifecycle", "2018/grow"]),
    Kind(name: "close", words: ["close", "shorten", "--outcome", "missed", "--learned", "Ask"]),
    Kind(
      name: "close with a successor",
      words: ["close", "shorten", "--outcome", "missed", "--learned", "Ask", "--carry", "next"]),
    Kind(name: "close a cycle", words: ["close", "2017-Q4"], files: ["2017-Q4/cycle.rec": ""]),
    Kind(name: "carry-over", words: ["carry-over", "shorten", "--to", "2018-Q2"]),
    Kind(name: "promote", words: ["promote", "acv", "--in", "sales/2018-Q1", "--to", "9000"]),
    Kind(name: "undo", words: ["undo"]),
    Kind(
      name: "undo a new objective", words: ["undo"],
      earlier: [["new", "objective", "Win", "--in", "sales/2018-Q1"]]),
    Kind(
      name: "redo", words: ["redo"], earlier: [["set", "shorten", "Why=Because"], ["undo"]]),
    Kind(
      name: "settle", words: ["settle", "grow", "--mine"],
      files: [
        "2018/grow.rec": """
        Objective: Grow
        <<<<<<< mine
        Owner: jenny
        =======
        Owner: tom
        >>>>>>> theirs

        """
      ]),
    Kind(name: "init", words: ["init", "HOME/new"]),
    Kind(
      name: "import", words: ["import", "HOME/acme/plan.md", "--in", "sales/2018-Q1", "--yes"],
      files: ["plan.md": "- Win\n  - Sign 3 partners\n- Grow\n  - Hire a lead\n"]),
    Kind(
      name: "set where names can't be exchanged", words: ["set", "shorten", "Why=Because"],
      disk: ["-e", "inject=renameat2:error=EINVAL"]),
    Kind(
      name: "new objective where names can't be exchanged",
      words: ["new", "objective", "Win", "--in", "sales/2018-Q1"],
      disk: ["-e", "inject=renameat2:error=EINVAL"]),
  ]

  @Test("All is on the disk before the answer, in the order recorded", arguments: kinds)
  func order(kind: Kind) throws {
    let sandbox = try CommandSandbox(CommandSandbox.acme.merging(kind.files) { $1 })
    for words in kind.earlier { try #require(try sandbox.qd(words).exitCode == 0, "\(words)") }
    let home = sandbox.directory.path
    let words = kind.words.map { $0.replacing("HOME", with: home) }
    let run = try sandbox.traced(SaveTrace.options(to: home + "/calls") + kind.disk, words)
    #expect(run.exitCode == 0, "\(run.errors)")
    expect(SaveTrace(try sandbox.directory.text(of: "calls"), in: home), of: kind.name)
  }

  @Test(
    "What others took away is on the disk again before that is said",
    .enabled(if: Tmux.isInstalled, "tmux is not installed"))
  func restore() throws {
    let ground = try JourneyGround.acme()
    let home = ground.directory.path
    let dashboard = try ground.dashboard(
      under: ["/usr/bin/strace"] + SaveTrace.options(to: home + "/calls"), width: 140)
    try dashboard.wait(for: "Acme", "? help")
    try ground.run("rm sales/2018-Q1/shorten.rec")
    try dashboard.wait(for: "Restore it?")
    try dashboard.send("y")
    try dashboard.wait(for: "saved: restored")
    let trace = SaveTrace(
      try ground.directory.text(of: "calls"), in: home, until: "saved: restored")
    expect(trace, of: "restore")
  }

  private func expect(_ trace: SaveTrace, of kind: String) {
    #expect(trace.promisesBroken == [], "\(kind): \(trace)")
    let recording = Recording(
      "save-order.txt", in: CommandSaveOrderTests.directory, between: ("[\(kind)]", "["))
    #expect(recording.complaint(about: "\(trace)\n") == nil)
  }

  private static let directory = #filePath.split(separator: "/").dropLast().reduce("") {
    "\($0)/\($1)"
  }
}
