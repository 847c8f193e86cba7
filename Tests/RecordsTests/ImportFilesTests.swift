import Goals
import TestSupport
import Testing

@testable import Records

/// An export that is brought into a directory that has something already.
@Suite struct ImportFilesTests {
  private static let elsewhere: DirectoryText = [
    "quarterdeck.rec": "Organization: Acme\nFormat: 1\nCheckInEvery: month\n",
    "people.rec": "Person: Ann Lee\nId: ann\nEmail: ann@x.org\n\nPerson: Tom\nId: tom\n",
    "sales/team.rec": "Team: Sales\nLead: tom\n",
    "sales/2026-Q4/win.rec": """
    Objective: Win
    Mood: # good
    SharedWith: sales

    KeyResult: Deals
    Id: deals
    From: 3
    To: 9
    Grade: 0.7 at 7

    """,
    "2026-Q4/grow.rec": "Objective: Grow\nWhy: It is time\n\nKeyResult: Open\nId: open\n",
    "2026-Q4/journal/tom.csv": """
    at,by,of,event,value,confidence,note
    2026-10-05T09:00:00.000Z,tom,grow,comment,,,It begins
    2026-10-06T09:00:00.000Z,tom,grow#open,check-in,done,,
    2026-10-07T09:00:00.000Z,tom,grow#open,retract,2026-10-06T09:00:00.000Z tom,,
    2026-10-08T09:00:00.000Z,tom,,decision,,,No more

    """,
    "sales/2026-Q4/journal/ann.csv": """
    at,by,of,event,value,confidence,note
    2026-10-05T09:00:00.000Z,ann,win#deals,check-in,4,7,"one, more"
    2026-10-06T09:00:00.000Z,ann,win#deals,next,tom 2026-12-01,,Ask

    """,
    "sales/kpis/acv.rec": "KPI: ACV\nUnit: $\nWarn: >= $7000\n",
    "sales/kpis/acv/crm.csv": "on,value,by,note\n2026-11-01,8000,,first\n",
  ]

  private var ground: DataDirectory {
    DataDirectory([
      "quarterdeck.rec": "Organization: Acme\nFormat: 1\n",
      "people.rec": "Person: Ann Lee\nId: ann\nLogin: ann\n",
      "2026-Q4/grow.rec": "Objective: Grow\n",
    ])
  }

  private func plan(_ directory: DataDirectory) throws -> ImportPlan {
    try ImportPlanner.plan(
      Self.elsewhere.exported(), in: directory.organization, ImportGround.options)
  }

  @Test("every field of every record comes, and what happened under its own day and author")
  func all() throws {
    var directory = ground
    let plan = try plan(directory)
    #expect(plan.linesInSeveralLists.isEmpty)
    #expect(
      plan.text.contains("changed 2 2026-Q4/grow {Why=It is time}"), "\(plan.text)")
    try directory.bringIn(plan, overwrites: true)
    let text = directory.text
    for path in ["sales/2026-Q4/win.rec", "sales/team.rec", "sales/kpis/acv.rec"] {
      #expect(text.bytes(of: path) == Self.elsewhere.bytes(of: path), "\(path)")
    }
    let organization = directory.organization
    #expect(organization.settings.checkInEvery == .month)
    #expect(organization.person("ann")?.email == "ann@x.org" && organization.person("tom") != nil)
    let grow = ObjectiveRef(cycle: CycleRef(path: "2026-Q4"), id: "grow")
    #expect(organization.objective(grow)?.keyResults.map(\.title) == ["Open"])
    #expect(
      (organization.events[grow] ?? []).filter { $0.by == "tom" }.map(\.note) == ["It begins"])
    let win = ObjectiveRef(cycle: CycleRef(path: "sales/2026-Q4"), id: "win")
    #expect((organization.events[win] ?? []).map(\.kind.word) == [.checkIn, .next])
    let readings = organization.kpis.first?.readings.map(\.written)
    #expect(readings == ["2026-11-01"])
  }

  @Test("brought in twice it adds nothing, and what stays behind is said each time")
  func twice() throws {
    var directory = ground
    try directory.bringIn(try plan(directory), overwrites: true)
    let again = try plan(directory)
    #expect(again.new.isEmpty && again.changed.isEmpty, "\(again.text)")
    #expect(again.action(overwrites: true) == nil)
    #expect(again.same.flatMap(\.left) == ["1 of the cycle itself"], "\(again.text)")
  }

  @Test("nothing begins or is entered in a closed cycle")
  func closed() throws {
    var files = ground
    try files.apply(
      Revision(
        what: "",
        edits: [
          .create(file: "sales/2026-Q4/cycle.rec", Array("Cycle: 2026-Q4\nState: closed\n".utf8))
        ]))
    let plan = try plan(files)
    #expect(plan.unplaced.map(\.text).contains("sales/2026-Q4/win.rec"), "\(plan.text)")
    #expect(throws: Never.self) { try files.bringIn(plan) }
  }
}
