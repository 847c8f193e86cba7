import Goals
import Records
import Testing

@Suite struct ConflictTests {
  private static let objective = ObjectiveRef(
    cycle: CycleRef(team: TeamPath("sales"), name: CycleName("2018-Q1")), id: "x")
  private static let file = "sales/2018-Q1/x.rec"
  private static let text = """
    Objective: Shorten
    <<<<<<< HEAD
    Owner: tom
    =======
    Owner: ann
    Why: Because.
    >>>>>>> origin/main

    KeyResult: Lifecycle
    Id: lifecycle
    <<<<<<< ours
    ||||||| base
    To: 38 days
    =======
    To: 41 days
    >>>>>>> theirs

    """

  private func file(_ text: String) -> Recfile {
    Recfile(parsing: Array(text.utf8), file: ConflictTests.file)
  }

  @Test("reads both sides between the markers of git's and ours")
  func reads() {
    let conflicts = file(ConflictTests.text).conflicts
    #expect(conflicts.map(\.place.line) == [2, 11])
    #expect(conflicts.map(\.names) == [["Owner", "Why"], ["To"]])
    #expect(conflicts.map { $0.mine.fields.map(\.value) } == [["tom"], []])
    #expect(conflicts.map { $0.theirs.fields.map(\.value) } == [["ann", "Because."], ["41 days"]])
  }

  @Test("takes what is nested in one side for a part of that side")
  func nested() {
    let inner = ["<<<<<<< b", "Owner: tom", "=======", "Owner: ann", ">>>>>>> c"]
    let text = ["<<<<<<< a"] + inner + ["=======", "Owner: jim", ">>>>>>> d", ""]
    let conflicts = file(text.joined(separator: "\n")).conflicts
    #expect(conflicts.map(\.mine.lines) == [inner])
    #expect(conflicts.map(\.theirs.lines) == [["Owner: jim"]])
  }

  @Test(
    "takes no half conflict for one",
    arguments: [
      "<<<<<<< ours\nA: 1\n", "A: 1\n=======\nA: 2\n>>>>>>> theirs\n",
      "<<<<<<< ours\nA: 1\n>>>>>>> theirs\n", "",
    ])
  func half(_ text: String) { #expect(file(text).conflicts == []) }

  struct Settled: Sendable {
    let reference: Reference
    let names: [String]
    let settlement: Settlement
    let text: String
  }

  private static let settled: [Settled] = [
    Settled(
      reference: .objective(objective), names: [], settlement: .mine,
      text: "Objective: Shorten\nOwner: tom\n\nKeyResult: Lifecycle\nId: lifecycle\n"),
    Settled(
      reference: .objective(objective), names: [], settlement: .theirs,
      text: "Objective: Shorten\nOwner: ann\nWhy: Because.\n\nKeyResult: Lifecycle\n"
        + "Id: lifecycle\nTo: 41 days\n"),
    Settled(
      reference: .keyResult(KeyResultRef(objective: objective, id: "lifecycle")), names: ["To"],
      settlement: .theirs, text: tail("To: 41 days\n")),
    Settled(
      reference: .keyResult(KeyResultRef(objective: objective, id: "lifecycle")), names: [],
      settlement: .value("45 days"), text: tail("To: 45 days\n")),
  ]

  private static func tail(_ line: String) -> String {
    String(text.prefix { $0 != "|" }.dropLast(13)) + line
  }

  @Test("are settled all or some, for a side or with another value", arguments: settled)
  func settles(_ settled: Settled) throws {
    let conflicts = file(ConflictTests.text).conflicts(
      of: settled.reference, fields: settled.names)
    let bytes = Array(ConflictTests.text.utf8)
    let edit = try edit(conflicts, as: settled.settlement, in: bytes)
    #expect(String(decoding: try edit.amended(bytes), as: UTF8.self) == settled.text)
    let back = edit.inverse(by: "jenny", at: ConflictTests.now)
    #expect(try back.amended(Array(settled.text.utf8)) == bytes)
    #expect(FileEdit(line: edit.line) == edit)
    // What somebody else has written in another record meanwhile stays, there and back.
    let more = Array("\nKeyResult: More\n".utf8)
    #expect(try edit.amended(bytes + more) == Array(settled.text.utf8) + more)
    #expect(try back.amended(Array(settled.text.utf8) + more) == bytes + more)
  }

  private func edit(
    _ conflicts: [Conflict], as settlement: Settlement, in bytes: [UInt8]
  ) throws -> FileEdit {
    let change = Change(.settle(conflicts, as: settlement), by: "jenny", at: ConflictTests.now)
    var text = DirectoryText()
    for conflict in conflicts { text[conflict.place.file] = DirectoryText.File(bytes) }
    let revision = try change.revision(in: DataDirectory(text))
    return try #require(revision.edits.first)
  }

  static let joined: [(name: String, mine: String, theirs: String, both: String?)] = [
    ("comments", "# one", "# two", "# one\n# two\n"),
    ("tags", "Tags: a", "Tags: b", "Tags: a\nTags: b\n"),
    ("different fields", "Owner: ann", "Why: x", "Owner: ann\nWhy: x\n"),
    (
      "new records", "KeyResult: A\nId: a", "KeyResult: B\nId: b",
      "KeyResult: A\nId: a\n\nKeyResult: B\nId: b\n"
    ),
    ("one record in two ways", "KeyResult: A\nId: a", "KeyResult: B\nId: a", nil),
    ("owners", "Owner: ann", "Owner: tom", nil),
  ]

  @Test("are kept both where both can stand", arguments: joined)
  func both(_ name: String, _ mine: String, _ theirs: String, _ both: String?) throws {
    let (head, tail) = ("Objective: X\n", "\n# End.\n")
    let text = "\(head)<<<<<<< ours\n\(mine)\n=======\n\(theirs)\n>>>>>>> theirs\n\(tail)"
    let conflicts = file(text).conflicts
    #expect(conflicts.map(\.isJoinable) == [both != nil])
    guard let both else {
      #expect(throws: Refusal.self) { try edit(conflicts, as: .both, in: Array(text.utf8)) }
      return
    }
    let settled = try edit(conflicts, as: .both, in: Array(text.utf8)).amended(Array(text.utf8))
    #expect(String(decoding: settled, as: UTF8.self) == head + both + tail)
  }

  @Test("are named by their markers, with the lines around them")
  func surroundings() {
    let conflicts = file(ConflictTests.text).conflicts
    #expect(conflicts.map(\.mine.label) == ["HEAD", "ours"])
    #expect(conflicts.map(\.theirs.label) == ["origin/main", "theirs"])
    #expect(
      conflicts.map(\.above) == [
        ["Objective: Shorten"], ["", "KeyResult: Lifecycle", "Id: lifecycle"],
      ])
    #expect(conflicts.map(\.below) == [["", "KeyResult: Lifecycle", "Id: lifecycle"], []])
    #expect(conflicts.map(\.field) == [nil, "To"])
  }

  @Test("are refused where they changed meanwhile, or where a value can't be its field's")
  func refused() throws {
    let bytes = Array(ConflictTests.text.utf8)
    let conflicts = file(ConflictTests.text).conflicts
    let changed = Array(ConflictTests.text.replacing("41 days", with: "42 days").utf8)
    #expect(throws: Refusal.gone("the conflict at sales/2018-Q1/x.rec:11")) {
      try edit([conflicts[1]], as: .mine, in: changed)
    }
    #expect(throws: Refusal.self) { try edit([conflicts[1]], as: .value("4O days"), in: bytes) }
    #expect(throws: Refusal.self) { try edit([conflicts[0]], as: .value("tom"), in: bytes) }
  }

  private static let now = Moment(milliseconds: 1_519_200_000_000, offset: 0)
}
