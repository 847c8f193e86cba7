/// The questions that decide a status, in this order: the first one with an answer does.
enum StatusRule: CaseIterable {
  /// Was it, or its objective, given up?
  case dropped
  /// Did its owner close it?
  case closed
  /// Was its objective closed over it?
  case closedAround
  /// Is it, or its objective, not agreed on yet?
  case draft
  /// Has a check-in waited too long?
  case overdue
  /// Is a guardrail of its own broken?
  case guardrail
  /// Was nothing recorded?
  case measured
  /// How far does progress lie behind what is expected?
  case pace

  /// What the questions are put to: an objective, or a key result within one.
  struct Inputs {
    let state: Objective.State
    var within = Objective.State.active
    let progress: Double?
    let expected: Double
    var isOverdue: Bool
    var isBroken = false
    /// Whether it is a guardrail itself, which has no way to go: it holds, or it is broken.
    var isGuardrail = false
    /// Whether progress and expected can be compared.
    var hasPace = true
    let settings: Settings

    var status: Status {
      for rule in StatusRule.allCases {
        if let status = status(by: rule) { return status }
      }
      return .notMeasured
    }

    /// What the status would be if nothing were overdue, as far as that is a pace.
    var pace: Status? {
      var inputs = self
      inputs.isOverdue = false
      let status = inputs.status
      return [.onTrack, .behind, .atRisk].contains(status) ? status : nil
    }

    /// The answer to one question; `nil`: the next one is asked.
    func status(by rule: StatusRule) -> Status? {
      switch rule {
      case .dropped: within == .dropped || state == .dropped ? .dropped : nil
      case .closed: state == .achieved ? .achieved : state == .missed ? .missed : nil
      case .closedAround:
        within.isClosed ? Decimal.greater(1, progress ?? 0) ? .missed : .achieved : nil
      case .draft: within == .draft || state == .draft ? .draft : nil
      case .overdue: isOverdue ? .overdue : nil
      case .guardrail: isBroken ? .atRisk : isGuardrail && progress != nil ? .onTrack : nil
      case .measured: progress == nil ? .notMeasured : nil
      case .pace:
        hasPace
          ? progress.map { .byPace(progress: $0, expected: expected, settings: settings) } : nil
      }
    }
  }
}
