import Canvas
import Goals

/// What a row of a KPI says: its fact, where it goes, and its last periods.
struct KPIFact: Hashable, Sendable {
  /// Sign, name, value and bound; its sentence is the gap, `0.9 over`.
  var fact: Fact
  /// Where it goes, in the role that says whether that is good.
  var direction: Character = " "
  var directionRole = Role.muted
  fileprivate let kpi: KPI
  fileprivate let standing: KPIStanding
  fileprivate let fiscalYear: FiscalYear

  init?(_ kpi: KPI, _ deck: Deck) {
    guard let standing = deck.standing(of: kpi.ref) else { return nil }
    (self.kpi, self.standing) = (kpi, standing)
    fiscalYear = deck.organization.settings.fiscalYear
    fact = Fact(
      about: .kpi(kpi.ref), sign: standing.sign, role: standing.role, label: kpi.title,
      value: standing.figure(of: kpi), aim: kpi.targetText)
    let (gap, signal) = (standing.gapText(of: kpi), standing.signalText)
    fact.sentence = signal.isEmpty || standing.isStale ? gap : signal
    let remarks = [gap, standing.isStale ? "" : signal].filter { !$0.isEmpty }
    fact.remarks = remarks.isEmpty ? [standing.word] : remarks
    fact.who = kpi.owner.map { deck.name(of: $0.value) } ?? ""
    (direction, directionRole) = standing.direction(of: kpi)
  }

  static func == (left: KPIFact, right: KPIFact) -> Bool {
    left.fact == right.fact && left.direction == right.direction
  }

  func hash(into hasher: inout Hasher) { hasher.combine(fact) }

  /// The last periods as a line of so many columns; each inked by what was asked for then.
  func drawSparkline(on frame: inout Frame, x: Int, y: Int, width: Int) {
    guard width > 0 else { return }
    let periods = standing.periods.suffix(width)
    Sparkline(
      periods.map(kpi.level), limits: kpi.target?.value.limits ?? [],
      isUnfinished: standing.isUnfinished
    ).draw(on: &frame, x: x, y: y, width: width) { level, behind in
      let period = standing.periods[standing.periods.count - 1 - behind]
      return kpi.inForce(on: period.end, in: fiscalYear).role(ofLevel: level)
    }
  }
}

extension KPIStanding {
  /// How far it is from its target: `0.9 over`, `$27k under`; empty inside of it. A stale one says
  /// how old its last reading is.
  func gapText(of kpi: KPI) -> String {
    if isRetired { return "" }
    if hasNoData { return "no data" }
    if isStale, let last = lastReading { return Deck.daysText(day - last.on.day) + " old" }
    guard let level = level(of: kpi), let target = kpi.target?.value, !target.contains(level) else {
      return ""
    }
    if let upper = target.upper, level >= upper { return gap(level - upper, kpi) + " over" }
    return target.lower.map { gap($0 - level, kpi) + " under" } ?? ""
  }

  private func gap(_ number: Double, _ kpi: KPI) -> String {
    let unit = kpi.targetUnit?.leads == true ? kpi.targetUnit : nil
    return Quantity(number, unit).short(besides: [0])
  }

  /// Where it went from the period before, and whether that is good: towards its target, or further
  /// inside of it.
  func direction(of kpi: KPI) -> (sign: Character, role: Role) {
    guard let now = deciding.flatMap(kpi.level), let before = levelBefore(of: kpi) else {
      return (" ", .muted)
    }
    let (text, other) = (Decimal.short(now, besides: []), Decimal.short(before, besides: []))
    if text == other { return (Glyph.arrow, .muted) }
    let isUp = now > before
    let sign = isUp ? Glyph.up : Glyph.down
    guard let target = kpi.target?.value else { return (sign, .muted) }
    switch (target.lower, target.upper) {
    case (nil, .some): return (sign, isUp ? .unhealthy : .healthy)
    case (.some, nil): return (sign, isUp ? .healthy : .unhealthy)
    default:
      if target.contains(now) { return (sign, .muted) }
      let isTowards = target.upper.map { now > $0 } == true ? !isUp : isUp
      return (sign, isTowards ? .healthy : .unhealthy)
    }
  }

  private func levelBefore(of kpi: KPI) -> Double? {
    guard let deciding, let index = periods.firstIndex(of: deciding), index > 0 else { return nil }
    return kpi.level(of: periods[index - 1])
  }
}

extension Bound {
  /// The ends of what it allows.
  var limits: [Double] { [lower, upper].compactMap(\.self) }
}

extension Deck {
  /// Where a KPI stands on the day that the cycle shown is looked at: its last one, once it is over.
  func standing(of ref: KPIRef) -> KPIStanding? { then.standing(of: ref) }

  static func daysText(_ days: Int) -> String { days == 1 ? "1 day" : "\(days) days" }
}
