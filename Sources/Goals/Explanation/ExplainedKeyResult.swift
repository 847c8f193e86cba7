/// A key result together with all that its figures are computed from.
struct ExplainedKeyResult {
  let standing: KeyResultStanding
  let objective: Objective
  let within: Objective.State
  let context: ObjectiveContext
  let log: CheckInLog
  let events: [JournalEvent]
  let unit: Unit?
  let kpi: KPI?
  var keyResult: KeyResult { standing.keyResult }

  init?(_ ref: KeyResultRef, in review: Review) {
    let organization = review.organization
    guard let standing = review.standing(of: ref),
      let objective = organization.objective(ref.objective)
    else { return nil }
    context = ObjectiveContext(of: objective, in: organization, within: review.horizon)
    events = context.events(of: standing.keyResult)
    kpi = organization.kpi(feeding: standing.keyResult)
    log = CheckInLog(standing.keyResult, events: events, kpi: kpi, context: context)
    unit = organization.unit(of: standing.keyResult)
    (self.standing, self.objective, within) = (standing, objective, context.state)
  }

  func explanation(of figure: Explanation.Figure) -> Explanation {
    switch figure {
    case .expected: expected
    case .status: status
    case .score: score
    case .confidence: confidence
    case .forecast: forecast
    case .progress, .health, .value, .change, .variation, .limits: progress
    }
  }

  /// The frame that every figure fills.
  func explanation(
    _ figure: Explanation.Figure, _ result: Explanation.Amount
  ) -> Explanation {
    var explanation = Explanation(
      subject: keyResult.ref.text, title: keyResult.title, figure: figure, day: context.day,
      result: result)
    explanation.percentDecimals = standing.percentDecimals
    return explanation
  }
}

// Progress.
extension ExplainedKeyResult {
  var progress: Explanation {
    var result = explanation(.progress, .init(share: standing.progress))
    switch keyResult.kind {
    case .reach(let from, let to): explainReach(&result, from: from, to: to)
    case .hold(let bound, share: false): explainHold(&result, bound)
    case .hold(let bound, share: true): explainShare(&result, bound)
    case .milestones(let milestones): explainMilestones(&result, milestones)
    case .done:
      result.formula =
        standing.checkIns.areJudged
        ? "the share that was judged to be done" : "1 when done, else 0"
      result.terms = [current]
    }
    if standing.current == nil { result.remarks.append(unmeasured) }
    if let supply { result.remarks.append(supply) }
    if standing.omission == .guardrail {
      result.remarks.append("a guardrail: shown beside the progress, never averaged")
    }
    return result
  }

  private func explainReach(
    _ result: inout Explanation, from: Written<Quantity>?, to: Written<Quantity>?
  ) {
    result.formula = "(c − s) / (t − s)"
    result.terms = [current, start(from), target(to)]
    guard let to = to?.value.number else {
      result.remarks.append("its target isn't known, or can't be read")
      return
    }
    guard case .number(let number) = standing.current, let start = standing.start else { return }
    let line = ReachLine(from: start, to: to, grades: keyResult.grades.map(\.value))
    let segment = line.segment(of: number)
    let (marks, printed) = (standing.marks, standing.progressText)
    let percentDecimals = result.percentDecimals
    result.takeDecimals { rounded in
      let c = rounded(number)
      let share = segment.mapped(rounded).share(of: c)
      return percentText(share, decimals: percentDecimals) == printed
        && Decimal.isTold(number, as: c, from: marks)
    }
    result.working = segment.working(number) { result.text(of: .number($0, nil)) }
    if Decimal.equal(start, to) {
      result.remarks.append("start and target are the same, which counts as 0")
    }
    explainGrades(&result, of: line)
  }

  /// What bends the line, and why it doesn't where it can't.
  private func explainGrades(_ result: inout Explanation, of line: ReachLine) {
    guard !keyResult.grades.isEmpty else { return }
    guard line.isBent else {
      result.remarks.append(
        "its grades don't lie between start and target in their order, so they don't count")
      return
    }
    result.formula = "linear from grade to grade: p₁ + (p₂ − p₁) · (c − v₁) / (v₂ − v₁)"
    result.terms += keyResult.grades.map { grade in
      Explanation.Term(
        label: "grade \(Decimal.text(grade.value.score))",
        amount: .number(grade.value.value.number, unit),
        source: Explanation.Source(field: .grade, grade.place))
    }
  }

  private func explainHold(_ result: inout Explanation, _ bound: Written<Bound>?) {
    result.formula = "1 while c is within b, else 0"
    result.terms = [current, term(bound)]
    result.takeDecimals(telling: standing.current, from: standing.marks)
  }

  private func explainShare(_ result: inout Explanation, _ bound: Written<Bound>?) {
    if let held = log.heldAtClose {
      result.formula = "intervals in which b held / intervals so far"
      result.working = "\(held.count) / \(held.all)"
      result.terms = [term(bound)]
      result.remarks.append(
        "as it was when the objective was closed; later readings change nothing")
      return
    }
    let intervals =
      keyResult.heldIntervals(
        standing.checkIns, every: standing.rhythm, context: context) ?? []
    guard !intervals.isEmpty || standing.progress == nil else {
      explainHold(&result, bound)
      result.remarks.append("no interval counts before the first day, so the level does by itself")
      return
    }
    result.formula = "intervals in which b held / intervals so far"
    if !intervals.isEmpty {
      result.working = "\(intervals.count(where: \.isHeld)) / \(intervals.count)"
    }
    result.terms =
      [term(bound)]
      + intervals.map { interval in
        Explanation.Term(
          label: "\(interval.days.first.text) to \(interval.days.last.text)",
          amount: .init(interval.level, unit), counted: interval.isHeld ? 1 : 0)
      }
    let levels = intervals.compactMap(\.level)
    result.takeDecimals { rounded in
      levels.allSatisfy { Decimal.isTold($0, as: rounded($0), from: standing.marks) }
    }
    result.remarks.append(
      "an interval counts once it is over or has a check-in; its last check-in decides")
  }

  private func explainMilestones(_ result: inout Explanation, _ all: [KeyResult.Milestone]) {
    let reached = standing.reachedMilestones
    result.formula = "weights of those reached / all weights"
    let weights = all.reduce(0) { $0 + $1.weight }
    let done = all.reduce(0) { $0 + (reached.contains($1.id) ? $1.weight : 0) }
    if standing.current != nil {
      result.working = "\(Decimal.text(done)) / \(Decimal.text(weights))"
    }
    result.terms = all.map { milestone in
      let isReached = reached.contains(milestone.id)
      return Explanation.Term(
        symbol: milestone.id, label: milestone.text,
        amount: .word(isReached ? "reached" : "open"), counted: isReached ? 1 : 0,
        weight: milestone.weight, source: isReached ? source(reaching: milestone.id) : nil)
    }
  }

  private func source(reaching id: String) -> Explanation.Source? {
    standing.checkIns.last { checkIn in
      guard case .milestones(let reached, _) = checkIn.value else { return false }
      return reached.contains(id)
    }.map(Explanation.Source.init)
  }

  private var unmeasured: String {
    let what = keyResult.kpi == nil ? "no check-in" : "no reading of its KPI"
    return "\(what) by \(context.day.text), so it is not measured"
  }

  /// The value it stands at, with who recorded it.
  private var current: Explanation.Term {
    let recorded =
      switch keyResult.kind {
      case .reach, .hold: log.lastNumbered
      case .milestones, .done: standing.lastCheckIn
      }
    return Explanation.Term(
      symbol: "c", label: "current value", amount: .init(standing.current, unit),
      source: recorded.map(source))
  }

  /// Who recorded it; of what a KPI's period comes to the last of its readings.
  private func source(_ recorded: CheckIn) -> Explanation.Source {
    guard let period = recorded.period, recorded.place == nil else { return .init(recorded) }
    let last = kpi?.series(within: context.horizon).joined().last {
      period.contains($0.on.day) && $0.on.day <= context.day
    }
    return last.map { .init($0) } ?? .init(recorded)
  }

  /// Which period of its KPI it stands at: `the sum of 2018-01-01 to 2018-01-31, …`.
  private var supply: String? {
    guard let kpi, let source = standing.source, let period = source.period else { return nil }
    let what = kpi.isGrowth ? "growth" : kpi.ratio == nil ? kpi.aggregate.rawValue : "ratio"
    return "the \(what) of \(period.first.text) to \(period.last.text)"
      + (source.isSoFar ? " so far" : "") + ", as \(kpi.ref.text) has it"
  }

  private func start(_ from: Written<Quantity>?) -> Explanation.Term {
    let first = log.firstNumbered.map(source)
    let isOlder = log.firstNumbered.map { $0.day < context.span.first } ?? false
    let which = isOlder ? "start, when the cycle began" : "start, the first value of the cycle"
    return Explanation.Term(
      symbol: "s", label: from == nil ? which : "start",
      amount: .init(standing.start, unit),
      source: from.map { Explanation.Source(field: .from, $0.place) } ?? first)
  }

  private func target(_ to: Written<Quantity>?) -> Explanation.Term {
    Explanation.Term(
      symbol: "t", label: "target", amount: .init(to?.value.number, unit),
      source: to.map { Explanation.Source(field: .to, $0.place) })
  }

  private func term(_ bound: Written<Bound>?) -> Explanation.Term {
    Explanation.Term(
      symbol: "b", label: "bound", amount: bound.map { .word($0.value.text(in: unit)) } ?? .none,
      source: bound.map { Explanation.Source(field: .hold, $0.place) })
  }
}

extension Explanation.Amount {
  fileprivate init(_ current: KeyResultStanding.Current?, _ unit: Unit?) {
    switch current {
    case .number(let number): self = .number(number, unit)
    case .done(let share): self = .word(CheckInValue.words(ofShare: share))
    case .reached(let ids): self = .word(ids.sorted().joined(separator: " "))
    case nil: self = .none
    }
  }
}

// What is expected.
extension ExplainedKeyResult {
  private var expected: Explanation {
    var result = explanation(.expected, .share(standing.expected))
    let days = keyResult.days(in: context.span)
    switch keyResult.kind {
    case .hold:
      result.formula = "1: a level should always hold"
    case .done where standing.checkIns.areJudged:
      result.formula = "(d − f) / (l − f), within 0 … 1, since a share was judged"
      result.working = "\(context.day - days.first) / \(days.last - days.first) days"
      result.terms = [today, first(of: days), last(of: days)]
    case .done:
      result.formula = "0 before the day it is due, 1 from then on"
      result.terms = [today, last(of: days)]
    case .reach, .milestones:
      result.terms = [today, first(of: days), last(of: days)]
      if keyResult.plan.isEmpty, let line = keyResult.line(from: standing.start), line.isBent {
        result.formula = "p at the value s + (d − f) / (l − f) · (t − s), by its grades"
        let value = line.value(at: days.elapsed(on: context.day))
        result.working = "p at \(result.text(of: .number(value, unit)))"
      } else if keyResult.plan.isEmpty {
        result.formula = "(d − f) / (l − f), within 0 … 1"
        result.working = "\(context.day - days.first) / \(days.last - days.first) days"
      } else {
        result.formula = "linear between the points of the plan"
        let points = keyResult.planPoints(in: days, start: standing.start)
        result.plan = points.map { Explanation.Point(day: $0.day, share: $0.share) }
      }
    }
    return result
  }

  private var today: Explanation.Term {
    Explanation.Term(symbol: "d", label: "day looked at", amount: .day(context.day))
  }

  private func first(of days: Span) -> Explanation.Term {
    Explanation.Term(symbol: "f", label: "first day of the cycle", amount: .day(days.first))
  }

  private func last(of days: Span) -> Explanation.Term {
    Explanation.Term(
      symbol: "l", label: keyResult.due == nil ? "last day of the cycle" : "day it is due",
      amount: .day(days.last),
      source: keyResult.due.map { Explanation.Source(field: .due, $0.place) })
  }
}
