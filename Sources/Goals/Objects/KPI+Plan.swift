// Targets known ahead: a season, a ramp.

extension KPI {
  /// A target known ahead, as a `Plan:` line holds it: `2026-07-01 >= 65`, `2026-12 >= $300k`.
  public struct PlannedTarget: Hashable, Sendable {
    /// When it holds.
    public enum Extent: Hashable, Sendable {
      /// From a day on, until the next such day.
      case from(Day)
      /// Inside a month, a quarter, a half or a year only.
      case within(CycleName)
    }

    /// What it asks for.
    public enum Level: Hashable, Sendable {
      /// A bound of its own.
      case bound(Bound)
      /// A number that takes the comparison of `Target:`.
      case number(Quantity)
    }

    /// When it holds.
    public let extent: Extent
    /// What it asks for.
    public let level: Level

    /// A target for some days.
    public init(_ level: Level, _ extent: Extent) {
      self.level = level
      self.extent = extent
    }

    /// Reads `2026-12 >= $300k`; `nil`: it begins with no day and no cycle, or holds no level.
    public init?(parsing text: String) {
      let name = String(text.prefix { $0 != " " })
      guard let extent = Extent(name), let level = Level(String(text.dropFirst(name.count).trimmed))
      else { return nil }
      self.init(level, extent)
    }

    /// The unit written with it.
    public var unit: Unit? {
      switch level {
      case .bound(let bound): bound.unit
      case .number(let quantity): quantity.unit
      }
    }

    /// What it asks for, as it is written.
    package var levelText: String {
      switch level {
      case .bound(let bound): bound.written
      case .number(let quantity): quantity.written
      }
    }

    /// When it holds, as it is written.
    package var extentText: String {
      switch extent {
      case .from(let day): "from \(day.text)"
      case .within(let name): name.text
      }
    }

    /// The bound it comes to beside a target; `nil` where a number finds no comparison to take.
    func bound(beside target: Bound?) -> Bound? {
      switch level {
      case .bound(let bound): bound
      case .number(let quantity): target?.moved(to: quantity)
      }
    }
  }

  /// A planned target with its days.
  public struct PlannedSpan: Hashable, Sendable {
    /// The first of them.
    public let first: Day
    /// The last of them; `nil` where it goes on.
    public let last: Day?
    /// What holds on them.
    public let target: Written<Bound>

    fileprivate func contains(_ day: Day) -> Bool {
      first <= day && last.map { day <= $0 } ?? true
    }

    fileprivate var dayCount: Int { last.map { $0 - first } ?? .max }
  }

  /// Its plan, day by day of the calendar; a number that finds no comparison is left out.
  public func plannedSpans(in fiscalYear: FiscalYear) -> [PlannedSpan] {
    let starts = plan.compactMap(\.value.start).sorted()
    return plan.compactMap { point in
      guard let bound = point.value.bound(beside: writtenTarget?.value) else { return nil }
      let target = Written(bound, at: point.place)
      switch point.value.extent {
      case .from(let day):
        let next = starts.first { $0 > day }
        return PlannedSpan(first: day, last: next?.advanced(by: -1), target: target)
      case .within(let name):
        return name.span(in: fiscalYear).map {
          PlannedSpan(first: $0.first, last: $0.last, target: target)
        }
      }
    }
  }

  /// The KPI with the target that holds for the period a day lies in: the plan of that period's last
  /// day, the shortest span first; where none applies `Target:`.
  ///
  /// With `Plan: 2026 >= 50` and `Plan: 2026-12 >= 65` that is 65 in December and 50 before.
  public func inForce(on day: Day, in fiscalYear: FiscalYear) -> KPI {
    guard !plan.isEmpty else { return self }
    let last = every.period(of: day, in: fiscalYear).last
    let holding = plannedSpans(in: fiscalYear).filter { $0.contains(last) }
    var then = self
    then.plannedTarget = holding.min { $0.dayCount < $1.dayCount }?.target
    return then
  }
}

extension KPI.PlannedTarget {
  fileprivate var start: Day? { if case .from(let day) = extent { day } else { nil } }
}

extension KPI.PlannedTarget.Extent {
  fileprivate init?(_ name: String) {
    if let day = Day(parsing: name) {
      self = .from(day)
      return
    }
    let cycle = CycleName(name)
    guard cycle.isStandard else { return nil }
    self = .within(cycle)
  }
}

extension KPI.PlannedTarget.Level {
  fileprivate init?(_ text: String) {
    if let bound = try? Bound(parsing: text) {
      self = .bound(bound)
    } else if let quantity = try? Quantity(parsing: text) {
      self = .number(quantity)
    } else {
      return nil
    }
  }
}

extension Bound {
  /// The same comparison with another number; `nil` for a range, which has two.
  func moved(to quantity: Quantity) -> Bound? {
    let sign: String
    var tail = ""
    switch shape {
    case .atLeast: sign = ">="
    case .above: sign = ">"
    case .atMost: sign = "<="
    case .below: sign = "<"
    case .around(_, let distance):
      sign = "="
      if distance > 0 { tail = " +- \(Decimal.text(distance))" }
    case .between: return nil
    }
    return try? Bound(parsing: "\(sign) \(quantity.written)\(tail)")
  }

  /// The bound itself where it is looser than a target; a tighter one warns of nothing.
  func looser(than target: Bound?) -> Bound? {
    target.map { isLooser(than: $0) } ?? true ? self : nil
  }

  /// A bound that allows more, as an example.
  var loosened: String {
    guard let end = lower ?? upper else { return written }
    let step = max(abs(end) / 10, 1)
    return lower == nil
      ? "<= \(Decimal.brief(end + step))" : ">= \(Decimal.brief(end - step))"
  }

  /// Whether it allows all that another one does, and more.
  func isLooser(than other: Bound) -> Bool {
    guard shape != other.shape else { return false }
    let (low, high) = (lower ?? -.infinity, upper ?? .infinity)
    let (otherLow, otherHigh) = (other.lower ?? -.infinity, other.upper ?? .infinity)
    guard low <= otherLow, otherHigh <= high else { return false }
    // An end that both have may belong to the other one alone: `> 90` is tighter than `>= 90`.
    return other.shape.limits.allSatisfy { !other.contains($0) || contains($0) }
  }
}
