import TestSupport
import Testing

@testable import Goals

/// An objective of 2018-Q1 on its last day: `days` 59 → 38 at 50 (0.43), `acv` to hold; with `hires`
/// one more that was never measured.
struct ClosingGround {
  var ambition = Objective.Ambition.aspirational
  var state = Objective.State.active
  var days: Double? = 50
  var hires = false
  var extra: [KeyResult] = []
  var events: [JournalEvent] = []
  var kpis: [KPI] = []
  var carriedTo: String?

  static let ref = objectiveRef("sales/2018-Q1/o")

  func proposal() throws -> ClosingProposal {
    let keyResults = [
      try aKeyResult(.reach("59 days", "38 days"), id: "days"),
      try aKeyResult(.hold(">= $8000"), id: "acv"),
    ]
    let hire = hires ? [try aKeyResult(.done, id: "hire")] : []
    let objective = try anObjective(keyResults: keyResults + hire + extra) {
      $0.ambition = ambition
      $0.state = state
      $0.owner = written("jenny")
      $0.carriedTo = carriedTo.map { written($0) }
    }
    let successor = try anObjective("sales/2018-Q2/o")
    let measured = days.map { [aCheckIn("2018-03-01", $0, of: "days")] } ?? []
    let review = Review(
      anOrganization(objective, successor, kpis: kpis, events: measured + events),
      on: day("2018-03-31"))
    return try #require(ClosingProposal(of: ClosingGround.ref, in: review))
  }
}

@Suite struct ClosingProposalTests {
  @Test("holds what a person needs to judge: scores, both targets, the last note")
  func lines() throws {
    var ground = ClosingGround(hires: true)
    ground.events = [
      anEvent(
        "2018-02-01", .retarget(field: "To", from: "30 days", to: "38 days"), of: "days"),
      anEvent("2018-03-30", .score(0.5), of: "acv"),
    ]
    let proposal = try ground.proposal()
    #expect(proposal.keyResults.map(\.id) == ["days", "acv", "hire"])
    #expect(proposal.keyResults.map(\.proposedScore) == [0.43, nil, 0])
    #expect(proposal.keyResults.map(\.typedScore) == [nil, 0.5, nil])
    #expect(proposal.keyResults[0].retargets.map(\.from) == ["30 days"])
    #expect(proposal.keyResults[0].retargets.map(\.to) == ["38 days"])
    #expect(proposal.keyResults[1].retargets.isEmpty)
    #expect(proposal.proposedScore == 0.21)
    #expect(proposal.band == .red)
    #expect(proposal.unmeasured.map(\.text) == ["sales/2018-Q1/o#hire"])
    #expect(proposal.successor?.path == "sales/2018-Q2")
  }

  @Test(
    "proposes achieved where the score is what is expected, and what becomes of it",
    arguments: [
      (.aspirational, 50, .missed, .carryOver), (.aspirational, 44, .achieved, .graduate),
      (.aspirational, 45, .missed, .carryOver), (.committed, 44, .missed, .carryOver),
      (.committed, 38.1, .missed, .carryOver), (.committed, 38, .achieved, .graduate),
      (.aspirational, 30, .achieved, .graduate), (.aspirational, nil, .missed, .carryOver),
    ] as [(Objective.Ambition, Double?, Objective.State?, ClosingProposal.Next)])
  func outcome(
    ambition: Objective.Ambition, days: Double?, outcome: Objective.State?,
    next: ClosingProposal.Next
  ) throws {
    let proposal = try ClosingGround(ambition: ambition, days: days).proposal()
    #expect(proposal.outcome == outcome)
    #expect(proposal.next == next)
  }

  @Test("does not go on a second time")
  func goneOn() throws {
    let proposal = try ClosingGround(carriedTo: "sales/2018-Q2/o").proposal()
    #expect(proposal.successor == nil)
    #expect(proposal.next == .end)
  }

  @Test(
    "asks for a note where a promise was not kept whole",
    arguments: [
      (.committed, 0.9, true), (.committed, 1, true), (.committed, nil, true),
      (.aspirational, 0.2, false),
    ] as [(Objective.Ambition, Double?, Bool)])
  func note(ambition: Objective.Ambition, score: Double?, asks: Bool) throws {
    #expect(try ClosingGround(ambition: ambition).proposal().asksForNote(score: score) == asks)
  }
}

@Suite struct ClosingDecisionTests {
  private func message(
    _ ground: ClosingGround, _ decision: ClosingProposal.Decision
  ) throws -> String? {
    let proposal = try ground.proposal()
    do {
      _ = try proposal.closing(decision)
      return nil
    } catch {
      return error.plain
    }
  }

  @Test("accepts what is proposed, and records the scores of the measured drivers")
  func accepted() throws {
    let closing = try ClosingGround().proposal().closing(.init(outcome: .missed, learned: "Ask"))
    #expect(closing.score == 0.43)
    #expect(closing.keyResultScores == [KeyResultScore("days", 0.43)])
    #expect(closing.learned == "Ask")
    #expect(closing.next == .end)
  }

  @Test("takes other scores with a reason, and makes the objective's of them")
  func typed() throws {
    let closing = try ClosingGround(hires: true).proposal().closing(
      .init(outcome: .achieved, keyResultScores: ["days": 0.7, "hire": 1], reason: "Late start"))
    #expect(closing.score == 0.85)
    #expect(
      closing.keyResultScores == [
        KeyResultScore("days", 0.7, reason: "Late start"),
        KeyResultScore("hire", 1, reason: "Late start"),
      ])
  }

  @Test("says what was never measured, unless it is typed or the objective is dropped")
  func unmeasured() throws {
    let proposal = try ClosingGround(hires: true).proposal()
    #expect(
      proposal.question(about: .init(outcome: .missed)) == "hire was never measured and counts 0")
    #expect(proposal.question(about: .init(outcome: .missed, keyResultScores: ["hire": 1])) == nil)
    #expect(proposal.question(about: .init(outcome: .missed, score: 0.7)) == nil)
    #expect(proposal.question(about: .init(outcome: .dropped)) == nil)
    #expect(try ClosingGround().proposal().question(about: .init(outcome: .missed)) == nil)
  }

  @Test("has no score where something is dropped before it was measured")
  func dropped() throws {
    let closing = try ClosingGround(days: nil).proposal().closing(.init(outcome: .dropped))
    #expect(closing.score == nil)
    #expect(closing.keyResultScores.isEmpty)
  }

  @Test("keeps a typed score when something else is corrected")
  func corrected() throws {
    var ground = ClosingGround(state: .missed)
    ground.events = [anEvent("2018-03-30", .score(0.9), of: nil)]
    let closing = try ground.proposal().closing(.init(outcome: .achieved, reason: "Miscounted"))
    #expect(closing.score == 0.9)
    #expect(closing.keyResultScores.isEmpty)
  }

  @Test(
    "is refused with what to do",
    arguments: [
      (
        ClosingGround(), .init(outcome: .missed, score: 0.9),
        "score: 0.9 is not the proposed 0.43 of o; giveReason"
      ),
      (
        ClosingGround(), .init(outcome: .missed, keyResultScores: ["days": 0.5]),
        "score: 0.5 is not the proposed 0.43 of days; giveReason"
      ),
      (
        ClosingGround(), .init(outcome: .missed, score: 1.1, reason: "x"),
        "score: 1.1 is not a score; write a number from 0 to 1 with up to two decimals, like 0.7"
      ),
      (
        ClosingGround(), .init(outcome: .missed, score: 0.455, reason: "x"),
        "score: 0.455 is not a score; write a number from 0 to 1 with up to two decimals, like 0.7"
      ),
      (
        ClosingGround(), .init(outcome: .missed, keyResultScores: ["dats": 0.5], reason: "x"),
        "there is no \"sales/2018-Q1/o#dats\", did you mean sales/2018-Q1/o#days?"
      ),
      (
        ClosingGround(ambition: .committed), .init(outcome: .missed),
        "learned: o was committed and scores 0.43; tellWhatWasLearned"
      ),
      (
        ClosingGround(ambition: .committed, days: 38.1),
        .init(outcome: .achieved, score: 1, reason: "near enough", learned: "a lot"),
        "outcome: o was committed and is not reached in full; close it as missed, or say Ambition: "
          + "aspirational first"
      ),
      (
        ClosingGround(events: [aCheckIn("2018-03-01", 7000, of: "acv")]), .init(outcome: .missed),
        "learned: a guardrail of o is broken: acv; tellWhatWasLearned"
      ),
      (
        ClosingGround(state: .missed), .init(outcome: .achieved),
        "sales/2018-Q1/o is closed; giveReason"
      ),
      (
        ClosingGround(),
        .init(
          outcome: .missed,
          next: .carryOver(
            to: CycleRef(team: sales, name: CycleName("2017-Q4")), retargets: [])),
        "cycle: sales/2017-Q4 ends no later than sales/2018-Q1; name a later one"
      ),
      (
        ClosingGround(), .init(outcome: .active),
        "outcome: \"active\" is none; write achieved, missed or dropped"
      ),
    ] as [(ClosingGround, ClosingProposal.Decision, String)])
  func refused(
    ground: ClosingGround, decision: ClosingProposal.Decision, sentence: String
  ) throws {
    #expect(try message(ground, decision) == sentence)
  }

  @Test("needs no reason for the proposed score, nor for one where none is proposed")
  func unexplained() throws {
    #expect(try message(ClosingGround(), .init(outcome: .missed, score: 0.43)) == nil)
    #expect(try message(ClosingGround(days: nil), .init(outcome: .missed)) == nil)
    #expect(try message(ClosingGround(ambition: .committed), .init(outcome: .dropped)) == nil)
  }
}

@Suite struct NextTests {
  private func message(_ body: () throws(Refusal) -> Void) -> String? {
    do throws(Refusal) {
      try body()
      return nil
    } catch {
      return error.plain
    }
  }

  @Test("A new target starts at the present value, and is that of the one driver with a number")
  func retarget() throws {
    let proposal = try ClosingGround().proposal()
    #expect(
      try proposal.retarget(nil, to: "30") == Retarget("days", .to, "30 days", start: "50 days"))
    #expect(
      try proposal.retarget("days", to: "1,000 days")
        == Retarget("days", .to, "1000 days", start: "50 days"))
    #expect(try proposal.retarget("acv", to: ">= $9000") == Retarget("acv", .hold, ">= $9000"))
    #expect(try ClosingGround(days: nil).proposal().retarget(nil, to: "30").start == nil)
  }

  @Test("Fresh starts keep the targets of the numbers that move and are measured")
  func fresh() throws {
    #expect(
      try ClosingGround().proposal().freshStarts
        == [Retarget("days", .to, "38 days", start: "50 days")])
    #expect(try ClosingGround(days: nil).proposal().freshStarts.isEmpty)
  }

  @Test("Which key result is meant must be clear")
  func ambiguous() throws {
    var ground = ClosingGround(hires: true)
    ground.extra = [try aKeyResult(.reach("0", "5"), id: "calls")]
    let proposal = try ground.proposal()
    #expect(
      message { () throws(Refusal) in _ = try proposal.retarget(nil, to: "3") }
        == "key result: several may be meant: days, acv, calls; name one, as in days=…")
    #expect(
      message { () throws(Refusal) in _ = try proposal.retarget("hire", to: "3") }
        == "\"sales/2018-Q1/o#hire\" is not a key result with a number")
    #expect(
      message { () throws(Refusal) in _ = try proposal.retarget("days", to: "3 $") }
        == "days: \"3 $\" is not in days; write the number in days")
    #expect(
      message { () throws(Refusal) in _ = try proposal.retarget("acv", to: "9000") }
        == "acv: \"9000\" is not a bound; write >= 9%, <= 4, = 60 +- 2 or 10..20")
  }

  @Test(
    "The level reached becomes the target, ≤ of what falls and ≥ of what rises",
    arguments: [
      ("59 days", "38 days", 36, "<= 36 days"), ("59 days", "38 days", 50, "<= 50 days"),
      ("3", "10", 8.5, ">= 8.5"), ("$5", "$9", 9, ">= $9"), (nil, "9 %", 8, ">= 8 %"),
    ] as [(String?, String, Double, String)])
  func level(from: String?, to: String, level: Double, target: String) throws {
    let keyResult = try aKeyResult(.reach(from, to))
    let review = Review(
      anOrganization(
        try anObjective(keyResults: [keyResult]), events: [aCheckIn("2018-03-01", level)]),
      on: day("2018-03-31"))
    let proposal = try #require(ClosingProposal(of: ClosingGround.ref, in: review))
    let graduation = try proposal.graduation(nil, into: KPIRef(team: sales, id: "new"))
    #expect(graduation.fields.last == RecordField("Target", target))
  }

  @Test("Without a start the KPI's Better decides, and an existing KPI gets nothing but a target")
  func better() throws {
    let kpi = try aKPI { ($0.better, $0.unit) = (.down, Unit("days")) }
    var ground = ClosingGround()
    ground.kpis = [kpi]
    ground.extra = [try aKeyResult(.reach(nil, "5"), id: "calls")]
    ground.events = [aCheckIn("2018-03-01", 7, of: "calls")]
    let proposal = try ground.proposal()
    #expect(
      try proposal.graduation("calls", into: kpi.ref)
        == Graduation("calls", to: kpi.ref, [RecordField("Target", "<= 7 days")]))
  }

  @Test("A new KPI takes title, owner, unit and rhythm from the key result; a bound stays")
  func new() throws {
    let ref = KPIRef(team: sales, id: "lifecycle")
    let proposal = try ClosingGround().proposal()
    #expect(
      try proposal.graduation(nil, into: ref, title: "Sales lifecycle").fields == [
        RecordField("KPI", "Sales lifecycle"), RecordField("Owner", "jenny"),
        RecordField("Unit", "days"), RecordField("Every", "week"),
        RecordField("Target", "<= 50 days"),
      ])
    #expect(
      message { () throws(Refusal) in _ = try proposal.graduation("acv", into: ref) }
        == "acv: no level is recorded; check it in first")
    var ground = ClosingGround()
    ground.events = [aCheckIn("2018-03-01", 8350, of: "acv")]
    #expect(
      try ground.proposal().graduation("acv", into: ref).fields.last
        == RecordField("Target", ">= $8000"))
  }
}
