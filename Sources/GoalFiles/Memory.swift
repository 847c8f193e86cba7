public import Goals
internal import Records

/// What a program remembers about its user's view of one data directory from run to run: named
/// values, in a recfile of the user's own. It is never a part of the data.
public struct Memory: Sendable {
  private let file: StateFile

  /// The memory for a data directory.
  ///
  /// - Parameters:
  ///   - directory: The data directory.
  ///   - state: The directory of the user's own state.
  public init(of directory: String, in state: String) {
    file = StateFile(directory: state, name: "view-\(digest(Array(directory.utf8))).rec")
  }

  /// What is remembered; nothing where the file is missing or damaged.
  public func recall() -> [RecordField] {
    let record = Recfile(parsing: (try? file.read()) ?? [], file: "").records.first
    return (record?.fields ?? []).map { RecordField($0.name, $0.value) }
  }

  /// Remembers these values and no others.
  ///
  /// - Throws: ``StoreError`` where the state directory can't be written.
  public func remember(_ values: [RecordField]) throws(StoreError) {
    try file.rewrite { _ throws(Recfile.Unwritable) in
      values.isEmpty ? [] : try Recfile.text(of: [values.map { ($0.name, $0.value) }])
    }
  }
}
