extension CycleName {
  /// The next cycle of the same length: `2027-Q1` after `2026-Q4`, `2027-H1` after `2026-H2`.
  ///
  /// Years, halves and quarters count in fiscal years, so their names go on whatever month they
  /// start in. A custom cycle has no next one; its successor must be named.
  public var next: CycleName? {
    switch self {
    case .year(let year): .year(year + 1)
    case .half(let year, let half): half < 2 ? .half(year, half + 1) : .half(year + 1, 1)
    case .quarter(let year, let quarter):
      quarter < 4 ? .quarter(year, quarter + 1) : .quarter(year + 1, 1)
    case .month(let year, let month): month < 12 ? .month(year, month + 1) : .month(year + 1, 1)
    case .custom: nil
    }
  }
}
