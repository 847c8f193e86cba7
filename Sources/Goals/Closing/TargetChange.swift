/// A target that was changed: both are kept and shown at close.
public struct TargetChange: Hashable, Sendable {
  /// Of which key result.
  public let keyResult: KeyResultRef
  /// The field that holds it.
  public let field: String
  /// What it was, as written.
  public let from: String
  /// What it became, as written.
  public let to: String
  /// When.
  public let day: Day
  /// Why.
  public let note: String

  /// The fields that say what is to be reached, and by when.
  fileprivate static let fields: Set<FieldName> = [
    .from, .to, .grade, .hold, .over, .milestone, .plan, .due,
  ]
}

extension Review {
  /// How the targets of an objective's key results were changed by the day, the earliest first.
  public func targetChanges(of ref: ObjectiveRef) -> [TargetChange] {
    standingEvents(of: ref).compactMap { event in
      guard let id = event.keyResult, case .retarget(let field, let from, let to) = event.kind,
        FieldName(rawValue: field).map(TargetChange.fields.contains) ?? true
      else { return nil }
      return TargetChange(
        keyResult: KeyResultRef(objective: ref, id: id), field: field,
        from: from.lines.joined(separator: "; "), to: to.lines.joined(separator: "; "),
        day: event.at.day, note: event.note)
    }
  }

  /// The events of an objective that stand on the day.
  func standingEvents(of ref: ObjectiveRef) -> [JournalEvent] {
    JournalEvent.standing(organization.events[ref] ?? [], within: horizon)
  }
}
