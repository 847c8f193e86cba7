import Canvas
import Goals

/// What is typed when an objective is closed: outcome, scores, what was learned, what becomes of it.
/// Scores left empty are accepted as they are proposed.
struct ClosingForm: Sendable {
  let ref: ObjectiveRef
  private let scored: [String]
  /// Key results that wait for a value.
  let waiting: [String]
  /// Those that go on unless somebody chooses otherwise.
  let goingOn: [String]
  private let opened: Form
  var form: Form
  private(set) var refusal: String?
  /// Whether values are on their way.
  private(set) var isRecording = false
  var reminder = ""
  /// Whether it was asked about what was never measured, so that Enter closes it.
  private var isAsked = false

  static let values = "Values"
  static let goingOn = "Goes on"

  init?(_ ref: ObjectiveRef, _ deck: Deck) {
    guard let proposal = ClosingProposal(of: ref, in: deck.review) else { return nil }
    self.ref = ref
    scored = proposal.keyResults.filter(\.standing.isDriver).map(\.id)
    waiting = proposal.keyResults.filter(\.standing.isDue).map(\.id)
    let left = Set(proposal.goingOn(GoingOnChoice(), retargets: []).left.map(\.keyResult))
    goingOn = proposal.objective.keyResults.map(\.ref.id).filter { !left.contains($0) }
    let into = proposal.next == .carryOver ? proposal.successor?.path ?? "" : ""
    // Before the end only what is reached is proposed to be over.
    let hasEnded = deck.organization.span(of: ref).map { deck.day > $0.last } ?? true
    let isReached = deck.review.standing(of: ref)?.progress.map { !Decimal.greater(1, $0) } == true
    let outcome = hasEnded || isReached ? proposal.outcome?.rawValue : nil
    let fields =
      [
        Form.Field(Closing.Entry.outcome.label, text: outcome ?? ""),
        Form.Field(Closing.Entry.score.label),
      ] + scored.map { Form.Field(ClosingForm.label(ofScore: $0)) }
      + (waiting.isEmpty ? [] : [Form.Field(ClosingForm.values)]) + [
        Form.Field(Closing.Entry.learned.label, hasLines: true),
        Form.Field(Closing.Entry.reason.label),
        Form.Field(ClosingForm.goingOn, text: goingOn.joined(separator: ", ")),
        Form.Field(Closing.Entry.next.label, text: proposal.next.rawValue),
        Form.Field(Closing.Entry.into.label, text: into), Form.Field(Closing.Entry.target.label),
      ]
    form = Form(fields)
    opened = form
  }

  private var isBlank: Bool { form.fields.map(\.editor.text) == opened.fields.map(\.editor.text) }

  var unsavedInput: UnsavedInput? {
    isBlank ? nil : UnsavedInput(.closing, about: [.objective(ref)], form.lines { opened[$0] })
  }

  mutating func resume(_ lines: [UnsavedInput.Line]) { form.fill(lines) }

  /// What was decided, without the values that were recorded.
  var decided: [UnsavedInput.Line] {
    form.lines { opened[$0] }.filter { $0.text != $0.was && $0.label != ClosingForm.values }
  }

  mutating func remind(_ text: String) { reminder = text }

  mutating func refuse(_ sentence: String) { (refusal, isRecording) = (sentence, false) }

  var rowCount: Int { form.fields.count + 1 }

  mutating func handle(_ key: Key, _ deck: Deck) -> Outcome {
    switch form.handle(key) {
    case .cancelled: return .closed
    case .edited:
      (refusal, isAsked, reminder) = (nil, false, "")
      return .stays
    case .submitted: break
    }
    guard let proposal = ClosingProposal(of: ref, in: deck.review) else { return .stays }
    do throws(Refusal) {
      let values = try checkIns()
      if !values.isEmpty {
        isRecording = true
        return .submits(.store(values.count == 1 ? values[0] : .all(values)))
      }
      let decision = try decision(on: proposal, deck)
      let closing = try proposal.closing(decision)
      if !isAsked, let question = proposal.question(about: decision) {
        (refusal, isAsked) = (question + "; Enter again closes it so", true)
        return .stays
      }
      return .submits(.store(.close(ref, closing)))
    } catch {
      refusal = error.sentence(\.inDashboard)
      if case .unreadable(let field, _, _) = error { form.go(to: label(of: field, proposal, deck)) }
      return .stays
    }
  }

  /// The line that a refusal is about: of a score perhaps that of a key result.
  private func label(of field: String, _ proposal: ClosingProposal, _ deck: Deck) -> String {
    if field == Closing.Entry.score.rawValue, let decision = try? decision(on: proposal, deck),
      let id = scored.first(where: { id in
        (try? proposal.checkScore(of: id, in: decision)) == nil
      })
    {
      return ClosingForm.label(ofScore: id)
    }
    return Closing.Entry(rawValue: field)?.label ?? field
  }

  static func label(ofScore id: String) -> String {
    "\(Closing.Entry.score.label) of \(id)"
  }

  func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let remark = remark(deck)
    let room = rect.height - remark.rows(width: rect.width)
    let (rows, last) = rect.splitTop(min(form.fields.count, room))
    form.drawRows(on: &frame, in: rows)
    remark.draw(on: &frame, in: last)
  }
}

// MARK: - What was typed

extension ClosingForm {
  /// The values typed for what waits, which are recorded before it is closed: `45` for the one,
  /// `days=45; calls=30 %` for several.
  private func checkIns() throws(Refusal) -> [Change.Action] {
    var actions: [Change.Action] = []
    for part in form[ClosingForm.values].split(separator: ";").map({ String($0.trimmed) })
    where !part.isEmpty {
      let halves = part.split(separator: "=", maxSplits: 1).map { String($0.trimmed) }
      let id = halves.count == 2 ? halves[0] : waiting.count == 1 ? waiting[0] : ""
      guard waiting.contains(id), let value = halves.last else {
        throw .unreadable(
          field: ClosingForm.values, problem: "it isn't clear what \"\(part)\" is for",
          hint: "write \(waiting[0])=\(halves.last ?? "")")
      }
      let keyResult = KeyResultRef(objective: ref, id: id)
      actions.append(.checkIn(keyResult, value: value, confidence: nil, note: ""))
    }
    return actions
  }

  /// Which key results go on: those named, whatever would by itself.
  private func choice(on proposal: ClosingProposal) throws(Refusal) -> GoingOnChoice {
    let separators: Set<Character> = [",", ";", " "]
    let named = form[ClosingForm.goingOn].split(whereSeparator: separators.contains).map(
      String.init)
    let known = proposal.objective.keyResults.map(\.ref.id)
    if let wrong = named.first(where: { !known.contains($0) }) {
      throw .unreadable(
        field: ClosingForm.goingOn, problem: "there is no key result \"\(wrong)\"",
        hint: "its key results are \(known.joined(separator: ", "))")
    }
    return GoingOnChoice(
      kept: Set(named).subtracting(goingOn), left: Set(goingOn).subtracting(named))
  }

  func decision(
    on proposal: ClosingProposal, _ deck: Deck
  ) throws(Refusal) -> ClosingProposal.Decision {
    guard let outcome = Objective.State(rawValue: text(.outcome).lowercased()), outcome.isClosed
    else {
      throw .unreadable(
        field: Closing.Entry.outcome.label, problem: "\"\(text(.outcome))\" is none",
        hint: "write achieved, missed or dropped")
    }
    var decision = ClosingProposal.Decision(
      outcome: outcome, reason: text(.reason), learned: text(.learned))
    decision.score = try score(Closing.Entry.score.label)
    for id in scored { decision.keyResultScores[id] = try score(ClosingForm.label(ofScore: id)) }
    decision.next = try next(proposal, deck)
    return decision
  }

  private func text(_ entry: Closing.Entry) -> String { String(form[entry.label].trimmed) }

  private func score(_ label: String) throws(Refusal) -> Double? {
    let text = String(form[label].trimmed)
    guard !text.isEmpty else { return nil }
    if let quantity = try? Quantity(parsing: text), quantity.unit == nil {
      return quantity.number
    }
    throw .unreadable(
      field: label, problem: "\"\(text)\" is not a score",
      hint: "write a number from 0 to 1 with up to two decimals, like 0.7")
  }

  private func next(_ proposal: ClosingProposal, _ deck: Deck) throws(Refusal) -> Closing.Next {
    let typed = text(.next).lowercased()
    switch ClosingProposal.Next.allCases.first(where: { $0.rawValue.hasPrefix(typed) }) {
    case _ where typed.isEmpty: return .end
    case .end: return .end
    case .carryOver:
      guard let cycle = try carriedInto(proposal) else {
        throw .unreadable(
          field: Closing.Entry.into.label, problem: "no cycle follows",
          hint: "name one, like sales/2027-Q1")
      }
      return .carryOver(
        to: cycle, retargets: try retargets(proposal), choice: try choice(on: proposal))
    case .graduate: return .graduate([try graduation(proposal, deck)])
    case nil:
      throw .unreadable(
        field: Closing.Entry.next.label, problem: "\"\(text(.next))\" is none",
        hint: "write end, carry over or graduate")
    }
  }

  /// A team's cycle, or a cycle of the objective's own team.
  private func carriedInto(_ proposal: ClosingProposal) throws(Refusal) -> CycleRef? {
    let parts = text(.into).split(separator: "/").map(String.init)
    guard let name = parts.last else { return proposal.successor }
    let team =
      parts.count > 1 ? TeamPath(parts.dropLast().joined(separator: "/")) : ref.team
    guard CycleName(name).isStandard || CycleName(name) != ref.cycle.name else {
      throw .noSuchPlace(name, hint: "write a cycle, like 2027-Q1")
    }
    return CycleRef(team: team, name: CycleName(name))
  }

  /// `30 days` for the one that has a number, `days=30; calls=40 %` for several.
  private func retargets(_ proposal: ClosingProposal) throws(Refusal) -> [Retarget] {
    var retargets: [Retarget] = []
    for part in text(.target).split(separator: ";").map({ String($0.trimmed) }) {
      let halves = part.split(separator: "=", maxSplits: 1).map { String($0.trimmed) }
      let isNamed = halves.count == 2 && proposal.keyResults.contains { $0.id == halves[0] }
      retargets.append(
        try proposal.retarget(isNamed ? halves[0] : nil, to: isNamed ? halves[1] : part))
    }
    return retargets
  }

  /// Into a KPI there is, or one of that title.
  private func graduation(_ proposal: ClosingProposal, _ deck: Deck) throws(Refusal) -> Graduation {
    let name = text(.into)
    guard !name.isEmpty else {
      throw .unreadable(
        field: Closing.Entry.into.label, problem: "no KPI is named",
        hint: "write its id, or the title of a new one")
    }
    let id = Identifier.slug(name.split(separator: "/").last.map(String.init) ?? name)
    let own = KPIRef(team: ref.team, id: id)
    let known = deck.kpi(named: name) ?? deck.kpi(named: own.text)
    return try proposal.graduation(nil, into: known ?? own, title: known == nil ? name : nil)
  }
}

extension Deck {
  fileprivate func kpi(named name: String) -> KPIRef? {
    organization.kpis.first { $0.ref.text == name || $0.ref.id == name }?.ref
  }
}
