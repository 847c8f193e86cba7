internal import Goals
internal import Records

/// What files that changed say of records that other files lost: moved, or taken back.
struct KnownRemovals {
  private var retracted: Set<String> = []
  private var arrived: Set<String> = []

  /// A file as it was, if it was there, and as it is.
  mutating func add(_ path: String, _ before: [UInt8]?, _ after: [UInt8]) {
    guard path.hasSuffix(".csv") else {
      arrived.formUnion(KnownRemovals.titles(after).subtracting(KnownRemovals.titles(before ?? [])))
      return
    }
    for row in CSVFile(parsing: after, file: path).rows
    where row[cell: 3] == EventWord.retract.rawValue {
      retracted.insert(row.cells[2])
    }
  }

  private static func titles(_ text: [UInt8]) -> Set<String> {
    Set(Recfile(parsing: text, file: "").records.compactMap(\.title))
  }

  /// Moved into another file, or taken back together with its history.
  func accounts(for loss: Loss) -> Bool {
    guard !loss.isJournal else { return false }
    let id = loss.path.split(separator: "/").last.map { String($0.dropLast(4)) } ?? ""
    return arrived.isSuperset(of: loss.names)
      || retracted.contains { $0 == id || $0.hasPrefix(id + "#") }
  }
}
