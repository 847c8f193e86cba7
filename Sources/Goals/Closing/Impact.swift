/// What OKRs did to a KPI: its trend before, during and after each cycle in which one aimed at it.
///
/// An objective aims at a KPI where it or one of its key results names it in `KPI:`, where it was
/// promoted from it, or where a key result of it became the KPI. Drafts don't aim yet.
public struct Impact: Hashable, Sendable {
  /// A cycle in which objectives aimed at the KPI.
  public struct Aim: Hashable, Sendable {
    /// Which cycle.
    public let cycle: CycleName
    /// Its days.
    public let span: Span
    /// The objectives, in the order of their paths.
    public let objectives: [ObjectiveRef]
    /// As many days as the cycle has, up to the day before its first.
    public let before: Trend
    /// The cycle itself.
    public let during: Trend
    /// As many days as the cycle has, from the day after its last.
    public let after: Trend
    /// The signals its time shows against the limits before; `nil` where there were none.
    public let signals: [Signal]?
  }

  /// The trend of a KPI over some days.
  public struct Trend: Hashable, Sendable {
    /// The median of its values in its unit, for growth in per cent; `nil`: it has none.
    public let level: Double?
    /// By how much it rose a day, a robust line through its values (Theil–Sen). `nil`: values of
    /// fewer than two days.
    public let slope: Double?
    /// How many values there are.
    public let points: Int

    /// By how much it rose a month of 365.2425 / 12 days.
    public var slopeAMonth: Double? { slope.map { $0 * 365.2425 / 12 } }
  }

  /// Which KPI.
  public let kpi: KPIRef
  /// The cycles, the earliest first.
  public let aims: [Aim]

  /// What OKRs did to a KPI, as known on the day of a review.
  public init(on ref: KPIRef, in review: Review) {
    kpi = ref
    let organization = review.organization
    let points = organization.kpi(ref).map { review.series(of: $0) } ?? []
    let processes = organization.kpi(ref).map { review.processes(of: $0) } ?? []
    let aiming = organization.objectives.filter { objective in
      review.standing(of: objective.ref)?.state != .draft
        && organization.kpis(aimedAtBy: objective).contains(ref)
    }
    let cycles = Dictionary(grouping: aiming) { objective in
      Window(
        cycle: objective.ref.cycle.name,
        span: organization.span(of: objective.ref) ?? Span(day: review.day))
    }
    aims = cycles.filter { $0.key.span.first <= review.day }
      .map { window, objectives in
        Aim(
          window, objectives.map(\.ref), points,
          processes.signals(during: window.span, in: organization.settings.fiscalYear))
      }
      .sorted { ($0.span.first, $0.cycle.text) < ($1.span.first, $1.cycle.text) }
  }
}

/// A cycle's name and days: teams may give a custom one days of their own.
private struct Window: Hashable {
  let cycle: CycleName
  let span: Span
}

extension Impact.Aim {
  fileprivate init(
    _ window: Window, _ objectives: [ObjectiveRef], _ points: [(day: Day, value: Double)],
    _ signals: [Signal]?
  ) {
    (cycle, span, self.objectives) = (window.cycle, window.span, objectives)
    self.signals = signals
    let length = span.dayCount
    func trend(_ first: Day) -> Impact.Trend {
      let last = first.advanced(by: length - 1)
      return Impact.Trend(points.filter { first <= $0.day && $0.day <= last })
    }
    before = trend(span.first.advanced(by: -length))
    during = trend(span.first)
    after = trend(span.last.advanced(by: 1))
  }
}

extension [KPIProcess] {
  /// What some days show against the limits of the process that went on before them; `nil` where
  /// nothing could be claimed of it.
  fileprivate func signals(during span: Span, in fiscalYear: FiscalYear) -> [Signal]? {
    guard let index = lastIndex(where: { $0.periods.first.map { $0.end < span.first } ?? false })
    else { return nil }
    let before = self[index].periods.filter { $0.end < span.first }
    // What is measured otherwise can't be held against them.
    let same = [self[index]] + self[(index + 1)...].prefix { !$0.isMeasuredAnew }
    let during = same.flatMap(\.periods).filter { span.contains($0.end) }
    let process = KPIProcess(self[index].kpi, begunBy: self[index].beginning, before)
    guard let baseline = try? process.chart.get().baseline else { return nil }
    let longer = KPIProcess(process.kpi, begunBy: process.beginning, before + during)
    let chart = ProcessChart(of: longer.values, by: baseline)
    return chart.marks.filter { $0.index >= before.count }
      .map { longer.signal($0, of: chart, in: fiscalYear) }
  }
}

extension Impact.Trend {
  fileprivate init(_ points: [(day: Day, value: Double)]) {
    level = points.isEmpty ? nil : TheilSen.median(points.map(\.value).sorted())
    slope = TheilSen.slope(of: points)
    self.points = points.count
  }
}

extension Review {
  /// The values of a KPI in the order of time: its readings where one is its value, else what those of
  /// each complete period come to; for growth the changes.
  func series(of kpi: KPI) -> [(day: Day, value: Double)] {
    if kpi.isReading { return readings(of: kpi).map { ($0.on.day, $0.value) } }
    let complete = standing(of: kpi.ref)?.periods.filter { $0.end < day } ?? []
    return complete.compactMap { period in kpi.level(of: period).map { (period.end, $0) } }
  }
}

extension Organization {
  /// Which of some objectives aim at each KPI; drafts don't aim yet.
  package func aims(of refs: [ObjectiveRef]) -> [KPIRef: [ObjectiveRef]] {
    guard !kpis.isEmpty else { return [:] }
    return refs.compactMap(objective).filter { $0.state != .draft }.reduce(into: [:]) {
      aims, objective in
      for kpi in kpis(aimedAtBy: objective) { aims[kpi, default: []].append(objective.ref) }
    }
  }

  /// The KPIs an objective aims at: its own and its key results' `KPI:`, `PromotedFrom:`,
  /// `GraduatedTo:`.
  func kpis(aimedAtBy objective: Objective) -> Set<KPIRef> {
    let written = [objective.promotedFrom] + objective.keyResults.map(\.graduatedTo)
    let named = written.compactMap(\.self).compactMap { link -> KPIRef? in
      guard case .found(let ref) = links.directory.kpi(link.value, from: objective.ref.team) else {
        return nil
      }
      return ref
    }
    let feeding = objective.keyResults.compactMap { links.kpis[$0.ref] }
    return Set(named + feeding + (links.watched[objective.ref] ?? []))
  }
}
