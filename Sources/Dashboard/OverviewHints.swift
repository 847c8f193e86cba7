import Goals

extension App {
  /// What can be done with what the cursor is on, with counts; then what is of use everywhere.
  func overviewHints(_ deck: Deck) -> [Hint] {
    let own = screens.overview.hints(deck)
    let general = KeyTable.hints(for: deck.user, saying: additions(deck))
    let past = deck.user.asOf == nil ? [] : general.filter { ["gt", "</>"].contains($0.key) }
    let shown = Set((past + own).map(\.key))
    return past + own + general.filter { !shown.contains($0.key) }
  }
}

extension OverviewScreen {
  fileprivate func hints(_ deck: Deck) -> [Hint] {
    let mayChange = deck.user.readOnlyBecause == nil
    return actions(deck).filter { mayChange || !KeyTable[$0.0].changes }
      .map { (KeyTable[$0.0].firstKeys, $0.1) }
  }

  private func actions(_ deck: Deck) -> [(Command, String)] {
    switch preview?.subject {
    case nil, .organization?: organizationActions(deck)
    case .objective(let ref, nil)?: objectiveActions(ref, deck)
    case .objective(_, let ref?)?, .keyResult(let ref)?: keyResultActions(ref, deck)
    case .kpi(let ref)?: kpiActions(ref, deck)
    }
  }

  private func organizationActions(_ deck: Deck) -> [(Command, String)] {
    let (count, own) = (deck.attentionCount, deck.waitingForUser.count)
    let fact = deck.organizationFact
    return [
      count > 0 ? (.attention, "\(count) need\(count == 1 ? "s" : "") attention") : nil,
      own > 0 ? (.session, "\(own) yours") : nil,
      fact.progress == nil ? nil : (.explain, "why \(fact.value)"), (.history, "history"),
      (.closing, "close"), (.asOf, "look back"),
    ].compactMap(\.self)
  }

  private func objectiveActions(_ ref: ObjectiveRef, _ deck: Deck) -> [(Command, String)] {
    let fact = deck.fact(of: ref)
    let count = deck.organization.objective(ref)?.keyResults.count ?? 0
    return [
      count > 0 ? (.checkIn, "check in") : (.addChild, "add key result"),
      (.open, count == 0 ? "open" : count == 1 ? "key result" : "\(count) key results"),
      fact.progress == nil ? nil : (.explain, "why \(fact.value)"), (.edit, "edit"),
      count > 0 ? (.addChild, "add key result") : nil, (.history, "history"),
    ].compactMap(\.self)
  }

  private func keyResultActions(_ ref: KeyResultRef, _ deck: Deck) -> [(Command, String)] {
    let fact = deck.fact(of: ref)
    return [
      (.checkIn, "check in"), (.open, focus == .tree ? "open" : "chart"),
      (.explain, fact.progress == nil ? "why" : "why \(fact.value)"), (.edit, "edit"),
      (.comment, "comment"), (.history, "history"),
    ]
  }

  private func kpiActions(_ ref: KPIRef, _ deck: Deck) -> [(Command, String)] {
    let isOffered = deck.then.recovery(of: ref) != nil
    return [
      (.checkIn, "reading"), (.open, "chart"), (.explain, "why"),
      (.promote, isOffered ? "recover" : "promote"), (.edit, "edit"), (.history, "history"),
    ]
  }
}
