import TestSupport
import Testing

/// What is made, renamed, dropped and deleted from the shell: the answers, and the files.
@Suite("Commands that change names and places")
struct CommandChangeTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let words: [String]
    let answer: String
    let file: String
    let text: String
    var testDescription: String { words.joined(separator: " ") }

    init(_ words: String..., answers answer: String, _ file: String, _ text: String) {
      (self.words, self.answer, self.file, self.text) = (words, answer, file, text)
    }
  }

  @Test(
    "Each says what it did and the new reference; undo takes all of it back",
    arguments: [
      Case(
        "new", "team", "Customer Success", "--in", "sales", "Lead=jenny",
        answers: "new team: Customer Success\nsales/customer-success\n",
        "sales/customer-success/team.rec", "Team: Customer Success\nLead: jenny\n"),
      Case(
        "new", "team", "sales/outbound", answers: "new team: outbound\nsales/outbound\n",
        "sales/outbound/team.rec", "Team: outbound\n"),
      Case(
        "new", "cycle", "2018-Q2", "--in", "sales",
        answers: "new cycle: sales/2018-Q2\nsales/2018-Q2\n", "sales/2018-Q2/cycle.rec",
        "Cycle: 2018-Q2\n"),
      Case(
        "new", "cycle", "launch", "Start=2018-03-01", "End=2018-04-15",
        answers: "new cycle: launch\nlaunch\n", "launch/cycle.rec",
        "Cycle: launch\nStart: 2018-03-01\nEnd: 2018-04-15\n"),
      Case(
        "new", "person", "Tom Bélanger", "Login=tom", "Team=sales",
        answers: "new person: Tom Bélanger\npeople.rec#tom-belanger\n", "people.rec",
        """
        Person: Jenny Murphy
        Id: jenny
        Login: jenny

        Person: Tom Bélanger
        Id: tom-belanger
        Login: tom
        Team: sales

        """),
      Case(
        "set", "sales/", "Lead=jenny", answers: "Lead jenny: Sales\n", "sales/team.rec",
        "Team: Sales\nLead: jenny\n"),
      Case(
        "set", "team.rec", "Lead=jenny", answers: "Lead jenny: Acme\n", "team.rec",
        "Team: Acme\nLead: jenny\n"),
      Case(
        "set", "sales/2018-Q1", "State=closed", "Retrospective=Too many.",
        answers: "State closed, Retrospective Too many.: sales/2018-Q1\n",
        "sales/2018-Q1/cycle.rec", "Cycle: 2018-Q1\nState: closed\nRetrospective: Too many.\n"),
      Case(
        "set", "jenny", "Email=j@acme.example", answers: "Email j@acme.example: Jenny Murphy\n",
        "people.rec", "Person: Jenny Murphy\nId: jenny\nLogin: jenny\nEmail: j@acme.example\n"),
      Case(
        "set", "quarterdeck.rec", "PaceBands=5 20", answers: "PaceBands 5 20: Acme\n",
        "quarterdeck.rec", "Organization: Acme\nFormat: 1\nPaceBands: 5 20\n"),
      Case(
        "rename", "grow", "grow-up", answers: "grow renamed to grow-up: Grow\n2018/grow-up\n",
        "2018/grow-up.rec", "Objective: Grow\n"),
      Case(
        "rename", "acv", "value",
        answers: "acv renamed to value: Annual contract value\nsales/kpis/value\n",
        "sales/kpis/value/crm.csv",
        "on,value,by,note\n2018-01-31,8100,crm,\n2018-02-20,8350,crm,\n"),
      Case(
        "drop", "grow", "--reason", "not now", answers: "State dropped: Grow\n", "2018/grow.rec",
        "Objective: Grow\nState: dropped\n"),
    ])
  func answers(test: Case) throws {
    let sandbox = try CommandSandbox()
    let before = try CommandSandbox.acme.keys.map { try sandbox.text(of: $0) }
    let answer = try sandbox.qd(test.words)
    #expect(answer.output == test.answer)
    #expect(answer.errors == "")
    #expect(answer.exitCode == 0)
    #expect(try sandbox.text(of: test.file) == test.text)
    #expect(try sandbox.qd("undo").exitCode == 0)
    #expect(try CommandSandbox.acme.keys.map { try sandbox.text(of: $0) } == before)
    let left = try sandbox.directory.entries().filter {
      $0.hasPrefix("acme/") && $0.hasSuffix(".rec")
    }
    #expect(left.count == CommandSandbox.acme.keys.count { $0.hasSuffix(".rec") })
  }

  @Test("What was deleted comes back byte for byte")
  func delete() throws {
    let sandbox = try CommandSandbox()
    let file = "sales/2018-Q1/shorten.rec"
    let before = try sandbox.text(of: file)
    #expect(try sandbox.qd("delete", "shorten#counsel").output == "deleted: Hire a counsel\n")
    #expect(
      try sandbox.text(of: file)
        == before.replacing("\nKeyResult: Hire a counsel\nId: counsel\n", with: ""))
    #expect(try sandbox.qd("undo").output == "undone: deleted: Hire a counsel\n")
    #expect(try sandbox.text(of: file) == before)
  }

  @Test("A state that was set and taken back with what was deleted is no finding")
  func deleteWithState() throws {
    let sandbox = try CommandSandbox()
    _ = try sandbox.qd("set", "shorten#counsel", "State=dropped", "--reason", "no money")
    let answer = try sandbox.qd("delete", "shorten#counsel")
    #expect(answer.output == "deleted: Hire a counsel\n")
    #expect(answer.errors == "")
    #expect(try !sandbox.qd("lint").output.contains("counsel"))
  }

  @Test("What people type on a reference finds the place, the person, or asks which")
  func ambiguous() throws {
    let sandbox = try CommandSandbox(
      CommandSandbox.acme.merging(["2018/jenny.rec": "Objective: Hire Jenny\n"]) { $1 })
    let answer = try sandbox.qd("set", "jenny", "Email=x")
    #expect(
      answer.errors == """
        qd: "jenny" may be 2018/jenny or people.rec#jenny; write the whole path; nothing was saved

        """)
    #expect(try sandbox.qd("set", "people.rec#jenny", "Email=x").exitCode == 0)
    #expect(
      try sandbox.qd("show", "people.rec#jenny").output.hasPrefix(
        "Jenny Murphy\npeople.rec#jenny\n"))
  }

  struct Refused: Sendable, CustomTestStringConvertible {
    let words: [String]
    let sentence: String
    let exitCode: Int32
    var testDescription: String { words.joined(separator: " ") }

    init(_ words: String..., says sentence: String, _ exitCode: Int32 = 65) {
      (self.words, self.sentence, self.exitCode) = (words, sentence, exitCode)
    }
  }

  @Test(
    "One sentence on standard error, and nothing written",
    arguments: [
      Refused(
        "new", "team", "x", "--in", "shop", says: #"there is no "shop"; the teams are sales"#),
      Refused("new", "team", "Sales", says: "sales is there already; choose another name"),
      Refused(
        "new", "cycle", "launch",
        says: "launch: its name tells no days; write Start=2026-11-01 and End=2026-12-15"),
      Refused(
        "new", "person", "Jenny", "Id=jenny", says: "jenny is there already; choose another name"),
      Refused(
        "delete", "shorten",
        says: """
          sales/2018-Q1/shorten can't be deleted: it has a check-in of 2018-02-14; \
          drop it: qd drop sales/2018-Q1/shorten
          """),
      Refused(
        "delete", "grow",
        says: """
          2018/grow can't be deleted: sales/2018-Q1/shorten names it as its Supports; \
          change that first
          """),
      Refused(
        "delete", "sales",
        says: """
          sales can't be deleted: a whole directory is never deleted; \
          git rm or rm removes it
          """),
      Refused(
        "drop", "jenny",
        says: #"""
          "jenny" is not an objective, a key result or a KPI; qd delete takes others
          """#),
      Refused("rename", "shorten", "a b", says: #""a b" can't be an id; use small letters"#),
      Refused(
        "rename", "shorten#acv", "lifecycle",
        says: "sales/2018-Q1/shorten#lifecycle is there already"),
      Refused("set", "sales", "Leed=jenny", "--mine", "--theirs", says: "exclude each other", 64),
    ])
  func refused(test: Refused) throws {
    let sandbox = try CommandSandbox()
    let before = try sandbox.directory.entries()
    let answer = try sandbox.qd(test.words)
    #expect(answer.errors.contains(test.sentence), "\(answer.errors)")
    #expect(answer.exitCode == test.exitCode)
    #expect(answer.output == "")
    #expect(try sandbox.directory.entries() == before)
  }

  @Test("The answer for programs names the new reference and the files")
  func json() throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd("rename", "grow", "bloom", "--json")
    #expect(
      answer.output.filter { !$0.isWhitespace }
        == """
        {"what":"growrenamedtobloom:Grow","ref":"2018/bloom","files":\
        ["2018/bloom.rec","2018/grow.rec","sales/2018-Q1/shorten.rec"]}
        """)
  }
}
