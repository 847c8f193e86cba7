/// A stretch of time in which a KPI measures the same process: its limits hold for all of it.
///
/// It begins with the first value, with a change of what is measured (`Aggregate`, `Measure`,
/// `Every`, `Unit`, `Of`; not of a target), or with a `process` event, and then with the first
/// period that starts on or after that day.
public struct KPIProcess: Sendable {
  /// The KPI as it was while the process went on.
  public let kpi: KPI
  /// What began it; `nil`: its first value.
  public let beginning: JournalEvent?
  /// Its complete periods that have a value, after `Measure:` and `Of:`.
  public let periods: [KPIStanding.Period]
  /// What is routine in it and what is a signal; why nothing is claimed.
  public let chart: Result<ProcessChart, ProcessBaseline.Silence>

  init(_ kpi: KPI, begunBy beginning: JournalEvent?, _ periods: [KPIStanding.Period]) {
    (self.kpi, self.beginning, self.periods) = (kpi, beginning, periods)
    let values = periods.compactMap(kpi.level)
    chart = Result { () throws(ProcessBaseline.Silence) in try ProcessChart(of: values) }
  }

  /// The values of its periods.
  public var values: [Double] { periods.compactMap(kpi.level) }

  /// Whether it began because something else is measured since.
  var isMeasuredAnew: Bool { beginning.map { $0.kind.word == .retarget } ?? false }

  /// The days of the values that its limits are made of.
  public var baselineSpan: Span? {
    guard let chart = try? chart.get(), let first = periods.first else { return nil }
    return Span(first: first.start, last: periods[chart.baseline.count - 1].end)
  }

  /// Everything it tells.
  public func signals(in fiscalYear: FiscalYear) -> [Signal] {
    guard let chart = try? chart.get() else { return [] }
    return chart.marks.map { signal($0, of: chart, in: fiscalYear) }
  }

  func signal(
    _ mark: ProcessChart.Mark, of chart: ProcessChart, upTo last: Int? = nil,
    in fiscalYear: FiscalYear
  ) -> Signal {
    let period = periods[mark.index]
    let asked = kpi.inForce(on: period.end, in: fiscalYear)
    let middle = chart.baseline.limits(at: mark.index).mean
    let value = kpi.level(of: period) ?? middle
    return Signal(
      rule: mark.rule, direction: mark.direction,
      isGood: asked.isGood(mark.direction, from: middle, to: value),
      period: Span(first: period.start, last: period.end) ?? Span(day: period.end),
      since: periods[mark.first].start, length: (last ?? mark.index) - mark.first + 1)
  }
}

extension KPI {
  /// The fields that say what is measured, and what each is where nothing is written.
  private static let measuring: [FieldName: String] = [
    .aggregate: Aggregate.last.rawValue, .measure: Measure.level.rawValue,
    .every: Rhythm.month.rawValue, .unit: "", .of: "",
  ]

  /// The events that began a process anew by a day, and from when on, the earliest first.
  func beginnings(within horizon: Horizon) -> [(day: Day, event: JournalEvent)] {
    guard !events.isEmpty else { return [] }
    let begun = JournalEvent.standing(events, within: horizon).compactMap { event in
      beginning(by: event).map { (day: $0, event: event) }
    }
    return begun.filter { $0.day <= horizon.day }.enumerated()
      .sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }.map(\.element)
  }

  private func beginning(by event: JournalEvent) -> Day? {
    switch event.kind {
    case .process(let since): return since ?? event.at.day
    case .retarget(let field, let from, let to):
      guard let name = FieldName(rawValue: field), let plain = KPI.measuring[name] else {
        return nil
      }
      let sides = [from, to].map { $0.trimmed.isEmpty ? plain : String($0.trimmed) }
      return sides[0] == sides[1] ? nil : event.at.day
    default: return nil
    }
  }

  /// The process that goes on, of its periods by a day.
  func process(_ periods: [KPIStanding.Period], within horizon: Horizon) -> KPIProcess {
    let last = beginnings(within: horizon).last
    return KPIProcess(
      self, begunBy: last?.event,
      complete(periods, within: horizon).filter { period in
        last.map { period.start >= $0.day } ?? true
      })
  }

  /// All its processes by a day, the earliest first, each as it was measured then.
  func processes(
    _ periods: [KPIStanding.Period], within horizon: Horizon, in fiscalYear: FiscalYear
  ) -> [KPIProcess] {
    let beginnings = beginnings(within: horizon)
    var processes = [process(periods, within: horizon)]
    for (index, next) in beginnings.enumerated().reversed() {
      let first = index == 0 ? nil : beginnings[index - 1]
      let (then, past) = asMeasured(before: next, periods, within: horizon, in: fiscalYear)
      let own = past.filter { period in
        period.start < next.day && first.map { period.start >= $0.day } ?? true
      }
      if !own.isEmpty { processes.append(KPIProcess(then, begunBy: first?.event, own)) }
    }
    return processes.reversed()
  }

  /// The KPI before what it measures was changed, and its periods.
  private func asMeasured(
    before beginning: (day: Day, event: JournalEvent), _ periods: [KPIStanding.Period],
    within horizon: Horizon, in fiscalYear: FiscalYear
  ) -> (KPI, [KPIStanding.Period]) {
    let later = beginnings(within: horizon).filter { $0.day >= beginning.day }
    let isChanged = later.contains { $0.event.kind.word == .retarget }
    let eve = Horizon(on: beginning.day.advanced(by: -1))
    guard isChanged, let then = asItWas(eve) else {
      return (self, complete(periods, within: horizon))
    }
    let past = then.periods(of: then.series(within: horizon), until: horizon.day, in: fiscalYear)
    return (then, then.complete(past, within: horizon))
  }

  /// Those that are over and have a value to be held against the target.
  private func complete(
    _ periods: [KPIStanding.Period], within horizon: Horizon
  ) -> [KPIStanding.Period] {
    periods.filter { $0.end < horizon.day && level(of: $0) != nil }
  }
}
