extension StatusRule {
  static let formula = "the first question with a yes decides"

  /// The question in words.
  fileprivate var question: String {
    switch self {
    case .dropped: "dropped"
    case .closed: "closed by its owner"
    case .closedAround: "its objective is closed"
    case .draft: "a draft"
    case .overdue: "a check-in is overdue"
    case .guardrail: "a guardrail of its own is broken"
    case .measured: "not measured"
    case .pace: "gap, expected − progress"
    }
  }
}

extension StatusRule.Inputs {
  /// The questions up to the one that decides, each with its answer.
  func rules(skipping skipped: Set<StatusRule>, due: Day?) -> [Explanation.Rule] {
    var rules: [Explanation.Rule] = []
    for rule in StatusRule.allCases where !skipped.contains(rule) {
      let status = status(by: rule)
      let isUncovered = rule == .pace && !hasPace
      let word = isUncovered ? ObjectiveStanding.noPace : status?.rawValue
      let answer = word.map { "\(detail(of: rule)): \($0)" } ?? "no"
      let wait = rule == .overdue ? due.map { ", due \($0.text)" } ?? "" : ""
      rules.append(
        Explanation.Rule(
          question: rule == .guardrail && isGuardrail ? "a guardrail" : rule.question,
          answer: answer + wait, decides: word != nil))
      if word != nil { break }
    }
    return rules
  }

  private func detail(of rule: StatusRule) -> String {
    if rule == .guardrail, isGuardrail { return isBroken ? "broken" : "holds" }
    guard rule == .pace, let progress else { return "yes" }
    guard hasPace else { return "unknown" }
    let gap = (expected - progress) * 100
    let limits = [settings.onTrackGap * 100, settings.behindGap * 100]
    func points(_ share: Double) -> String { Decimal.text(share * 100, decimals: 1) }
    let limit =
      switch Status.byPace(progress: progress, expected: expected, settings: settings) {
      case .onTrack: "up to \(points(settings.onTrackGap))"
      case .behind: "over \(points(settings.onTrackGap)), up to \(points(settings.behindGap))"
      default: "over \(points(settings.behindGap))"
      }
    return "\(Decimal.text(gap, decimals: 1, besides: limits)) points, \(limit)"
  }
}

extension Explanation {
  /// What sign and colour tell while a check-in is overdue.
  func paceRemark(_ status: Status, _ pace: Status?) -> String? {
    guard status == .overdue else { return nil }
    return "sign and colour tell its pace: " + (pace?.rawValue ?? "none, nothing is measured")
  }
}
