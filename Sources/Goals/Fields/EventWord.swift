/// What journals call the things that happen: the table of events. Nothing else in the program
/// spells one.
public enum EventWord: String, Hashable, Sendable, CaseIterable {
  /// A value recorded, or confirmed.
  case checkIn = "check-in"
  /// Something said.
  case comment
  /// Made by the program.
  case added
  /// A field that decides a figure got another value.
  case retarget
  /// What a KPI measures began to behave otherwise.
  case process
  /// What is to be done, by whom, by when.
  case next
  /// What is in the way.
  case blocked
  /// A next step, or what was in the way, is over.
  case settled
  /// What was decided.
  case decision
  /// A review meeting began, or ended.
  case meeting
  /// A new state.
  case state
  /// A score, typed.
  case score
  /// An earlier event, taken back.
  case retract

  /// What an event may be about.
  public enum Subject: Hashable, Sendable, CaseIterable {
    /// An objective of the cycle.
    case objective
    /// A key result, `objective#key-result`.
    case keyResult
    /// A KPI beside the journal.
    case kpi
    /// The team's cycle itself: nothing is named.
    case cycle

    /// What it is, in a sentence.
    public var noun: String {
      switch self {
      case .objective: "an objective"
      case .keyResult: "a key result"
      case .kpi: "a KPI"
      case .cycle: "the cycle itself"
      }
    }

    /// How a line names it.
    public var hint: String {
      switch self {
      case .objective: "write its id"
      case .keyResult: "write objective#key-result"
      case .kpi: "write it into the journal beside the KPI"
      case .cycle: "leave the column of empty"
      }
    }
  }

  /// What events of this word may be about.
  public var subjects: [Subject] {
    switch self {
    case .checkIn: [.keyResult]
    case .comment, .added, .retarget: [.objective, .keyResult, .kpi]
    case .process: [.kpi]
    case .next, .blocked, .settled, .retract: Subject.allCases
    case .decision: [.objective, .cycle]
    case .meeting: [.cycle]
    case .state, .score: [.objective, .keyResult]
    }
  }

  /// Whether it is kept and shown as it is written, and counts nowhere.
  public var isNoted: Bool {
    switch self {
    case .next, .blocked, .settled, .decision, .meeting: true
    case .checkIn, .comment, .added, .retarget, .process, .state, .score, .retract: false
    }
  }

  /// What one such event is, in a sentence.
  public var noun: String {
    switch self {
    case .checkIn: "a check-in"
    case .comment: "a comment"
    case .added: "an addition"
    case .retarget: "a change of target"
    case .process: "a change of process"
    case .next: "a next step"
    case .blocked: "a blocker"
    case .settled: "an end of a next step or a blocker"
    case .decision: "a decision"
    case .meeting: "a meeting"
    case .state: "a change of state"
    case .score: "a score"
    case .retract: "a retraction"
    }
  }

  /// What its value says, in a few words.
  public var help: String {
    switch self {
    case .checkIn:
      "the value; done or not done; milestones reached, +id, or taken back, -id; empty confirms"
    case .comment: "nothing; the note says it"
    case .added: "nothing"
    case .retarget: "the field and both values, To: 38 days -> 41 days; the note is the reason"
    case .process: "a day or nothing; the note says what began"
    case .next: "who and by when, tom 2026-12-01; the note says what"
    case .blocked: "who and by when; the note says by what"
    case .settled: "AT BY done or dropped of that next or blocked; the note says how"
    case .decision: "nothing; the note says what was decided"
    case .meeting: "begin or end"
    case .state: "the new state; the note says why, or what was learned"
    case .score: "0 to 1, like 0.7"
    case .retract: "AT BY of the event that is taken back"
    }
  }
}
