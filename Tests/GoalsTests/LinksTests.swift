import TestSupport
import Testing

@testable import Goals

@Suite struct LinksTests {
  private func parent(
    of path: String, _ link: String, among paths: String...
  ) throws -> (parent: String?, findings: [Finding]) {
    let organization = try organization([(path, link)] + paths.map { ($0, nil) })
    return (organization.parent(of: objectiveRef(path))?.text, organization.findings)
  }

  private func organization(_ links: [(path: String, link: String?)]) throws -> Organization {
    let objectives = try links.map { path, link in
      try anObjective(path) { objective in
        objective.supports =
          link.map { [Written($0, at: Place(file: path + ".rec", line: 4))] } ?? []
      }
    }
    return anOrganization {
      $0.objectives = objectives
      $0.cycles = Set(objectives.map(\.ref.cycle)).compactMap { ref in
        ref.name.span(in: FiscalYear()).map { Cycle(ref: ref, span: $0) }
      }
    }
  }

  @Test("a key result may be supported: what supports it lies below its objective, and beside it")
  func supportedKeyResult() throws {
    let own = try aKeyResult(.reach("0", "100"), id: "revenue", in: "2018/grow")
    let grow = try anObjective("2018/grow", keyResults: [own])
    func child(_ id: String, _ link: String) throws -> Objective {
      let path = "sales/2018-Q1/" + id
      return try anObjective(
        path, supports: link, keyResults: [try aKeyResult(.reach("0", "10"), in: path)])
    }
    let organization = anOrganization(
      grow, try child("a", "grow#revenue"), try child("b", "2018/grow#revenue"),
      try child("c", "grow#revenues"),
      events: [
        anEvent("2018-01-10", .checkIn(.number(40)), of: "revenue", in: "2018/grow"),
        anEvent("2018-01-10", .checkIn(.number(9)), of: "kr", in: "sales/2018-Q1/a"),
      ])
    #expect(organization.children(of: grow.ref).map(\.id) == ["a", "b", "c"])
    #expect(organization.supporters(of: own.ref).map(\.id) == ["a", "b"])
    #expect(
      organization.findings.map(\.message) == ["grow has no key result \"revenues\""])
    let review = Review(organization, on: day("2018-01-12"))
    #expect(review.standing(of: own.ref)?.progress == 0.4)
    #expect(review.standing(of: grow.ref)?.progress == 0.4)
  }

  @Test("a bare id names the one in the same cycle directory first")
  func sameDirectory() throws {
    let found = try parent(
      of: "sales/2018-Q1/a", "b", among: "sales/2018-Q1/b", "2018/b", "support/2018-Q1/b")
    #expect(found.parent == "sales/2018-Q1/b")
    #expect(found.findings.isEmpty)
  }

  @Test("then the one in a cycle that contains its cycle")
  func containingCycle() throws {
    let found = try parent(of: "sales/2018-Q1/a", "b", among: "2018/b", "2017/b", "2018-Q2/b")
    #expect(found.parent == "2018/b")
    #expect(found.findings.isEmpty)
  }

  @Test("then the only one anywhere")
  func anywhere() throws {
    #expect(try parent(of: "sales/2018-Q1/a", "b", among: "2016-Q3/b").parent == "2016-Q3/b")
  }

  @Test(
    "two candidates are a finding that names both, and no parent",
    arguments: [(["2018/b", "sales/2018/b"]), (["2016/b", "2017/b"])])
  func ambiguous(paths: [String]) throws {
    let organization = try organization(
      [("sales/2018-Q1/a", "b")] + paths.map { ($0, nil) })
    #expect(organization.parent(of: objectiveRef("sales/2018-Q1/a")) == nil)
    let finding = try #require(organization.findings.first)
    #expect(finding.code == .ambiguous && finding.severity == .error)
    #expect(paths.allSatisfy(finding.message.contains))
    #expect(finding.place == Place(file: "sales/2018-Q1/a.rec", line: 4))
  }

  @Test("a full path names that one, whatever is nearer")
  func fullPath() throws {
    let found = try parent(of: "sales/2018-Q1/a", "2018/b", among: "sales/2018-Q1/b", "2018/b")
    #expect(found.parent == "2018/b")
  }

  @Test(
    "what does not exist is a finding with a near name",
    arguments: [
      ("shorten-lifecycel", "shorten-lifecycle"),
      ("2018/shorten-lifecycl", "2018/shorten-lifecycle"),
      ("../2018/shorten-lifecycle", nil), ("something-else-entirely", nil), ("", nil), ("/", nil),
      ("2018/", nil),
    ] as [(String, String?)])
  func dangling(link: String, near: String?) throws {
    let found = try parent(of: "sales/2018-Q1/a", link, among: "2018/shorten-lifecycle")
    #expect(found.parent == nil)
    let finding = try #require(found.findings.first)
    #expect(found.findings.count == 1)
    #expect(finding.code == .dangling && finding.severity == .error)
    if let near { #expect(finding.plain.contains(near)) }
  }

  @Test("an objective that supports itself is a finding and has no parent")
  func itself() throws {
    let found = try parent(of: "2018/a", "a")
    #expect(found.parent == nil)
    #expect(found.findings.map(\.code) == [.circular])
  }

  @Test("a circle is cut where it closes; what hangs on it stays")
  func circle() throws {
    let organization = try organization([
      ("2018/a", "b"), ("2018/b", "c"), ("2018/c", "a"), ("2018/d", "a"), ("2018/e", "d"),
    ])
    for id in ["a", "b", "c"] {
      #expect(organization.parent(of: objectiveRef("2018/\(id)")) == nil)
    }
    #expect(organization.parent(of: objectiveRef("2018/d")) == objectiveRef("2018/a"))
    #expect(organization.parent(of: objectiveRef("2018/e")) == objectiveRef("2018/d"))
    #expect(organization.findings.map(\.code) == [.circular, .circular, .circular])
    #expect(Outline(of: organization, cycle: CycleName("2018")).nodes.count == 5)
  }

  @Test(
    "any links at all leave a forest that shows every objective once",
    arguments: SeededGenerator.seeds(50))
  func forest(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...12, using: &random)
    let links = (0..<count).map { index in
      (path: "2018/o\(index)", link: Optional("o\(Int.random(in: 0..<count + 2, using: &random))"))
    }
    let organization = try organization(links)
    let nodes = Outline(of: organization, cycle: CycleName("2018")).nodes
    #expect(Set(nodes.map(\.ref)).count == count && nodes.count == count)
    #expect(Review(organization, on: day("2018-02-14")).objectives.count == count)
  }

  @Test("only the first Supports carries the roll-up; the others are checked all the same")
  func first() throws {
    let child = try anObjective("2018/a", supports: "b", "c", "missing")
    let organization = try anOrganization(child, anObjective("2018/b"), anObjective("2018/c"))
    #expect(organization.parent(of: child.ref) == objectiveRef("2018/b"))
    #expect(organization.children(of: objectiveRef("2018/c")).isEmpty)
    #expect(organization.findings.map(\.code) == [.dangling])
  }

  @Test("a second Supports does not take the place of a first that dangles")
  func firstDangles() throws {
    let child = try anObjective("2018/a", supports: "missing", "b")
    let organization = try anOrganization(child, anObjective("2018/b"))
    #expect(organization.parent(of: child.ref) == nil)
  }

  @Test("a key result's KPI in another unit is a finding")
  func units() throws {
    func codes(_ unit: String?, _ measure: KPI.Measure = .level) throws -> [Finding.Code] {
      let keyResult = try aKeyResult(.reach("59 days", "38 days")) { $0.kpi = written("k") }
      let kpi = try aKPI {
        $0.unit = unit.map { Unit($0) }
        $0.measure = measure
      }
      return anOrganization(try anObjective(keyResults: [keyResult]), kpis: [kpi]).findings
        .map(\.code)
    }
    #expect(try codes("day") == [])
    #expect(try codes(nil) == [])
    #expect(try codes("weeks") == [.unitMismatch])
    #expect(try codes("days", .growth) == [.unitMismatch])
  }

  @Test(
    "a KPI's bare id names the team's own, then one of a team above, then the only one",
    arguments: [
      ("k", ["sales/kpis/k", "kpis/k"], "sales/kpis/k"),
      ("k", ["kpis/k", "support/kpis/k"], "kpis/k"),
      ("k", ["support/kpis/k"], "support/kpis/k"),
      ("support/kpis/k", ["sales/kpis/k", "support/kpis/k"], "support/kpis/k"),
      ("k", ["support/kpis/k", "legal/kpis/k"], nil), ("q", ["kpis/k"], nil),
    ] as [(String, [String], String?)])
  func kpis(link: String, paths: [String], expected: String?) throws {
    let keyResult = try aKeyResult(.reach("1", "2")) { $0.kpi = written(link) }
    let organization = anOrganization(
      try anObjective(keyResults: [keyResult]), kpis: try paths.map { try aKPI($0) })
    #expect(organization.kpi(feeding: keyResult)?.ref.text == expected)
    #expect(organization.findings.isEmpty == (expected != nil))
  }
}

@Suite struct ReferenceTests {
  private func organization() throws -> Organization {
    let keyResult = try aKeyResult(.done, id: "lifecycle", in: "sales/2018-Q1/shorten")
    return try anOrganization(
      anObjective("sales/2018-Q1/shorten", keyResults: [keyResult]), anObjective("2018/twice"),
      anObjective("2019/twice"), anObjective("2018/mrr"),
      kpis: [aKPI("sales/kpis/churn"), aKPI("kpis/mrr")])
  }

  @Test(
    "resolves a path, or a bare id that names one object",
    arguments: [
      ("shorten", "sales/2018-Q1/shorten"), ("sales/2018-Q1/shorten", "sales/2018-Q1/shorten"),
      ("shorten#lifecycle", "sales/2018-Q1/shorten#lifecycle"), ("churn", "sales/kpis/churn"),
      ("sales/kpis/churn", "sales/kpis/churn"), ("2019/twice", "2019/twice"),
      ("kpis/mrr", "kpis/mrr"), ("settings", "quarterdeck.rec"),
    ])
  func resolved(text: String, expected: String) throws {
    #expect(try organization().resolve(text).text == expected)
  }

  @Test(
    "refuses what names nothing, or several, and says what is near",
    arguments: [
      ("shortne", .unknown("shortne", near: "shorten")),
      (
        "shorten#lifecycel",
        .unknown("sales/2018-Q1/shorten#lifecycel", near: "sales/2018-Q1/shorten#lifecycle")
      ),
      ("twice", .ambiguous("twice", ["2018/twice", "2019/twice"])),
      ("mrr", .ambiguous("mrr", ["2018/mrr", "kpis/mrr"])),
      ("zzzzzzzzzz", .unknown("zzzzzzzzzz", near: nil)), ("", .unknown("", near: nil)),
    ] as [(String, Refusal)])
  func refused(text: String, expected: Refusal) throws {
    let organization = try organization()
    #expect(throws: expected) { try organization.resolve(text) }
  }
}
