package import Canvas
package import Goals

extension Concern {
  package var sign: Character {
    switch matter {
    case .broken, .unhealthy, .signal: "!"
    case .overdue, .silent: "?"
    case .due: " "
    }
  }

  package var role: Role {
    switch matter {
    case .broken: .broken
    case .overdue: .overdue
    case .unhealthy, .signal: .unhealthy
    case .silent: .stale
    case .due: .text
    }
  }
}

extension Concern.Matter {
  /// What a group of them is headed with.
  var title: String {
    switch self {
    case .broken: "Guardrails broken"
    case .signal: "Signals"
    case .overdue: "Check-ins overdue"
    case .unhealthy: "KPIs unhealthy"
    case .silent: "KPIs silent"
    case .due: "Check-ins due"
    }
  }
}

extension Deck {
  /// Why somebody should look at it, in a few words: `12 days late`.
  func reason(of concern: Concern) -> String {
    let days = concern.since.map { day - $0 } ?? 0
    let count = days == 1 ? "1 day" : "\(days) days"
    return switch (concern.matter, concern.reference) {
    case (.broken, _): "broken"
    case (.overdue, _): count + " late"
    case (.unhealthy, .kpi(let ref)): figure(of: ref)
    case (.signal, .kpi(let ref)): review.standing(of: ref)?.signalText ?? ""
    case (.signal, _): "signal"
    case (.unhealthy, _): "unhealthy"
    case (.silent, _): concern.since == nil ? "never read" : count + " old"
    case (.due, _): days == 0 ? "due today" : "due for " + count
    }
  }

  /// What stands against the target of a KPI, in few characters.
  func figure(of ref: KPIRef) -> String {
    guard let kpi = organization.kpi(ref), let standing = review.standing(of: ref) else {
      return ""
    }
    return standing.figure(of: kpi)
  }

  /// The title of what it is about.
  func title(of concern: Concern) -> String {
    switch concern.reference {
    case .keyResult(let ref): organization.keyResult(ref)?.title ?? ref.text
    case .kpi(let ref): organization.kpi(ref)?.title ?? ref.text
    default: concern.reference.text
    }
  }
}
