import TestSupport
import Testing

@Suite("qd close and carry-over")
struct CommandCloseTests {
  private static let objective = "sales/2018-Q1/shorten"
  private static let file = objective + ".rec"
  private static let journal = "sales/2018-Q1/journal/\(CommandSandbox.login).csv"

  /// The files with lifecycle at 40 days, score 0.9, and nothing else that counts.
  private static let files = [
    "2018/grow.rec": CommandSandbox.acme["2018/grow.rec"] ?? "",
    "quarterdeck.rec": CommandSandbox.acme["quarterdeck.rec"] ?? "",
    "people.rec": CommandSandbox.acme["people.rec"] ?? "",
    "sales/team.rec": "Team: Sales\n",
    file: """
    # Nobody knows why it takes so long.

    Objective: Shorten sales lifecycle
    Owner: jenny
    Supports: 2018/grow

    KeyResult: Decrease average sales lifecycle
    Id: lifecycle
    From: 59 days
    To: 38 days

    KeyResult: Hire a counsel
    Id: counsel
    Weight: 0

    """,
    "sales/2018-Q1/journal/jenny.csv": """
    at,by,of,event,value,confidence,note
    2018-02-20T09:30:00.000+01:00,jenny,shorten#lifecycle,check-in,40,7,Legal is faster now

    """,
    "sales/kpis/lifecycle.rec": "KPI: Sales lifecycle\nUnit: days\nTarget: <= 60 days\n",
  ]

  /// The events of the journal that the user wrote: subject, event, value, note.
  private func events(_ sandbox: borrowing CommandSandbox) throws -> [String] {
    try sandbox.text(of: CommandCloseTests.journal).split(separator: "\n").dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).dropFirst(2)
        .joined(separator: ",")
    }
  }

  @Test("Without an outcome close says what is proposed, and closes nothing")
  func proposal() throws {
    let sandbox = try CommandSandbox(CommandCloseTests.files)
    #expect(
      try sandbox.qd("close", "shorten").output == """
        Shorten sales lifecycle
        sales/2018-Q1/shorten · Jenny Murphy · aspirational · active

        proposed: achieved · score 0.9, green · expected 0.7

        Key results
          Decrease average sales lifecycle  59 → 38 days  40 days  90 %  score 0.9  \
        Legal is faster now  #lifecycle
          Hire a counsel                    done or not         –     –  no score   \
                             #counsel

        nothing is closed yet; qd close sales/2018-Q1/shorten --outcome achieved --graduate KPI \
        does it

        """)
    let json = try sandbox.qd("close", "shorten", "--json").output
    #expect(json.contains(#""proposedScore": 0.9, "band": "green", "score": null"#))
    #expect(json.contains(#""outcome": "achieved", "next": "graduate""#))
    #expect(try sandbox.text(of: CommandCloseTests.file).contains("State") == false)
  }

  @Test("Closing records outcome, scores and what was learned; undo takes all of it back")
  func end() throws {
    let sandbox = try CommandSandbox(CommandCloseTests.files)
    let before = try sandbox.text(of: CommandCloseTests.file)
    let answer = try sandbox.qd(
      "close", "shorten", "--outcome", "achieved", "--learned", "Legal decides")
    #expect(answer.errors.isEmpty)
    #expect(answer.output == "achieved at 0.9: Shorten sales lifecycle\n")
    #expect(try sandbox.text(of: CommandCloseTests.file).contains("\nState: achieved\n"))
    #expect(
      try events(sandbox) == [
        "shorten,state,achieved,,Legal decides", "shorten,score,0.9,,",
        "shorten#lifecycle,score,0.9,,",
      ])
    #expect(try sandbox.qd("show", "shorten").output.contains("✓ achieved"))
    #expect(try sandbox.qd("undo").exitCode == 0)
    #expect(try sandbox.text(of: CommandCloseTests.file) == before)
    #expect(try sandbox.qd("show", "shorten", "--json").output.contains(#""score": null"#))
  }

  @Test("Carried over as it is, it keeps its targets and comments, and both name each other")
  func carried() throws {
    let sandbox = try CommandSandbox(CommandCloseTests.files)
    let answer = try sandbox.qd("close", "shorten", "--outcome", "missed", "--carry", "next")
    #expect(
      answer.output == """
        missed at 0.9, carried over to sales/2018-Q2: Shorten sales lifecycle
        sales/2018-Q2/shorten

        """)
    let successor = try sandbox.text(of: "sales/2018-Q2/shorten.rec")
    #expect(successor.hasPrefix("# Nobody knows why it takes so long.\n"))
    #expect(successor.contains("\nFrom: 59 days\nTo: 38 days\n"))
    #expect(successor.contains("\nCarriedFrom: sales/2018-Q1/shorten\n"))
    #expect(!successor.contains("State"))
    #expect(try sandbox.text(of: CommandCloseTests.file).contains("CarriedTo: sales/2018-Q2/"))
    let again = try sandbox.qd(
      "close", CommandCloseTests.objective, "--outcome", "missed", "--carry", "next", "--reason",
      "x")
    #expect(again.errors.contains("it goes on already as sales/2018-Q2/shorten; leave it out"))
    #expect(again.exitCode == 65)
  }

  @Test("With a new target it starts at the present value")
  func retargeted() throws {
    let sandbox = try CommandSandbox(CommandCloseTests.files)
    let answer = try sandbox.qd(
      "close", "shorten", "--outcome", "achieved", "--carry", "2018-Q3", "--target", "30")
    #expect(answer.errors.isEmpty)
    let successor = try sandbox.text(of: "sales/2018-Q3/shorten.rec")
    #expect(successor.contains("\nFrom: 40 days\nTo: 30 days\n"))
    #expect(try sandbox.text(of: CommandCloseTests.file).contains("\nFrom: 59 days\nTo: 38 days\n"))
  }

  @Test("Graduated, the level reached becomes a KPI's target")
  func graduated() throws {
    let sandbox = try CommandSandbox(CommandCloseTests.files)
    let answer = try sandbox.qd(
      "close", "shorten", "--outcome", "achieved", "--graduate", "sales/kpis/lifecycle")
    #expect(answer.errors.isEmpty)
    #expect(
      try sandbox.text(of: "sales/kpis/lifecycle.rec")
        == "KPI: Sales lifecycle\nUnit: days\nTarget: <= 40 days\n")
    #expect(try sandbox.text(of: CommandCloseTests.file).contains("\nGraduatedTo: lifecycle\n"))
    let impact = try sandbox.qd("show", "sales/kpis/lifecycle").output
    #expect(impact.contains("2018-Q1"))
  }

  @Test("Graduated into a new KPI, it takes title, unit, owner and rhythm along")
  func graduatedNew() throws {
    let sandbox = try CommandSandbox(CommandCloseTests.files)
    let answer = try sandbox.qd(
      "close", "shorten", "--outcome", "achieved", "--graduate-new", "lifecycle=Time to close")
    #expect(answer.exitCode == 0)
    #expect(
      try sandbox.text(of: "sales/kpis/time-to-close.rec") == """
        KPI: Time to close
        Owner: jenny
        Unit: days
        Target: <= 40 days
        Every: week

        """)
  }

  @Test("Dropped before anything was measured, it has no score")
  func dropped() throws {
    var files = CommandCloseTests.files
    files["sales/2018-Q1/journal/jenny.csv"] = nil
    let sandbox = try CommandSandbox(files)
    let answer = try sandbox.qd("close", "shorten", "--outcome", "dropped", "--reason", "No time")
    #expect(answer.output == "dropped: Shorten sales lifecycle\n")
    #expect(try events(sandbox) == ["shorten,state,dropped,,No time"])
  }

  @Test("What is closed is corrected with a reason, which is recorded")
  func corrected() throws {
    let sandbox = try CommandSandbox(CommandCloseTests.files)
    _ = try sandbox.qd("close", "shorten", "--outcome", "achieved")
    let words = ["close", "shorten", "--outcome", "missed", "--score", "0.6"]
    let refused = try sandbox.qd(words)
    #expect(refused.errors.contains("is closed; say why with --reason"))
    #expect(refused.exitCode == 65)
    #expect(try sandbox.qd(words + ["--reason", "Counted twice"]).exitCode == 0)
    #expect(try events(sandbox).last == "shorten,score,0.6,,Counted twice")
    #expect(try sandbox.text(of: CommandCloseTests.file).contains("\nState: missed\n"))
  }

  @Test(
    "is refused in a sentence, and nothing is written",
    arguments: [
      (["--outcome", "great"], "--outcome: \"great\" is not achieved, missed or dropped", 64),
      (["--learned", "x"], "say what came of it with --outcome", 64),
      (
        ["--outcome", "missed", "--target", "3"],
        "--target, --fresh, --keep and --leave go with --carry CYCLE", 64
      ),
      (
        ["--outcome", "missed", "--carry", "next", "--graduate", "lifecycle"],
        "choose one of --carry and --graduate", 64
      ),
      (["--outcome", "missed", "--retrospective", "x"], "--retrospective goes with a cycle", 64),
      (["--outcome", "missed", "--score", "0.2"], "score: 0.2 is not the proposed 0.9", 65),
      (["--outcome", "missed", "--score", "high"], "score: \"high\" is not a score", 65),
      (["--outcome", "missed", "--score", "lifecycl=1"], "there is no \"sales/2018-Q1/", 65),
      (["--outcome", "missed", "--graduate", "lifecycel"], "there is no \"lifecycel\"", 65),
      (
        ["--outcome", "missed", "--graduate", "counsel=lifecycle"],
        "\"sales/2018-Q1/shorten#counsel\" is not a key result with a number", 65
      ),
      (
        ["--outcome", "missed", "--graduate-new", "Lifecycle"], "sales/kpis/lifecycle is there", 65
      ),
      (["--outcome", "missed", "--carry", "soon"], "there is no \"soon\"", 65),
      (
        ["--outcome", "missed", "--carry", "next", "--target", "30 $"],
        "Decrease average sales lifecycle: \"30 $\" is not in days", 65
      ),
    ])
  func refusals(words: [String], sentence: String, exitCode: Int32) throws {
    let sandbox = try CommandSandbox(CommandCloseTests.files)
    let before = try sandbox.directory.entries()
    let answer = try sandbox.qd(["close", "shorten"] + words)
    #expect(answer.errors.hasPrefix("qd: " + sentence))
    #expect(answer.exitCode == exitCode)
    #expect(try sandbox.directory.entries() == before)
  }

  @Test("What is closed already is corrected with a reason, and the proposal says so")
  func closedAlready() throws {
    let sandbox = try CommandSandbox(CommandCloseTests.files)
    _ = try sandbox.qd("close", "shorten", "--outcome", "achieved")
    let proposal = try sandbox.qd("close", "shorten").output
    #expect(proposal.contains("it is closed as achieved; qd close sales/2018-Q1/shorten --outcome"))
    #expect(proposal.contains(" --reason TEXT corrects it"))
    #expect(!proposal.contains("nothing is closed yet"))
  }

  @Test("A promise that was not kept is not achieved, by close or by set")
  func promiseBroken() throws {
    let sandbox = try CommandSandbox(CommandCloseTests.files)
    _ = try sandbox.qd("set", "shorten", "Ambition=committed")
    for words in [
      ["close", "shorten", "--outcome", "achieved", "--learned", "much"],
      ["set", "shorten", "State=achieved"],
    ] {
      let refused = try sandbox.qd(words)
      #expect(refused.exitCode == 65)
      #expect(
        refused.errors.contains(
          "was committed and is not reached in full; close it as missed, or say Ambition: aspirational"
        ))
    }
  }

  @Test("A promise that was not kept whole asks for a note")
  func promise() throws {
    let sandbox = try CommandSandbox(CommandCloseTests.files)
    _ = try sandbox.qd("set", "shorten", "Ambition=committed")
    let words = ["close", "shorten", "--outcome", "missed"]
    let refused = try sandbox.qd(words)
    #expect(
      refused.errors.contains("was committed and scores 0.9; say with --learned what was learned"))
    #expect(try sandbox.qd(words + ["--learned", "Ask legal first"]).exitCode == 0)
  }

  @Test("A cycle is closed once its objectives are, and looked back on")
  func cycle() throws {
    let sandbox = try CommandSandbox(CommandCloseTests.files)
    let open = try sandbox.qd("close", "sales/2018-Q1")
    #expect(
      open.errors == """
        qd: sales/2018-Q1: still open: shorten; qd close sales/2018-Q1/shorten shows what is \
        proposed; nothing was saved

        """)
    _ = try sandbox.qd("close", "shorten", "--outcome", "achieved", "--learned", "Legal decides")
    let closed = try sandbox.qd("close", "sales/2018-Q1", "--retrospective", "We listened")
    #expect(closed.output == "closed sales/2018-Q1\n")
    #expect(
      try sandbox.text(of: "sales/2018-Q1/cycle.rec").contains(
        "\nState: closed\nRetrospective: We listened\n"))
    #expect(
      try sandbox.qd("show", "sales/2018-Q1").output == """
        sales/2018-Q1
        2018-01-01 to 2018-03-31 · closed

        We listened

        Result
          objectives     1 achieved
          mean score     0.9 · 1 green
          called behind  0 of 1 reached
          check-ins      7 %, in 1 of 15 intervals

        Objectives
          Shorten sales lifecycle  90 %  ✓ achieved  score 0.9

        Learned
          Shorten sales lifecycle: Legal decides

        """)
    let json = try sandbox.qd("show", "sales/2018-Q1", "--json").output
    #expect(json.contains(#""retrospective": {"closed": true, "#))
    #expect(json.contains(#""meanScore": 0.9, "bands": {"red": 0, "amber": 0, "green": 1}"#))
    #expect(try sandbox.qd("close", "sales/2018-Q1").errors.contains("it is closed already"))
    #expect(try sandbox.qd("close", "sales/2018-Q1", "--outcome", "missed").exitCode == 64)
  }

  @Test("carry-over takes what is still open of the cycle that ended, all of it or none")
  func carryOver() throws {
    var files = CommandCloseTests.files
    files["sales/2018-Q1/hire.rec"] = "Objective: Hire\n"
    files["sales/2018-Q1/done.rec"] = "Objective: Done\nState: achieved\n"
    files["sales/2018-Q1/later.rec"] = "Objective: Later\nState: draft\n"
    let sandbox = try CommandSandbox(files)
    let day = ["--today", "2018-04-03"]
    let preview = try sandbox.qd(["carry-over", "--fresh", "--dry-run"] + day)
    #expect(
      preview.output == """
        sales/2018-Q1/hire → sales/2018-Q2: Hire
        sales/2018-Q1/shorten → sales/2018-Q2: Shorten sales lifecycle
          #lifecycle from 40 days to 38 days
        nothing was saved

        """)
    let answer = try sandbox.qd(["carry-over"] + day)
    #expect(
      answer.output == """
        sales/2018-Q1/hire → sales/2018-Q2/hire: Hire
        sales/2018-Q1/shorten → sales/2018-Q2/shorten: Shorten sales lifecycle

        """)
    #expect(try sandbox.text(of: "sales/2018-Q2/shorten.rec").contains("\nFrom: 59 days\n"))
    let nothing = try sandbox.qd(["carry-over"] + day)
    #expect(nothing.errors.contains("nothing open is left in a cycle that ended"))
    #expect(nothing.exitCode == 65)
    #expect(try sandbox.qd("undo").exitCode == 0)
    let entries = try sandbox.directory.entries()
    #expect(!entries.contains { $0.hasPrefix("acme/sales/2018-Q2/") && $0.hasSuffix(".rec") })
  }

  @Test("carry-over of one named, into a cycle named, from the present value")
  func carryOverNamed() throws {
    let sandbox = try CommandSandbox(CommandCloseTests.files)
    let answer = try sandbox.qd("carry-over", "shorten", "--to", "2018-H2", "--fresh")
    #expect(
      answer.output == """
        sales/2018-Q1/shorten → sales/2018-H2/shorten: Shorten sales lifecycle
          #lifecycle from 40 days to 38 days

        """)
    #expect(try sandbox.text(of: "sales/2018-H2/shorten.rec").contains("\nFrom: 40 days\n"))
    let again = try sandbox.qd("carry-over", CommandCloseTests.objective)
    #expect(again.errors.contains("it goes on already as sales/2018-H2/shorten; leave it out"))
    #expect(try sandbox.qd("carry-over", "shorten", "--from", "2018-Q1").exitCode == 64)
    #expect(try sandbox.qd("carry-over", "--from", "2017-Q1").exitCode == 65)
    let earlier = try sandbox.qd("carry-over", "grow", "--to", "2017")
    #expect(earlier.errors.hasPrefix("qd: cycle: 2017 ends no later than 2018; name a later one"))
    #expect(try sandbox.qd("carry-over", "lifecycle").exitCode == 65)
  }
}
