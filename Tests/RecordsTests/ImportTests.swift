import Goals
import TestSupport
import Testing

@testable import Records

@Suite struct ImportTests {
  private func plan(
    _ text: String, in directory: DataDirectory = ImportGround.directory,
    _ change: (inout ImportOptions) -> Void = { _ in }
  ) -> ImportPlan {
    var options = ImportGround.options
    change(&options)
    return ImportPlanner.plan(ImportText(Array(text.utf8)), in: directory.organization, options)
  }

  @Test("fields that differ are changed, old and new, and only --overwrite takes them")
  func changed() throws {
    var directory = ImportGround.directory
    let first = "Objective,Key result,Start,Target,Current,Owner\nGrow,Deals,3,9,4,Ann Lee\n"
    try directory.bringIn(plan(first))
    let later = "Objective,Key result,Start,Target,Current\nGrow,Deals,3,12,5\n"
    let plan = plan(later, in: directory)
    #expect(plan.text.contains("changed 2 2026-Q4/grow#deals {To=9 -> 12; current=5}"))
    try directory.bringIn(plan)
    #expect(directory.organization.objectives[0].keyResults[0].fields[.to] == "9")
    try directory.bringIn(plan, overwrites: true)
    let keyResult = directory.organization.objectives[0].keyResults[0]
    #expect(keyResult.fields[.to] == "12" && keyResult.fields[.from] == "3")
    #expect(self.plan(later, in: directory).changed.isEmpty)
  }

  @Test("what stands at a line's end or in its box is brought in, and said")
  func marks() throws {
    var directory = ImportGround.directory
    let text = """
      - Grow (0.4)
        - Sign 3 partners (0.5)
        - [x] Hire a lead
        - Find 20 leads => 40 %

      """
    let plan = plan(text)
    #expect(
      plan.text == """
        new 1 objective 2026-Q4/grow {Objective=Grow; score=0.4}
        new 2 key-result 2026-Q4/grow#sign-3-partners {KeyResult=Sign 3 partners; From=0 partners; To=3 partners; score=0.5}
        new 3 key-result 2026-Q4/grow#hire-a-lead {KeyResult=Hire a lead; current=done}
        new 4 key-result 2026-Q4/grow#find-20-leads {KeyResult=Find 20 leads; From=0 leads; To=20 leads; current=8 leads}

        """)
    try directory.bringIn(plan)
    let again = self.plan(text, in: directory)
    #expect(again.same.count == 4 && again.new.isEmpty && again.changed.isEmpty, "\(again.text)")
    let scores = directory.organization.events.values.joined().compactMap { event -> Double? in
      if case .score(let score) = event.kind { score } else { nil }
    }
    #expect(scores.sorted() == [0.4, 0.5])
  }

  @Test("a row is in one list with all that it tells")
  func oneList() throws {
    var directory = ImportGround.directory
    let first = "Objective,Key result,Start,Target\nGrow,Deals,3,9\n"
    let plan = plan(first)
    #expect(plan.new.map(\.line) == [2] && plan.new[0].beside.map(\.kind) == [.keyResult])
    try directory.bringIn(plan)
    let later = self.plan(
      "Objective,Key result,Start,Target\nGrow,Deals,3,12\n,Keep it at 5,,\n", in: directory)
    #expect(later.changed.map(\.line) == [2] && later.same.isEmpty)
    #expect(later.changed[0].beside.map(\.fate) == [.same])
    #expect(later.questions.map(\.line) == [3] && later.linesInSeveralLists.isEmpty)
  }

  @Test("what can't be read, and what nothing in a column's rows has, is said")
  func leftOut() {
    let plan = plan(
      """
      Type,Title,Parent,Start,Target,Current,Status,Frequency,Due date,Score
      Objective,Grow,,,5,,Paused,,2026-12-01,good
      Key result,Deals,Grow,3,TBD,many,On track,now and then,,

      """)
    #expect(
      plan.text == """
        new 2 objective 2026-Q4/grow {Objective=Grow} left out: status "Paused": it is no state left out: score "good": it is no number from 0 to 1
        new 3 key-result 2026-Q4/grow#deals {KeyResult=Deals; From=3} left out: frequency "now and then": it can't be read left out: target "TBD": it is no number left out: current "many": it is no value of this key result
        unplaced 1 Due date: an objective has none
        unplaced 1 On track: pace is worked out from the values, and never brought in
        unplaced 1 Target: an objective has none

        """)
  }

  @Test("an answer settles the lines that ask the same")
  func answers() throws {
    let text = """
      Objective,Key result,Due date
      Grow,Sign a lease,03/12/2026
      Grow,Hire a host,04/12/2026

      """
    let open = plan(text)
    #expect(open.questions.map(\.line) == [2, 3] && Set(open.questions.map(\.key)) == ["dates"])
    let settled = plan(text) { $0.answers["dates"] = 0 }
    #expect(settled.questions.isEmpty)
    #expect(settled.text.contains("sign-a-lease {KeyResult=Sign a lease; Due=2026-12-03}"))
    let telling = plan(text + "Grow,Open,25/12/2026\n")
    #expect(telling.questions.isEmpty, "the third date tells how the others are read")
  }

  @Test("plain takes sentences as they are, skip leaves out what is asked")
  func plainAndSkip() {
    let text = "- Grow\n  - Increase retention by 15%\n  - Hire a host\n"
    #expect(plan(text).questions.map(\.line) == [2])
    let plain = plan(text) { $0.isPlain = true }
    #expect(plain.questions.isEmpty && plain.new.count == 3)
    #expect(plain.text.contains("{KeyResult=Increase retention by 15%}"))
    let skipped = plan(text) { $0.skips = true }
    #expect(skipped.questions.isEmpty && skipped.new.map(\.line) == [1, 3])
    #expect(skipped.unplaced.map(\.line) == [2])
  }

  @Test("a header that nobody knows is said, and --map says what it is")
  func mapping() {
    let text = "Ziel,Key Result,Zielwert\nWachsen,Kunden,30\n"
    let mapped = plan(text) {
      $0.map("Ziel", to: .objective)
      $0.map("zielwert", to: .target)
    }
    #expect(
      mapped.text.contains("new 2 key-result 2026-Q4/wachsen#kunden {KeyResult=Kunden; To=30}"))
    let doubled = plan("Title,Owner,Assignee\nGrow,ann,tom\n")
    #expect(doubled.unplaced.map(\.text) == ["Assignee"])
  }

  @Test("without a cycle it is asked once, with the running ones")
  func cycle() {
    let open = plan("- Grow\n  - Hire a host\n") { $0.cycle = nil }
    #expect(Set(open.questions.map(\.key)) == ["cycle"] && open.questions.count == 2)
    #expect(open.questions[0].answers == ["2026-Q4"])
  }

  @Test("check-ins keep their days and authors, and answers of the past are right")
  func past() throws {
    var directory = ImportGround.directory
    try directory.bringIn(
      plan(
        """
        Type,Title,Parent,Start,Target,Date,Value,Author
        Objective,Grow,,,,,,
        Key result,Deals,Grow,0,10,,,
        Check-in,,Deals,,,2026-10-12,3,Ann Lee
        Check-in,,Deals,,,2026-11-02,6,Tom

        """))
    let organization = directory.organization
    let ref = organization.objectives[0].keyResults[0].ref
    let past = Review(organization, on: ImportGround.moment("2026-10-20").day)
    #expect(past.standing(of: ref)?.progress == 0.3)
    #expect(organization.events(about: .keyResult(ref)).map(\.by) == ["ann", "Tom"])
  }

  @Test("UTF-16, CRLF, a mark and quoted line ends are one text")
  func encodings() {
    let text = "Title,Type\r\n\"Grow\r\nfast\",Objective\r\n"
    let little: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] }
    for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), little, big] {
      let plan = ImportPlanner.plan(
        ImportText(bytes), in: ImportGround.directory.organization, ImportGround.options)
      #expect(plan.new.map(\.title) == ["Grow fast"])
    }
  }

  @Test("any text is planned without trapping", arguments: SeededGenerator.seeds(200))
  func hostile(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let parts = [
      "Title,Type,Parent\n", "Objective", ",", ";", "\"", "\n", "- ", "  - ", "# ", "| a | b |\n",
      "|---|---|\n", "KR 1: ", "40 %", "03/04/2026", "KR 2 target", "\t", random.text(upTo: 20),
    ]
    let text = (0..<Int.random(in: 1...40, using: &random)).compactMap { _ in
      parts.randomElement(using: &random)
    }.joined()
    var directory = ImportGround.directory
    let plan = plan(text, in: directory) { $0.isPlain = true }
    #expect(throws: Never.self, "\(text.debugDescription)") { try directory.bringIn(plan) }
  }
}
