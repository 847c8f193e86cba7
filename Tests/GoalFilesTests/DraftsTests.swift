import Goals
import TestSupport
import Testing

@testable import GoalFiles

@Suite("Drafts")
struct DraftsTests {
  private func draft(_ name: String) -> [RecordField] {
    [RecordField("Draft", "check-in"), RecordField("Text", "\"\(name)\"")]
  }

  @Test("What two sessions leave open is kept for both, by their user alone")
  func together() throws {
    let state = try TemporaryDirectory()
    let drafts = Drafts(of: "/srv/okrs", in: state.path + "/quarterdeck")
    #expect(drafts.recall().isEmpty)
    try drafts.replace([], with: [draft("a")])
    try Drafts(of: "/srv/okrs", in: state.path + "/quarterdeck").replace([], with: [draft("b")])
    #expect(drafts.recall() == [draft("a"), draft("b")])
    try drafts.replace([draft("a")], with: [draft("c")])
    #expect(drafts.recall() == [draft("b"), draft("c")])
    #expect(Drafts(of: "/srv/other", in: state.path + "/quarterdeck").recall().isEmpty)
    try drafts.replace([draft("b"), draft("c")], with: [])
    #expect(drafts.recall().isEmpty)
  }

  @Test("The latest ten are kept")
  func few() throws {
    let state = try TemporaryDirectory()
    let drafts = Drafts(of: "/srv/okrs", in: state.path)
    for number in 1...12 { try drafts.replace([], with: [draft("\(number)")]) }
    #expect(drafts.recall() == (3...12).map { draft("\($0)") })
  }

  @Test(
    "Damage is passed over, not an error", arguments: ["\u{0}stray\nno record", "", "<<<<<<< a"])
  func damaged(text: String) throws {
    let state = try TemporaryDirectory()
    let drafts = Drafts(of: "/srv/okrs", in: state.path)
    try drafts.replace([], with: [draft("a")])
    for file in try state.entries() where file.hasSuffix(".rec") {
      try state.write(text, to: file)
    }
    _ = drafts.recall()
    try drafts.replace([], with: [draft("b")])
    #expect(drafts.recall().last == draft("b"))
  }
}
