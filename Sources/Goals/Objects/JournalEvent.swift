/// A line of a journal: what somebody did to an objective, a key result or a KPI, and when.
public struct JournalEvent: Hashable, Sendable {
  /// What was done.
  public enum Kind: Hashable, Sendable {
    /// A value recorded, or confirmed.
    case checkIn(CheckInValue)
    /// Something said.
    case comment
    /// The program made it.
    case added
    /// A field that decides a figure changed: its name, and both sides as written, a line each value.
    case retarget(field: String, from: String, to: String)
    /// Such a change as an older program wrote it, which can't be split into its sides.
    case remark(String)
    /// A new state.
    case state(Objective.State)
    /// A typed score, 0 to 1.
    case score(Double)
    /// What a KPI measures is another process from a day on, that of the event without one.
    case process(since: Day?)
    /// An earlier event taken back.
    case retract(at: Moment, by: String)
    /// What is kept and shown as it is written, and counts nowhere.
    case noted(EventWord, value: String)

    /// The word that journals have for it.
    public var word: EventWord {
      switch self {
      case .checkIn: .checkIn
      case .comment: .comment
      case .added: .added
      case .retarget, .remark: .retarget
      case .state: .state
      case .score: .score
      case .process: .process
      case .retract: .retract
      case .noted(let word, _): word
      }
    }
  }

  private let log: EventLog
  private let index: UInt32

  private var line: EventLog.Line { log.lines[Int(index)] }
  private var deed: EventLog.Deed { log.deeds[Int(line.deed)] }

  /// When, as written.
  public var at: Moment {
    let line = line
    return Moment(milliseconds: line.milliseconds, offset: Int(line.offset))
  }
  /// Who: a login or a person's id.
  public var by: String { log.people[Int(line.person)] }
  /// What it speaks of: an objective, a key result or a KPI.
  public var reference: Reference { log.subjects[Int(line.subject)] }
  /// The objective it speaks of; `nil` of a KPI.
  public var objective: ObjectiveRef? { reference.ofObjective }
  /// The key result it speaks of, if it does.
  public var keyResult: String? {
    if case .keyResult(let ref) = reference { ref.id } else { nil }
  }
  /// What was done.
  public var kind: Kind {
    let kind = deed.kind
    if case .checkIn(.number) = kind { return .checkIn(.number(line.number)) }
    return kind
  }
  /// The number that a check-in recorded, where it is one.
  var number: Double? { if case .checkIn(.number) = deed.kind { line.number } else { nil } }
  /// The instant.
  var milliseconds: Int { line.milliseconds }
  /// Whether it takes another one back.
  var isRetraction: Bool { if case .retract = deed.kind { true } else { false } }
  /// Whether it is a check-in.
  var isCheckIn: Bool { if case .checkIn = deed.kind { true } else { false } }
  /// Whether it is one, of whatever kind its key result is now.
  var tellsCheckIn: Bool {
    switch deed.kind {
    case .checkIn, .noted(.checkIn, _): true
    default: false
    }
  }
  /// Whether it changed of which kind its key result is.
  var changesKind: Bool {
    guard case .retarget(let field, _, _) = deed.kind else { return false }
    return FieldName(rawValue: field)?.tellsKind == true
  }
  /// The owner's call, 0 to 10.
  public var confidence: Int? { line.confidence < 0 ? nil : Int(line.confidence) }
  /// The unit that a check-in's number was recorded in; `nil`: that of its key result.
  public var unit: Unit? { deed.recordedUnit }
  /// What was said with it.
  public var note: String { log.text[line.note] }
  /// Where it stands.
  public var place: Place {
    let line = line
    return Place(file: log.file, line: Int(line.line), column: Int(line.column))
  }

  /// An event.
  public init(
    at: Moment, by: String, of reference: Reference, kind: Kind, unit: Unit? = nil,
    confidence: Int? = nil, note: String = "", place: Place
  ) {
    var builder = EventLogBuilder(file: place.file, text: LogText(note))
    builder.add(
      at: at, by: by, of: builder.subject(reference), kind: kind, unit: unit,
      confidence: confidence, note: 0..<note.utf8.count, line: place.line, column: place.column)
    self = builder.events[0]
  }

  init(_ log: EventLog, _ index: Int) {
    (self.log, self.index) = (log, UInt32(index))
  }

  /// Whether something was recorded that can't be thrown away: a value, or what somebody said.
  package var isWork: Bool {
    switch kind {
    case .checkIn, .comment, .process, .noted: true
    case .added, .retarget, .remark, .state, .score, .retract: false
    }
  }

  /// One event is the same as another where both say the same and stand in the same place.
  public static func == (left: JournalEvent, right: JournalEvent) -> Bool {
    left.log === right.log && left.index == right.index
      || left.place == right.place && left.at == right.at && left.by == right.by
        && left.reference == right.reference && left.kind == right.kind
        && left.confidence == right.confidence
        && left.note == right.note
  }

  /// By where it stands, which tells events apart.
  public func hash(into hasher: inout Hasher) { hasher.combine(place) }
}

/// What a check-in says about its key result.
public enum CheckInValue: Hashable, Sendable {
  /// Confirms what is recorded.
  case confirm
  /// A number, in the key result's unit.
  case number(Double)
  /// How much is done, as somebody judges it: 1 is done, 0 not done, 0.6 is 60 %.
  case done(share: Double)
  /// Milestones reached, and taken back, since.
  case milestones(reached: [String], takenBack: [String])
  /// In how many intervals a level held, of how many: what closing writes down of `Over: share`.
  case held(Int, of: Int)
}

/// Why a check-in's value can't be read.
public enum CheckInProblem: Error, Complaint, Hashable, Sendable {
  /// It is no quantity.
  case quantity(QuantityProblem)
  /// Its unit is another one than the key result's.
  case unit(written: String, expected: String)
  /// It is neither `done`, `not done` nor a share.
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
    case .notDoneOrNot(let text): "\(text.quoted) is neither done, not done nor a share"
    case .noSign(let text): "\(text.quoted) has no + or - before its milestone"
    case .unknownMilestone(let id, _): "there is no milestone \(id.quoted)"
    }
  }

  /// What to write instead.
  public var hint: Remedy? {
    switch self {
    case .quantity(let problem): problem.hint
    case .unit(_, let expected): "write the number in \(expected)"
    case .notDoneOrNot: "write done, not done, or a share from 0 % to 100 %"
    case .noSign(let text): "write +\(text) for reached, -\(text) to take it back"
    case .unknownMilestone(_, let known): "its milestones are \(known.joined(separator: ", "))"
    }
  }
}

extension CheckInValue {
  /// Reads what a person typed for a key result of this kind, in a unit or a bare number.
  ///
  /// - Throws: ``CheckInProblem``.
  public init(
    parsing text: String, for keyResult: KeyResult, unit: Unit? = nil
  ) throws(CheckInProblem) {
    let recorded: Unit?
    (self, recorded) = try CheckInValue.read(text, for: keyResult) { text throws(QuantityProblem) in
      try Quantity(typed: text)
    }
    if case .held = self { throw .quantity(.notANumber(text)) }
    let expected = unit ?? keyResult.unit
    if let recorded, keyResult.isNumeric, recorded != expected {
      throw .unit(written: text, expected: expected?.text ?? "plain numbers")
    }
    if case .milestones(let reached, let takenBack) = self {
      let known = keyResult.milestones.map(\.id)
      for id in reached + takenBack where !known.contains(id) {
        throw .unknownMilestone(id, known: known)
      }
    }
  }

  /// Reads what a journal holds for a key result of this kind, with the unit of a number. Milestones
  /// may be named that are there no more.
  ///
  /// - Throws: ``CheckInProblem``.
  public static func recorded(
    _ text: String, for keyResult: KeyResult
  ) throws(CheckInProblem) -> (value: CheckInValue, unit: Unit?) {
    try read(text, for: keyResult) { text throws(QuantityProblem) in try Quantity(parsing: text) }
  }

  private static func read(
    _ text: String, for keyResult: KeyResult,
    _ quantity: (String) throws(QuantityProblem) -> Quantity
  ) throws(CheckInProblem) -> (CheckInValue, Unit?) {
    let text = String(text.trimmed)
    guard !text.isEmpty else { return (.confirm, nil) }
    switch keyResult.kind {
    case .hold(_, share: true) where text.hasPrefix("held "):
      guard let held = held(text) else { throw .notDoneOrNot(text) }
      return (held, nil)
    case .reach, .hold:
      do throws(QuantityProblem) {
        let quantity = try quantity(text)
        return (.number(quantity.number), quantity.unit)
      } catch {
        throw .quantity(error)
      }
    case .milestones: return (try steps(text), nil)
    case .done:
      guard let share = share(text) else { throw .notDoneOrNot(text) }
      return (.done(share: share), (try? Quantity(parsing: text))?.unit)
    }
  }

  /// Reads `held 11 of 13`.
  private static func held(_ text: String) -> CheckInValue? {
    let words = text.split(separator: " ")
    guard words.count == 4, words[2] == "of", let held = Int(words[1]), let all = Int(words[3]),
      0...all ~= held, all > 0
    else { return nil }
    return .held(held, of: all)
  }

  /// Whether it is what a journal holds of some kind of key result.
  package static func isOfAnotherKind(_ text: String) -> Bool {
    share(text) != nil || (try? steps(text)) != nil || (try? Quantity(parsing: text)) != nil
  }

  /// Reads `done`, `not done`, `60 %` or `0.6`; `nil`: what is no share of a whole. A bare `60` may be
  /// meant as either.
  private static func share(_ text: String) -> Double? {
    switch text.lowercased() {
    case "done", "yes": return 1
    case "not done", "no": return 0
    default: break
    }
    guard let quantity = try? Quantity(parsing: text) else { return nil }
    let share = quantity.unit == .percent ? quantity.number / 100 : quantity.number
    guard quantity.unit == nil || quantity.unit == .percent, 0...1 ~= share else { return nil }
    return share
  }

  /// The value as a journal holds it, without a unit.
  public var text: String { text(in: nil) }

  /// The value as a journal holds it, a number with its unit: `75 days`.
  public func text(in unit: Unit?) -> String {
    switch self {
    case .confirm: ""
    case .number(let number): Quantity(number, unit).written
    case .done(let share): CheckInValue.words(ofShare: share)
    case .milestones(let reached, let takenBack):
      (reached.map { "+" + $0 } + takenBack.map { "-" + $0 }).joined(separator: " ")
    case .held(let count, let all): "held \(count) of \(all)"
    }
  }

  /// Done, or not done.
  package static func done(_ isDone: Bool) -> CheckInValue { .done(share: isDone ? 1 : 0) }

  /// `done`, `not done`, or the share that is: `60 %`.
  package static func words(ofShare share: Double) -> String {
    switch share {
    case 1: "done"
    case 0: "not done"
    default: Quantity(Decimal.rounded(share * 100, to: 9), .percent).written
    }
  }

  private static func steps(_ text: String) throws(CheckInProblem) -> CheckInValue {
    var (reached, takenBack): ([String], [String]) = ([], [])
    for word in text.split(separator: " ") {
      let id = String(word.dropFirst())
      guard word.hasPrefix("+") || word.hasPrefix("-") else { throw .noSign(String(word)) }
      if word.hasPrefix("+") { reached.append(id) } else { takenBack.append(id) }
    }
    return .milestones(reached: reached, takenBack: takenBack)
  }
}
