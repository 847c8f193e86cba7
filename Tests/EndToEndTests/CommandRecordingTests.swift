import Glibc
import TestSupport
import Testing

@Suite("Commands that write")
struct CommandRecordingTests {
  /// A command, what it answers, and the last line of the file it writes from the third cell on.
  struct Case: Sendable, CustomTestStringConvertible {
    let words: [String]
    let answer: String
    let file: String
    let line: String
    var warning = ""
    var testDescription: String { words.joined(separator: " ") }
  }

  static let journal = "sales/2018-Q1/journal/\(CommandSandbox.login).csv"
  private static let slip =
    "qd: warning: -5 days is far outside of 59 → 38 days; qd undo takes it back\n"
  static let readings = "sales/kpis/acv/\(CommandSandbox.login).csv"

  @Test(
    "A line is appended to the user's own file",
    arguments: [
      Case(
        words: ["check-in", "shorten#lifecycle", "49", "--confidence", "6", "--note", "a, \"b\""],
        answer: "check-in of 49 days: Decrease average sales lifecycle", file: journal,
        line: "shorten#lifecycle,check-in,49 days,6,\"a, \"\"b\"\"\""),
      Case(
        words: ["check-in", "shorten#lifecycle", "-5"],
        answer: "check-in of -5 days: Decrease average sales lifecycle", file: journal,
        line: "shorten#lifecycle,check-in,-5 days,,", warning: slip),
      Case(
        words: ["check-in", "shorten#lifecycle", "-5 days", "--note", "-C is no option here"],
        answer: "check-in of -5 days: Decrease average sales lifecycle", file: journal,
        line: "shorten#lifecycle,check-in,-5 days,,-C is no option here", warning: slip),
      Case(
        words: ["check-in", "shorten#lifecycle", ""],
        answer: "check-in of what is recorded: Decrease average sales lifecycle", file: journal,
        line: "shorten#lifecycle,check-in,,,"),
      Case(
        words: ["check-in", "shorten#contract", "+draft", "-pilot"],
        answer: "check-in of +draft -pilot: Roll the new contract out", file: journal,
        line: "shorten#contract,check-in,+draft -pilot,,"),
      Case(
        words: ["check-in", "shorten#counsel", "not", "done"],
        answer: "check-in of not done: Hire a counsel", file: journal,
        line: "shorten#counsel,check-in,not done,,"),
      Case(
        words: ["comment", "shorten", "two\nlines"],
        answer: "comment on Shorten sales lifecycle", file: journal,
        line: "shorten,comment,,,two\\nlines"),
      Case(
        words: ["check-in", "shorten#lifecycle", "51", "--on", "yesterday", "--note", "one\ntwo"],
        answer: "check-in of 51 days on 2018-02-20: Decrease average sales lifecycle",
        file: journal, line: "shorten#lifecycle,check-in,51 days,,one\\ntwo"),
      Case(
        words: ["comment", "shorten", "so it was", "--on", "2018-02-01"],
        answer: "comment on 2018-02-01 on Shorten sales lifecycle", file: journal,
        line: "shorten,comment,,,so it was"),
      Case(
        words: ["retract", "shorten#lifecycle", "--reason", "slip"],
        answer:
          "taking back the check-in of 50 days of 2018-02-20: Decrease average sales lifecycle",
        file: journal,
        line: "shorten#lifecycle,retract,2018-02-20T09:30:00.000+01:00 jenny,,slip"),
      Case(
        words: ["retract", "acv", "--at", "2018-01-31"],
        answer: "taking back the reading of 2018-01-31: Annual contract value",
        file: "sales/kpis/journal/\(CommandSandbox.login).csv",
        line: "acv,retract,2018-01-31 crm,,"),
      Case(
        words: ["correct", "acv", "8360"],
        answer: "reading of $8360 instead of $8350 on 2018-02-20: Annual contract value",
        file: readings, line: "crm,"),
      Case(
        words: ["check-in", "shorten#acv", "$8,400"],
        answer: "check-in of $8400: Keep ACV", file: readings, line: "\(CommandSandbox.login),"),
      Case(
        words: ["record", "acv", "8400", "--on", "2018-02-19", "--note", "late"],
        answer: "reading of $8400 on 2018-02-19: Annual contract value", file: readings,
        line: "\(CommandSandbox.login),late"),
    ])
  func appended(example: Case) throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd(example.words)
    #expect(answer.output == example.answer + "\n")
    #expect(answer.errors == example.warning)
    #expect(answer.exitCode == 0)
    let lines = try sandbox.text(of: example.file).split(separator: "\n")
    let cells = lines.last?.split(separator: ",", maxSplits: 2, omittingEmptySubsequences: false)
    #expect(cells?.last.map(String.init) == example.line)
    #expect(cells?.first?.hasPrefix("2018-02-") == true)
  }

  @Test("record reads lines from standard input")
  func lines() throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd(
      "record", "acv", input: "on,value\n2018-02-01,8200\n2018-02-02,8300,\"a, b\"")
    #expect(answer.output == "2 readings: Annual contract value\n")
    let login = CommandSandbox.login
    #expect(
      try sandbox.text(of: CommandRecordingTests.readings)
        == "on,value,by,note\n2018-02-01,8200,\(login),\n2018-02-02,8300,\(login),\"a, b\"\n")
  }

  @Test(
    "a first line that is neither a header nor a date is said, and nothing is dropped",
    arguments: [
      ("30.09.2026,500\n", "line 1: \"30.09.2026\" is neither a date nor the name of a column"),
      (
        "value,date\n5,2018-02-20\n",
        "line 1: \"value\" is neither a date nor the name of a column"
      ),
      ("2018-02-20,5\n30.09.2026,500\n", "line 2: "),
      ("on,value\n\"2018-02-20,5\n", "line 2: a quotation mark is opened"),
    ])
  func firstLine(input: String, complaint: String) throws {
    let sandbox = try CommandSandbox()
    let file = "sales/kpis/acv/\(CommandSandbox.login).csv"
    let answer = try sandbox.qd("record", "acv", input: input)
    #expect(answer.errors.hasPrefix("qd: " + complaint), "\(answer.errors)")
    #expect(answer.exitCode == 65)
    #expect((try? sandbox.text(of: file)) == nil)
    let header = try sandbox.qd("record", "acv", input: "Date,Value\n2018-02-20,8400\n")
    #expect(header.exitCode == 0, "\(header.errors)")
    #expect(try sandbox.text(of: file).contains("2018-02-20,8400"))
  }

  @Test("Of lines on standard input one that can't be read keeps all from being saved")
  func badLine() throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd("record", "acv", input: "2018-02-01,8200\n2018-02-02,lots\n")
    #expect(
      answer.errors == """
        qd: line 2: value: "lots" is not a quantity; write a number and its unit, like 59 days, 9% \
        or $8000; nothing was saved

        """)
    #expect(answer.exitCode == 65)
    #expect(try sandbox.directory.entries().contains("acme/sales/kpis/acv/crm.csv"))
    #expect(try !sandbox.directory.entries().contains("acme/\(CommandRecordingTests.readings)"))
  }

  @Test(
    "set changes the named field's lines and no other byte",
    arguments: [
      (["To=40 days"], "To: 38 days", "To: 40 days"),
      (["from=60 days"], "From: 59 days", "From: 60 days"),
      (["To=40 days", "From=60 days"], "From: 59 days\nTo: 38 days", "From: 60 days\nTo: 40 days"),
    ])
  func set(words: [String], old: String, new: String) throws {
    let sandbox = try CommandSandbox()
    let file = "sales/2018-Q1/shorten.rec"
    let before = try sandbox.text(of: file)
    #expect(try sandbox.qd(["set", "shorten#lifecycle"] + words).exitCode == 0)
    let parts = before.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    #expect(try sandbox.text(of: file) == parts.joined(separator: new))
  }

  @Test("FIELD+= adds a value and FIELD-= takes one away")
  func repeated() throws {
    let sandbox = try CommandSandbox()
    #expect(try sandbox.qd("set", "shorten", "Tags+=a", "tags+=b").exitCode == 0)
    #expect(try sandbox.text(of: "sales/2018-Q1/shorten.rec").contains("\nTags: a\nTags: b\n"))
    #expect(try sandbox.qd("set", "shorten", "Tags-=a").exitCode == 0)
    let text = try sandbox.text(of: "sales/2018-Q1/shorten.rec")
    #expect(text.contains("\nTags: b\n") && !text.contains("Tags: a"))
  }

  @Test(
    "What can't be right is saved, and said once",
    arguments: [
      (
        ["set", "shorten", "Ownr=tom"],
        ["Ownr is not a field of Objective; did you mean Owner?"]
      ),
      (
        ["set", "shorten", "Supports=nope"],
        [#"there is no objective "nope"; name one that exists, or remove this line"#]
      ),
      (
        ["new", "objective", "Sell", "--in", "sales/2018-Q1", "Foo=1", "Bar=2"],
        [
          "Foo is not a field of Objective; it is kept as it is; Field: Foo in quarterdeck.rec makes it known",
          "Bar is not a field of Objective; it is kept as it is; Field: Bar in quarterdeck.rec makes it known",
        ]
      ),
      (
        ["new", "key-result", "grow", "Win", "From=1", "To=1"],
        [
          "the target is where it starts, at 1; write the level to reach, or Hold: where it must "
            + "stay"
        ]
      ),
    ])
  func remarks(words: [String], problems: [String]) throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd(words)
    #expect(answer.errors == problems.map { "qd: it was saved, but \($0)\n" }.joined())
    #expect(answer.exitCode == 0)
    #expect(try sandbox.qd("set", "shorten", "Why=Because").errors.isEmpty)
  }

  @Test("A field that is unknown can be removed without a word")
  func unknownField() throws {
    let sandbox = try CommandSandbox()
    _ = try sandbox.qd("set", "shorten", "Foo=tom")
    #expect(try sandbox.text(of: "sales/2018-Q1/shorten.rec").contains("\nFoo: tom\n"))
    #expect(try sandbox.qd("set", "shorten", "Foo=").errors.isEmpty)
    #expect(try !sandbox.text(of: "sales/2018-Q1/shorten.rec").contains("Foo"))
  }

  @Test(
    "new makes a record and says what it is called",
    arguments: [
      (
        ["objective", "Sell more", "--in", "sales/2018-Q1", "Owner=jenny"],
        "new objective: Sell more\nsales/2018-Q1/sell-more\n", "sales/2018-Q1/sell-more.rec",
        "Objective: Sell more\nOwner: jenny\n"
      ),
      (
        ["objective", "Sell more", "--in", "sales/2018-Q2/", "Id=more"],
        "new objective: Sell more\nsales/2018-Q2/more\n", "sales/2018-Q2/more.rec",
        "Objective: Sell more\n"
      ),
      (
        ["kpi", "Churn", "Target=<= 2.5%", "Unit=%"],
        "new KPI: Churn\nkpis/churn\n", "kpis/churn.rec",
        "KPI: Churn\nUnit: %\nTarget: <= 2.5%\n"
      ),
      (
        ["key-result", "grow", "Win 5 customers", "To=5", "From=0"],
        "new key result: Win 5 customers\n2018/grow#win-5-customers\n", "2018/grow.rec",
        "Objective: Grow\n\nKeyResult: Win 5 customers\nId: win-5-customers\nFrom: 0\nTo: 5\n"
      ),
    ])
  func new(words: [String], output: String, file: String, text: String) throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd(["new"] + words)
    #expect(answer.errors.isEmpty)
    #expect(answer.output == output)
    #expect(try sandbox.text(of: file) == text)
  }

  @Test(
    "recutils reads what init, new and set write",
    .enabled(if: Recutils.isInstalled, "recutils is not installed"))
  func recutils() throws {
    let sandbox = try CommandSandbox([:])
    let path = sandbox.directory.path + "/place"
    for words in [
      ["init", path], ["-C", path, "set", "run-this-quarter-by-okrs", "Why=One\n\nTwo", "Tags+=a"],
      ["-C", path, "new", "objective", "+ Title", "--in", "2026-Q4"],
      ["-C", path, "new", "key-result", "title", "# Not a comment", "Hold=>= 9%"],
    ] {
      let answer = try sandbox.bareQD(words + ["--today", "2026-11-21"])
      #expect(answer.exitCode == 0, "\(words): \(answer.errors)")
    }
    let records = try sandbox.directory.entries().filter { $0.hasSuffix(".rec") }
    #expect(records.count == 5)
    for file in records where file.hasPrefix("place/") {
      let check = try Spawned("/usr/bin/recfix", ["--check", sandbox.directory.path + "/" + file])
      #expect(check.exitCode == 0, "\(file): \(check.errors)")
    }
  }

  @Test("undo takes the last change back, and redo does it again")
  func undo() throws {
    let sandbox = try CommandSandbox()
    let file = "sales/2018-Q1/shorten.rec"
    let before = try sandbox.text(of: file)
    _ = try sandbox.qd("set", "shorten", "Why=Because")
    let after = try sandbox.text(of: file)
    #expect(
      try sandbox.qd("undo").output == "undone: Why Because: Shorten sales lifecycle\n")
    #expect(try sandbox.text(of: file) == before)
    #expect(try sandbox.qd("redo").output == "redone: Why Because: Shorten sales lifecycle\n")
    #expect(try sandbox.text(of: file) == after)
    #expect(try sandbox.qd("redo").errors == "qd: there is nothing to redo\n")
  }

  @Test("init makes a directory without errors, and no second one there or inside")
  func start() throws {
    let sandbox = try CommandSandbox([:])
    let path = sandbox.directory.path + "/new/place"
    let made = try sandbox.bareQD("init", path, "--today", "2026-11-21")
    #expect(made.output == "made \(path)/quarterdeck.rec\nopen it with qd -C \(path)\n")
    #expect(made.exitCode == 0)
    #expect(try sandbox.bareQD("-C", path, "lint", "--severity", "error").output.isEmpty)
    let tree = try sandbox.bareQD("-C", path, "--today", "2026-11-21", "tree")
    #expect(tree.output.contains("Run this quarter by our OKRs"))
    #expect(tree.output.hasPrefix("place · 2026-Q4 · week 8 of 13"))
    let again = try sandbox.bareQD("init", path)
    #expect(again.errors == "qd: \(path) is a data directory already; open it with qd -C \(path)\n")
    #expect(again.exitCode == 65)
    #expect(try sandbox.bareQD("init", path + "/inside").exitCode == 65)
  }

  @Test("init --group gives the directory to a group, or says why it can't")
  func shared() throws {
    let sandbox = try CommandSandbox([:])
    let path = sandbox.directory.path + "/shared"
    let refused = try sandbox.bareQD("init", "--group", "no-such-group", path)
    #expect(refused.errors.hasPrefix("qd: there is no group \"no-such-group\" on this machine"))
    #expect(refused.exitCode == 65)
    #expect(access(path, F_OK) != 0)
    let group = try #require(getgrgid(getegid()).map { String(cString: $0.pointee.gr_name) })
    #expect(
      try sandbox.bareQD("init", "--group", group, path, "--today", "2026-11-21").exitCode == 0)
    for (name, mode) in [("", 0o2770), ("/2026-Q4", 0o2770), ("/people.rec", 0o660)] {
      var found = stat()
      #expect(stat(path + name, &found) == 0 && found.st_mode & 0o7777 == mode, "\(name)")
    }
  }

  @Test("doctor has a sign a line, and exit code 1 where there is a problem")
  func doctor() throws {
    let sandbox = try CommandSandbox()
    let file = sandbox.directory.path + "/acme/people.rec"
    let sound = try sandbox.qd("doctor")
    #expect(sound.exitCode == 0, "\(sound.output)")
    #expect(sound.output.contains("!  you"))
    chmod(file, 0o666)
    let spoilt = try sandbox.qd("doctor")
    #expect(spoilt.exitCode == 1)
    #expect(spoilt.output.contains("everybody on this machine may write: people.rec"))
    #expect(try sandbox.qd("doctor", "--json").output.contains(#""grade": "problem""#))
  }
}
