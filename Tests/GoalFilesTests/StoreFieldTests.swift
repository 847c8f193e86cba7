import Goals
import Records
import TestSupport
import Testing

@testable import GoalFiles

/// What holds for every row of the table of fields: it is written and read, told in the history with
/// its reason where a figure depends on it, and a value that is none is told.
@Suite("Every field") struct StoreFieldTests {
  private static let files = [
    "people.rec": "Person: Ann\nId: ann\nLogin: ann\n\nPerson: Tom\nId: tom\n",
    "support/team.rec": "Team: Support\n",
    "2018/grow.rec": "Objective: Grow\n\nKeyResult: Money\nId: money\nTo: 5\n",
    "sales/2018-Q1/cycle.rec": "Cycle: 2018-Q1\n",
    "sales/2018-Q1/base.rec": "Objective: Base\n\nKeyResult: Bare\nId: bare\n",
    "sales/kpis/calls.rec": "KPI: Calls\n", "sales/kpis/rate.rec": "KPI: Rate\n",
    "sales/kpis/base.rec": "KPI: Base\n",
  ]

  private static let base = ObjectiveRef(cycle: shorten.cycle, id: "base")

  private static func reference(_ kind: RecordKind) -> Reference {
    switch kind {
    case .objective: .objective(base)
    case .keyResult: .keyResult(KeyResultRef(objective: base, id: "bare"))
    case .kpi: .kpi(KPIRef(team: shorten.team, id: "base"))
    case .team: .team(shorten.team)
    case .person: .person("ann")
    case .cycle: .cycle(shorten.cycle)
    case .organization: .settings
    }
  }

  @Test(
    "is written as it was typed, and read; a deciding one is told with its reason and has a past",
    arguments: FieldSample.all)
  func changed(sample: FieldSample) throws {
    let ground = try StoreGround(Self.files)
    var store = try ground.store()
    let (reference, name) = (Self.reference(sample.kind), sample.field.name.rawValue)
    let (first, last) = (sample.values[0], sample.values[1])
    let hasHistory = [.objective, .keyResult, .kpi].contains(sample.kind)
    try store.apply(.set(reference, name, first, reason: hasHistory ? "begun" : ""))
    #expect(try ground.sandbox.text(reference.file).contains("\n\(name): \(first)\n"))
    // Closed, it is changed with a reason, like anything else.
    let saved = try store.apply(
      .set(reference, name, last, reason: hasHistory ? "so" : ""),
      at: "2018-02-14T09:30:00+01:00")
    #expect(saved.organization.values(of: sample.field.name, in: reference) == [last])
    guard sample.field.decidesFigure, first != last else { return }
    let events = saved.organization.events(about: reference).filter { $0.note == "so" }
    #expect(events.count == 1, "\(events)")
    let day = try #require(Day(parsing: "2018-02-13"))
    let then = Review(saved.organization, on: day, now: try moment("2018-02-20T09:30:00+01:00"))
    // A state of the past is read as a state, not as text.
    if sample.field.name == .state, case .keyResult(let ref) = reference {
      #expect(then.standing(of: ref)?.state.rawValue == first)
    } else {
      #expect(then.organization.values(of: sample.field.name, in: reference) == [first])
    }
  }

  @Test("a value that is none is refused, or a finding", arguments: FieldSample.all)
  func wrong(sample: FieldSample) throws {
    guard let wrong = sample.wrong else { return }
    let ground = try StoreGround(Self.files)
    var store = try ground.store()
    let reference = Self.reference(sample.kind)
    let said = refusal {
      try store.apply(.set(reference, sample.field.name.rawValue, wrong))
    }
    let organization = try store.load()
    let lint = Lint(Review(organization, on: try #require(Day(parsing: "2018-02-12"))))
    let found = (organization.findings + lint.findings).filter {
      $0.place.file == reference.file && $0.message.contains(wrong)
    }
    #expect(said?.contains(wrong) == true || !found.isEmpty, "\(said ?? "taken")")
  }
}
