/// The questions that decide a KPI's health, in this order: the first one with an answer does.
enum HealthRule: CaseIterable {
  /// Is there no reading, or none that a level can be told from?
  case noLevel
  /// Is there no target to hold it against?
  case noTarget
  /// Is it inside `Target:`?
  case target
  /// Is it inside `Warn:`?
  case warn
  /// What is in neither is unhealthy.
  case neither

  /// What the questions are put to: a KPI and the period that decides.
  struct Inputs {
    let level: Double?
    let target: Bound?
    let warn: Bound?
    let isStale: Bool

    init(_ kpi: KPI, deciding period: KPIStanding.Period?, isStale: Bool = false) {
      level = period.flatMap(kpi.level)
      target = kpi.target?.value
      warn = kpi.warn?.value.looser(than: target)
      self.isStale = isStale
    }

    var health: Health {
      for rule in HealthRule.allCases {
        if let health = health(by: rule) { return health }
      }
      return .none
    }

    /// The answer to one question; `nil`: the next one is asked.
    func health(by rule: HealthRule) -> Health? {
      guard let level else { return rule == .noLevel ? Health.none : nil }
      return switch rule {
      case .noLevel: nil
      case .noTarget: target == nil ? Health.none : nil
      // What was healthy long ago may be so no longer.
      case .target: target?.contains(level) == true ? (isStale ? Health.none : .healthy) : nil
      case .warn: warn?.contains(level) == true ? .watch : nil
      case .neither: .unhealthy
      }
    }
  }
}
