/// A qualitative aim of a team for a cycle, with the key results that measure it.
public struct Objective: Hashable, Sendable {
  /// What is expected of the score at close.
  public enum Ambition: String, Hashable, Sendable, CaseIterable {
    /// A promise: 1.0 is expected.
    case committed
    /// A stretch: 0.7 is expected.
    case aspirational
  }

  /// Where an objective stands in its life; the raw value is what `State:` holds.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// Not agreed on yet; counts nowhere.
    case draft
    /// Worked on.
    case active
    /// Closed as reached.
    case achieved
    /// Closed as not reached.
    case missed
    /// Given up; counts nowhere.
    case dropped

    /// Whether the objective is closed.
    public var isClosed: Bool { self == .achieved || self == .missed || self == .dropped }
  }

  /// Where an objective's progress comes from.
  public enum Rollup: String, Hashable, Sendable, CaseIterable {
    /// Its own drivers.
    case own
    /// The objectives below it.
    case children
  }

  /// Its reference.
  public let ref: ObjectiveRef
  /// Where its record begins.
  public let place: Place
  /// What is to be reached, in words.
  public var title: String
  /// The reason.
  public var why = ""
  /// Who answers for it, an id of `people.rec`.
  public var owner: Written<String>?
  /// Who else may check in.
  public var coOwners: [Written<String>] = []
  /// Teams that show it in their trees too.
  public var sharedWith: [Written<String>] = []
  /// References to the objectives it supports, as written; the first carries the roll-up.
  public var supports: [Written<String>] = []
  /// What is expected of its score.
  public var ambition = Ambition.aspirational
  /// Its place in the order of one's own, 1 first.
  public var priority: Int?
  /// How often its key results are checked in, where it says so itself.
  public var checkInEvery: Rhythm?
  /// Its weight in the roll-up of what it supports; 0 leaves it out.
  public var weight = 1.0
  /// Where its progress comes from; by default its own drivers, without any the children.
  public var rollup: Rollup?
  /// Where it stands in its life.
  public var state = State.active
  /// KPIs watched beside it, never averaged.
  public var kpis: [Written<String>] = []
  /// Words to filter by.
  public var tags: [String] = []
  /// The objective it was carried over from, as written.
  public var carriedFrom: Written<String>?
  /// The objective it was carried over to, as written.
  public var carriedTo: Written<String>?
  /// The KPI it was promoted from, as written.
  public var promotedFrom: Written<String>?
  /// Its record as it is written, field by field, those the program doesn't know too.
  public var fields: [RecordField] = []
  /// What measures it.
  public var keyResults: [KeyResult] = []

  /// An objective with a title and nothing else.
  public init(ref: ObjectiveRef, place: Place, title: String) {
    self.ref = ref
    self.place = place
    self.title = title
  }

  /// Everybody who is named for it or one of its key results, as written.
  public var named: [Written<String>] {
    [owner].compactMap(\.self) + coOwners
      + keyResults.flatMap { [$0.owner].compactMap(\.self) + $0.coOwners }
  }

  /// Its key result with this id.
  public func keyResult(_ id: String) -> KeyResult? { keyResults.first { $0.ref.id == id } }
}
