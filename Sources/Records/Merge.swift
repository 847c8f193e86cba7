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
      let files = Versions(base, ours, theirs).map { MergedFile(Recfile(parsing: $0, file: file)) }
      let merged = MergedFile.merge(files)
      (bytes, conflicts) = (merged.bytes, merged.conflicts)
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

  func map<Result>(_ transform: (Value) -> Result) -> Versions<Result> {
    Versions<Result>(transform(base), transform(ours), transform(theirs))
  }

  /// The version that somebody made last; none where both did, and differently.
  func choice(_ isSame: (Value, Value) -> Bool) -> Value? {
    if isSame(base, theirs) { return ours }
    return isSame(base, ours) || isSame(ours, theirs) ? theirs : nil
  }
}

extension Versions where Value: Equatable {
  /// The version that somebody made last; ours where both did.
  var lastOrOurs: Value { choice(==) ?? ours }
}

extension Versions {
  /// Everything that is on one of the sides, in an order that is each side's own as far as they
  /// agree.
  ///
  /// The order is ours, unless only theirs has rearranged something. What theirs alone has goes
  /// behind what precedes it there, and behind what ours added in the same place.
  func order<Key: Hashable>() -> [Key] where Value == [Key] {
    let (old, first, second) = (Set(base), Set(ours), Set(theirs))
    let shared = map { $0.filter { old.contains($0) && first.contains($0) && second.contains($0) } }
    let isRearranged = shared.ours == shared.base && shared.theirs != shared.base
    let (leading, other) = isRearranged ? (theirs, ours) : (ours, theirs)
    let (known, others) = isRearranged ? (second, first) : (first, second)

    var following: [Key?: [Key]] = [:]
    var last: Key?
    for key in other {
      if known.contains(key) { last = key } else { following[last, default: []].append(key) }
    }
    var order: [Key] = []
    var waiting = following[nil] ?? []
    for key in leading {
      if old.contains(key) || others.contains(key) {
        order += waiting
        waiting = []
      }
      order.append(key)
      waiting += following[key] ?? []
    }
    return order + waiting
  }
}

extension Sequence {
  /// The elements with how many of the same key precede each.
  func numbered<Key: Hashable>(by key: (Element) -> Key) -> [(element: Element, number: Int)] {
    var counts: [Key: Int] = [:]
    return map { element in
      let number = counts[key(element), default: 0]
      counts[key(element)] = number + 1
      return (element, number)
    }
  }
}
