import Testing

@testable import Goals

/// Roll-ups past drafts and dropped objectives, and over too little of their days.
@Suite struct LookThroughTests {
  private func anAim(
    _ path: String, supports parent: String? = nil, state: Objective.State = .active,
    weight: Double = 1, at value: Double? = nil
  ) throws -> (objective: Objective, events: [JournalEvent]) {
    let keyResults =
      value == nil ? [] : [try aKeyResult(.reach("0", "100"), id: "kr", in: path)]
    let objective = try anObjective(path, keyResults: keyResults) {
      ($0.state, $0.weight) = (state, weight)
      $0.supports = parent.map { [written($0)] } ?? []
    }
    let first = objectiveRef(path).cycle.name.span(in: FiscalYear())?.first ?? day("2018-01-01")
    let events = value.map { [anEvent(first.text, .checkIn(.number($0)), in: path)] } ?? []
    return (objective, events)
  }

  private func review(
    _ aims: [(objective: Objective, events: [JournalEvent])], on date: String = "2018-02-15"
  ) -> Review {
    let organization = anOrganization {
      $0.objectives = aims.map(\.objective)
      $0.events = aims.flatMap(\.events)
      $0.cycles = Set(aims.map(\.objective.ref.cycle)).compactMap { ref in
        ref.name.span(in: FiscalYear()).map { Cycle(ref: ref, span: $0) }
      }
    }
    return Review(organization, on: day(date))
  }

  private func progress(_ path: String, _ review: Review) -> Double? {
    review.standing(of: objectiveRef(path))?.progress
  }

  @Test("the headline counts what supports a dropped objective in its place")
  func headline() throws {
    let review = review([
      try anAim("2018-Q1/p", state: .dropped), try anAim("2018-Q1/c", supports: "p", at: 20),
      try anAim("2018-Q1/other", at: 100),
    ])
    let outline = Outline(of: review.organization, cycle: CycleName("2018-Q1"))
    #expect(outline.roots.map(\.id) == ["other", "p"])
    #expect(outline.terms(in: review).map(\.id) == ["other", "c"])
    #expect(isNear(outline.rollup(in: review).progress, 0.6))
    let row = CycleRef(team: .root, name: CycleName("2018-Q1"))
    let explained = review.explanation(of: .progress, of: .cycle(row))
    #expect(explained?.terms.map(\.label) == ["other", "c"])
    #expect(explained?.leftOut.map(\.reason) == [.dropped])
    #expect(isNear(explained?.result.number, 0.6))
  }

  @Test("drafts and dropped ones are looked through at any depth, with the weights of those below")
  func deep() throws {
    let review = review([
      try anAim("2018/top"), try anAim("2018-Q1/a", supports: "2018/top", at: 100),
      try anAim("2018-Q1/draft", supports: "2018/top", state: .draft, weight: 9),
      try anAim("2018-Q1/dropped", supports: "draft", state: .dropped, weight: 9),
      try anAim("2018-Q1/deep", supports: "dropped", weight: 3, at: 20),
    ])
    // (1 · 1 + 3 · 0.2) / 4
    #expect(isNear(progress("2018/top", review), 0.4))
    #expect(review.standing(of: objectiveRef("2018/top"))?.drivers == 2)
    let explained = review.explanation(of: .progress, of: .objective(objectiveRef("2018/top")))
    #expect(explained?.terms.map(\.label) == ["a", "deep"])
    #expect(explained?.leftOut.map(\.label) == ["draft", "dropped"])
  }

  @Test("only where their cycle lies in that of the objective they count for")
  func otherCycle() throws {
    let review = review([
      try anAim("2018-Q1/top"), try anAim("2018-Q1/d", supports: "top", state: .dropped),
      try anAim("2018/year", supports: "2018-Q1/d", at: 50),
      try anAim("2018-01/month", supports: "2018-Q1/d", at: 70),
    ])
    #expect(isNear(progress("2018-Q1/top", review), 0.7))
  }

  @Test("not what goes on as something that counts, nor what is below it")
  func carriedOver() throws {
    var dropped = try anAim("2018-Q1/d", supports: "2018/top", state: .dropped)
    dropped.objective.carriedTo = written("2018-Q2/d")
    let review = review(
      [
        try anAim("2018/top"), dropped, try anAim("2018-Q1/c", supports: "2018-Q1/d", at: 10),
        try anAim("2018-Q2/d", supports: "2018/top", at: 90),
      ], on: "2018-05-01")
    #expect(isNear(progress("2018/top", review), 0.9))
  }

  @Test("lint names what supports something that was dropped")
  func lint() throws {
    let review = review([
      try anAim("2018-Q1/p", state: .dropped), try anAim("2018-Q1/c", supports: "p", at: 20),
    ])
    let found = Lint(review, today: review.day).findings.filter { $0.code == .supportsDropped }
    #expect(found.map(\.message) == ["\"c\" supports \"p\", which was dropped"])
    #expect(found.map(\.severity) == [.warning])
  }

  private func year(on date: String, _ quarters: String...) throws -> ObjectiveStanding? {
    let aims = try quarters.map { try anAim("2018-\($0)/o", supports: "2018/top", at: 100) }
    return review([try anAim("2018/top")] + aims, on: date)
      .standing(of: objectiveRef("2018/top"))
  }

  @Test("where children cover only the first quarter there is no pace, and it says so")
  func uncovered() throws {
    let standing = try #require(try year(on: "2018-05-01", "Q1"))
    #expect(standing.progress == 1)
    #expect(standing.pace == nil)
    #expect(standing.status == .notMeasured)
    #expect(standing.coverage?.text == "of Q1, 1 of 4 quarters")
    #expect(try year(on: "2018-03-31", "Q1")?.coverage?.text == "of Q1, 1 of 4 quarters")
    #expect(
      try year(on: "2018-08-01", "Q1", "Q3")?.coverage?.text == "of Q1 and Q3, 2 of 4 quarters")
    #expect(try year(on: "2019-02-01", "Q1", "Q2", "Q3")?.coverage?.covered == 3)
  }

  @Test("there is a pace where children cover all days so far and some of the rest")
  func covered() throws {
    #expect(try year(on: "2018-02-01", "Q1")?.pace == .onTrack)
    #expect(try year(on: "2018-05-01", "Q1", "Q2")?.pace == .onTrack)
    #expect(try year(on: "2018-03-31", "Q1", "Q2")?.pace == .onTrack)
    #expect(try year(on: "2019-02-01", "Q1", "Q2", "Q3", "Q4")?.coverage == nil)
  }

  @Test("the row of a year whose objectives are those of one quarter has no pace either")
  func row() throws {
    let review = review([try anAim("2018-Q1/a", at: 80)], on: "2018-05-01")
    let rollup = Outline(of: review.organization, cycle: CycleName("2018")).rollup(in: review)
    #expect(isNear(rollup.progress, 0.8))
    #expect(rollup.pace(review.organization.settings) == nil)
    #expect(rollup.coverage?.text == "of Q1, 1 of 4 quarters")
  }

  @Test("parts that are no quarters count as halves, months or days")
  func parts() {
    func text(_ whole: String, _ cycles: String...) -> String? {
      let spans = Dictionary(
        uniqueKeysWithValues: cycles.compactMap { text in
          CycleName(text).span(in: FiscalYear()).map { (CycleName(text), $0) }
        })
      let span = CycleName(whole).span(in: FiscalYear()) ?? days("2018-01-01", "2018-01-01")
      return Coverage(of: span, by: spans, on: day("2018-12-31"))?.text
    }
    #expect(text("2018", "2018-H1") == "of H1, 1 of 2 halves")
    #expect(text("2018-Q1", "2018-01", "2018-02") == "of 2018-01 and 2018-02, 2 of 3 months")
    #expect(text("2018", "2018-Q1", "2018-05") == "of Q1 and 2018-05, 121 of 365 days")
    #expect(text("2018", "2018-Q1", "2018-Q2", "2018-Q4") == "of Q1 to Q4, 3 of 4 quarters")
  }

  @Test("figures that a closed directory may belong to say what they are of")
  func closed() throws {
    let parts = review([
      try anAim("2018/top"), try anAim("hr/2018-Q1/a", supports: "2018/top", at: 50),
      try anAim("2018/own", at: 10),
    ]).organization
    let organization = anOrganization {
      $0.objectives = parts.objectives
      $0.cycles = Array(parts.cycles.values)
      $0.findings = ["sales", "hr/kpis", "hr/2018-Q2"].map {
        Finding(at: Place(file: $0), .closed, "this directory is closed to you")
      }
    }
    let review = Review(organization, on: day("2018-02-15"))
    #expect(
      review.closedRemark(for: objectiveRef("2018/top"))
        == "of what you may read; hr/2018-Q2 and sales are closed")
    #expect(review.closedRemark(for: objectiveRef("2018/own")) == nil)
    #expect(
      organization.closedRemark(for: TeamPath("hr"))
        == "of what you may read; hr/2018-Q2 is closed")
    #expect(organization.closedRemark(for: TeamPath("sales")) == nil)
  }
}
