/// What a KPI's process-behaviour chart says on the day looked at, in short; a ``KPIProcess`` has
/// all of it.
public struct KPIBehavior: Hashable, Sendable {
  /// What its last complete period tells; `nil`: nothing is claimed, see ``silence``.
  public let variation: Variation?
  /// Whether it goes a good way; `nil` where it goes none, or nothing says what is good.
  public let isGood: Bool?
  /// Whether its process meets the target in force on that day; `nil` without a target, while it
  /// drifts or has changed, and where nothing is claimed.
  public let assurance: Assurance?
  /// The limits of its last complete period.
  public let limits: ProcessLimits?
  /// The same as they are drawn: not below 0 where no value is.
  public let drawnLimits: ClosedRange<Double>?
  /// The bound in force on the day, which assurance is about.
  public let target: Bound?
  /// How many values the limits are made of.
  public let baselineCount: Int?
  /// By how much a value goes beyond the one before, while it drifts.
  public let slope: Double?
  /// Its last complete period that has a value.
  public let period: Span?
  /// Why nothing is claimed.
  public let silence: ProcessBaseline.Silence?

  /// What the process of a KPI says on a day.
  init(_ process: KPIProcess, on day: Day, in fiscalYear: FiscalYear) {
    period = process.periods.last.flatMap { Span(first: $0.start, last: $0.end) }
    do throws(ProcessBaseline.Silence) {
      let chart = try process.chart.get()
      let asked = process.kpi.inForce(on: day, in: fiscalYear)
      let variation = Variation(process, chart, in: fiscalYear)
      (self.variation, isGood) = (variation, asked.isGood(variation, chart))
      let drawn = chart.baseline.drawnLimits(at: chart.count - 1)
      (limits, drawnLimits, baselineCount) = (chart.limits, drawn, chart.baseline.count)
      (slope, silence) = (chart.baseline.drift?.slope, nil)
      let isSettled = chart.baseline.drift == nil && chart.change == nil
      assurance = isSettled ? asked.target.map { Assurance(drawn, by: $0.value) } : nil
      target = asked.target?.value
    } catch {
      (variation, isGood, assurance, limits, drawnLimits) = (nil, nil, nil, nil, nil)
      (target, baselineCount, slope, silence) = (nil, nil, nil, error)
    }
  }

  /// Whether more values will still move the limits.
  public var isProvisional: Bool { baselineCount.map { $0 < ProcessBaseline.full } ?? false }

  /// The signal that its last complete period is in.
  public var signal: Signal? { if case .signal(let signal) = variation { signal } else { nil } }

  /// Whether it goes a bad way.
  public var isBad: Bool { isGood == false }
}

extension Variation {
  fileprivate init(_ process: KPIProcess, _ chart: ProcessChart, in fiscalYear: FiscalYear) {
    if let lasting = chart.lasting {
      let last = chart.count - 1
      self = .signal(process.signal(lasting, of: chart, upTo: last, in: fiscalYear))
    } else if let change = chart.change {
      self = .changed(change.direction)
    } else if let drift = chart.baseline.drift {
      self = .drifting(drift.slope > 0 ? .up : .down)
    } else {
      self = .routine
    }
  }
}

extension KPI {
  fileprivate func isGood(_ variation: Variation, _ chart: ProcessChart) -> Bool? {
    switch variation {
    case .routine: return nil
    case .signal(let signal): return signal.isGood
    case .changed(let direction):
      let limits = chart.limits
      let value = direction == .up ? limits.upper : limits.lower
      return isGood(direction, from: limits.mean, to: value)
    case .drifting(let direction):
      let (first, last) = (chart.baseline.limits(at: 0).mean, chart.limits.mean)
      return isGood(direction, from: first, to: last)
    }
  }
}
