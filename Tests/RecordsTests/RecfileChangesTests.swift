import Records
import Testing

@Suite struct RecfileChangesTests {
  private let old = "Objective: A\nOwner: a\n\nKeyResult: K\nId: k\nTo: 5\n\nKeyResult: L\nId: l\n"

  private func changes(to new: String) -> [Recfile.RecordChange] {
    let file = "sales/2018-Q1/x.rec"
    return Recfile(parsing: Array(new.utf8), file: file)
      .changes(since: Recfile(parsing: Array(old.utf8), file: file))
  }

  @Test("tells fields that came, went and changed, and whole records")
  func tells() {
    let new =
      "# c\nObjective: A\nTags: x\nTags: y\n\nKeyResult: M\nId: m\n\nKeyResult: K\nId: k\nTo: 6\n"
    #expect(
      changes(to: new) == [
        .field(.first, name: "Tags", from: [], to: ["x", "y"]),
        .field(.first, name: "Owner", from: ["a"], to: []),
        .added(.id("m"), "M"),
        .field(.id("k"), name: "To", from: ["5"], to: ["6"]),
        .removed("L"),
      ])
    #expect(changes(to: old) == [])
  }
}
