import Testing

@testable import Goals

@Suite struct OutlineTests {
  /// Each line is an objective, indented by its depth.
  private func lines(_ outline: Outline) -> [String] {
    outline.nodes.map { String(repeating: "  ", count: $0.depth) + $0.ref.text }
  }

  private func organization() throws -> Organization {
    try anOrganization(
      anObjective("2018/top") { $0.owner = written("jenny") },
      anObjective("2018-Q1/alone"), anObjective("2017/old"),
      anObjective("sales/2018-Q1/deals", supports: "top") { $0.owner = written("tom") },
      anObjective("sales/2018-02/calls", supports: "deals") { $0.coOwners = [written("jenny")] },
      anObjective("sales/2018-Q2/next", supports: "top"),
      anObjective("salesforce/2018-Q1/other") { $0.sharedWith = [written("sales")] },
      anObjective("sales/outbound/2018-Q1/inner"),
      anObjective("sales/2018-Q1/legacy", supports: "2017/old"))
  }

  @Test("shows the cycle's objectives and those of cycles around it and in it")
  func shown() throws {
    let outline = Outline(of: try organization(), cycle: CycleName("2018-Q1"))
    #expect(
      lines(outline) == [
        "2018/top", "  sales/2018-Q1/deals", "    sales/2018-02/calls", "2018-Q1/alone",
        "sales/2018-Q1/legacy", "sales/outbound/2018-Q1/inner", "salesforce/2018-Q1/other",
      ])
    #expect(outline.roots.count == 5)
  }

  @Test("an objective whose parent is not shown stands at the top")
  func parentNotShown() throws {
    let month = Outline(of: try organization(), cycle: CycleName("2018-Q2"))
    #expect(lines(month) == ["2018/top", "  sales/2018-Q2/next"])
    let team = Outline(of: try organization(), cycle: CycleName("2018-02"), team: sales)
    #expect(
      lines(team) == [
        "sales/2018-Q1/deals", "  sales/2018-02/calls", "sales/2018-Q1/legacy",
        "sales/outbound/2018-Q1/inner", "salesforce/2018-Q1/other",
      ])
    #expect(team.nodes.first?.parent == nil)
  }

  @Test("a cycle that only overlaps is not shown")
  func overlapping() throws {
    let launch = CycleRef(team: sales, name: CycleName("launch"))
    let organization = try anOrganization(
      anObjective("sales/launch/late"), anObjective("sales/2018-Q1/own")
    ) {
      $0.cycles = [Cycle(ref: launch, span: days("2018-03-01", "2018-04-30"))]
    }
    #expect(lines(Outline(of: organization, cycle: CycleName("2018-Q1"))) == ["sales/2018-Q1/own"])
    #expect(lines(Outline(of: organization, cycle: CycleName("launch"))) == ["sales/launch/late"])
    #expect(Outline(of: organization, cycle: CycleName("2018")).nodes.count == 2)
  }

  @Test("a year shows all that lies in it")
  func year() throws {
    let outline = Outline(of: try organization(), cycle: CycleName("2018"))
    #expect(outline.nodes.count == 8)
    #expect(!outline.nodes.contains { $0.ref.id == "old" })
  }

  @Test("a team has its own, those of teams inside it and those shared with it")
  func team() throws {
    let outline = Outline(of: try organization(), cycle: CycleName("2018-Q1"), team: sales)
    #expect(!outline.nodes.contains { $0.ref.id == "top" || $0.ref.id == "alone" })
    #expect(outline.nodes.contains { $0.ref.id == "other" })
  }

  @Test("a person has what they own or own with others")
  func owner() throws {
    let outline = Outline(of: try organization(), cycle: CycleName("2018-Q1"), owner: "jenny")
    #expect(lines(outline) == ["2018/top", "sales/2018-02/calls"])
  }

  @Test("children lie below their parent in its list too")
  func children() throws {
    for node in Outline(of: try organization(), cycle: CycleName("2018")).nodes {
      for child in node.children {
        #expect(try organization().parent(of: child) == node.ref)
      }
    }
  }
}

@Suite struct CurrentCycleTests {
  @Test(
    "is the shortest running one that holds objectives, else the next planned, else the last",
    arguments: [
      (["2018", "2018-Q1", "2018-02"], "2018-02-14", "2018-02"),
      (["2018", "2018-Q1", "2018-02"], "2018-03-01", "2018-Q1"),
      (["2018", "2018-Q1", "2018-02"], "2018-04-01", "2018"),
      (["2018-Q1", "2018-Q3", "2018-Q4"], "2018-05-01", "2018-Q3"),
      (["2018-Q1", "2018-Q2"], "2017-01-01", "2018-Q1"),
      (["2018-Q1", "2018-Q2"], "2019-01-01", "2018-Q2"),
      (["2018", "2018-Q4"], "2019-01-05", "2018-Q4"),
      (["2018", "2018-Q1"], "2017-12-20", "2018-Q1"),
      (["2018-Q1"], "2018-01-01", "2018-Q1"), (["2018-Q1"], "2018-03-31", "2018-Q1"),
      ([], "2018-03-31", nil),
    ] as [([String], String, String?)])
  func choice(names: [String], date: String, expected: String?) throws {
    let objectives = try names.map { try anObjective("sales/\($0)/o") }
    let organization = anOrganization {
      $0.objectives = objectives
      // A cycle without objectives is not shown, however short.
      let empty = CycleRef(team: sales, name: CycleName("2018-03"))
      $0.cycles =
        objectives.map(\.ref.cycle).compactMap { ref in
          ref.name.span(in: FiscalYear()).map { Cycle(ref: ref, span: $0) }
        } + [Cycle(ref: empty, span: days("2018-03-01", "2018-03-31"))]
    }
    #expect(organization.currentCycle(on: day(date))?.text == expected)
  }

  @Test("a custom cycle runs on its own days")
  func custom() throws {
    let launch = CycleRef(team: sales, name: CycleName("launch"))
    let objective = try anObjective("sales/launch/o")
    let organization = anOrganization(objective, try anObjective("sales/2018-Q1/o")) {
      $0.cycles = [Cycle(ref: launch, span: days("2018-02-01", "2018-02-20"))]
    }
    #expect(organization.currentCycle(on: day("2018-02-20"))?.text == "launch")
    #expect(organization.currentCycle(on: day("2018-02-21"))?.text == "2018-Q1")
  }
}
