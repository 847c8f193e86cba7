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
    #expect(conflicts.map { $0.mine.map(\.value) } == [["tom"], []])
    #expect(conflicts.map { $0.theirs.map(\.value) } == [["ann", "Because."], ["41 days"]])
  }

  @Test(
    "takes no half conflict for one",
    arguments: [
      "<<<<<<< ours\nA: 1\n", "A: 1\n=======\nA: 2\n>>>>>>> theirs\n",
      "<<<<<<< ours\nA: 1\n>>>>>>> theirs\n", "",
    ])
  func half(_ text: String) { #expect(file(text).conflicts == []) }

  private static let settled: [(Reference, [String], Change.Side, String)] = [
    (
      .objective(objective), [], .mine,
      "Objective: Shorten\nOwner: tom\n\nKeyResult: Lifecycle\nId: lifecycle\n"
    ),
    (
      .objective(objective), [], .theirs,
      "Objective: Shorten\nOwner: ann\nWhy: Because.\n\nKeyResult: Lifecycle\nId: lifecycle\n"
        + "To: 41 days\n"
    ),
    (
      .keyResult(KeyResultRef(objective: objective, id: "lifecycle")), ["To"], .theirs,
      String(text.prefix { $0 != "|" }.dropLast(13)) + "To: 41 days\n"
    ),
  ]

  @Test("keeps one side, of all or of some", arguments: settled)
  func settles(
    _ reference: Reference, _ names: [String], _ side: Change.Side, _ settled: String
  )
    throws
  {
    let bytes = Array(ConflictTests.text.utf8)
    let revision = try Change(
      .settle(reference, fields: names, keeping: side), by: "jenny", at: ConflictTests.now
    ).revision(
      in: Organization(Organization.Parts()),
      texts: FileTexts(bytes: { _ in bytes }, names: { _ in nil }))
    let edit = try #require(revision.edits.first)
    #expect(String(decoding: try edit.amended(bytes), as: UTF8.self) == settled)
    let back = edit.inverse(by: "jenny", at: ConflictTests.now)
    #expect(try back.amended(Array(settled.utf8)) == bytes)
    #expect(FileEdit(line: edit.line) == edit)
    #expect(throws: Refusal.gone("what was in \(ConflictTests.file)")) {
      try edit.amended(bytes + [10])
    }
  }

  private static let now = Moment(milliseconds: 1_519_200_000_000, offset: 0)
}
