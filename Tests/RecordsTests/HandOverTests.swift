import Goals
import Testing

@testable import Records

@Suite("Handing over") struct HandOverTests {
  private let text: DirectoryText = [
    "quarterdeck.rec": "Organization: Acme\nFormat: 1\n",
    "people.rec":
      "Person: Ann\nId: ann\n\nPerson: Tom\nId: tom\n\nPerson: Jo\nId: jo\nLogin: jray\nLeft: 2026-10-31\n",
    "team.rec": "Team: Acme\nLead: tom\n",
    "sales/team.rec": "Team: Sales\nLead: jo\n",
    "sales/2026-Q4/grow.rec": """
    Objective: Grow
    Owner: jo
    CoOwners: ann
    CoOwners: tom

    KeyResult: A
    Id: a
    To: 5
    Owner: ann
    CoOwners: jray

    KeyResult: B
    Id: b
    Owner: jo
    State: dropped

    """,
    "sales/2026-Q4/old.rec": "Objective: Old\nOwner: jo\nState: missed\n",
    "sales/kpis/calls.rec": "KPI: Calls\nOwner: jo\n",
    "sales/kpis/faxes.rec": "KPI: Faxes\nOwner: jo\nState: retired\n",
  ]

  private func handedOver(_ directory: DataDirectory) throws -> (DataDirectory, Revision) {
    let actions = directory.organization.handOver(from: "jo", to: "tom", reason: "Jo left")
    let moment = try #require(Moment(parsing: "2026-11-02T10:00:00Z"))
    let revision = try Change(.all(actions), by: "ann", at: moment).revision(in: directory)
    var after = directory
    try after.apply(revision)
    return (after, revision)
  }

  @Test("gives all that is open, by id and by login, to somebody else, and tells why")
  func all() throws {
    let (after, _) = try handedOver(DataDirectory(text))
    let organization = after.organization
    #expect(organization.openResponsibilities(of: "jo") == [])
    let grow = try #require(organization.objectives.first { $0.ref.id == "grow" })
    #expect(grow.owner?.value == "tom")
    #expect(grow.coOwners.map(\.value) == ["ann"])
    #expect(organization.values(of: .coOwners, in: .keyResult(grow.keyResults[0].ref)) == ["tom"])
    #expect(grow.keyResults[1].owner?.value == "jo")
    #expect(organization.objectives.first { $0.ref.id == "old" }?.owner?.value == "jo")
    #expect(organization.kpis.map { $0.owner?.value } == ["tom", "jo"])
    #expect(organization.teams[TeamPath("sales")]?.lead?.value == "tom")
    let events = organization.events(about: .objective(grow.ref))
    #expect(events.map(\.note).allSatisfy { $0 == "Jo left" } && !events.isEmpty)
  }

  @Test("is undone at once")
  func undone() throws {
    let (after, revision) = try handedOver(DataDirectory(text))
    var back = after
    let moment = try #require(Moment(parsing: "2026-11-02T11:00:00Z"))
    try back.apply(revision.inverse(by: "ann", at: moment))
    for path in ["sales/2026-Q4/grow.rec", "sales/kpis/calls.rec", "sales/team.rec"] {
      #expect(back.text.bytes(of: path) == text.bytes(of: path))
    }
  }

  @Test("counts in words what somebody answers for, and says whom to ask")
  func words() throws {
    let organization = DataDirectory(text).organization
    let open = organization.openResponsibilities(of: "jo")
    #expect(open.words(in: organization) == "1 objective · 1 key result · 1 KPI · leads Sales")
    let sales = TeamPath("sales")
    let before = try #require(Day(parsing: "2026-10-31"))
    #expect(organization.contact(of: sales, on: before)?.id == "jo")
    #expect(organization.contact(of: sales, on: before.advanced(by: 1))?.id == "tom")
  }

  @Test("a day somebody left that is none is a finding")
  func left() {
    let file = Recfile(parsing: Array("Person: Jo\nLeft: soon\n".utf8), file: "people.rec")
    #expect(Person.decoded(file).findings.map(\.code) == [.unreadable])
  }
}
