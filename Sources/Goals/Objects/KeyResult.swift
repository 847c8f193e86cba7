/// What measures an objective: a number that moves, a level that must hold, milestones, or a thing
/// done or not done.
public struct KeyResult: Hashable, Sendable {
  /// How it is measured.
  public enum Kind: Hashable, Sendable {
    /// A number that moves from a start to a target, in either direction. Without a start the
    /// first value recorded in the cycle is it; without a target it could not be read.
    case reach(from: Written<Quantity>?, to: Written<Quantity>?)
    /// A level that must stay within a bound; `share` counts the intervals in which it did.
    case hold(Written<Bound>?, share: Bool)
    /// Steps that are reached or not.
    case milestones([Milestone])
    /// Done or not done.
    case done
  }

  /// A step of a milestones key result.
  public struct Milestone: Hashable, Sendable {
    /// What check-ins call it.
    public let id: String
    /// What is to be reached.
    public let text: String
    /// Its share among the others; default 1.
    public let weight: Double

    /// A step.
    public init(id: String, text: String, weight: Double = 1) {
      self.id = id
      self.text = text
      self.weight = weight
    }
  }

  /// A dated intermediate value.
  public struct PlanPoint: Hashable, Sendable {
    /// By when.
    public let day: Day
    /// The value that is to be reached by then.
    public let value: Quantity

    /// A value planned for a day.
    public init(day: Day, value: Quantity) {
      self.day = day
      self.value = value
    }
  }

  /// Whether it is averaged into the progress.
  public enum Role: String, Hashable, Sendable, CaseIterable {
    /// Averaged.
    case driver
    /// Shown beside the progress as a constraint, never averaged.
    case guardrail
  }

  /// Its reference.
  public let ref: KeyResultRef
  /// Where its record begins.
  public let place: Place
  /// What is to be reached, in words.
  public var title: String
  /// Whether its record holds an `Id:`; without one its title's slug is its id.
  public var hasWrittenId = false
  /// Who answers for it; else the objective's owner does.
  public var owner: Written<String>?
  /// Who else may check in.
  public var coOwners: [Written<String>] = []
  /// How often it is checked in, where it says so itself.
  public var checkInEvery: Rhythm?
  /// How it is measured.
  public var kind = Kind.done
  /// Dated intermediate values, by day.
  public var plan: [Written<PlanPoint>] = []
  /// What values on the way from start to target score.
  public var grades: [Written<Grade>] = []
  /// The KPI that supplies its number, as written.
  public var kpi: Written<String>?
  /// Its role, where one is written.
  public var writtenRole: Role?
  /// Its weight in the roll-up; 0 leaves it out.
  public var weight = 1.0
  /// The day it is due, by default the cycle's last.
  public var due: Written<Day>?
  /// Where it stands in its life.
  public var state = Objective.State.active
  /// The KPI it became at close, as written.
  public var graduatedTo: Written<String>?
  /// Words to filter by.
  public var tags: [String] = []
  /// Its record as it is written, field by field, those the program doesn't know too.
  public var fields: [RecordField] = []

  /// A key result with a title and nothing else.
  public init(ref: KeyResultRef, place: Place, title: String) {
    self.ref = ref
    self.place = place
    self.title = title
  }

  /// Ids it went by before: while a renaming is on its way, its events name it so, too.
  public var formerIds: [String] {
    fields.dropFirst().filter { $0.isCalled(.id) && !$0.value.trimmed.isEmpty }
      .dropFirst().map { String($0.value.trimmed) }
  }

  /// Its role: as written, else a level to hold is a guardrail and the others are drivers.
  public var role: Role {
    if let writtenRole { return writtenRole }
    if case .hold = kind { return .guardrail }
    return .driver
  }

  /// The unit of its numbers, where its own fields tell one.
  public var unit: Unit? {
    switch kind {
    case .reach(let from, let to): to?.value.unit ?? from?.value.unit
    case .hold(let bound, _): bound?.value.unit
    case .milestones, .done: nil
    }
  }

  /// Whether numbers are recorded for it: it moves or holds one.
  public var isNumeric: Bool {
    switch kind {
    case .reach, .hold: true
    case .milestones, .done: false
    }
  }

  /// The bound it holds, if it is of that kind.
  public var bound: Bound? {
    if case .hold(let bound, _) = kind { bound?.value } else { nil }
  }

  /// Its milestones, if it is of that kind.
  public var milestones: [Milestone] {
    if case .milestones(let milestones) = kind { milestones } else { [] }
  }
}

extension KeyResult.Milestone {
  /// Reads `pilot (2) Run the pilot`: id, weight in brackets if not 1, text. `nil`: it begins with no
  /// id.
  public init?(parsing text: String) {
    let id = text.prefix { $0 != " " }
    let rest = text.dropFirst(id.count).trimmed
    guard Identifier.isValid(id) else { return nil }
    guard rest.first == "(", let end = rest.firstIndex(of: ")"),
      let weight = Double(rest[rest.index(after: rest.startIndex)..<end]), weight >= 0,
      weight.isFinite
    else {
      self.init(id: String(id), text: String(rest))
      return
    }
    self.init(
      id: String(id), text: String(rest[rest.index(after: end)...].trimmed), weight: weight)
  }
}

extension KeyResult.PlanPoint {
  /// Reads `2018-01-31 52 days`: a day and a value.
  public init?(parsing text: String) {
    guard let day = Day(parsing: text.prefix { $0 != " " }),
      let value = try? Quantity(parsing: String(text.dropFirst(10)))
    else { return nil }
    self.init(day: day, value: value)
  }
}
