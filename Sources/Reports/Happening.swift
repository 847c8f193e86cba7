import Goals

/// A line of what happened: when, who, to what, and what was said.
struct Happening: Sendable {
  let day: Day
  let by: String
  let title: String
  let what: String
  let note: String

  private static let recent = 8

  /// The latest events of some objectives, the newest first.
  static func latest(of refs: [ObjectiveRef], in review: Review) -> [Happening] {
    let events = refs.flatMap { ref in
      JournalEvent.standing(review.organization.events[ref] ?? [], within: review.horizon)
    }
    return events.sorted { ($1.at.milliseconds, $1.place) < ($0.at.milliseconds, $0.place) }
      .prefix(recent).map { Happening($0, in: review.organization) }
  }

  private init(_ event: JournalEvent, in organization: Organization) {
    let objective = event.objective.flatMap(organization.objective)
    let keyResult = event.keyResult.flatMap { objective?.keyResult($0) }
    day = event.at.day
    by = organization.person(event.by)?.name ?? event.by
    title = keyResult?.title ?? objective?.title ?? event.reference.text
    what = event.kind.words(unit: event.unit ?? keyResult.flatMap(organization.unit))
    note = event.note
  }
}

extension JournalEvent.Kind {
  fileprivate func words(unit: Unit?) -> String {
    switch self {
    case .checkIn(.number(let number)): Quantity(number, unit).text
    case .checkIn(.confirm): "confirmed"
    case .checkIn(.done(let share)): CheckInValue.words(ofShare: share)
    case .checkIn(.held(let count, let all)): CheckInValue.held(count, of: all).text
    case .checkIn(.milestones(let reached, let takenBack)):
      (reached.map { "reached " + $0 } + takenBack.map { "not " + $0 }).joined(separator: ", ")
    case .added: "new"
    case .comment: word.rawValue
    case .remark(let text): text
    case .retarget(let field, let from, let to):
      "\(field) \(from.lines.joined(separator: "; ")) → \(to.lines.joined(separator: "; "))"
    case .state(let state): state.rawValue
    case .score(let score): "score \(Decimal.text(score))"
    case .process(let since): "another process" + (since.map { " since \($0.text)" } ?? "")
    case .retract: "taken back"
    case .noted(let word, let value):
      [word.rawValue, value].filter { !$0.isEmpty }
        .joined(separator: " ")
    }
  }
}
