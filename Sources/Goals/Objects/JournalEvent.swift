/// A line of a cycle's journal: what somebody did to an objective or a key result, and when.
public struct JournalEvent: Hashable, Sendable {
  /// What was done.
  public enum Kind: Hashable, Sendable {
    /// A value recorded, or confirmed.
    case checkIn(CheckInValue)
    /// Something said.
    case comment
    /// A target changed: the field that holds it, and both as written.
    case retarget(field: String, from: String, to: String)
    /// A new state.
    case state(Objective.State)
    /// A typed score, 0 to 1.
    case score(Double)
    /// An earlier event taken back.
    case retract(at: Moment, by: String)
    /// What is kept and shown as it is written, and counts nowhere.
    case noted(EventWord, value: String)

    /// The word that journals have for it.
    public var word: EventWord {
      switch self {
      case .checkIn: .checkIn
      case .comment: .comment
      case .retarget: .retarget
      case .state: .state
      case .score: .score
      case .retract: .retract
      case .noted(let word, _): word
      }
    }
  }

  /// When, as written.
  public var at: Moment { line.at }
  /// Who: a login or a person's id.
  public var by: String { line.by }
  /// The objective it speaks of.
  public var objective: ObjectiveRef { line.objective }
  /// The key result it speaks of, if it does.
  public var keyResult: String? { line.keyResult }
  /// What was done.
  public var kind: Kind { line.kind }
  /// The owner's call, 0 to 10.
  public var confidence: Int? { line.confidence }
  /// What was said with it.
  public var note: String { line.note }
  /// Where it stands.
  public var place: Place { line.place }

  private let line: Line

  /// An event.
  public init(
    at: Moment, by: String, objective: ObjectiveRef, keyResult: String?, kind: Kind,
    confidence: Int? = nil, note: String = "", place: Place
  ) {
    line = Line(
      at: at, by: by, objective: objective, keyResult: keyResult, kind: kind,
      confidence: confidence, note: note, place: place)
  }

  /// One event is the same as another where both say the same and stand in the same place.
  public static func == (left: JournalEvent, right: JournalEvent) -> Bool {
    left.line === right.line
      || left.place == right.place && left.at == right.at && left.by == right.by
        && left.objective == right.objective && left.keyResult == right.keyResult
        && left.kind == right.kind && left.confidence == right.confidence
        && left.note == right.note
  }

  /// By where it stands, which tells events apart.
  public func hash(into hasher: inout Hasher) { hasher.combine(place) }

  /// What the line holds, shared by all copies: thousands of events are sorted, grouped and
  /// filtered at each look, and moving one must not cost a dozen counts of references.
  private final class Line: Sendable {
    let at: Moment
    let by: String
    let objective: ObjectiveRef
    let keyResult: String?
    let kind: Kind
    let confidence: Int?
    let note: String
    let place: Place

    init(
      at: Moment, by: String, objective: ObjectiveRef, keyResult: String?, kind: Kind,
      confidence: Int?, note: String, place: Place
    ) {
      self.at = at
      self.by = by
      self.objective = objective
      self.keyResult = keyResult
      self.kind = kind
      self.confidence = confidence
      self.note = note
      self.place = place
    }
  }
}

/// What a check-in says about its key result.
public enum CheckInValue: Hashable, Sendable {
  /// Confirms what is recorded.
  case confirm
  /// A number, in the key result's unit.
  case number(Double)
  /// Done, or not done.
  case done(Bool)
  /// Milestones reached, and taken back, since.
  case milestones(reached: [String], takenBack: [String])
}

/// Why a check-in's value can't be read.
public enum CheckInProblem: Error, Complaint, Hashable, Sendable {
  /// It is no quantity.
  case quantity(QuantityProblem)
  /// Its unit is another one than the key result's.
  case unit(written: String, expected: String)
  /// It is neither `done` nor `not done`.
  case notDoneOrNot(String)
  /// It has no `+` or `-` before a milestone.
  case noSign(String)
  /// The key result has no such milestone.
  case unknownMilestone(String, known: [String])

  /// What is wrong, as a part of a sentence.
  public var message: String {
    switch self {
    case .quantity(let problem): problem.message
    case .unit(let written, let expected): "\(written.quoted) is not in \(expected)"
    case .notDoneOrNot(let text): "\(text.quoted) is neither done nor not done"
    case .noSign(let text): "\(text.quoted) has no + or - before its milestone"
    case .unknownMilestone(let id, _): "there is no milestone \(id.quoted)"
    }
  }

  /// What to write instead.
  public var hint: Remedy? {
    switch self {
    case .quantity(let problem): problem.hint
    case .unit(_, let expected): "write the number in \(expected)"
    case .notDoneOrNot: "write done or not done"
    case .noSign(let text): "write +\(text) for reached, -\(text) to take it back"
    case .unknownMilestone(_, let known): "its milestones are \(known.joined(separator: ", "))"
    }
  }
}

extension CheckInValue {
  /// Reads what a journal holds, or a person typed, for a key result of this kind.
  ///
  /// - Throws: ``CheckInProblem``.
  public init(
    parsing text: String, for keyResult: KeyResult, unit: Unit? = nil, typed: Bool = false
  ) throws(CheckInProblem) {
    let text = String(text.trimmed)
    guard !text.isEmpty else {
      self = .confirm
      return
    }
    switch keyResult.kind {
    case .reach, .hold:
      self = .number(try CheckInValue.number(text, unit: unit ?? keyResult.unit, typed: typed))
    case .milestones(let milestones): self = try CheckInValue.steps(text, milestones)
    case .done:
      switch text.lowercased() {
      case "done", "yes": self = .done(true)
      case "not done", "no": self = .done(false)
      default: throw .notDoneOrNot(text)
      }
    }
  }

  /// The value as a journal holds it.
  public var text: String {
    switch self {
    case .confirm: ""
    case .number(let number): Decimal.text(number)
    case .done(let isDone): isDone ? "done" : "not done"
    case .milestones(let reached, let takenBack):
      (reached.map { "+" + $0 } + takenBack.map { "-" + $0 }).joined(separator: " ")
    }
  }

  private static func number(
    _ text: String, unit: Unit?, typed: Bool
  ) throws(CheckInProblem)
    -> Double
  {
    let quantity: Quantity
    do {
      quantity = typed ? try Quantity(typed: text) : try Quantity(parsing: text)
    } catch {
      throw .quantity(error)
    }
    if let written = quantity.unit, written != unit {
      throw .unit(written: text, expected: unit?.text ?? "plain numbers")
    }
    return quantity.number
  }

  private static func steps(
    _ text: String, _ milestones: [KeyResult.Milestone]
  )
    throws(CheckInProblem) -> CheckInValue
  {
    var (reached, takenBack): ([String], [String]) = ([], [])
    for word in text.split(separator: " ") {
      let id = String(word.dropFirst())
      guard word.hasPrefix("+") || word.hasPrefix("-") else { throw .noSign(String(word)) }
      guard milestones.contains(where: { $0.id == id }) else {
        throw .unknownMilestone(id, known: milestones.map(\.id))
      }
      if word.hasPrefix("+") { reached.append(id) } else { takenBack.append(id) }
    }
    return .milestones(reached: reached, takenBack: takenBack)
  }
}
