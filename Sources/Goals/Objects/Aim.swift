/// The fields that tell how a key result is measured, of whatever kind it is by them.
struct Aim {
  private var from, to: Written<Quantity>?
  private var hold: Written<Bound>?
  private var hasHold = false
  private var isShare = false
  private var milestones: [KeyResult.Milestone]

  init(_ keyResult: KeyResult) {
    milestones = keyResult.fields.values(of: .milestone).compactMap { .init(parsing: $0) }
    switch keyResult.kind {
    case .reach(let from, let to): (self.from, self.to) = (from, to)
    case .hold(let bound, let share): (hold, hasHold, isShare) = (bound, true, share)
    case .milestones(let steps): milestones = steps
    case .done: break
    }
  }

  mutating func restore(_ field: String, _ values: [Written<String>]) {
    switch FieldName(rawValue: field) {
    case .from: from = Aim.quantity(values.first)
    case .to: to = Aim.quantity(values.first)
    case .hold:
      hold = values.first.flatMap { text in
        (try? Bound(parsing: text.value)).map { Written($0, at: text.place) }
      }
      hasHold = !values.isEmpty
    case .over: isShare = !values.isEmpty
    case .milestone: milestones = values.compactMap { .init(parsing: $0.value) }
    default: break
    }
  }

  var kind: KeyResult.Kind {
    if from != nil || to != nil { return .reach(from: from, to: to) }
    if hasHold { return .hold(hold, share: isShare) }
    return milestones.isEmpty ? .done : .milestones(milestones)
  }

  private static func quantity(_ text: Written<String>?) -> Written<Quantity>? {
    text.flatMap { text in
      (try? Quantity(parsing: text.value)).map { Written($0, at: text.place) }
    }
  }
}

extension KeyResult.Kind {
  /// What is recorded of a key result, whatever it is to come to.
  enum Measure { case number, milestones, share }

  var measure: Measure {
    switch self {
    case .reach, .hold: .number
    case .milestones: .milestones
    case .done: .share
    }
  }
}

extension FieldName {
  /// Whether it tells of which kind a key result is.
  var tellsKind: Bool { [.from, .to, .hold, .milestone].contains(self) }
}
