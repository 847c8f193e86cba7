import Goals
import Testing

@testable import Records

private let cycle = CycleRef(team: TeamPath("sales"), name: CycleName("2018-Q1"))

private let objectives: [String: Objective] = {
  let text = """
    Objective: O

    KeyResult: Lifecycle
    Id: days
    From: 59 days
    To: 38 days

    KeyResult: Pilot
    Id: steps
    Milestone: pilot Run
    Milestone: launch Launch

    KeyResult: Office
    Id: office

    """
  let file = Recfile(parsing: Array(text.utf8), file: "x.rec")
  let decoded = Objective.decoded(file, as: ObjectiveRef(cycle: cycle, id: "o"))
  return decoded.value.map { ["o": $0] } ?? [:]
}()

private func journal(_ text: String) -> Decoded<[JournalEvent]> {
  let header = "at,by,of,event,value,confidence,note\n"
  let file = CSVFile(parsing: Array((header + text).utf8), file: "x.csv")
  return JournalEvent.decoded(file, objectives: objectives)
}

@Suite struct JournalDecoderTests {
  @Test(
    "reads every kind of event",
    arguments: [
      ("o#days,check-in,45 days,7,fine", .checkIn(.number(45))),
      ("o#days,check-in,,,", .checkIn(.confirm)),
      (
        "o#steps,check-in,+pilot -launch,,",
        .checkIn(.milestones(reached: ["pilot"], takenBack: ["launch"]))
      ),
      ("o#office,check-in,not done,,", .checkIn(.done(false))),
      ("o,comment,,,said", .comment),
      (
        "o#days,retarget,To: 38 days -> 41 days,,",
        .retarget(field: "To", from: "38 days", to: "41 days")
      ),
      (
        "o#days,retarget,Hold: >= 9% -> >= 10%,,",
        .retarget(field: "Hold", from: ">= 9%", to: ">= 10%")
      ),
      (
        #"o#steps,retarget,Milestone: pilot Run\nwide (2) a -\> b -> pilot Run,,"#,
        .retarget(field: "Milestone", from: "pilot Run\nwide (2) a -> b", to: "pilot Run")
      ),
      (
        "o#steps,retarget,Milestone: pilot Run; wide Roll -> pilot Run,,",
        .retarget(field: "Milestone", from: "pilot Run\nwide Roll", to: "pilot Run")
      ),
      ("o#days,retarget,To: -> 41 days,,", .retarget(field: "To", from: "", to: "41 days")),
      ("o#days,retarget,To: 41 days ->,,", .retarget(field: "To", from: "41 days", to: "")),
      ("o#days,retarget,To: a -> b -> c,,", .remark("To: a -> b -> c")),
      ("o#steps,check-in,+gone,,", .checkIn(.milestones(reached: ["gone"], takenBack: []))),
      ("o,added,,,", .added), ("o,state,achieved,,learned", .state(.achieved)),
      ("o#days,score,0.7,,", .score(0.7)),
    ] as [(String, JournalEvent.Kind)])
  func kinds(line: String, kind: JournalEvent.Kind) throws {
    let found = journal("2018-02-12T09:30:00.120+01:00,jenny,\(line)\n")
    let event = try #require(found.value.first)
    #expect(found.findings.isEmpty)
    #expect(event.kind == kind)
    #expect((event.by, event.objective?.id, event.place.line) == ("jenny", "o", 2))
    #expect(
      event.keyResult
        == (line.hasPrefix("o#") ? String(line.dropFirst(2).prefix { $0 != "," }) : nil))
  }

  @Test("reads confidence and a note of several lines")
  func rest() throws {
    let found = journal(#"2018-02-12T09:30Z,jenny,o#days,check-in,45,7,"a, b\nc\\n""# + "\n")
    let event = try #require(found.value.first)
    #expect(event.confidence == 7)
    #expect(event.note == "a, b\nc\\n")
  }

  @Test("a retraction names an instant and a writer")
  func retract() throws {
    let line = "2018-02-12T09:30Z,ann,o#days,retract,2018-02-12T09:00:00.000+01:00 jenny doe,,\n"
    guard case .retract(let at, let by) = try #require(journal(line).value.first).kind else {
      Issue.record("no retraction")
      return
    }
    #expect((at.text, by) == ("2018-02-12T09:00:00.000+01:00", "jenny doe"))
  }

  static let catalogue = [
    Broken(
      "‸yesterday,ann,o#days,check-in,45,,",
      #""yesterday" is not a time [unreadable] write it as 2026-11-21T09:30Z"#),
    Broken(
      "‸2018-02-12T25:00Z,ann,o#days,check-in,45,,",
      #""2018-02-12T25:00Z" is not a time [unreadable] write it as 2026-11-21T09:30Z"#),
    Broken(
      "2018-02-12,ann,‸p,comment,,,x",
      #"there is no objective "p" in this cycle [unknown-id] did you mean o?"#),
    Broken(
      "2018-02-12,ann,‸o#dayz,check-in,45,,",
      #"o has no key result "dayz" [unknown-id] did you mean days?"#),
    Broken(
      "2018-02-12,ann,‸o,check-in,45,,",
      "a check-in is of a key result [unreadable] write objective#key-result"),
    Broken(
      "2018-02-12,ann,o#days,check-in,‸45 hours,,",
      #""45 hours" is not in days [unit-mismatch] write the number in days"#),
    Broken(
      "2018-02-12,ann,o#days,check-in,‸4x5,,",
      #""4x5" is not a quantity [unreadable] write a number and its unit, like 59 days, 9% or $8000"#
    ),
    Broken(
      "2018-02-12,ann,o#days,check-in,‸abc,,",
      #""abc" is not a quantity [unreadable] write a number and its unit, like 59 days, 9% or $8000"#
    ),
    Broken(
      "2018-02-12,ann,o#steps,check-in,‸pilot,,",
      #""pilot" has no + or - before its milestone [unreadable] write +pilot for reached, -pilot to take it back"#
    ),
    Broken(
      "2018-02-12,ann,o#office,check-in,‸maybe,,",
      #""maybe" is neither done, not done nor a share [unreadable] write done, not done, or a share from 0 % to 100 %"#
    ),
    Broken(
      "2018-02-12,ann,o,‸check,45,,",
      #""check" is not an event [unknown-event] write one of check-in, comment, added, retarget, process, next, blocked, settled, decision, meeting, state, score, retract"#
    ),
    Broken(
      "2018-02-12,ann,o#days,retarget,‸38 -> 41,,",
      #""38 -> 41" is not a change of target [unreadable] write To: 38 days -> 41 days"#),
    Broken(
      "2018-02-12,ann,o,state,‸closed,,",
      #""closed" is not a state [unreadable] write draft, active, achieved, missed or dropped"#),
    Broken(
      "2018-02-12,ann,o,score,‸7,,", #""7" is not a score [unreadable] write a number from 0 to 1"#),
    Broken(
      "2018-02-12,ann,o,score,‸nan,,",
      #""nan" is not a score [unreadable] write a number from 0 to 1"#),
    Broken(
      "2018-02-12,ann,o,retract,‸2018-02-11,,",
      #""2018-02-11" names no event [unreadable] write the at and the by of that event"#),
    Broken(
      "2018-02-12,ann‸",
      #"there is no objective "" in this cycle [unknown-id] did you mean o?"#),
  ]

  @Test(
    "a line that can't be read is a finding and no event; the next one counts", arguments: catalogue
  )
  func problems(broken: Broken) {
    let marked = Marked(broken.source, file: "x.csv")
    let found = journal(marked.text + "\n2018-02-13,ann,o,comment,,,next\n")
    #expect(Broken.lines(found.findings) == broken.findings)
    let column = marked.places.first?.column
    #expect(found.findings.map(\.place) == [Place(file: "x.csv", line: 2, column: column ?? 1)])
    // What is in another unit is kept, and not counted.
    let isOtherUnit = found.findings.contains { $0.code == .unitMismatch }
    #expect(found.value.map(\.note) == (isOtherUnit ? ["", "next"] : ["next"]))
  }

  @Test("a word of the table is never found wrong, whatever comes of it")
  func words() {
    let lines = [
      "o,added,,,", "o,next,tom 2018-03-01,,call", "o#days,blocked,tom,,law",
      "o,settled,2018-02-12 ann done,,", "o,decision,,,go on", ",next,tom,,book a room",
      ",decision,,,go on", ",meeting,begin,,", ",retract,2018-02-12 ann,,",
    ]
    for line in lines {
      #expect(journal("2018-02-12,ann,\(line)\n").findings == [], "\(line)")
    }
    #expect(
      journal("2018-02-12,ann,o,next,tom,,x\n").value.map(\.kind) == [.noted(.next, value: "tom")])
  }

  @Test(
    "a word about something that it isn't said of is a finding",
    arguments: [
      ("o,check-in,45", "a check-in is of a key result [unreadable] write objective#key-result"),
      (
        "o#days,process,",
        "a change of process is of a KPI [unreadable] write it into the journal beside the KPI"
      ),
      ("o#days,decision,", "a decision is of an objective [unreadable] write its id"),
      (
        "o,meeting,begin", "a meeting is of the cycle itself [unreadable] leave the column of empty"
      ),
    ])
  func subjects(line: String, finding: String) {
    let found = journal("2018-02-12,ann,\(line),,\n")
    #expect(Broken.lines(found.findings) == [finding])
    #expect(found.value.isEmpty)
  }

  @Test("an unknown word is a warning and says which one is near")
  func unknownWord() {
    let found = journal("2018-02-12,ann,o#days,chek-in,45,,\n")
    #expect(found.findings.map(\.severity) == [.warning])
    #expect(found.findings.map(\.hint) == [.meant("check-in")])
  }

  @Test("an event whose confidence can't be read doesn't count, not even in part")
  func confidence() {
    let found = journal("2018-02-12,ann,o#days,check-in,45,11,x\n")
    #expect(found.value.isEmpty)
    #expect(
      Broken.lines(found.findings) == [
        #""11" is not a confidence [unreadable] write a whole number from 0 to 10"#
      ])
    #expect(found.findings.map(\.place.column) == [35])
  }
}

@Suite struct ReadingDecoderTests {
  private func readings(_ text: String, unit: String? = "days") -> Decoded<[Reading]> {
    var kpi = KPI(ref: KPIRef(team: .root, id: "k"), place: Place(file: "k.rec"), title: "K")
    kpi.unit = unit.map { Unit($0) }
    return Reading.decoded(
      CSVFile(parsing: Array(text.utf8), file: "crm.csv"), source: "crm", of: kpi)
  }

  @Test("reads dates and times, with or without a header and the later columns")
  func lines() {
    let found = readings("2018-01-31,45\n2018-02-28T09:00+01:00,44 days,ann,\"a\\nb\"\n")
    #expect(found.findings.isEmpty)
    #expect(found.value.map(\.written) == ["2018-01-31", "2018-02-28T09:00+01:00"])
    #expect(found.value.map(\.value) == [45, 44])
    #expect(found.value.map(\.by) == ["", "ann"])
    #expect(found.value.map(\.note) == ["", "a\nb"])
  }

  @Test("of the same date the last line counts; an empty value takes the reading back")
  func corrections() {
    let text = "on,value\n2018-01-31,45\n2018-02-28,44\n2018-01-31,46\n2018-02-28,\n"
    #expect(readings(text).value.map(\.value) == [46])
    #expect(readings(text + "2018-02-28,43\n").value.map(\.value) == [46, 43])
  }

  @Test("different times of one day are different readings")
  func times() {
    let found = readings("2018-01-31,45\n2018-01-31T12:00,46\n2018-01-31T00:00,47\n")
    #expect(found.value.map(\.value) == [47, 46])
  }

  @Test(
    "what can't be read is a finding, and the line before it counts",
    arguments: [
      ("2018-01-31,45 hours", 12, .unitMismatch), ("2018-01-31,4.5.6", 12, .unreadable),
      ("2018-02-31,45", 1, .unreadable), ("2018-01-31,\"8,000\"", 13, .unreadable),
    ] as [(String, Int, Finding.Code)])
  func problems(line: String, column: Int, code: Finding.Code) {
    let found = readings("on,value\n2018-01-31,45\n\(line)\n2018-03-31,47\n")
    #expect(found.findings.map(\.code) == [code])
    #expect(found.findings.map(\.place) == [Place(file: "crm.csv", line: 3, column: column)])
    #expect(found.value.map(\.value) == [45, 47])
  }

  @Test("without a unit only plain numbers are read")
  func plain() {
    let found = readings("2018-01-31,45 days\n", unit: nil)
    #expect(found.value.isEmpty)
    #expect(found.findings.map(\.message) == [#""45 days" is not in plain numbers"#])
  }
}
