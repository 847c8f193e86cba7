// What a person decides on, checked and completed from what is proposed.
extension ClosingProposal {
  /// What a person types when an objective is closed; the rest is as proposed.
  public struct Decision: Hashable, Sendable {
    /// Achieved, missed or dropped.
    public var outcome: Objective.State
    /// Another score than the proposed one.
    public var score: Double?
    /// Other scores of key results than the proposed ones, by id.
    public var keyResultScores: [String: Double]
    /// Why a score is not the proposed one, or why what was closed is corrected.
    public var reason: String
    /// What was learned.
    public var learned: String
    /// What becomes of it.
    public var next: Closing.Next

    /// A decision.
    public init(
      outcome: Objective.State, score: Double? = nil, keyResultScores: [String: Double] = [:],
      reason: String = "", learned: String = "", next: Closing.Next = .end
    ) {
      self.outcome = outcome
      self.score = score
      self.keyResultScores = keyResultScores
      self.reason = reason
      self.learned = learned
      self.next = next
    }
  }

  /// The closing that a decision comes to.
  ///
  /// - Throws: ``Refusal`` where a score is none, where it differs from the proposed one without
  ///   a reason, where a promise was not kept and nothing is said about it, or where an objective
  ///   that is closed already is corrected without a reason.
  public func closing(_ decision: Decision) throws(Refusal) -> Closing {
    let hasReason = !decision.reason.trimmed.isEmpty
    if state.isClosed, !hasReason { throw .needsReason(objective.ref.text) }
    guard decision.outcome.isClosed else { throw ClosingProposal.noOutcome(decision.outcome) }
    if case .carryOver(let cycle, _, let choice) = decision.next {
      try organization.checkGoingOn(objective.ref, in: cycle)
      for id in choice.kept.union(choice.left).sorted() { try checkId(id) }
    }
    let keyResultScores = try scores(of: decision, hasReason: hasReason)
    let proposed = review.proposedScore(of: objective.ref, typed: decision.keyResultScores)
    let score = try score(of: decision, proposed: proposed, hasReason: hasReason)
    try check(decision.outcome, score: score)
    if asksForNote(score: score), decision.learned.trimmed.isEmpty, decision.outcome != .dropped {
      throw .unreadable(
        field: Closing.Entry.learned.rawValue, problem: owed(score: score),
        hint: .tellWhatWasLearned)
    }
    return Closing(
      outcome: decision.outcome, score: score, reason: decision.reason,
      keyResultScores: keyResultScores, learned: decision.learned, next: decision.next)
  }

  /// Whether it may be closed so, whatever it scores: a promise that was not kept is missed.
  public func check(_ outcome: Objective.State, score: Double?) throws(Refusal) {
    guard outcome == .achieved, isShort(score: score) else { return }
    throw .unreadable(
      field: Closing.Entry.outcome.rawValue,
      problem: "\(objective.title) was committed and is not reached in full",
      hint: "close it as missed, or say Ambition: aspirational first")
  }

  /// Why a note has to say more.
  private func owed(score: Double?) -> String {
    guard brokenGuardrails.isEmpty else {
      let names = brokenGuardrails.map(\.standing.keyResult.title).joined(separator: ", ")
      return "a guardrail of \(objective.title) is broken: \(names)"
    }
    return "\(objective.title) was committed and scores \(Decimal.text(score ?? 0))"
  }

  /// What a person should know before it is closed so: `"Hire three" was never measured and counts
  /// 0`. Nothing to say: `nil`.
  public func question(about decision: Decision) -> String? {
    guard decision.outcome != .dropped, decision.score == nil else { return nil }
    let open = unmeasured.filter { reference in
      guard case .keyResult(let ref) = reference else { return true }
      return decision.keyResultScores[ref.id] == nil
    }
    guard let first = open.first else { return nil }
    let title = title(of: first)
    return open.count == 1
      ? "\(title) was never measured and counts 0"
      : "\(title) and \(open.count - 1) more were never measured and count 0"
  }

  private func title(of reference: Reference) -> String {
    switch reference {
    case .objective(let ref): organization.objective(ref)?.title ?? ref.text
    case .keyResult(let ref): organization.keyResult(ref)?.title ?? ref.text
    default: reference.text
    }
  }

  private func score(
    of decision: Decision, proposed: Double?, hasReason: Bool
  ) throws(Refusal) -> Double? {
    if let score = decision.score {
      try ClosingProposal.check(score, proposed: proposed, of: objective.title, hasReason)
      return score
    }
    // A correction that names no score keeps the one that was typed.
    let kept = decision.keyResultScores.isEmpty ? typedScore : nil
    // What is given up before anything was measured scores nothing.
    if decision.outcome == .dropped, kept == nil, decision.keyResultScores.isEmpty,
      keyResults.allSatisfy({ $0.standing.progress == nil })
    {
      return nil
    }
    if let score = kept ?? proposed { return score }
    guard decision.outcome == .dropped else {
      throw .unreadable(
        field: Closing.Entry.score.rawValue, problem: "nothing is measured, so none is proposed",
        hint: .giveScore)
    }
    return nil
  }

  /// The scores typed, and those accepted where the objective is closed for the first time.
  private func scores(
    of decision: Decision, hasReason: Bool
  ) throws(Refusal) -> [KeyResultScore] {
    for id in decision.keyResultScores.keys { try checkScore(of: id, in: decision) }
    return keyResults.compactMap { line in
      if let typed = decision.keyResultScores[line.id] {
        let isProposed = Score.same(typed, line.proposedScore)
        return KeyResultScore(line.id, typed, reason: isProposed ? "" : decision.reason)
      }
      guard !state.isClosed, decision.outcome != .dropped, line.standing.isDriver,
        line.typedScore == nil, let proposed = line.proposedScore
      else { return nil }
      return KeyResultScore(line.id, proposed)
    }
  }

  /// Whether it has a key result of this id, a dropped one too.
  private func checkId(_ id: String) throws(Refusal) {
    if objective.keyResult(id) == nil { _ = try line(id) }
  }

  /// Whether the score that a decision has for a key result, if any, can be taken.
  ///
  /// - Throws: ``Refusal`` where it is none, or differs from the proposed one without a reason.
  public func checkScore(of id: String, in decision: Decision) throws(Refusal) {
    let line = try line(id)
    guard let score = decision.keyResultScores[id] else { return }
    try ClosingProposal.check(
      score, proposed: line.proposedScore, of: line.standing.keyResult.title,
      !decision.reason.trimmed.isEmpty)
  }

  /// The key result with an id.
  func line(_ id: String) throws(Refusal) -> Line {
    if let line = keyResults.first(where: { $0.id == id }) { return line }
    let near = nearest(to: id, among: keyResults.map(\.id))
    throw .unknown("\(objective.ref.text)#\(id)", near: near.map { "\(objective.ref.text)#\($0)" })
  }

  private static func check(
    _ score: Double, proposed: Double?, of title: String, _ hasReason: Bool
  ) throws(Refusal) {
    guard Score.isValid(score) else {
      throw .unreadable(
        field: Closing.Entry.score.rawValue, problem: "\(Decimal.text(score)) is not a score",
        hint: "write a number from 0 to 1 with up to two decimals, like 0.7")
    }
    guard !hasReason, let proposed, !Score.same(score, proposed) else { return }
    throw .unreadable(
      field: Closing.Entry.score.rawValue,
      problem: "\(Decimal.text(score)) is not the proposed \(Decimal.text(proposed)) of \(title)",
      hint: .giveReason)
  }

  private static func noOutcome(_ state: Objective.State) -> Refusal {
    .unreadable(
      field: Closing.Entry.outcome.rawValue, problem: "\"\(state.rawValue)\" is none",
      hint: "write achieved, missed or dropped")
  }
}
