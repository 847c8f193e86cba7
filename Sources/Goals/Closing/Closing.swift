/// How an objective is closed: what came of it, what it scored, what was learned, what is next.
public struct Closing: Hashable, Sendable {
  /// What becomes of it.
  public enum Next: Hashable, Sendable {
    /// Nothing more.
    case end
    /// It goes on in a later cycle; what isn't retargeted keeps its targets, and what is complete
    /// or dropped stays behind, unless it is chosen otherwise.
    case carryOver(to: CycleRef, retargets: [Retarget], choice: GoingOnChoice = GoingOnChoice())
    /// Levels that were reached become the levels of KPIs.
    case graduate([Graduation])
  }

  /// What a person types when an objective is closed; a refusal names it so.
  public enum Entry: String, Hashable, Sendable, CaseIterable {
    case outcome, score, learned, reason, next, into
    case target = "new target"

    /// What a form calls it.
    public var label: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }
  }

  /// What came of it: achieved, missed or dropped.
  public var outcome: Objective.State
  /// Its score, 0 to 1 with up to two decimals: the proposed one, or another that was typed. `nil`: what
  /// was dropped before anything was measured.
  public var score: Double?
  /// Why the score is not the proposed one, or why a closed objective is corrected.
  public var reason: String
  /// Scores of its key results that were typed or accepted; the others are left as they are.
  public var keyResultScores: [KeyResultScore]
  /// What was learned.
  public var learned: String
  /// What becomes of it.
  public var next: Next

  /// An objective closed.
  public init(
    outcome: Objective.State, score: Double?, reason: String = "",
    keyResultScores: [KeyResultScore] = [], learned: String = "", next: Next = .end
  ) {
    self.outcome = outcome
    self.score = score
    self.reason = reason
    self.keyResultScores = keyResultScores
    self.learned = learned
    self.next = next
  }
}

/// What a key result scored.
public struct KeyResultScore: Hashable, Sendable {
  /// The key result's id.
  public let keyResult: String
  /// 0 to 1 with up to two decimals.
  public let score: Double
  /// Why it is not the proposed one.
  public let reason: String

  /// A score of a key result.
  public init(_ keyResult: String, _ score: Double, reason: String = "") {
    self.keyResult = keyResult
    self.score = score
    self.reason = reason
  }
}

/// The target a key result has where it goes on.
public struct Retarget: Hashable, Sendable {
  /// The key result's id.
  public let keyResult: String
  /// The field that changes: `To` or `Hold`.
  public let field: FieldName
  /// Its new value, `45 days` or `>= 9%`.
  public let value: String
  /// Where it starts, `From:`; without, that stays as it is.
  public let start: String?

  /// A new target.
  public init(_ keyResult: String, _ field: FieldName, _ value: String, start: String? = nil) {
    self.keyResult = keyResult
    self.field = field
    self.value = value
    self.start = start
  }
}

/// A key result whose level becomes that of a KPI.
public struct Graduation: Hashable, Sendable {
  /// The key result's id.
  public let keyResult: String
  /// The KPI; made where it doesn't exist.
  public let kpi: KPIRef
  /// What is set of it: `Target`, and for a new one `KPI` (the title), `Unit`, `Owner` and others.
  public let fields: [RecordField]

  /// A level that becomes that of a KPI.
  public init(_ keyResult: String, to kpi: KPIRef, _ fields: [RecordField]) {
    self.keyResult = keyResult
    self.kpi = kpi
    self.fields = fields
  }
}
