/// Lines of a record file that two people left differently, between the markers that git and a merge
/// write: mostly one field, a whole record at times.
public struct Conflict: Hashable, Sendable {
  /// What one of the two has.
  public struct Version: Hashable, Sendable {
    /// Its lines as they are written.
    public let lines: [String]
    /// The fields in them.
    public let fields: [RecordField]
    /// What git calls it behind its marker: `HEAD`, `origin/main`; empty where it says nothing.
    public let label: String
    /// Who wrote it; `nil` as long as nobody knows.
    public var authorship: Authorship?

    /// One version, of which nobody knows yet whose it is.
    public init(lines: [String], fields: [RecordField], label: String) {
      (self.lines, self.fields, self.label) = (lines, fields, label)
    }
  }

  /// Where the first marker stands.
  public let place: Place
  /// What this side has, which git calls ours.
  public var mine: Version
  /// What the other side has.
  public var theirs: Version
  /// Whether the lines of both can stand together: comments, tags, two new records.
  public let isJoinable: Bool
  /// The lines above it and below it, up to three each.
  public let above, below: [String]

  /// A conflict.
  public init(
    at place: Place, mine: Version, theirs: Version, isJoinable: Bool, above: [String] = [],
    below: [String] = []
  ) {
    (self.place, self.mine, self.theirs, self.isJoinable) = (place, mine, theirs, isJoinable)
    (self.above, self.below) = (above, below)
  }

  /// The names of the fields, each once.
  public var names: [String] {
    (mine.fields + theirs.fields).map(\.name).reduce(into: []) {
      if !$0.contains($1) { $0.append($1) }
    }
  }

  /// The one field it is about, for which another value can be written.
  public var field: String? {
    guard names.count == 1, [mine, theirs].allSatisfy({ $0.fields.count < 2 }) else { return nil }
    return names[0]
  }

  /// Whether both are the same two versions, wherever they stand and whoever wrote them.
  public func isSame(as other: Conflict) -> Bool {
    (place.file, mine.lines, theirs.lines)
      == (other.place.file, other.mine.lines, other.theirs.lines)
  }
}

/// Who wrote something, and when.
public struct Authorship: Hashable, Sendable {
  /// The name that git or the file system has.
  public let by: String
  /// When.
  public let at: Moment

  /// Somebody at a moment.
  public init(by: String, at: Moment) {
    (self.by, self.at) = (by, at)
  }
}

/// What becomes of the two versions of a conflict.
public enum Settlement: Hashable, Sendable {
  /// This side's stays.
  case mine
  /// The other side's stays.
  case theirs
  /// Both stay, this side's first.
  case both
  /// The field gets another value.
  case value(String)

  /// How it is told: `for mine`, `with 45 days`.
  public var words: String {
    switch self {
    case .mine: "for mine"
    case .theirs: "for theirs"
    case .both: "for both"
    case .value(let value): "with \(value)"
    }
  }
}
