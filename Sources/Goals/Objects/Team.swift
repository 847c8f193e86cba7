/// A team: a directory, and what its `team.rec` says.
public struct Team: Hashable, Sendable {
  /// Its directory's path.
  public let path: TeamPath
  /// Its name; by default the directory's.
  public var name: String
  /// Who leads it, an id of `people.rec`.
  public var lead: Written<String>?
  /// How often its key results are checked in, where it says so itself.
  public var checkInEvery: Rhythm?
  /// On which day of the week, where it says so itself.
  public var checkInOn: Weekday?
  /// Whether the reader may not look into its directory.
  public var isClosed = false
  /// Its record as it is written; empty where it has none.
  public var fields: [RecordField] = []

  /// A team without a `team.rec`.
  public init(path: TeamPath) {
    self.path = path
    self.name = path.name
  }
}

/// Somebody who owns objectives and checks in.
public struct Person: Hashable, Sendable {
  /// What files call the person.
  public let id: String
  /// The name.
  public var name: String
  /// Logins on the machines the directory is used on.
  public var logins: [String] = []
  /// An address.
  public var email = ""
  /// The team the person belongs to, as written.
  public var team: Written<String>?
  /// The last day the person was there.
  public var left: Written<Day>?
  /// The record as it is written.
  public var fields: [RecordField] = []
  /// Where the record begins.
  public let place: Place

  /// A person.
  public init(id: String, name: String, place: Place) {
    self.id = id
    self.name = name
    self.place = place
  }
}

/// What `quarterdeck.rec` says about the organisation as a whole.
public struct Settings: Hashable, Sendable {
  /// The organisation's name.
  public var organization = ""
  /// The version of the data format; 1 is the one described.
  public var format = 1
  /// How years are counted.
  public var fiscalYear = FiscalYear()
  /// How often key results are checked in, where a team says nothing.
  public var checkInEvery = Rhythm.week
  /// On which day of the week, where a team says nothing; `nil`: on any.
  public var checkInOn: Weekday?
  /// The gap between expected and actual up to which a key result is on track, as a share of 1.
  public var onTrackGap = 0.10
  /// The gap up to which it is behind; beyond it is at risk.
  public var behindGap = 0.25
  /// Severities that differ from a code's own; `nil` is off.
  public var severities: [Finding.Code: Finding.Severity?] = [:]
  /// Names of fields of one's own, in the order in which they stand.
  public var ownFields: [String] = []
  /// The record as it is written; empty where there is none.
  public var fields: [RecordField] = []

  /// The defaults.
  public init() {}

  /// The version of the data format this program writes.
  public static let knownFormat = 1
}
