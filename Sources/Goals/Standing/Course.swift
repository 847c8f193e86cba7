/// What the key results of one objective have in common on the day looked at.
struct Course {
  let horizon: Horizon
  var day: Day { horizon.day }
  /// The cycle's days. An objective without a readable cycle is taken as one of a single day.
  let span: Span
  let rhythm: Rhythm
  let settings: Settings
  /// The events that stand on that day, in order.
  let events: [JournalEvent]
  let state: Objective.State

  init(of objective: Objective, in organization: Organization, within horizon: Horizon) {
    self.horizon = horizon
    span = organization.span(of: objective.ref) ?? Span(day: horizon.day)
    rhythm = organization.checkInEvery(for: objective.ref.team)
    settings = organization.settings
    let all = organization.events[objective.ref] ?? []
    events = JournalEvent.standing(all, within: horizon)
    state = objective.state
  }

  func events(of keyResult: KeyResult) -> [JournalEvent] {
    events.filter { $0.keyResult == keyResult.ref.id }
  }
}
