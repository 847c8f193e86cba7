extension KPIStanding {
  /// Where the KPI will be on a day if it goes on as in the last twelve periods that have a value.
  ///
  /// - Parameters:
  ///   - kpi: the KPI that stands so.
  ///   - last: the day that is looked forward to.
  /// - Returns: a robust line through those values, as of check-ins; `nil` where there are fewer than
  ///   three.
  public func forecast(of kpi: KPI, to last: Day) -> Forecast? {
    let points = periods.compactMap { period in
      let level = kpi.measure == .growth ? period.growth : period.value
      return level.flatMap { level in period.on.map { (day: $0, value: level) } }
    }
    let target = kpi.target?.value
    return Forecast(points.suffix(12), to: last) { target?.contains($0) ?? true }
  }
}
