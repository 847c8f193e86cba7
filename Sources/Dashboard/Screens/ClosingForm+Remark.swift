import Canvas
import Goals

extension ClosingForm {
  func remark(_ deck: Deck) -> Remark {
    if let refusal { return Remark(refusal, Ink(.error)) }
    if !reminder.isEmpty { return Remark(reminder, Ink(.notice)) }
    guard let proposal = ClosingProposal(of: ref, in: deck.review) else { return Remark("") }
    let label = form.focused?.label ?? ""
    if let line = proposal.keyResults.first(where: { ClosingForm.label(ofScore: $0.id) == label }) {
      return Remark(ClosingForm.words(of: line), Ink(.muted))
    }
    return Remark(words(of: label, proposal, deck), Ink(.muted))
  }

  private func words(of label: String, _ proposal: ClosingProposal, _ deck: Deck) -> String {
    switch label {
    case ClosingForm.values:
      return "where it stood in the end, which Enter records first; waiting: "
        + waiting.joined(separator: ", ") + (waiting.count > 1 ? "; write \(waiting[0])=45; …" : "")
    case ClosingForm.goingOn:
      return "carry over: what is complete, reached or dropped stays behind unless it is named"
    default: break
    }
    switch Closing.Entry.allCases.first(where: { $0.label == label }) {
    case .outcome: return "achieved, missed or dropped"
    case .score:
      let typed = (try? decision(on: proposal, deck))?.keyResultScores ?? [:]
      let proposed = deck.review.proposedScore(of: ref, typed: typed)
      return proposed.map { "empty takes \(Decimal.text($0)); another one needs a reason" }
        ?? "nothing is measured: type one, from 0 to 1"
    case .learned:
      return proposal.objective.ambition == .committed
        ? "what was learned; a promise not kept whole needs a word" : "what was learned"
    case .reason: return "why a score is not the proposed one, or why it is corrected"
    case .next: return "end, carry over or graduate"
    case .into:
      return "carry over: the cycle, like 2027-Q1; graduate: the KPI's id, or a new one's title"
    case .target, nil: return "carry over: 30 days, or days=30 days; empty keeps the targets"
    }
  }

  /// What a score is typed by: where it stands, and what was said last.
  private static func words(of line: ClosingProposal.Line) -> String {
    let proposed = line.proposedScore.map { "empty takes \(Decimal.text($0))" } ?? "not measured"
    let retargeted = line.retargets.isEmpty ? "" : ", retargeted \(line.retargets.count)×"
    let note = line.lastNote.isEmpty ? "" : "; \(line.lastNote.flowing)"
    return "\(line.standing.keyResult.title): \(proposed)\(retargeted)\(note)"
  }
}
