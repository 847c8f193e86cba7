/// What the key results of one objective have in common on the day looked at.
struct ObjectiveContext {
  let horizon: Horizon
  var day: Day { horizon.day }
  /// The cycle's days. An objective without a readable cycle is taken as one of a single day.
  let span: Span
  let settings: Settings
  /// The events that stand on that day, in order.
  let events: [JournalEvent]
  let state: Objective.State
  /// When the objective was closed, if it is; a later correction leaves it.
  let closing: Moment?
  /// Whether check-ins are asked for: while it is worked on, and its cycle is not closed.
  let isAsked: Bool

  init(of objective: Objective, in organization: Organization, within horizon: Horizon) {
    self.horizon = horizon
    span = organization.span(of: objective.ref) ?? Span(day: horizon.day)
    settings = organization.settings
    let all = organization.events[objective.ref] ?? []
    events = JournalEvent.standing(all, within: horizon)
    state = objective.state
    closing = state.isClosed ? events.closing : nil
    let isClosed = organization.cycles[objective.ref.cycle]?.isClosed == true
    isAsked = state == .active && !isClosed
  }

  func events(of keyResult: KeyResult) -> [JournalEvent] {
    events.filter { $0.keyResult == keyResult.ref.id }
  }
}

extension [JournalEvent] {
  /// When an objective was closed and not opened again; a later correction leaves it.
  var closing: Moment? {
    reduce(nil) { closing, event in
      guard event.keyResult == nil, case .state(let state) = event.kind else { return closing }
      return state.isClosed ? closing ?? event.at : nil
    }
  }
}
