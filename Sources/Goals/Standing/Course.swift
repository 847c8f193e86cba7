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

  private let history: History

  init(of objective: Objective, in organization: Organization, within horizon: Horizon) {
    self.horizon = horizon
    span = organization.span(of: objective.ref) ?? Span(day: horizon.day)
    rhythm = organization.checkInEvery(for: objective.ref.team)
    settings = organization.settings
    let all = organization.events[objective.ref] ?? []
    events = JournalEvent.standing(all, within: horizon)
    history = History(all, standing: events, horizon)
    state = history.state(objective.state, of: nil)
  }

  func events(of keyResult: KeyResult) -> [JournalEvent] {
    events.filter { $0.keyResult == keyResult.ref.id }
  }

  /// The key result's state on the day.
  func state(of keyResult: KeyResult) -> Objective.State {
    history.state(keyResult.state, of: keyResult.ref.id)
  }

  /// The key result with the targets it had on the day.
  func targeted(_ keyResult: KeyResult) -> KeyResult {
    var result = keyResult
    for step in history.retargetsUndone(of: keyResult.ref.id) {
      result.restore(step.field, to: step.text, at: step.place)
    }
    return result
  }
}

/// The way back from what the fields say today to what they said on a day: the later events.
private struct History {
  private let later: [JournalEvent]
  private let all: [JournalEvent]
  private let standing: [JournalEvent]

  init(_ all: [JournalEvent], standing: [JournalEvent], _ horizon: Horizon) {
    self.all = all
    self.standing = standing
    later = all.filter { !horizon.includes($0.at) }
  }

  /// The field's state, unless an event after the day changed it: then the last one that stood.
  ///
  /// Before all of them it was active, as by default; what became active first was a draft.
  func state(_ written: Objective.State, of keyResult: String?) -> Objective.State {
    guard later.contains(where: { named($0, of: keyResult)?.state != nil }) else { return written }
    if let last = standing.last(where: { $0.keyResult == keyResult && $0.state != nil })?.state {
      return last
    }
    let first = all.first { $0.keyResult == keyResult && $0.state != nil }
    return first?.state == .active ? .draft : .active
  }

  /// What each later retarget replaced, and each one taken back later had set, newest first.
  func retargetsUndone(of keyResult: String) -> [(field: String, text: String, place: Place)] {
    later.reversed().compactMap { event in
      guard let retarget = named(event, of: keyResult),
        case .retarget(let field, let from, let to) = retarget.kind
      else { return nil }
      return (field, retarget == event ? from : to, retarget.place)
    }
  }

  /// The event itself; of a retraction the one it takes back.
  private func named(_ event: JournalEvent, of keyResult: String?) -> JournalEvent? {
    guard case .retract(let at, let by) = event.kind else {
      return event.keyResult == keyResult ? event : nil
    }
    return all.first {
      $0.at.milliseconds == at.milliseconds && $0.by == by && $0.keyResult == keyResult
    }
  }
}

extension JournalEvent {
  fileprivate var state: Objective.State? {
    if case .state(let state) = kind { state } else { nil }
  }
}
