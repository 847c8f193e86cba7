/// An objective together with all that its figures are computed from.
struct ExplainedObjective {
  private let review: Review
  private let objective: Objective
  private let standing: ObjectiveStanding
  private let context: ObjectiveContext

  init?(_ ref: ObjectiveRef, in review: Review) {
    guard let objective = review.organization.objective(ref),
      let standing = review.standing(of: ref)
    else { return nil }
    (self.review, self.objective, self.standing) = (review, objective, standing)
    context = ObjectiveContext(of: objective, in: review.organization, within: review.horizon)
  }

  func explanation(of figure: Explanation.Figure) -> Explanation {
    switch figure {
    case .expected: rollup(.expected)
    case .status: status
    case .score: score
    case .confidence: confidence
    case .progress, .forecast, .health, .value, .change, .variation, .limits: rollup(.progress)
    }
  }

  private func explanation(
    _ figure: Explanation.Figure, _ result: Explanation.Amount
  ) -> Explanation {
    var explanation = Explanation(
      subject: objective.ref.text, title: objective.title, figure: figure, day: context.day,
      result: result)
    explanation.percentDecimals = standing.percentDecimals
    return explanation
  }

  private func rollup(_ figure: Explanation.Figure) -> Explanation {
    let result = figure == .expected ? standing.expected : standing.progress
    var explanation = explanation(figure, .init(share: result))
    explanation.explain(figure, of: parts)
    let closed = review.closedRemark(for: objective.ref)
    explanation.remarks += [sourceOfTerms, standing.coverage?.remark, closed].compactMap(\.self)
    return explanation
  }

  /// All that could be a term: its key results, or the objectives below it.
  private var parts: [RollupPart] {
    switch objective.rollup {
    case .own: keyResults
    case .children: children
    case nil: own.contains(where: \.isDriver) ? keyResults : keyResults + children
    }
  }

  private var keyResults: [RollupPart] {
    own.map { RollupPart($0, score: $0.isDriver ? $0.share() : nil) }
  }

  private var children: [RollupPart] {
    review.judgedChildren(of: objective.ref).map { child, omission in
      RollupPart(
        child, omission, title: review.title(of: child.ref),
        score: review.score(of: child.ref) ?? 0)
    }
  }

  private var sourceOfTerms: String? {
    if let rollup = objective.rollup { return "Rollup: \(rollup.rawValue) is written in its file" }
    if standing.rollsUpChildren { return "it has no drivers of its own, so those below it count" }
    let hasChildren = !review.organization.children(of: objective.ref).isEmpty
    return standing.drivers > 0 && hasChildren
      ? "the objectives below it would count with Rollup: children" : nil
  }

  private var status: Explanation {
    var result = explanation(.status, .word(standing.statusWord))
    let inputs = StatusRule.Inputs(
      state: standing.state, progress: standing.progress, expected: standing.expected ?? 0,
      isOverdue: standing.isOverdue, isBroken: standing.guardrailsBroken > 0,
      hasPace: standing.coverage == nil, settings: context.settings)
    let overdue = own.filter(\.isOverdue).compactMap(\.due).min()
    result.formula = StatusRule.formula
    result.rules = inputs.rules(skipping: [.closedAround], due: overdue)
    result.terms = [
      Explanation.Term(label: "progress", amount: .init(share: standing.progress)),
      Explanation.Term(label: "expected", amount: .init(share: standing.expected)),
    ]
    result.terms += own.filter { $0.isOverdue || $0.isBrokenGuardrail }.map { keyResult in
      Explanation.Term(
        label: keyResult.keyResult.title,
        amount: .word(keyResult.isBrokenGuardrail ? "broken guardrail" : "overdue"),
        reference: .keyResult(keyResult.keyResult.ref),
        source: keyResult.lastCheckIn.map(Explanation.Source.init))
    }
    result.remarks += [standing.coverage?.remark, result.paceRemark(standing.status, inputs.pace)]
      .compactMap(\.self)
    return result
  }

  private var own: [KeyResultStanding] { standing.keyResults }

  private var confidence: Explanation {
    var result = explanation(.confidence, .init(standing.confidence, nil))
    result.formula = "Σ w·c / Σ w over its drivers that have a call"
    for keyResult in own {
      let ref = Reference.keyResult(keyResult.keyResult.ref)
      let title = keyResult.keyResult.title
      let call = context.events(of: keyResult.keyResult).last { $0.confidence != nil }
      let reason = keyResult.omission ?? (call == nil ? .noCall : nil)
      if let reason {
        result.leftOut.append(.init(label: title, reference: ref, reason: reason))
        continue
      }
      result.terms.append(
        Explanation.Term(
          label: title, amount: .init(keyResult.confidence.map(Double.init), nil),
          weight: keyResult.keyResult.weight, reference: ref,
          source: call.map(Explanation.Source.init)))
    }
    result.workOut(result.terms.map { ($0.amount.number ?? 0, $0.weight ?? 0) })
    result.explainCall(standing.confidence)
    return result
  }

  private var score: Explanation {
    let proposed = review.proposedScore(of: objective.ref)
    var result = explanation(.score, .init(standing.score ?? proposed, nil))
    result.formula =
      standing.rollsUpChildren
      ? "Σ w·s / Σ w over their scores, to two decimals"
      : "Σ w·s / Σ w over how far its drivers are, within 0 … 1, to two decimals"
    for part in parts {
      if let reason = part.omission ?? (part.term.weight == 0 ? .weightless : nil) {
        result.leftOut.append(.init(label: part.title, reference: part.reference, reason: reason))
        continue
      }
      result.terms.append(
        Explanation.Term(
          label: part.title, amount: .init(part.score, nil), weight: part.term.weight,
          reference: part.reference))
      if part.term.progress == nil {
        result.remarks.append("\(part.title) was never measured and counts 0")
      }
    }
    result.workOut(result.terms.map { ($0.amount.number ?? 0, $0.weight ?? 0) })
    result.explainTyped(context.events.filter { $0.keyResult == nil }, over: proposed)
    return result
  }
}

/// Something that is averaged in a roll-up, or could be.
struct RollupPart {
  let title: String
  let reference: Reference
  let term: Rollup.Term
  /// Why it is no term, measured or not.
  let omission: Omission?
  let percentDecimals: Int
  /// What it adds to a score.
  var score: Double?
  var source: Explanation.Source?

  init(_ keyResult: KeyResultStanding, score: Double?) {
    title = keyResult.keyResult.title
    reference = .keyResult(keyResult.keyResult.ref)
    term = Rollup.Term(keyResult)
    omission = keyResult.omission
    percentDecimals = keyResult.percentDecimals
    self.score = score
    source = keyResult.lastCheckIn.map(Explanation.Source.init)
  }

  init(
    _ objective: ObjectiveStanding, _ omission: Omission?, title: String, score: Double? = nil
  ) {
    self.title = title
    reference = .objective(objective.ref)
    term = Rollup.Term(objective)
    self.omission = omission
    percentDecimals = objective.percentDecimals
    self.score = score
  }

  var isMeasured: Bool { omission == nil && term.progress != nil }

  /// Why it adds nothing to the mean.
  var leftOut: Omission? {
    omission ?? (term.progress == nil ? .notMeasured : term.weight == 0 ? .weightless : nil)
  }
}

extension Explanation {
  /// The weighted mean of what is measured among the parts.
  mutating func explain(_ figure: Figure, of parts: [RollupPart]) {
    formula =
      figure == .expected
      ? "Σ w·e / Σ w over the same terms" : "Σ w·p / Σ w over what is measured, p within 0 … 1"
    for part in parts {
      if let reason = part.leftOut {
        leftOut.append(LeftOut(label: part.title, reference: part.reference, reason: reason))
      } else {
        terms.append(Term(figure, part))
      }
    }
    percentDecimals = max(percentDecimals, parts.map(\.percentDecimals).max() ?? 0)
    let weighed = terms.map { ($0.counted ?? $0.amount.number ?? 0, $0.weight ?? 0) }
    takePercentDecimals(for: weighed)
    workOut(weighed)
    let all = parts.count { $0.omission == nil }
    let measured = parts.count(where: \.isMeasured)
    remarks.append(
      all > 0 ? "\(measured) of \(all) measured" : "there is nothing that could be measured")
    if measured > 0, terms.isEmpty { remarks.append("all weights are zero, so there is no mean") }
  }

  /// The mean of the printed shares prints as the mean itself does.
  private mutating func takePercentDecimals(for terms: [(value: Double, weight: Double)]) {
    guard let mean = Explanation.mean(of: terms) else { return }
    takePercentDecimals { rounded in
      let printed = terms.map { (value: rounded($0.value), weight: $0.weight) }
      return Explanation.mean(of: printed).map { Decimal.equal(rounded($0), rounded(mean)) } ?? true
    }
  }

  /// `Σ w·x / Σ w` in numbers, with as many decimals as the result takes.
  mutating func workOut(_ terms: [(value: Double, weight: Double)]) {
    guard let mean = Explanation.mean(of: terms) else { return }
    let weights = terms.reduce(0) { $0 + $1.weight }
    let sum = terms.reduce(0) { $0 + $1.value * $1.weight }
    func printed(_ number: Double) -> String { self.text(of: result.number(like: number)) }
    let decimals = (3...9).first { count in
      let quotient = Decimal.rounded(sum, to: count) / Decimal.rounded(weights, to: count)
      return printed(quotient) == printed(mean)
    }
    func spelled(_ number: Double) -> String { Decimal.text(number, decimals: decimals ?? 9) }
    working = "\(spelled(sum)) / \(spelled(weights))"
  }

  private static func mean(of terms: [(value: Double, weight: Double)]) -> Double? {
    let weights = terms.reduce(0) { $0 + $1.weight }
    return weights > 0 ? terms.reduce(0) { $0 + $1.value * $1.weight } / weights : nil
  }
}

extension Explanation.Term {
  fileprivate init(_ figure: Explanation.Figure, _ part: RollupPart) {
    label = part.title
    weight = part.term.weight
    reference = part.reference
    source = part.source
    if figure == .expected {
      amount = .share(part.term.expected)
    } else {
      amount = .init(share: part.term.progress)
      counted = part.term.counted
    }
  }
}

extension Review {
  func title(of ref: ObjectiveRef) -> String { organization.objective(ref)?.title ?? ref.text }

  /// How the row of the organisation, or of a team, came about: the mean of the topmost objectives
  /// that its tree of a cycle shows.
  func explanation(of figure: Explanation.Figure, ofRow ref: CycleRef) -> Explanation? {
    guard let team = organization.teams[ref.team] else { return nil }
    let outline = Outline(
      of: organization, cycle: ref.name, team: ref.team.isRoot ? nil : ref.team)
    let rollup = outline.rollup(in: self)
    var result = Explanation(
      subject: ref.path, title: team.name, figure: figure, day: day,
      result: .init(share: figure == .expected ? rollup.expected : rollup.progress))
    result.percentDecimals = Status.decimals(
      progress: rollup.progress, expected: rollup.expected, settings: organization.settings)
    let refs = Set(outline.terms(in: self) + outline.roots)
    let parts = outline.nodes.map(\.ref).filter(refs.contains).compactMap { standing(of: $0) }
    result.explain(
      figure, of: parts.map { RollupPart($0, Omission($0.state), title: title(of: $0.ref)) })
    result.remarks.append(
      "the terms are the objectives that support nothing shown under this row that counts")
    result.remarks += [rollup.coverage?.remark, organization.closedRemark(for: ref.team)]
      .compactMap(\.self)
    return result
  }
}
