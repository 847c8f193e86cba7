import TestSupport

@testable import Goals

/// An organisation that people work on day after day: what the files held at the end of each day.
///
/// A change of a state or a target writes the field and its event, as the program does; a
/// retraction sets the field back.
struct History {
  /// What the files held after each action; the last one of a day counts.
  private var snapshots: [(day: Day, parts: Organization.Parts)] = []
  private var parts: Organization.Parts
  private var random: SeededGenerator
  private var line = 1
  /// What each undoable event replaced, the latest last.
  private var undoable:
    [(event: JournalEvent, undo: @Sendable (inout Organization.Parts) -> Void)] =
      []

  static let first = day("2018-01-01")

  init(seed: UInt64, actions: Int = 40) throws {
    random = SeededGenerator(seed: seed)
    parts = Organization.Parts()
    parts.people = [
      Person(id: "ann", name: "Ann", place: Place(file: "people.rec", line: 1)),
      Person(id: "tom", name: "Tom", place: Place(file: "people.rec", line: 4)),
    ]
    try makeKPIs()
    try makeObjectives()
    parts.cycles = Set(parts.objectives.map(\.ref.cycle)).compactMap { ref in
      ref.name.span(in: FiscalYear()).map { Cycle(ref: ref, span: $0) }
    }
    var today = History.first
    snapshots = [(today, parts)]
    for _ in 0..<actions {
      today = today.advanced(by: Int.random(in: 0...4, using: &random))
      act(on: today)
      snapshots.append((today, parts))
    }
  }

  /// What the files hold in the end.
  var latest: Organization { Organization(parts) }

  /// What they held at the end of a day.
  func organization(on day: Day) -> Organization {
    Organization((snapshots.last { $0.day <= day } ?? snapshots[0]).parts)
  }

  /// A day in or around the time of it all.
  mutating func anyDay() -> Day {
    let last = snapshots.last?.day ?? History.first
    return History.first.advanced(by: Int.random(in: 0...(last - History.first), using: &random))
  }
}

extension History {
  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &random)]
  }

  private mutating func chance(_ part: Int) -> Bool {
    Int.random(in: 0..<part, using: &random) == 0
  }

  private mutating func number() -> Double { Double(Int.random(in: -20...140, using: &random)) }

  private mutating func makeKPIs() throws {
    for id in ["k0", "k1", "k2"] {
      let (aggregate, every) = (pick(KPI.Aggregate.allCases), pick([Rhythm.week, .month]))
      let (target, warn) = (pick([nil, ">= 50", "<= 60", "20..80"]), pick([nil, ">= 20"]))
      let measure = pick([KPI.Measure.level, .level, .growth])
      parts.kpis.append(
        try aKPI("sales/kpis/" + id) {
          ($0.aggregate, $0.every, $0.measure) = (aggregate, every, measure)
          $0.target = try target.map { written(try Bound(parsing: $0)) }
          $0.warn = try warn.map { written(try Bound(parsing: $0)) }
          $0.owner = written("tom")
        })
    }
  }

  private mutating func makeObjectives() throws {
    let paths = ["2018/top", "sales/2018-Q1/a", "sales/2018-Q1/b", "sales/2018-Q1/c", "2018-Q2/d"]
    for (index, path) in paths.enumerated() {
      var keyResults: [KeyResult] = []
      for number in 0..<Int.random(in: 0...4, using: &random) {
        keyResults.append(try makeKeyResult("kr\(number)", in: path))
      }
      let rollup = pick([nil, nil, .own, .children] as [Objective.Rollup?])
      let (weight, isDraft) = (pick([0.0, 1, 1, 2.5]), chance(5))
      let supports = index == 0 ? nil : pick([nil, "top", "2018/top", "sales/2018-Q1/a"])
      let carriedTo = path.hasSuffix("b") && chance(2) ? "sales/2018-Q1/c" : nil
      parts.objectives.append(
        try anObjective(path, keyResults: keyResults) {
          ($0.rollup, $0.weight, $0.state) = (rollup, weight, isDraft ? .draft : .active)
          $0.supports =
            supports.flatMap { path.hasSuffix("a") && $0.hasSuffix("a") ? nil : $0 }
            .map { [written($0)] } ?? []
          $0.carriedTo = carriedTo.map { written($0) }
          $0.owner = written("ann")
        })
    }
  }

  private mutating func makeKeyResult(_ id: String, in path: String) throws -> KeyResult {
    let kind: KeyResult.Kind =
      switch Int.random(in: 0..<7, using: &random) {
      case 0: try .reach(nil, "90")
      case 1: try .reach("80", "80")
      case 2: try .reach("100", "40")
      case 3: try .hold(pick([">= 50", "< 70"]), share: chance(2))
      case 4: .steps(["one": 1, "two": 2, "three": 0.5])
      case 5: .done
      default: try .reach("0", "100")
      }
    let (weight, role) = (pick([0.0, 1, 1, 3]), pick([nil, nil, nil, KeyResult.Role.guardrail]))
    let kpi = chance(4) ? pick(["k0", "k1", "k2"]) : nil
    let (due, isPlanned) = (chance(4) ? day("2018-03-01") : nil, chance(3))
    return try aKeyResult(kind, id: id, in: path) {
      ($0.weight, $0.writtenRole) = (weight, role)
      $0.due = due.map { written($0) }
      if case .reach = kind {
        $0.kpi = kpi.map { written($0) }
        if isPlanned {
          $0.plan = [
            written(.init(day: day("2018-02-01"), value: Quantity(70))),
            written(.init(day: day("2018-02-20"), value: Quantity(55))),
          ]
        }
      }
    }
  }
}

extension History {
  private mutating func act(on today: Day) {
    let objective = Int.random(in: parts.objectives.indices, using: &random)
    let keyResults = parts.objectives[objective].keyResults
    let keyResult = keyResults.isEmpty ? nil : keyResults.indices.randomElement(using: &random)
    switch (Int.random(in: 0..<12, using: &random), keyResult) {
    case (0...5, let keyResult?): checkIn(today, objective, keyResult)
    case (6, let keyResult?): retarget(today, objective, keyResult)
    case (7, let keyResult): changeState(today, objective, keyResult)
    case (8, let keyResult): score(today, objective, keyResult)
    case (9, _): takeBack(today)
    default: read(today)
    }
  }

  private mutating func add(
    _ today: Day, _ objective: Int, _ keyResult: String?, _ kind: JournalEvent.Kind,
    confidence: Int? = nil
  ) -> JournalEvent {
    line += 1
    let clock =
      "T10:\(line / 60 % 60 < 10 ? "0" : "")\(line / 60 % 60):\(line % 60 < 10 ? "0" : "")"
    let event = anEvent(
      today.text + clock + "\(line % 60)Z", kind, of: keyResult,
      in: parts.objectives[objective].ref.text, by: pick(["ann", "tom"]), confidence: confidence,
      line: line)
    parts.events.append(event)
    return event
  }

  private mutating func checkIn(_ today: Day, _ objective: Int, _ index: Int) {
    let keyResult = parts.objectives[objective].keyResults[index]
    let value: CheckInValue =
      switch keyResult.kind {
      case .reach, .hold: chance(8) ? .confirm : .number(number())
      case .milestones: .milestones(reached: [pick(["one", "two", "three"])], takenBack: [])
      case .done: .done(chance(2))
      }
    let call = chance(2) ? Int.random(in: 0...10, using: &random) : nil
    let event = add(today, objective, keyResult.ref.id, .checkIn(value), confidence: call)
    undoable.append((event, { _ in }))
  }

  private mutating func retarget(_ today: Day, _ objective: Int, _ index: Int) {
    let keyResult = parts.objectives[objective].keyResults[index]
    guard case .reach(_, let to) = keyResult.kind, let earlier = to?.value else { return }
    let later = Quantity(number())
    let event = add(
      today, objective, keyResult.ref.id,
      .retarget(field: "To", from: earlier.text, to: later.text))
    let set: @Sendable (Quantity, inout Organization.Parts) -> Void = { target, parts in
      guard case .reach(let from, _) = parts.objectives[objective].keyResults[index].kind else {
        return
      }
      parts.objectives[objective].keyResults[index].kind = .reach(from: from, to: written(target))
    }
    set(later, &parts)
    undoable.append((event, { set(earlier, &$0) }))
  }

  private mutating func changeState(_ today: Day, _ objective: Int, _ index: Int?) {
    let index = chance(2) ? index : nil
    let id = index.map { parts.objectives[objective].keyResults[$0].ref.id }
    let earlier =
      index.map { parts.objectives[objective].keyResults[$0].state }
      ?? parts.objectives[objective].state
    // A draft is agreed on before anything else becomes of it.
    let choices: [Objective.State] =
      earlier == .draft
      ? [.active] : [.active, .achieved, .missed, .dropped].filter { $0 != earlier }
    let later = pick(choices)
    let event = add(today, objective, id, .state(later))
    let set: @Sendable (Objective.State, inout Organization.Parts) -> Void = { state, parts in
      if let index {
        parts.objectives[objective].keyResults[index].state = state
      } else {
        parts.objectives[objective].state = state
      }
    }
    set(later, &parts)
    undoable.append((event, { set(earlier, &$0) }))
  }

  private mutating func score(_ today: Day, _ objective: Int, _ index: Int?) {
    let id = index.map { parts.objectives[objective].keyResults[$0].ref.id }
    let score = Double(Int.random(in: 0...10, using: &random)) / 10
    undoable.append((add(today, objective, id, .score(score)), { _ in }))
  }

  private mutating func takeBack(_ today: Day) {
    guard let last = undoable.popLast(),
      let objective = parts.objectives.firstIndex(where: { $0.ref == last.event.objective })
    else { return }
    last.undo(&parts)
    _ = add(
      today, objective, last.event.keyResult, .retract(at: last.event.at, by: last.event.by))
  }

  private mutating func read(_ today: Day) {
    let index = Int.random(in: parts.kpis.indices, using: &random)
    guard parts.kpis[index].readings.last?.on.day != today else { return }
    let kpi = parts.kpis[index]
    line += 1
    parts.kpis[index].readings.append(
      Reading(
        on: Moment(day: today), written: today.text, value: number(), source: "crm",
        place: Place(file: kpi.ref.directory + "/crm.csv", line: line)))
  }
}
