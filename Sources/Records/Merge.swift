/// Two edits of one file joined, given what the file was before either: by record and field for
/// records, by line for logs.
///
/// What only one side changed is taken from it; what both changed in the same way, once. Whatever
/// both changed otherwise stays, one after the other, between git's markers. So nothing vanishes
/// that somebody did not take away, and comments, order, unknown fields and line ends stay as they
/// are. Where one side is the base, the result is the other one, byte for byte.
///
///     base    Owner: jenny      ours    Owner: tom        theirs  Owner: jenny
///             To: 38 days               To: 38 days               To: 41 days
///
///     merged  Owner: tom
///             To: 41 days
///
/// Records are only joined by field where each line of the three files is a field, a comment or
/// blank. A line that can't be read, or a backslash that joins two, may mean something else behind
/// other lines, so files that hold one are joined by line, and neighbouring changes are a conflict.
public struct Merge: Equatable, Sendable {
  /// The merged file.
  public let bytes: [UInt8]
  /// How many pairs of markers were written.
  public let conflicts: Int

  /// Merges two versions of a file.
  ///
  /// - Parameters:
  ///   - base: The version both come from; nothing where there was none.
  ///   - ours: One version; where both add something in one place, it comes first.
  ///   - theirs: The other one.
  ///   - file: The path inside the data directory; `.csv` is a log, anything else records.
  public init(base: [UInt8], ours: [UInt8], theirs: [UInt8], file: String) {
    if theirs == base || theirs == ours {
      (bytes, conflicts) = (ours, 0)
    } else if ours == base {
      (bytes, conflicts) = (theirs, 0)
    } else if file.hasSuffix(".csv") {
      let logs = Versions(base, ours, theirs).map { TextLines($0, file: file) }
      (bytes, conflicts) = (MergedLog.bytes(of: logs), 0)
    } else {
      let files = Versions(base, ours, theirs).map { Recfile(parsing: $0, file: file) }
      let merged = MergedRecords.merge(files) ?? MergedPassages.merge(files.map(\.text))
      (bytes, conflicts) = (merged.bytes(as: files.map(\.text)), merged.conflicts)
    }
  }
}

/// A thing as it was, and as each of two people left it.
struct Versions<Value> {
  var base: Value
  var ours: Value
  var theirs: Value

  init(_ base: Value, _ ours: Value, _ theirs: Value) {
    (self.base, self.ours, self.theirs) = (base, ours, theirs)
  }

  var all: [Value] { [base, ours, theirs] }

  func map<Result>(_ transform: (Value) -> Result) -> Versions<Result> {
    Versions<Result>(transform(base), transform(ours), transform(theirs))
  }
}

extension Versions where Value: Equatable {
  /// The version that somebody made last; none where both did, and differently.
  var last: Value? {
    if base == theirs { return ours }
    return base == ours || ours == theirs ? theirs : nil
  }

  /// The version that somebody made last; ours where both did.
  var lastOrOurs: Value { last ?? ours }
}
