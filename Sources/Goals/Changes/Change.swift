/// Everything a person can do to an organisation, as a value: who, when, what.
///
/// Dashboard, commands and store speak in changes only. The store reads the files again before it
/// carries one out, so that a stale screen can't overwrite what somebody else has written.
public struct Change: Hashable, Sendable {
  /// What is done.
  public enum Action: Hashable, Sendable {
    /// A value recorded for a key result, as typed; empty confirms what is recorded. `on` is the day
    /// or time that it was so; empty: now.
    case checkIn(KeyResultRef, value: String, confidence: Int?, note: String, on: String = "")
    /// A reading of a KPI, as typed, for a date or time; empty takes the reading back.
    case record(KPIRef, value: String, on: String, note: String)
    /// Something said about an objective, a key result or a KPI, on a day or at a time; empty: now.
    case comment(Reference, String, on: String = "")
    /// What a KPI measures is another process from a day on, today without one: its limits are made
    /// anew.
    case process(KPIRef, since: Day?, reason: String)
    /// A check-in, a comment or a reading said anew, with another value or on another day: what was
    /// recorded is taken back and stays to be seen.
    case correct(RecordedLine, Correction)
    /// Something recorded is taken back; a reason goes with a closed object's.
    case retract(RecordedLine, reason: String)
    /// Fields changed; a reason goes with a closed object's or a target's.
    case set(Reference, [FieldEdit], reason: String)
    /// A key result goes on in another unit; what was recorded in the old one is written anew, times
    /// a factor.
    case convert(KeyResultRef, [FieldEdit], by: Double, reason: String)
    /// Writes down since when fields are what they are that were edited by hand, past the journal.
    case tell(Reference, [FieldEdit], since: Day, reason: String)
    /// A new objective with its key results, in one file.
    case addObjective(CycleRef, id: String?, [RecordField], keyResults: [[RecordField]] = [])
    /// A new key result.
    case addKeyResult(ObjectiveRef, [RecordField])
    /// A new KPI.
    case addKPI(TeamPath, id: String?, [RecordField])
    /// A new team, a directory.
    case addTeam(TeamPath, [RecordField])
    /// A new person.
    case addPerson([RecordField])
    /// A new cycle of a team, a directory.
    case addCycle(CycleRef, [RecordField])
    /// Something that was never checked in, commented on, read or owned goes altogether.
    case delete(Reference)
    /// Another id, for an objective, a key result, a KPI or a person; whatever names it follows.
    case rename(Reference, to: String)
    /// An objective to another team or cycle, a key result to another objective: what it is to be
    /// called. Its history stays its own, and whatever names it follows.
    case move(Reference, to: Reference)
    /// An objective closed, or its closing corrected.
    case close(ObjectiveRef, Closing)
    /// An objective copied into a later cycle, without being closed; what is complete or dropped
    /// stays behind, unless it is chosen otherwise.
    case carryOver(
      ObjectiveRef, to: CycleRef, retargets: [Retarget], choice: GoingOnChoice = GoingOnChoice())
    /// An objective from elsewhere, with its id and key results, that was there before.
    case bring(ObjectiveRef, [RecordField], keyResults: [[RecordField]])
    /// What has happened elsewhere to an objective and its key results.
    case enter(ObjectiveRef, [PastEntry])
    /// Files as they were taken out of a data directory, into an empty one.
    case restore([RestoredFile])
    /// What two people left differently in files, settled in one way.
    case settle([Conflict], as: Settlement)
    /// Several things at once, each made on what those before it have left: all of them are done or
    /// none, and undo takes all of them back.
    case all([Action])
  }

  /// The login of who does it.
  public let author: String
  /// When, in the author's time zone.
  public let at: Moment
  /// What is done.
  public let action: Action

  /// Something done by somebody.
  public init(_ action: Action, by author: String, at: Moment) {
    self.action = action
    self.author = author
    self.at = at
  }
}

/// One field of a record: its name and its value.
public struct RecordField: Hashable, Sendable {
  /// The name, `Owner`.
  public let name: String
  /// The value, `jenny`.
  public let value: String

  /// A field.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

/// One field changed: what it was for the person who changed it, and what it becomes.
public struct FieldEdit: Hashable, Sendable {
  /// The field's name.
  public let name: String
  /// Its values as the person saw them. Where the file holds others by now, somebody else changed
  /// it, and the edit is a conflict. `nil`: whatever is there.
  public let from: [String]?
  /// Its values from now on; none removes the field.
  public let to: [String]

  /// A field changed.
  public init(_ name: String, from: [String]?, to: [String]) {
    self.name = name
    self.from = from
    self.to = to
  }
}
