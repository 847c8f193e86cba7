import Testing

@testable import Goals

// The smallest objects a rule needs, with defaults for the rest. Cycle: 2018-Q1 of team sales.

let sales = TeamPath("sales")
let quarter = CycleRef(team: sales, name: CycleName("2018-Q1"))

/// A day a test is sure of.
func day(_ text: String) -> Day {
  guard let day = Day(parsing: text) else {
    Issue.record("\(text) is no day")
    return Day(number: 0)
  }
  return day
}

func days(_ first: String, _ last: String) -> Span {
  Span(first: day(first), last: day(last)) ?? Span(day: day(first))
}

func moment(_ text: String) -> Moment {
  guard let moment = Moment(parsing: text) else {
    Issue.record("\(text) is no moment")
    return Moment(milliseconds: 0, offset: 0)
  }
  return moment
}

func written<Value>(_ value: Value, line: Int = 1) -> Written<Value> {
  Written(value, at: Place(file: "x.rec", line: line))
}

func quantity(_ text: String) throws -> Written<Quantity> { written(try Quantity(parsing: text)) }

func objectiveRef(_ path: String) -> ObjectiveRef {
  let parts = path.split(separator: "/").map(String.init)
  let team = TeamPath(parts.dropLast(2).joined(separator: "/"))
  let cycle = CycleRef(team: team, name: CycleName(parts.dropLast().last ?? ""))
  return ObjectiveRef(cycle: cycle, id: parts.last ?? "")
}

extension KeyResult.Kind {
  static func reach(_ from: String?, _ to: String) throws -> Self {
    .reach(from: try from.map(quantity), to: try quantity(to))
  }

  static func hold(_ bound: String, share: Bool = false) throws -> Self {
    .hold(written(try Bound(parsing: bound)), share: share)
  }

  static func steps(_ weights: KeyValuePairs<String, Double>) -> Self {
    .milestones(weights.map { KeyResult.Milestone(id: $0.key, text: $0.key, weight: $0.value) })
  }
}

func aKeyResult(
  _ kind: KeyResult.Kind, id: String = "kr", in objective: String = "sales/2018-Q1/o",
  _ change: (inout KeyResult) throws -> Void = { _ in }
) throws -> KeyResult {
  let ref = KeyResultRef(objective: objectiveRef(objective), id: id)
  var keyResult = KeyResult(ref: ref, place: Place(file: ref.objective.file, line: 3), title: id)
  keyResult.kind = kind
  try change(&keyResult)
  return keyResult
}

func anObjective(
  _ path: String = "sales/2018-Q1/o", supports: String..., keyResults: [KeyResult] = [],
  _ change: (inout Objective) throws -> Void = { _ in }
) throws -> Objective {
  let ref = objectiveRef(path)
  var objective = Objective(ref: ref, place: Place(file: ref.file, line: 1), title: ref.id)
  objective.supports = supports.enumerated().map { index, text in
    Written(text, at: Place(file: ref.file, line: index + 2))
  }
  objective.keyResults = keyResults
  try change(&objective)
  return objective
}

func anEvent(
  _ at: String, _ kind: JournalEvent.Kind, of keyResult: String? = "kr",
  in objective: String = "sales/2018-Q1/o", by: String = "ann", confidence: Int? = nil,
  line: Int = 2
) -> JournalEvent {
  let ref = objectiveRef(objective)
  return JournalEvent(
    at: moment(at), by: by,
    of: keyResult.map { .keyResult(KeyResultRef(objective: ref, id: $0)) } ?? .objective(ref),
    kind: kind, confidence: confidence,
    place: Place(file: ref.cycle.path + "/journal/\(by).csv", line: line))
}

/// A check-in with a number.
func aCheckIn(_ at: String, _ number: Double, of keyResult: String = "kr") -> JournalEvent {
  anEvent(at, .checkIn(.number(number)), of: keyResult)
}

func aKPI(
  _ path: String = "sales/kpis/k", readings: KeyValuePairs<String, Double> = [:],
  _ change: (inout KPI) throws -> Void = { _ in }
) throws -> KPI {
  let parts = path.split(separator: "/").map(String.init)
  let ref = KPIRef(
    team: TeamPath(parts.dropLast(2).joined(separator: "/")), id: parts.last ?? "")
  var kpi = KPI(ref: ref, place: Place(file: ref.file, line: 1), title: ref.id)
  kpi.readings = readings.enumerated().map { index, reading in
    Reading(
      on: moment(reading.key), written: reading.key, value: reading.value, source: "crm",
      place: Place(file: ref.directory + "/crm.csv", line: index + 2))
  }
  try change(&kpi)
  return kpi
}

/// An organisation; the cycles of its objectives are there with the days their names stand for.
func anOrganization(
  _ objectives: Objective..., kpis: [KPI] = [], events: [JournalEvent] = [],
  _ change: (inout Organization.Parts) -> Void = { _ in }
) -> Organization {
  var parts = Organization.Parts()
  parts.objectives = objectives
  parts.kpis = kpis
  parts.events = events
  change(&parts)
  for ref in Set(objectives.map(\.ref.cycle)) where !parts.cycles.contains(where: { $0.ref == ref })
  {
    guard let span = ref.name.span(in: parts.settings.fiscalYear) else { continue }
    parts.cycles.append(Cycle(ref: ref, span: span))
  }
  return Organization(parts)
}

/// Where the only key result of an objective stands.
func standing(
  of keyResult: KeyResult, _ events: [JournalEvent] = [], kpi: KPI? = nil, on date: String,
  _ change: (inout Organization.Parts) -> Void = { _ in }
) throws -> KeyResultStanding {
  let organization = anOrganization(
    try anObjective(keyResult.ref.objective.text, keyResults: [keyResult]),
    kpis: kpi.map { [$0] } ?? [], events: events, change)
  return try #require(Review(organization, on: day(date)).standing(of: keyResult.ref))
}

/// Whether both are the same to nine decimals, two `nil`s too.
func isNear(_ left: Double?, _ right: Double?) -> Bool {
  guard let left, let right else { return left == nil && right == nil }
  return abs(left - right) < 1e-9
}
