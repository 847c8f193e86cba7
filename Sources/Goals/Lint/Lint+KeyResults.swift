extension Lint {
  mutating func checkKeyResults(of objective: Objective) {
    // Of two with one id the review knows the first only.
    let counted = objective.keyResults.compactMap { keyResult in
      review.standing(of: keyResult.ref).map { (keyResult: keyResult, standing: $0) }
    }.filter { $0.standing.state != .dropped }
    let keyResults = counted.map(\.keyResult)
    checkNumber(of: keyResults, in: objective)
    for (keyResult, standing) in counted { check(keyResult, standing, in: objective) }
    guard let first = keyResults.first(where: { $0.role == .driver && $0.isReach }),
      !keyResults.contains(where: { $0.role == .guardrail })
    else { return }
    report(
      .noGuardrail, at: first.place,
      "nothing guards \(first.title.quoted) against its side effects",
      "add a key result with Hold: for what must not suffer from it")
  }

  /// Two to five drivers: fewer tell little, more tell nothing. Guardrails don't count against five.
  private mutating func checkNumber(of keyResults: [KeyResult], in objective: Objective) {
    let drivers = keyResults.filter { $0.role == .driver }
    // Most have nothing to report, and quoting is slow.
    var title: String { objective.title.quoted }
    if drivers.isEmpty, organization.children(of: objective.ref).isEmpty {
      let what = keyResults.isEmpty ? "has no key result" : "has guardrails only, so no progress"
      report(
        .noKeyResult, at: objective.place, "\(title) \(what)",
        "add two to five key results that tell when it is reached")
    } else if keyResults.count == 1, drivers.count == 1 {
      report(
        .oneKeyResult, at: objective.place, "\(title) has one key result",
        "add what else must come true, or a guardrail")
    } else if drivers.count > Lint.most {
      report(
        .manyKeyResults, at: drivers[Lint.most].place,
        "\(title) has \(drivers.count) key results, this is the sixth",
        "keep the five that matter most, or split the objective")
    }
  }

  /// How many key results an objective, and how many objectives a team should have at most.
  static let most = 5

  private mutating func check(
    _ keyResult: KeyResult, _ standing: KeyResultStanding, in objective: Objective
  ) {
    if let missing = keyResult.missingNumber {
      report(
        .noNumber, at: keyResult.place, "\(keyResult.title.quoted) \(missing)",
        "write To: or Hold: with a number, or Milestone: lines")
    } else if let fields = fieldsSaid(by: keyResult, in: objective) {
      report(
        .noNumber, at: keyResult.place,
        "\(keyResult.title.quoted) says its number in the title only", "write \(fields)")
    } else if case .done = keyResult.kind, TaskTitle.reads(keyResult.title, as: .keyResult) {
      report(
        .task, at: keyResult.place,
        "\(keyResult.title.quoted) reads like a task, not like a result",
        "write what it is to bring about, with a number")
    }
    if case .reach(nil, _?) = keyResult.kind, standing.start == nil {
      report(
        .noBaseline, at: keyResult.place,
        "\(keyResult.title.quoted) doesn't say where it starts",
        "write From: and where it stands now, or check in a first value")
    }
    checkGrades(of: keyResult, standing)
    checkDays(of: keyResult, in: objective)
    checkFeeding(of: keyResult)
    checkLuck(of: keyResult)
    checkSilence(of: keyResult, standing, in: objective)
  }

  /// What the title of a key result that is done or not done says as a sentence: `From: 59 days, To:
  /// 38 days`. A day is no number.
  private func fieldsSaid(by keyResult: KeyResult, in objective: Objective) -> String? {
    guard case .done = keyResult.kind, keyResult.title.contains(where: \.isWholeNumber),
      !keyResult.fields.contains(where: { $0.isCalled(.to) || $0.isCalled(.hold) }),
      let setting = try? KeyResultSentence.Setting(
        for: objective.ref, in: organization, today: review.day),
      let sentence = try? KeyResultSentence(parsing: keyResult.title, in: setting)
    else { return nil }
    let aims = sentence.fields.filter { [.from, .to, .hold].contains($0.known) }
    guard aims.contains(where: { !$0.isCalled(.from) }) else { return nil }
    return aims.map { "\($0.name): \($0.value)" }.joined(separator: ", ")
  }

  /// Grades lie between start and target, in the order of both.
  private mutating func checkGrades(of keyResult: KeyResult, _ standing: KeyResultStanding) {
    guard let grade = keyResult.grades.first, let line = keyResult.line(from: standing.start),
      !line.isBent
    else { return }
    report(
      .gradeOrder, at: grade.place,
      "the grades of \(keyResult.title.quoted) don't lie between start and target in their order",
      "write grades from From to To, each score with the value that earns it")
  }

  /// What is due, or planned for, must lie in the cycle.
  private mutating func checkDays(of keyResult: KeyResult, in objective: Objective) {
    guard let span = organization.span(of: objective.ref) else { return }
    let days = [keyResult.due] + keyResult.plan.map { Written($0.value.day, at: $0.place) }
    for day in days.compactMap(\.self) where !span.contains(day.value) {
      report(
        .outsideCycle, at: day.place,
        "\(day.value.text) lies outside of \(objective.ref.cycle.name.text), which is "
          + "\(span.first.text) to \(span.last.text)",
        "write a day of the cycle, or move the objective to another one")
    }
  }

  /// After the cycle's end a check-in comes too late; then it is closing that waits.
  private mutating func checkSilence(
    of keyResult: KeyResult, _ standing: KeyResultStanding, in objective: Objective
  ) {
    guard standing.isOverdue, let due = standing.due, !isOver(objective.ref.cycle) else { return }
    report(
      .overdue, at: keyResult.place,
      "\(keyResult.title.quoted) has waited for a check-in since \(due.text)",
      wanted(of: keyResult))
  }

  /// What ends its silence: where a check-in with a value is refused, a reading of what feeds it.
  private func wanted(of keyResult: KeyResult) -> Remedy {
    guard let kpi = organization.kpi(recordedBy: keyResult), kpi.computation != nil else {
      return .checkIn(keyResult.ref)
    }
    return .record(organization.recorded(for: kpi))
  }

  private mutating func checkFeeding(of keyResult: KeyResult) {
    guard let link = keyResult.kpi, let kpi = organization.kpi(feeding: keyResult), kpi.isRetired
    else { return }
    report(
      .fedByRetired, at: link.place, "\(kpi.title.quoted), which feeds it, is retired",
      "name another KPI, or remove this line: it takes values of its own")
  }
}

extension Lint {
  /// What a KPI reaches by itself needs nobody's work.
  fileprivate mutating func checkLuck(of keyResult: KeyResult) {
    guard case .reach(_, let target?) = keyResult.kind,
      let kpi = organization.kpi(feeding: keyResult), !kpi.isRetired,
      let standing = review.standing(of: kpi.ref), let limits = standing.routineLimits,
      limits.contains(target.value.number)
    else { return }
    report(
      .targetByLuck, at: target.place,
      "\(kpi.title.quoted) varies \(standing.betweenText(of: kpi)) by itself, so luck may reach "
        + target.value.written.quoted,
      "aim beyond its limits, or change what makes it vary")
  }
}

extension KPIStanding {
  /// Between which values it varies while nothing tells of another process; `nil`: it drifts, or
  /// nothing is claimed.
  fileprivate var routineLimits: ClosedRange<Double>? {
    guard behavior.slope == nil else { return nil }
    if case .changed = behavior.variation { return nil }
    return behavior.drawnLimits
  }
}

extension KeyResult {
  fileprivate var isReach: Bool {
    if case .reach = kind { true } else { false }
  }

  /// Why it can't tell how far it is; `nil` where it can. What stands there and can't be read is
  /// told of while reading.
  fileprivate var missingNumber: String? {
    guard !fields.contains(where: { $0.isCalled(.to) || $0.isCalled(.hold) }) else { return nil }
    switch kind {
    case .reach(_, nil): return "has From: but no target"
    case .reach, .hold, .milestones: return nil
    case .done: break
    }
    if let kpi { return "takes its numbers from \(kpi.value.quoted), but has no target" }
    return TaskTitle.promisesNumber(title) ? "says what is to change, but not how far" : nil
  }
}
