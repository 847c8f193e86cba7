import TestSupport
import Testing

@Suite("Commands that show")
struct CommandShowingTests {
  static let tree = """
    Acme · 2018-Q1 · week 8 of 13 · 43 % · expected 57 %

    Grow [2018]                43 %  ~ behind                     1 of 1 measured                2018/grow
      Shorten sales lifecycle  43 %  ~ behind  ? overdue 44 days  1 of 3 measured  Jenny Murphy  sales/2018-Q1/shorten

    """

  @Test("tree shows the cycle, each objective below the one it supports")
  func tree() throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd("tree")
    #expect(answer.output == CommandShowingTests.tree)
    #expect(answer.errors.isEmpty)
    #expect(answer.exitCode == 0)
  }

  @Test("Without a terminal, qd alone prints the tree")
  func withoutTerminal() throws {
    let sandbox = try CommandSandbox()
    #expect(try sandbox.qd().output == CommandShowingTests.tree)
  }

  @Test(
    "tree narrows to a team, an owner, a cycle",
    arguments: [
      (["--team", "sales"], ["Sales · 2018-Q1", "Shorten sales lifecycle"], ["Grow"]),
      (["--owner", "jenny"], ["Shorten sales lifecycle"], ["Grow"]),
      (["--cycle", "2018"], ["Grow  ", "Shorten sales lifecycle [2018-Q1]"], []),
      (["--cycle", "2018-Q3"], ["Grow [2018]"], ["Shorten"]),
      (["--cycle", "2019"], ["no objectives"], ["Grow"]),
    ])
  func narrowed(options: [String], shown: [String], hidden: [String]) throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd(["tree"] + options)
    #expect(answer.exitCode == 0)
    for text in shown { #expect(answer.output.contains(text)) }
    for text in hidden { #expect(!answer.output.contains(text)) }
  }

  @Test("Global options stand before and after a command")
  func globalOptions() throws {
    let sandbox = try CommandSandbox()
    let path = sandbox.directory.path + "/acme"
    let day = ["--today", "2018-02-21"]
    for words in [
      ["-C", path] + day + ["tree"], ["tree", "-C", path] + day, day + ["tree", "-C", path],
      ["-C", path + "/sales/2018-Q1", "tree"] + day,
    ] {
      #expect(try sandbox.bareQD(words).output == CommandShowingTests.tree)
    }
  }

  @Test("show prints an objective with its key results, guardrails and check-ins")
  func objective() throws {
    let sandbox = try CommandSandbox()
    #expect(
      try sandbox.qd("show", "shorten").output == """
        Shorten sales lifecycle
        sales/2018-Q1/shorten · Jenny Murphy · aspirational · active
        43 % · ~ behind  ? overdue 44 days · expected 57 % · 1 of 3 measured · confidence 7

        It takes us too long to close a deal.

        Key results
          Decrease average sales lifecycle  59 → 38 days  50 days  43 %  ~ behind                           \
        expected 57 %  confidence 7  #lifecycle
          Roll the new contract out         2 milestones        –     –    not measured  ? overdue 44 days  \
        expected 57 %                #contract
          Hire a counsel                    done or not         –     –    not measured  ? overdue 44 days  \
        expected 0 %                 #counsel

        Guardrails
          Keep ACV  ≥ $8000  $8350  = held  #acv

        Supports
          Grow  43 %  ~ behind  2018/grow

        Check-ins
          2018-02-20  jenny  lifecycle  50 days  confidence 7  Legal is faster now
          2018-02-20  crm    acv          $8350
          2018-02-14  jenny  lifecycle  53 days
          2018-01-31  crm    acv          $8100

        Findings
          sales/2018-Q1/shorten.rec:18:1: warning: "Roll the new contract out" has waited for a \
        check-in since 2018-01-08 [overdue]
          sales/2018-Q1/shorten.rec:23:1: warning: "Hire a counsel" has waited for a check-in \
        since 2018-01-08 [overdue]

        """)
  }

  @Test("show prints a key result, its milestones, and what was found in its file")
  func keyResult() throws {
    var files = CommandSandbox.acme
    files["sales/2018-Q1/journal/jenny.csv"] = """
      at,by,of,event,value,confidence,note
      2018-02-19T09:00:00.000Z,jenny,shorten#contract,check-in,+draft,,

      """
    let record = files["sales/2018-Q1/shorten.rec"] ?? ""
    files["sales/2018-Q1/shorten.rec"] = record.replacing(
      "Id: contract\n", with: "Id: contract\nWeight: heavy\n")
    let sandbox = try CommandSandbox(files)
    #expect(
      try sandbox.qd("show", "sales/2018-Q1/shorten#contract").output == """
        Roll the new contract out
        sales/2018-Q1/shorten#contract · Jenny Murphy · driver · 2 milestones
        1 of 2 · 33 % · ~ behind · expected 57 %

        Milestones
          v  draft  Write it
          .  pilot  Try it

        Check-ins
          2018-02-19  jenny  +draft

        Findings
          sales/2018-Q1/shorten.rec:20:9: error: "heavy" is not a weight [unreadable]

        """)
  }

  @Test("show prints a KPI with its readings, and kpis one line for each")
  func kpi() throws {
    let sandbox = try CommandSandbox()
    #expect(
      try sandbox.qd("show", "acv").output == """
        Annual contract value
        sales/kpis/acv · every month
        $8350 · +3.1 % · = healthy · target ≥ $8000 · ▁▇
        1 complete month; what is routine is told from 6 on

        Impact
                   before  during                  after  signal
          2018-Q1  –       $8225, +$380.5 a month  –      –       Shorten sales lifecycle

        Readings
          2018-02-20  $8350  crm
          2018-01-31  $8100  crm

        Findings
          sales/kpis/acv.rec:1:1: warning: "Annual contract value" has no owner [no-owner]

        """)
    #expect(
      try sandbox.qd("kpis").output
        == "Annual contract value  $8350  = healthy  ≥ $8000  ▁▇  sales/kpis/acv\n")
  }

  @Test("show lets paragraphs flow, and leaves out what is not there")
  func flowing() throws {
    var files = CommandSandbox.acme
    files["2018/wait.rec"] = """
      Objective: Wait
      Why: What the lines of a file hold
      + is one text,
      + wherever they end.

      """
    let sandbox = try CommandSandbox(files)
    #expect(
      try sandbox.qd("show", "wait").output == """
        Wait
        2018/wait · aspirational · active
        not measured

        What the lines of a file hold is one text, wherever they end.

        Findings
          2018/wait.rec:1:1: warning: "Wait" has no owner [no-owner]
          2018/wait.rec:1:1: warning: "Wait" has no key result [no-key-result]

        """)
  }

  @Test("--as-of shows what was known on a past day")
  func past() throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd("tree", "--as-of", "2018-02-15")
    #expect(
      answer.output.hasPrefix(
        "Acme · 2018-Q1 · week 7 of 13 · 29 % · expected 51 % · as of 2018-02-15\n"))
  }

  @Test(
    "ASCII is all that --ascii and other locales get", arguments: ["C", "de_DE.ISO-8859-1", ""])
  func ascii(locale: String) throws {
    var files = CommandSandbox.acme
    files["2018/grow.rec"] = "Objective: Größer → “werden”\n"
    let sandbox = try CommandSandbox(files)
    for words in [["tree"], ["show", "shorten"], ["kpis"]] {
      let answer = try sandbox.qd(words, locale: locale)
      #expect(answer.output.utf8.allSatisfy { $0 < 0x80 })
      #expect(try sandbox.qd(words + ["--ascii"]).output == answer.output)
    }
    let tree = try sandbox.qd("tree", locale: locale)
    #expect(tree.output.contains("Grosser -> \"werden\" [2018]  43 %"))
  }

  @Test("What steers a terminal never leaves the program")
  func hostile() throws {
    let evil = "x\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}\r\u{8}y"
    var files = CommandSandbox.acme
    files["2018/grow.rec"] = "Objective: \(evil)\nWhy: \(evil)\nOwner: \(evil)\nWeight: \(evil)\n"
    files["people.rec"]?.append("\nPerson: \(evil)\nId: evil\n")
    files["sales/2018-Q1/journal/eve.csv"] = """
      at,by,of,event,value,confidence,note
      2018-02-20T09:00:00.000Z,\(evil),shorten#lifecycle,check-in,49,,\(evil)
      2018-02-20T09:00:00.000Z,\(evil),shorten#\(evil),check-in,\(evil),,

      """
    let sandbox = try CommandSandbox(files)
    for words in [
      ["tree"], ["show", "grow"], ["show", "shorten"], ["lint"], ["show", evil],
      ["lint", "--json"], ["tree", "--json"], ["set", "grow", "\(evil)=1"], [evil],
    ] {
      let answer = try sandbox.qd(words)
      let steering = (answer.output + answer.errors).unicodeScalars.filter {
        ($0.properties.generalCategory == .control && $0 != "\n") || $0.properties.isBidiControl
      }
      #expect(steering.isEmpty, "\(words)")
    }
  }

  @Test("A theme that isn't there and a field nothing reads are said, whatever the command")
  func configuration() throws {
    let sandbox = try CommandSandbox()
    let named = try sandbox.qd("tree", "--theme", "nope")
    let themes = "default, dark, light, high-contrast, colour-blind, mono"
    #expect(named.errors == "qd: there is no theme \"nope\"; there are \(themes)\n")
    #expect(named.output == CommandShowingTests.tree)
    let configuration = sandbox.directory.path + "/.config/quarterdeck"
    try sandbox.directory.write("", to: ".config/quarterdeck/themes/mine.theme")
    try sandbox.directory.write("Them: dark\nTheme: mine\n", to: ".config/quarterdeck/config.rec")
    let configured = try sandbox.qd("themes")
    #expect(
      configured.errors == """
        qd: \(configuration)/config.rec:1: Them is not a field of the configuration; \
        did you mean Theme?

        """)
    #expect(configured.output.hasSuffix("mono\nmine\n"))
  }

  @Test("paths says where everything lies, also where no data is")
  func paths() throws {
    let sandbox = try CommandSandbox()
    let home = sandbox.directory.path
    let lines = try sandbox.qd("paths").output.split(separator: "\n")
    #expect(lines.first == "data           \(home)/acme (-C)")
    #expect(lines.last == "login          \(CommandSandbox.login)")
    #expect(try sandbox.bareQD("paths", "-C", home).output.hasPrefix("data           none found\n"))
  }

  @Test("demo without a terminal prints the tree, and leaves nothing behind")
  func demo() throws {
    let sandbox = try CommandSandbox([:])
    let answer = try sandbox.bareQD("demo", "--today", "2026-11-21")
    #expect(answer.output.hasPrefix("Softwave · 2026-Q4 · week 8 of 13 · "))
    #expect(answer.exitCode == 0)
    #expect(try sandbox.directory.entries().isEmpty)
  }

  @Test(
    "help is an answer, for the program and for each command",
    arguments: [
      ["--help"], ["help", "tree"], ["check-in", "--help"], ["new", "kpi", "-h"], ["--version"],
    ])
  func help(words: [String]) throws {
    let sandbox = try CommandSandbox([:])
    let answer = try sandbox.bareQD(words)
    #expect(!answer.output.isEmpty)
    #expect(answer.errors.isEmpty)
    #expect(answer.exitCode == 0)
  }
}
