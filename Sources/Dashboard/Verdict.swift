package import Canvas
package import Goals

/// How an objective or a key result reads: sign, word and colour tell the pace of what was recorded
/// last, and that a check-in is overdue stands beside it.
///
/// Silence is never green: what was on track, or held, is muted while it is overdue.
package struct Verdict: Hashable, Sendable {
  /// What mixes count it as.
  package let status: Status
  package let sign: Character
  package let word: String
  package let role: Role
  /// For how many days a check-in is overdue; `nil` where none is.
  package let daysLate: Int?

  fileprivate init(
    _ status: Status, pace: Status?, daysLate: Int?, isUncovered: Bool = false,
    lamp: (word: String, role: Role, isBroken: Bool)? = nil
  ) {
    let isOverdue = status == .overdue
    let told = isOverdue ? pace ?? .notMeasured : status
    self.status = told
    self.daysLate = isOverdue ? daysLate ?? 0 : nil
    word =
      lamp?.word ?? (isUncovered && told == .notMeasured ? ObjectiveStanding.noPace : told.rawValue)
    sign = lamp.map { $0.isBroken ? "!" : "=" } ?? told.sign
    let role = lamp?.role ?? told.role
    self.role = isOverdue && (role == .onTrack || role == .held) ? .muted : role
  }

  /// The second sign; a blank where nothing is overdue.
  package var lateSign: Character { daysLate == nil ? " " : Status.overdue.sign }

  /// `overdue 12 days`; empty where nothing is.
  package var late: String {
    daysLate.map { $0 == 1 ? "overdue 1 day" : "overdue \($0) days" } ?? ""
  }

  /// `~ behind  ? overdue 12 days`
  package var text: String { "\(sign) \(word)" + (late.isEmpty ? "" : "  ? \(late)") }

  /// `behind, overdue 12 days`
  package var words: String { late.isEmpty ? word : "\(word), \(late)" }
}

extension ObjectiveStanding {
  package var verdict: Verdict {
    Verdict(status, pace: pace, daysLate: daysLate, isUncovered: coverage != nil)
  }
}

extension KeyResultStanding {
  /// A guardrail is a lamp: it holds, or it is broken.
  package var verdict: Verdict {
    let isLamp = keyResult.role == .guardrail && status != .dropped && progress != nil
    return Verdict(
      status, pace: pace, daysLate: daysLate,
      lamp: isLamp ? (lamp.word, lamp.role, isBroken) : nil)
  }
}

extension Review {
  /// What has to be said beside the figures of an objective: `of Q1, 1 of 4 quarters`, `of what you
  /// may read; sales is closed`.
  package func reservations(about ref: ObjectiveRef) -> [String] {
    [standing(of: ref)?.coverage?.text, closedRemark(for: ref)].compactMap(\.self)
  }

  /// The same beside those of the row of a team, or of the organisation.
  package func reservations(about rollup: Rollup, of team: TeamPath) -> [String] {
    [rollup.coverage?.text, organization.closedRemark(for: team)].compactMap(\.self)
  }
}
