extension KPIStanding {
  /// Where the KPI will be on a day if it goes on as in the last twelve values it had.
  ///
  /// - Parameters:
  ///   - kpi: the KPI that stands so.
  ///   - last: the day that is looked forward to.
  /// - Returns: ``Forecast`` from the last reading of each period where that is its value, else from
  ///   complete periods; `nil` where there are fewer than four.
  public func forecast(of kpi: KPI, to last: Day) -> Forecast? {
    let counted = periods.filter { kpi.isReading || $0.end < day }
    let points = counted.compactMap { period in
      kpi.level(of: period).flatMap { level in
        (kpi.isReading ? period.on : period.end).map { (day: $0, value: level) }
      }
    }
    return Forecast(points.suffix(12), to: last, goal: kpi.target.map { .bound($0.value.shape) })
  }
}
