import Goals
import Testing

@testable import Records

@Suite("Order, cycles and fields of one's own") struct OrderTests {
  private let text: DirectoryText = [
    "quarterdeck.rec": "Organization: Acme\nFormat: 1\nField: Budget\n",
    "2026-Q4/10-wins.rec": "Objective: 10 wins\nOwner: ann\nBudget: 30k\nColour: red\n",
    "2026-Q4/2-wins.rec": "Objective: 2 wins\nOwner: ann\n",
    "2026-Q4/last.rec": "Objective: Last\nOwner: ann\nPriority: 2\n",
    "2026-Q4/first.rec": "Objective: First\nOwner: ann\nPriority: 1\n",
    "p1/cycle.rec": "Cycle: P1\nStart: 2026-09-28\nEnd: 2026-10-25\nNext: p2\n",
    "p1/x.rec": "Objective: X\nOwner: ann\n",
    "p2/cycle.rec": "Cycle: P2\nStart: 2026-10-26\nEnd: 2026-11-22\n",
    "p2/y.rec": "Objective: Y\nOwner: ann\n",
  ]

  @Test("is by Priority first, then by id, where numbers count")
  func priority() {
    let organization = DataDirectory(text).organization
    let outline = Outline(of: organization, cycle: CycleName("2026-Q4"))
    let own = outline.nodes.map(\.ref).filter { $0.cycle.name == CycleName("2026-Q4") }
    #expect(own.map(\.id) == ["first", "last", "2-wins", "10-wins"])
  }

  @Test("a cycle of a name of its own knows its next, and the one before it")
  func next() {
    let organization = DataDirectory(text).organization
    let (p1, p2) = (CycleName("p1"), CycleName("p2"))
    #expect(organization.linked(to: p1, by: 1) == p2)
    #expect(organization.linked(to: p2, by: -1) == p1)
    #expect(organization.linked(to: p2, by: 1) == nil)
    #expect(organization.next(after: CycleRef(team: .root, name: p1))?.name == p2)
  }

  @Test("a field that the settings name is known, and has its values")
  func ownField() throws {
    let organization = DataDirectory(text).organization
    let unknown = organization.findings.filter { $0.code == .unknownField }
    #expect(unknown.map(\.message) == ["Colour is not a field of Objective"])
    let objective = try #require(organization.objectives.first { $0.ref.id == "10-wins" })
    #expect(objective.ownFields(organization.settings) == [RecordField("Budget", "30k")])
  }

  @Test(
    "a field's name that none can be, and a state that other systems have, are refused with a way",
    arguments: [
      (RecordKind.organization, FieldName.field, "Bud get", "write one word, like Budget"),
      (
        .objective, .state, "paused",
        "what rests is a draft until it goes on, or dropped; the reason says why"
      ),
      (
        .objective, .rollup, "sum",
        "progress is averaged, and numbers of objectives below are not added up; link a KPI that holds the sum"
      ),
      (.objective, .priority, "0", "write 1 for the first"),
    ])
  func refused(kind: RecordKind, name: FieldName, value: String, way: String) {
    do throws(Refusal) {
      try RecordKind.check([value], of: name, in: kind)
      Issue.record("\(value) was taken")
    } catch {
      #expect(error.hint == .words(way))
    }
  }
}
