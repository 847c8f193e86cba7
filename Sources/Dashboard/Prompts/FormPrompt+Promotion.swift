import Canvas
import Goals

// A KPI made into an objective: the form filled in from what is proposed, with a tick for each KPI
// that is to hold meanwhile.
extension FormPrompt {
  /// The objective that a KPI is promoted to, as it is proposed; `nil` where there is no such KPI.
  init?(promoting kpi: KPIRef, _ deck: Deck) {
    guard let promotion = Promotion(of: kpi, in: deck.review) else { return nil }
    let proposed: [FieldName: String?] = [
      .objective: promotion.title, .why: promotion.why.flowing, .owner: promotion.owner,
      .keyResult: promotion.keyResult, .from: promotion.from, .to: promotion.to,
    ]
    var values = Dictionary(uniqueKeysWithValues: proposed.map { ($0.rawValue, $1) })
    values[FormField.place.name] = promotion.cycle.path
    let guards = promotion.guardrails.map { FormField(guarding: $0) }
    let word = promotion.kind == .recovery ? "Recover" : "Promote"
    let title = deck.organization.kpi(kpi)?.title ?? kpi.id
    self.init(
      .promotion(promotion), "\(word): \(title)", FormField.promotion + guards,
      values: values.compactMapValues { $0.map { [$0] } })
  }

  mutating func submit(_ promotion: Promotion, _ deck: Deck) -> Outcome {
    func typed(_ field: FieldName) -> String? {
      FormField.promotion.first { $0.name == field.rawValue }
        .flatMap { $0.values(of: form[$0.label], on: today).first }
    }
    guard let cycle = typedCycle(), typed(.to) != nil else {
      refusal = "To: type the value to reach"
      return .stays
    }
    // The cycle is fixed in a promotion; another one means another proposal.
    guard
      var promotion = Promotion(
        of: promotion.kpi, in: deck.review, cycle: cycle, kind: promotion.kind)
    else { return .stays }
    promotion.title = typed(.objective) ?? promotion.title
    promotion.why = typed(.why) ?? ""
    promotion.owner = typed(.owner)
    promotion.keyResult = typed(.keyResult) ?? promotion.keyResult
    (promotion.from, promotion.to) = (typed(.from), typed(.to))
    let chosen = promotion.guardrails.filter { !form[$0.title].trimmed.isEmpty }
    return .submits(.store(promotion.action(guardrails: chosen, in: deck.organization)))
  }

  /// A team and a cycle as they are typed; `nil`, and said, where there is none.
  mutating func typedCycle() -> CycleRef? {
    let place = form[FormField.place.label].split(separator: "/").map(String.init)
    guard let name = place.last else {
      refusal = "In: write a team and a cycle, like sales/2026-Q4"
      return nil
    }
    let team = TeamPath(place.dropLast().joined(separator: "/"))
    return CycleRef(team: team, name: CycleName(name))
  }
}

extension FormField {
  fileprivate static let promotion =
    newObjective.filter { !$0.isNamed(.supports) && !$0.isNamed(.ambition) } + [
      FormField(
        .keyResult, label: "Key result", kind: .text, "what the KPI's number is called there"),
      FormField(.from, kind: .quantity, "where it starts: the KPI's present value"),
      FormField(.to, kind: .quantity, "the value to reach"),
    ]

  fileprivate init(guarding guardrail: Promotion.Guardrail) {
    self.init(
      ticking: guardrail.title, "Space: \(guardrail.hold) is a guardrail meanwhile, or not")
  }
}
