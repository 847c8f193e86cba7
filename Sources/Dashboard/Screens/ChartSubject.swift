import Canvas
import Goals

/// What a chart is about: the values of a KPI or a key result over time, what they are held against,
/// and how it all reads.
struct ChartSubject {
  /// One value of the line, which the cursor can stand on.
  struct Entry {
    let day: Day
    let value: Double
    /// The value as it is read: `50 days`.
    let text: String
    /// Who or what it comes from.
    let source: String
    var note: String
    var role = Role.spark
    /// The line that it is; `nil` where it comes from several.
    var line: RecordedLine?
  }

  var title: String
  /// How it is doing.
  var sign: Character
  var role: Role
  /// How it stands, in parts that may be cut from the right.
  var facts: [(text: String, ink: Ink)] = []
  var entries: [Entry] = []
  var guides: [Chart.Guide] = []
  var flags: [Chart.Flag] = []
  /// What it tells besides, in a sentence.
  var sentence = ""
  var range: ClosedRange<Int>
  /// The runs of the line, where there are gaps in it; otherwise all entries are one.
  var runs: [[Chart.Point]]?
  /// What is missing where there is no entry.
  var emptyText = ""
  /// The unit of the numbers at the axis.
  var unit: Unit?

  /// Nothing where it isn't there any more.
  init?(_ reference: Reference, _ deck: Deck) {
    switch reference {
    case .kpi(let ref): self.init(ref, deck)
    case .keyResult(let ref): self.init(ref, deck)
    default: return nil
    }
  }

  /// The chart, with the entry that is looked at.
  func chart(selected: Int, columns: Int) -> Chart {
    let line = entries.map { Chart.Point($0.day.number, $0.value, $0.role) }
    var chart = Chart(range, runs: runs ?? [line])
    chart.guides = guides
    chart.flags = flags
    chart.ticks = DateAxis.ticks(over: range, columns: columns)
    if line.indices.contains(selected) { chart.selected = line[selected] }
    return chart
  }

  func label(of number: Double) -> String {
    Quantity(number, unit?.isWord == true ? nil : unit).short()
  }

  /// A dotted line on to the last day, and how far it may be off.
  private mutating func add(_ forecast: Forecast?) {
    guard let forecast, let now = entries.last, forecast.day > now.day else { return }
    let last = forecast.day
    let start = Chart.Point(now.day.number, now.value)
    for edge in [forecast.low, forecast.high] {
      let line = [start, Chart.Point(last.number, edge)]
      guides.append(Chart.Guide(line, label: "", .track, isFitted: false))
    }
    let end = Chart.Point(last.number, forecast.value)
    let label = "forecast " + forecast.text(forecast.value, in: unit?.isWord == true ? nil : unit)
    guides.append(Chart.Guide([start, end], label: label, .confidence))
    range = range.lowerBound...max(range.upperBound, last.number)
  }

  private mutating func add(_ bound: Bound?, label: String, _ role: Role) {
    guard let bound else { return }
    for level in Set([bound.lower, bound.upper].compactMap(\.self)) {
      let ends = [range.lowerBound, range.upperBound].map { Chart.Point($0, level) }
      let number = Quantity(level, unit?.isWord == true ? nil : unit).brief
      guides.append(Chart.Guide(ends, label: "\(label) \(number)", role))
    }
  }
}

extension ChartSubject {
  private init?(_ ref: KPIRef, _ deck: Deck) {
    guard let kpi = deck.organization.kpi(ref), let standing = deck.standing(of: ref) else {
      return nil
    }
    (title, sign, role) = (kpi.title, standing.sign, standing.role)
    unit = kpi.targetUnit
    emptyText = "No reading yet. \(Command.checkIn.key) records the first one."
    let fiscalYear = deck.organization.settings.fiscalYear
    entries = kpi.entries(standing, deck.then.readings(of: kpi), fiscalYear)
    let horizon = deck.outline.span.map { max($0.last, deck.day) } ?? deck.day
    let first = entries.first?.day ?? deck.day
    range = first.number...max(first.number, deck.day.number, entries.last?.day.number ?? 0)
    facts = kpi.facts(standing, deck)
    if kpi.isPlottedByPeriod { runs = kpi.runs(standing, fiscalYear) }
    add(standing.forecast(of: kpi, to: horizon))
    if kpi.plan.isEmpty {
      add(kpi.target?.value, label: "target", .target)
    } else {
      guides.append(Chart.Guide(kpi.targets(standing, fiscalYear), label: "target", .target))
    }
    add(kpi.warn?.value, label: "warn", .watch)
    addProcesses(of: kpi, deck)
    sentence = standing.behaviorText(of: kpi)
  }
}

extension KPI {
  /// Whether a period's one value stands for all its readings.
  fileprivate var isPlottedByPeriod: Bool { !isReading }

  fileprivate func entries(
    _ standing: KPIStanding, _ readings: [Reading], _ fiscalYear: FiscalYear
  ) -> [ChartSubject.Entry] {
    guard isPlottedByPeriod else {
      return readings.map { reading in
        ChartSubject.Entry(
          day: reading.on.day, value: reading.value,
          text: fullText(ofLevel: reading.value), source: reading.source,
          note: reading.note,
          role: inForce(on: reading.on.day, in: fiscalYear).role(ofLevel: reading.value),
          line: reading.recordedLine(of: ref))
      }
    }
    return standing.periods.compactMap { period in
      guard let level = level(of: period), let on = period.on else { return nil }
      let count = readings.count { period.start <= $0.on.day && $0.on.day <= period.end }
      let isRunning = standing.isUnfinished && period == standing.periods.last
      let how = isGrowth ? "growth" : aggregate.rawValue
      return ChartSubject.Entry(
        day: on, value: level, text: fullText(ofLevel: level),
        source: (ratio?.value.text ?? "\(how) of \(count) reading\(count == 1 ? "" : "s")")
          + (isRunning ? " so far" : ""), note: "",
        role: isRunning
          ? .muted : inForce(on: period.end, in: fiscalYear).role(ofLevel: level))
    }
  }

  /// A period without a value is a gap; what a running one has come to stands apart, for its sum is
  /// no collapse.
  fileprivate func runs(
    _ standing: KPIStanding, _ fiscalYear: FiscalYear
  ) -> [[Chart.Point]] {
    let whole = standing.periods.dropLast(standing.isUnfinished ? 1 : 0)
    let running = standing.periods.suffix(standing.isUnfinished ? 1 : 0)
    return (whole.split { level(of: $0) == nil } + [running]).filter { !$0.isEmpty }.map { run in
      run.compactMap { period in
        guard let level = level(of: period), let on = period.on else { return nil }
        let then = inForce(on: period.end, in: fiscalYear)
        return Chart.Point(on.number, level, then.role(ofLevel: level))
      }
    }
  }

  /// The level asked for in each period, which the plan makes a line of steps.
  fileprivate func targets(_ standing: KPIStanding, _ fiscalYear: FiscalYear) -> [Chart.Point] {
    standing.periods.flatMap { period -> [Chart.Point] in
      guard let level = inForce(on: period.end, in: fiscalYear).target?.value.level else {
        return []
      }
      return [period.start, period.end].map { Chart.Point($0.number, level) }
    }
  }

  fileprivate func facts(_ standing: KPIStanding, _ deck: Deck) -> [(text: String, ink: Ink)] {
    let owner = owner.map { deck.name(of: $0.value) } ?? "no owner"
    let target = target.map { "target " + $0.value.text(in: targetUnit) } ?? "no target"
    let since = standing.isStale ? standing.lastReading.map { "last on \($0.on.day.text)" } : nil
    let state = standing.word.isEmpty ? "" : "\(standing.sign) \(standing.word)"
    let now = standing.value == nil ? "" : standing.valueText(of: self)
    let rest = isGrowth ? [standing.changeText(of: self), target] : [now, target]
    let texts = rest + [since ?? "", "every \(every.rawValue)", owner]
    return [(state, Ink(standing.role))] + texts.map { ($0, Ink(.muted)) }
  }
}

extension ChartSubject {
  private init?(_ ref: KeyResultRef, _ deck: Deck) {
    guard let standing = deck.review.standing(of: ref),
      let span = deck.organization.span(of: ref.objective)
    else { return nil }
    let keyResult = standing.keyResult
    title = keyResult.title
    (sign, role) = (standing.verdict.sign, standing.verdict.role)
    emptyText = "No check-in yet. \(Command.checkIn.key) makes the first one."
    unit = standing.isNumeric ? deck.organization.unit(of: keyResult) : .percent
    let from = min(span.first, standing.checkIns.first?.day ?? span.first)
    range = from.number...max(span.last.number, from.number)
    entries = standing.entries(unit: deck.organization.unit(of: keyResult), deck)
    add(standing.forecast)
    addAim(of: standing, span)
    facts = standing.facts(unit: deck.organization.unit(of: keyResult))
  }

  /// The bound of a level, or where it should be by each day.
  private mutating func addAim(of standing: KeyResultStanding, _ span: Span) {
    if case .hold(let bound, _) = standing.keyResult.kind {
      return add(bound?.value, label: "hold", .target)
    }
    let (start, target) = standing.ends
    guard let start, let target else { return }
    let plan = standing.keyResult.plan.map { $0.value.day }
    let days = Set(
      [span.first, span.last] + plan + [standing.keyResult.due?.value].compactMap(\.self))
    let points = days.sorted().map { day in
      let keyResult = standing.keyResult
      let share = keyResult.expected(on: day, in: span, start: standing.start)
      let value = keyResult.expectedValue(on: day, in: span, start: standing.start)
      return Chart.Point(day.number, value ?? start + (target - start) * share)
    }
    guides.append(Chart.Guide(points, label: "expected", .expected))
    let ends = [range.lowerBound, range.upperBound].map { Chart.Point($0, target) }
    let number = Quantity(target, unit?.isWord == true ? nil : unit).brief
    guides.append(Chart.Guide(ends, label: "target \(number)", .target))
  }
}

extension KeyResultStanding {
  /// Whether its check-ins are numbers; otherwise its progress is drawn, in per cent.
  var isNumeric: Bool { keyResult.isNumeric }

  /// The first and the last number of the way there.
  fileprivate var ends: (start: Double?, target: Double?) {
    guard case .reach(_, let to) = keyResult.kind else { return (0, 100) }
    return (start, to?.value.number)
  }

  /// Each check-in that recorded a value; what it confirmed stays what it was.
  fileprivate func entries(unit: Unit?, _ deck: Deck) -> [ChartSubject.Entry] {
    let kpi = deck.organization.kpi(feeding: keyResult)?.ref
    var current: Current?
    return checkIns.compactMap { checkIn in
      current = checkIn.value.applied(to: current)
      guard let current, let share = progress(after: current) else { return nil }
      let value = if case .number(let number) = current { number } else { share * 100 }
      let call = checkIn.confidence.map { "confidence \($0)" } ?? ""
      let period = checkIn.isSoFar ? "so far" : checkIn.period?.name(on: deck.day) ?? ""
      let who = checkIn.by.isEmpty ? period : deck.name(of: checkIn.by)
      return ChartSubject.Entry(
        day: checkIn.day, value: value, text: text(of: current, unit: unit),
        source: [who, call].filter { !$0.isEmpty }.joined(separator: ", "),
        note: checkIn.note, line: checkIn.recordedLine(fedBy: kpi))
    }
  }

  /// A start that isn't known is no obstacle to showing a number.
  private func progress(after current: Current) -> Double? {
    if case .number = current { return 0 }
    return keyResult.progress(at: current, from: start)
  }

  private func text(of current: Current, unit: Unit?) -> String {
    switch current {
    case .number(let number): Quantity(number, unit).text(decimals: 2, besides: marks)
    case .done(let share): CheckInValue.words(ofShare: share)
    case .reached(let ids): "\(ids.count) of \(keyResult.milestones.count)"
    }
  }

  fileprivate func facts(unit: Unit?) -> [(text: String, ink: Ink)] {
    let aim = aim(unit: unit)
    let pace =
      progress == nil
      ? "nothing recorded, \(expectedText) expected"
      : "\(progressText) of \(expectedText.percentless)"
    let call = confidence.map { "confidence \($0)" } ?? "no confidence"
    let words =
      keyResult.role == .guardrail
      ? [lamp.word, verdict.late].filter { !$0.isEmpty }.joined(separator: ", ") : verdict.text
    let state: (text: String, ink: Ink) = (words, Ink(verdict.role))
    let rest = [current == nil ? "" : currentText(unit: unit), pace, outlook(unit), aim, call]
    return [state] + rest.map { ($0, Ink(.muted)) }
  }

  /// Where it will be; nothing where nobody would look for a forecast.
  private func outlook(_ unit: Unit?) -> String {
    guard isForeseeable else { return "" }
    guard let forecast else { return "no forecast before four values" }
    return "\(forecast.sentence(in: unit)) (\(forecast.range(in: unit)))"
  }
}
