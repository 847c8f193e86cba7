// Status, score, confidence.
extension ExplainedKeyResult {
  var status: Explanation {
    var result = explanation(.status, .word(standing.status.rawValue))
    let isGuardrail = keyResult.role == .guardrail
    let inputs = StatusRule.Inputs(
      state: standing.state, within: within, progress: standing.progress,
      expected: standing.expected, isOverdue: standing.isOverdue,
      isBroken: isGuardrail && standing.isBroken, isGuardrail: isGuardrail,
      settings: context.settings)
    result.formula = StatusRule.formula
    result.rules = inputs.rules(skipping: isGuardrail ? [] : [.guardrail], due: standing.due)
    result.terms = [
      Explanation.Term(label: "progress", amount: .init(share: standing.progress)),
      Explanation.Term(label: "expected", amount: .share(standing.expected)),
    ]
    result.remarks += [result.paceRemark(standing.status, standing.pace)].compactMap(\.self)
    return result
  }

  var score: Explanation {
    let proposed = standing.proposedScore
    var result = explanation(.score, .init(standing.score ?? proposed, nil))
    result.formula = "progress within 0 … 1, to two decimals"
    result.terms = [
      Explanation.Term(
        symbol: "p", label: "progress", amount: .init(share: standing.progress),
        counted: standing.progress.map { min(1, max(0, $0)) })
    ]
    result.explainTyped(events, over: proposed)
    return result
  }

  var confidence: Explanation {
    var result = explanation(.confidence, .init(standing.confidence.map(Double.init), nil))
    result.formula = "the owner's latest call, 0 to 10"
    if let call = events.last(where: { $0.confidence != nil }) {
      result.terms = [
        Explanation.Term(
          label: "call", amount: .init(call.confidence.map(Double.init), nil),
          source: Explanation.Source(call))
      ]
    } else {
      result.remarks.append("no check-in by \(context.day.text) has a call")
    }
    result.explainCall(standing.confidence.map(Double.init))
    return result
  }
}

extension Explanation {
  /// A typed score beside the proposed one.
  mutating func explainTyped(_ events: [JournalEvent], over proposed: Double?) {
    let typed = events.last { if case .score = $0.kind { true } else { false } }
    guard let typed, case .score(let score) = typed.kind else {
      remarks.append(
        proposed == nil
          ? "nothing is measured to propose one from" : "none is typed, so this is proposed")
      return
    }
    let text = proposed.map { Decimal.text($0) } ?? "none"
    remarks.append("typed by its owner, which counts; proposed would be \(text)")
    terms.append(
      Term(label: "typed score", amount: .number(score, nil), source: Source(typed)))
  }

  /// What a call says beside the number.
  mutating func explainCall(_ confidence: Double?) {
    guard let confidence else { return }
    remarks.append("from 8 on it is on track, from 4 on behind, below at risk")
    remarks.append("this reads as \(Confidence.status(confidence).rawValue)")
  }
}
