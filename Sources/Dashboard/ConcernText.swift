package import Canvas
package import Goals

extension Concern {
  package var sign: Character {
    switch matter {
    case .broken: Glyph.lamp
    case .atRisk, .unhealthy, .signal: "!"
    case .overdue, .silent: "?"
    case .due: " "
    }
  }

  package var role: Role {
    switch matter {
    case .broken: .broken
    case .atRisk: .atRisk
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
    case .atRisk: "At risk"
    case .signal: "Signals"
    case .overdue: "Check-ins overdue"
    case .unhealthy: "KPIs unhealthy"
    case .silent: "KPIs stale"
    case .due: "Check-ins due"
    }
  }
}

extension Deck {
  /// Why somebody should look at it, in a few words: `12 days late`.
  func reason(of concern: Concern) -> String {
    let days = concern.since.map { then.day - $0 } ?? 0
    let count = days == 1 ? "1 day" : "\(days) days"
    return switch (concern.matter, concern.reference) {
    case (.broken, .keyResult(let ref)): held(ref)
    case (.broken, _): "broken"
    case (.atRisk, .keyResult(let ref)): risk(ref)
    case (.atRisk, _): "at risk"
    case (.overdue, _): count + " late"
    case (.unhealthy, .kpi(let ref)): gap(of: ref)
    case (.signal, .kpi(let ref)): signal(of: ref)
    case (.signal, _): "signal"
    case (.unhealthy, _): "unhealthy"
    case (.silent, _): concern.since == nil ? "never read" : count + " old"
    case (.due, _): days == 0 ? "due today" : "due for " + count
    }
  }

  /// `$6.84, should be ≤ $6`
  private func held(_ ref: KeyResultRef) -> String {
    guard let standing = review.standing(of: ref) else { return "" }
    let unit = organization.unit(of: standing.keyResult)
    return "\(standing.currentFigure(unit: unit)), should be \(standing.aim(unit: unit))"
  }

  /// `signal ↑`, and what a level has to be for that.
  private func signal(of ref: KPIRef) -> String {
    guard let kpi = organization.kpi(ref), let standing = standing(of: ref) else { return "" }
    guard let signal = standing.behavior.signal else { return standing.signalText }
    return standing.text(since: signal, kpi)
  }

  /// `-18 % of 56`, and the owner's call where that is what says so.
  private func risk(_ ref: KeyResultRef) -> String {
    guard let standing = then.standing(of: ref) else { return "" }
    let pace = "\(standing.progressText) of \(standing.expectedText.percentless)"
    let call = standing.confidence.map { ", confidence \($0)" } ?? ""
    return pace + call
  }

  /// `3.4 %, 0.9 over`
  private func gap(of ref: KPIRef) -> String {
    guard let kpi = organization.kpi(ref), let standing = standing(of: ref) else { return "" }
    return [standing.figure(of: kpi), standing.gapText(of: kpi)].filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  /// What stands against the target of a KPI, in few characters.
  func figure(of ref: KPIRef) -> String {
    guard let kpi = organization.kpi(ref), let standing = standing(of: ref) else { return "" }
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
