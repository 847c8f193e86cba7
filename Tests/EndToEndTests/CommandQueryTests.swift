import Foundation
import TestSupport
import Testing

@Suite("Commands that ask")
struct CommandQueryTests {
  /// The small organisation, with the login of whoever runs the tests as Jenny's.
  static var mine: [String: String] {
    var files = CommandSandbox.acme
    files["people.rec"] = "Person: Jenny Murphy\nId: jenny\nLogin: \(CommandSandbox.login)\n"
    return files
  }

  @Test("explain derives a key result's progress, and says who recorded what where")
  func keyResult() throws {
    let sandbox = try CommandSandbox()
    #expect(
      try sandbox.qd("explain", "shorten#lifecycle").output == """
        Decrease average sales lifecycle
        sales/2018-Q1/shorten#lifecycle · 2018-02-21

        progress = (c − s) / (t − s)
                 = (50 − 59) / (38 − 59)
                 = 43 %

        Terms
          c  current value  50 days
            2018-02-20 · by jenny · sales/2018-Q1/journal/jenny.csv:3
            “Legal is faster now”
          s  start          59 days
            From in sales/2018-Q1/shorten.rec:10
          t  target         38 days
            To in sales/2018-Q1/shorten.rec:11

        """)
  }

  @Test("explain derives a roll-up with what it leaves out")
  func objective() throws {
    let sandbox = try CommandSandbox()
    #expect(
      try sandbox.qd("explain", "shorten").output == """
        Shorten sales lifecycle
        sales/2018-Q1/shorten · 2018-02-21

        progress = Σ w·p / Σ w over what is measured, p within 0 … 1
                 = 0.429 / 1
                 = 43 %

          1 of 3 measured

        Terms
          Decrease average sales lifecycle  43 %  weight 1
            #lifecycle · 2018-02-20 · by jenny · sales/2018-Q1/journal/jenny.csv:3
            “Legal is faster now”

        Left out
          Keep ACV                   guardrail, never averaged  #acv
          Roll the new contract out  not measured  #contract
          Hire a counsel             not measured  #counsel

        """)
  }

  @Test("explain shows the questions behind a status")
  func status() throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd("explain", "shorten#lifecycle.status", "--today", "2018-02-22")
    #expect(
      answer.output == """
        Decrease average sales lifecycle
        sales/2018-Q1/shorten#lifecycle · 2018-02-22

        status = behind

        The first question with a yes decides
          dropped                   no
          closed by its owner       no
          its objective is closed   no
          a draft                   no
          a check-in is overdue     no, due 2018-02-27
          not measured              no
        > gap, expected − progress  15.6 points, over 10, up to 25: behind

        Terms
          progress  43 %
          expected  58 %

        """)
  }

  @Test(
    "explain takes objects, teams and cycles, with the figure behind the last dot",
    arguments: [
      ("acv", "health = healthy"), ("acv.change", "       = 3.09 %"),
      ("acv.value", "      = $8350"),
      ("shorten.score", "      = 0.14"), ("shorten.confidence", "           = 7"),
      ("shorten#counsel.expected", "         = 0 %"), ("sales", "         = 43 %"),
      ("sales/2018-Q1.expected", "         = 57 %"), ("2018-Q1", "         = 43 %"),
      (
        "shorten#lifecycle.forecast",
        "  a forecast takes 4 days with a value; there are 2"
      ),
    ])
  func figures(reference: String, line: String) throws {
    let answer = try CommandSandbox().qd("explain", reference)
    #expect(answer.output.split(separator: "\n").contains { $0 == line })
    #expect(answer.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    let ascii = try CommandSandbox().qd("explain", reference, "--ascii").output
    #expect(ascii.utf8.allSatisfy { $0 < 0x80 })
    #expect(!ascii.contains("?") || answer.output.contains("?"))
  }

  @Test(
    "explain says what can be explained",
    arguments: [
      (
        "acv.progress",
        "acv.progress: it has no progress; it has .health, .value, .change, .variation, .limits"
      ),
      ("acv.helth", "there is no \".helth\", did you mean .health?"),
      ("jenny", "\"jenny\" is not an objective, a key result, a KPI, a team or a cycle"),
      (
        "shorten#lifecicle",
        "there is no \"sales/2018-Q1/shorten#lifecicle\", did you mean "
          + "sales/2018-Q1/shorten#lifecycle?"
      ),
    ])
  func unexplained(reference: String, sentence: String) throws {
    let answer = try CommandSandbox().qd("explain", reference)
    #expect(answer.errors == "qd: \(sentence)\n")
    #expect(answer.exitCode == 65)
  }

  @Test("due lists what waits for the person with one's login, the longest first")
  func due() throws {
    let sandbox = try CommandSandbox(CommandQueryTests.mine)
    let expected = """
      Roll the new contract out  ? overdue for 44 days  since 2018-01-08  –  \
      sales/2018-Q1/shorten#contract
      Hire a counsel             ? overdue for 44 days  since 2018-01-08  –  \
      sales/2018-Q1/shorten#counsel

      """
    #expect(try sandbox.qd("due").output == expected)
    #expect(try sandbox.qd("due", "--owner", "jenny").output == expected)
    #expect(try sandbox.qd("due", "--all").output.contains("–  Jenny Murphy  sales"))
    #expect(
      try sandbox.qd("due", "--as-of", "2018-01-05").output
        == "nothing waits for a check-in of Jenny Murphy\n")
  }

  @Test("due says whom nobody knows, and refuses what makes no sense")
  func dueOfNobody() throws {
    let sandbox = try CommandSandbox()
    let login = CommandSandbox.login
    #expect(
      try sandbox.qd("due").output == """
        nothing waits for \(login), whom people.rec does not know; qd due --all shows what waits \
        for anybody

        """)
    #expect(try sandbox.qd("due", "--owner", "jeny").errors.contains("did you mean jenny?"))
    #expect(try sandbox.qd("due", "--all", "--owner", "jenny").exitCode == 64)
  }

  @Test("status is one line, and silence where no data is")
  func statusLine() throws {
    var files = CommandQueryTests.mine
    files["kpis/churn.rec"] = "KPI: Churn\nUnit: %\nTarget: <= 2\n"
    files["kpis/churn/crm.csv"] = "on,value\n2018-02-01,3\n"
    let sandbox = try CommandSandbox(files)
    #expect(
      try sandbox.qd("status").output
        == "2 check-ins due · 1 KPI unhealthy · 43 % at week 8 of 13\n")
    let past = try sandbox.qd("status", "--as-of", "2018-01-05")
    #expect(past.output == "no check-ins due · not measured at week 1 of 13\n")
    let nowhere = try sandbox.bareQD("status")
    #expect((nowhere.output + nowhere.errors).isEmpty)
    #expect(nowhere.exitCode == 65)
    let named = try sandbox.bareQD("status", "-C", sandbox.directory.path + "/nowhere")
    #expect(named.errors.hasPrefix("qd: there is no quarterdeck.rec in "))
    let empty = try CommandSandbox(["quarterdeck.rec": "Organization: Acme\n"])
    #expect(try empty.qd("status").output == "no check-ins due · no objectives yet\n")
  }

  @Test("log tells what happened, the newest first, and marks what was taken back")
  func log() throws {
    var files = CommandSandbox.acme
    files["sales/2018-Q1/journal/jenny.csv"]?.append(
      """
      2018-02-20T10:00:00.000Z,jenny,shorten#lifecycle,check-in,5,,
      2018-02-20T10:05:00.000Z,jenny,shorten#lifecycle,retract,2018-02-20T10:00:00.000Z jenny,,
      2018-02-21T09:00:00.000Z,jenny,shorten,comment,,,Who owns the contract?
      2018-02-21T09:01:00.000Z,jenny,shorten#lifecycle,retarget,To: 40 days -> 38 days,,

      """)
    let sandbox = try CommandSandbox(files)
    #expect(
      try sandbox.qd("log", "shorten").output == """
           2018-02-21  jenny  To 40 days → 38 days                                    #lifecycle
           2018-02-21  jenny  comment
              Who owns the contract?
           2018-02-20  jenny  took back what was written on 2018-02-20                #lifecycle
        x  2018-02-20  jenny  5 days                                                  #lifecycle
           2018-02-20  jenny  50 days                                   confidence 7  #lifecycle
              Legal is faster now
           2018-02-20  crm    $8350                                                   sales/kpis/acv
           2018-02-14  jenny  53 days                                                 #lifecycle
           2018-01-31  crm    $8100                                                   sales/kpis/acv

        """)
    #expect(try sandbox.qd("log", "jenny", "--since", "2018-02-21").output.contains("To 40 days"))
    #expect(!(try sandbox.qd("log", "jenny", "--since", "2018-02-21").output.contains("crm")))
    #expect(try sandbox.qd("log", "2018").output == "nothing happened to 2018 yet\n")
    #expect(try sandbox.qd("log", "--since", "yesterday").exitCode == 64)
    #expect(try sandbox.qd("log", "nobody").exitCode == 65)
  }

  @Test("The answers in JSON have every key")
  func json() throws {
    let sandbox = try CommandSandbox(CommandQueryTests.mine)
    func keys(_ words: String...) throws -> Set<String> {
      let output = try sandbox.qd(words + ["--json"]).output
      let json = try JSONSerialization.jsonObject(with: Data(output.utf8))
      let object = (json as? [[String: Any]])?.first ?? json as? [String: Any]
      return Set(try #require(object).keys)
    }
    #expect(
      try keys("due") == ["ref", "since", "kind", "title", "owner", "email", "daysLate"])
    #expect(
      try keys("status") == [
        "due", "overdue", "kpisUnhealthy", "cycle", "first", "last", "progress", "expected",
        "coverage", "closed",
      ])
    #expect(
      try keys("log") == [
        "at", "by", "ref", "event", "text", "confidence", "note", "takenBack", "outside", "file",
        "line",
      ])
    let explanation: Set = [
      "ref", "title", "figure", "day", "result", "text", "formula", "working", "terms", "leftOut",
      "rules", "plan", "remarks",
    ]
    for reference in ["shorten", "shorten#contract.status", "acv", "sales.expected"] {
      #expect(try keys("explain", reference) == explanation)
    }
  }

  @Test(
    "Every query looks at the past day, and nothing is changed there",
    arguments: [
      ["tree"], ["show", "shorten"], ["show", "acv"], ["kpis"], ["due", "--all"], ["status"],
      ["log"], ["explain", "shorten"], ["explain", "acv"],
    ])
  func asOf(words: [String]) throws {
    let sandbox = try CommandSandbox()
    var files = CommandSandbox.acme
    func dropLine(_ file: String) {
      files[file] = files[file].map {
        $0.split(separator: "\n").dropLast().joined(separator: "\n") + "\n"
      }
    }
    dropLine("sales/2018-Q1/journal/jenny.csv")
    dropLine("sales/kpis/acv/crm.csv")
    let then = try CommandSandbox(files).qd(words + ["--today", "2018-02-19"])
    let past = try sandbox.qd(words + ["--as-of", "2018-02-19"])
    #expect(past.output.replacing(" · as of 2018-02-19", with: "") == then.output)
    #expect(past.exitCode == 0)
  }

  @Test("Nothing is written while the past is looked at")
  func pastIsReadOnly() throws {
    let sandbox = try CommandSandbox()
    for words in [
      ["check-in", "shorten#lifecycle", "40"], ["record", "acv", "1"], ["comment", "shorten", "x"],
      ["set", "shorten", "Owner=jenny"], ["new", "objective", "X", "--in", "sales/2018-Q1"],
      ["undo"],
    ] {
      #expect(try sandbox.qd(words + ["--as-of", "2018-02-19"]).exitCode == 77, "\(words)")
    }
  }

  @Test("Who looks changes no byte, in a directory of an older program either")
  func looking() throws {
    let old = [
      "sales/2018-Q1/journal/tom.csv":
        "at,by,of,event,value\r\n2018-02-01T10:00Z,tom,shorten#lifecycle,check-in,50\r\n"
        + "2018-02-02,tom,shorten#lifecycle,retarget,To from 40 days to 38 days\r\n2018-02-03,tom",
      "sales/kpis/acv/tom.csv": "2018-02-03,7800",
    ]
    let sandbox = try CommandSandbox(CommandSandbox.acme.merging(old) { $1 })
    func texts() throws -> [String] {
      try sandbox.directory.entries().filter { $0.hasPrefix("acme/") && $0.contains(".") }
        .map { "\($0)\n" + (try sandbox.directory.text(of: $0)) }
    }
    let before = try texts()
    for words in [
      ["tree"], ["status"], ["due", "--all"], ["kpis"], ["show", "shorten"], ["show", "acv"],
      ["explain", "shorten"], ["log"], ["lint", "--all"], ["report"],
      ["report", "--format", "html"],
      ["report", "--format", "csv"], ["screen"], ["screen", "--keys", "!"], ["doctor"],
      ["close", "shorten"],
      ["carry-over", "--dry-run"],
    ] {
      for past in [[], ["--as-of", "2018-02-10"]] { _ = try sandbox.qd(words + past) }
    }
    #expect(try texts() == before)
  }
}
