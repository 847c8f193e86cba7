import TestSupport
import Testing

@testable import Goals

@Suite struct ScoreTests {
  @Test(
    "is progress clamped, to two decimals, 1 only where it is reached and 0 where nothing is",
    arguments: [
      (0, 0), (0.004, 0.01), (0.04, 0.04), (0.655, 0.66), (0.4285, 0.43), (1, 1), (1.25, 1),
      (-0.25, 0), (0.951, 0.95), (0.999, 0.99), (0.9999999999, 1), (0.585, 0.59),
    ] as [(Double, Double)])
  func proposed(progress: Double, score: Double) {
    #expect(Score.proposed(for: progress) == score)
  }

  @Test("has nothing to say about what is not measured")
  func notMeasured() { #expect(Score.proposed(for: nil) == nil) }

  @Test(
    "reads as red under 0.4, amber under 0.7, else green, by two decimals",
    arguments: [
      (0, .red), (0.3, .red), (0.39, .red), (0.394, .red), (0.395, .amber), (0.4, .amber),
      (0.6, .amber), (0.69, .amber), (0.694, .amber), (0.695, .green), (0.7, .green), (1, .green),
    ] as [(Double, Band)])
  func bands(score: Double, band: Band) { #expect(Band(of: score) == band) }

  @Test("every tenth has a band, and bands rise with it")
  func tenths() {
    let bands = (0...10).map { Band(of: Double($0) / 10) }
    #expect(
      bands == [.red, .red, .red, .red, .amber, .amber, .amber, .green, .green, .green, .green])
  }

  @Test("expects 1.0 of a promise and 0.7 of a stretch")
  func ambition() {
    #expect(Objective.Ambition.committed.expectedScore == 1)
    #expect(Objective.Ambition.aspirational.expectedScore == 0.7)
  }

  @Test(
    "of an objective is the weighted mean of its drivers to two decimals; unmeasured counts 0",
    arguments: [
      // 0.7 · 2 + 0.2 · 1 = 1.6 of 3
      ([(7, 2), (2, 1)], 0.53), ([(7, 1), (2, 1)], 0.45), ([(7, 1), (0, 0)], 0.7),
      ([(7, 0), (2, 0)], nil), ([(nil, 1), (4, 1)], 0.2), ([(nil, 1)], 0), ([], nil),
      ([(12, 1), (-5, 1)], 0.5), ([(10, 1), (nil, 1), (nil, 1)], 0.33),
      ([(10, 1000), (9, 1)], 0.99), ([(0, 1000), (1, 1)], 0.01), ([(9.51, 1)], 0.95),
      // Of unrounded progress: 0.994 and 0.004 are 0.499, not (0.99 + 0.01) / 2.
      ([(9.94, 1), (0.04, 1)], 0.5), ([(3.333, 1), (3.333, 1), (3.339, 1)], 0.33),
    ] as [([(Double?, Double)], Double?)])
  func mean(drivers: [(Double?, Double)], expected: Double?) throws {
    let keyResults = try drivers.enumerated().map { index, driver in
      try aKeyResult(.reach("0", "10"), id: "kr\(index)") { $0.weight = driver.1 }
    }
    let events = drivers.enumerated().compactMap { index, driver in
      driver.0.map { aCheckIn("2018-02-01", $0, of: "kr\(index)") }
    }
    let review = Review(
      anOrganization(try anObjective(keyResults: keyResults), events: events),
      on: day("2018-03-31"))
    #expect(isNear(review.proposedScore(of: objectiveRef("sales/2018-Q1/o")), expected))
  }

  @Test("counts typed scores before proposed ones, and those just typed before both")
  func typed() throws {
    let keyResults = [
      try aKeyResult(.reach("0", "10"), id: "a"), try aKeyResult(.reach("0", "10"), id: "b"),
    ]
    let events = [
      aCheckIn("2018-02-01", 4, of: "a"), aCheckIn("2018-02-01", 6, of: "b"),
      anEvent("2018-03-30", .score(0.8), of: "a"),
    ]
    let review = Review(
      anOrganization(try anObjective(keyResults: keyResults), events: events),
      on: day("2018-03-31"))
    let ref = objectiveRef("sales/2018-Q1/o")
    #expect(review.proposedScore(of: ref) == 0.7)
    #expect(review.proposedScore(of: ref, typed: ["b": 1]) == 0.9)
    #expect(review.proposedScore(of: ref, typed: ["b": 0.67]) == 0.74)
  }

  @Test("leaves out guardrails and what is dropped")
  func leftOut() throws {
    let keyResults = [
      try aKeyResult(.reach("0", "10"), id: "a"), try aKeyResult(.hold(">= 5"), id: "g"),
      try aKeyResult(.reach("0", "10"), id: "d") { $0.state = .dropped },
    ]
    let events = ["a", "g", "d"].map { aCheckIn("2018-02-01", $0 == "a" ? 4 : 0, of: $0) }
    let review = Review(
      anOrganization(try anObjective(keyResults: keyResults), events: events),
      on: day("2018-03-31"))
    #expect(review.proposedScore(of: objectiveRef("sales/2018-Q1/o")) == 0.4)
    #expect(
      review.score(of: KeyResultRef(objective: objectiveRef("sales/2018-Q1/o"), id: "g")) == 0)
  }

  @Test("of an objective without key results is the mean of those below it")
  func children() throws {
    let ref = objectiveRef("2018/top")
    let below = try ["a", "b"].map { id in
      try anObjective(
        "sales/2018-Q1/\(id)", supports: "2018/top",
        keyResults: [try aKeyResult(.reach("0", "10"), in: "sales/2018-Q1/\(id)")])
    }
    let events = [
      anEvent("2018-02-01", .checkIn(.number(4)), in: "sales/2018-Q1/a"),
      anEvent("2018-02-01", .checkIn(.number(5)), in: "sales/2018-Q1/b"),
      anEvent("2018-03-31", .score(1), of: nil, in: "sales/2018-Q1/b"),
    ]
    let review = Review(
      anOrganization(try anObjective("2018/top"), below[0], below[1], events: events),
      on: day("2018-03-31"))
    #expect(review.proposedScore(of: ref) == 0.7)
  }

  @Test("that was taken as proposed stands for the progress that it was rounded from")
  func taken() throws {
    let keyResults = try ["a", "b"].map { try aKeyResult(.reach("0", "1000"), id: $0) }
    let events = [
      aCheckIn("2018-02-01", 424, of: "a"), aCheckIn("2018-02-01", 124, of: "b"),
      anEvent("2018-03-30", .score(0.42), of: "a"), anEvent("2018-03-30", .score(0.12), of: "b"),
    ]
    let review = Review(
      anOrganization(try anObjective(keyResults: keyResults), events: events),
      on: day("2018-03-31"))
    // (0.424 + 0.124) / 2 = 0.274; of what is printed it would be 0.27 too, of 0.425 and 0.125 not.
    #expect(review.proposedScore(of: objectiveRef("sales/2018-Q1/o")) == 0.27)
  }

  @Test("of an objective that waits for objectives below it is none without them")
  func childless() throws {
    let objective = try anObjective(keyResults: [try aKeyResult(.reach("0", "10"))]) {
      $0.rollup = .children
    }
    let review = Review(
      anOrganization(objective, events: [aCheckIn("2018-02-01", 4)]), on: day("2018-03-31"))
    #expect(review.proposedScore(of: objective.ref) == nil)
  }

  @Test(
    "stays in 0…1 and in hundredths whatever the progress", arguments: SeededGenerator.seeds(20))
  func inRange(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      let terms = (0..<4).map { _ in
        (
          share: Double.random(in: -3...3, using: &random),
          weight: Double.random(in: 0...3, using: &random)
        )
      }
      guard let mean = Score.mean(of: terms) else { continue }
      #expect((0...1).contains(mean))
      #expect(isNear(mean * 100, (mean * 100).rounded()))
      let counted = terms.filter { $0.weight > 0 }.map(\.share)
      #expect((mean == 1) == counted.allSatisfy { $0 >= 1 })
      #expect((mean == 0) == counted.allSatisfy { $0 <= 0 })
    }
  }
}

@Suite struct SandbaggingTests {
  private static let names = ["2018-Q1", "2018-Q2", "2018-Q3"]

  /// One objective a score and cycle, all of them closed; the cycles too, as far as `closed` goes.
  private func suspects(
    _ scores: [[Double]], closed: Int = 3, ambition: Objective.Ambition = .aspirational,
    state: Objective.State = .achieved
  ) throws -> [Sandbagging] {
    var parts = Organization.Parts()
    for (name, scores) in zip(SandbaggingTests.names, scores) {
      for (index, score) in scores.enumerated() {
        let path = "sales/\(name)/o\(index)"
        parts.objectives.append(
          try anObjective(path) {
            ($0.ambition, $0.state, $0.owner) = (ambition, state, written("jenny"))
          })
        parts.events.append(anEvent("2018-10-01", .score(score), of: nil, in: path))
      }
    }
    for (index, name) in SandbaggingTests.names.enumerated() {
      let ref = CycleRef(team: sales, name: CycleName(name))
      let span = try #require(ref.name.span(in: FiscalYear()))
      parts.cycles.append(Cycle(ref: ref, span: span, isClosed: index < closed))
    }
    return Sandbagging.suspects(in: Review(Organization(parts), on: day("2018-10-02")))
  }

  @Test(
    "is a mean above 0.85 in each of the last two closed cycles",
    arguments: [
      ([[0.9], [0.9]], true), ([[0.9, 0.8], [1]], false), ([[0.9, 0.9], [0.8, 1, 0.8]], true),
      ([[0.9]], false), ([[], [0.9], [0.9]], true), ([[0.3], [0.9], [0.9]], true),
      ([[1], [1], [0.5]], false), ([[1], [], [1]], true), ([[0.85], [1]], false),
      ([[0.5, 1], [1]], false), ([], false),
    ] as [([[Double]], Bool)])
  func limit(scores: [[Double]], suspected: Bool) throws {
    let suspects = try suspects(scores)
    #expect(suspects.map(\.subject) == (suspected ? [.team(sales), .owner("jenny")] : []))
  }

  @Test("says which cycles, the earlier one first, and their means")
  func means() throws {
    let first = try #require(try suspects([[0.3], [1, 0.8], [1]]).first)
    #expect(first.cycles.map(\.cycle.text) == ["2018-Q2", "2018-Q3"])
    #expect(first.cycles.map(\.objectives) == [2, 1])
    #expect(isNear(first.cycles[0].score, 0.9))
  }

  @Test("asks for closed cycles, aspirations, and objectives that weren't dropped")
  func leftOut() throws {
    let scores = [[1.0], [1.0]]
    #expect(try suspects(scores, closed: 1).isEmpty)
    #expect(try suspects(scores, ambition: .committed).isEmpty)
    #expect(try suspects(scores, state: .dropped).isEmpty)
    #expect(try suspects(scores, state: .missed).count == 2)
  }
}
