public import Goals
internal import Records

/// What its user typed and did not save in one data directory: records of named values, the latest
/// last, in a recfile of the user's own. At most ten are kept.
public struct AutosaveFile: Sendable {
  private let file: StateFile
  private static let most = 10

  /// The file for a data directory.
  ///
  /// - Parameters:
  ///   - directory: The data directory.
  ///   - state: The directory of the user's own state.
  public init(of directory: String, in state: String) {
    file = StateFile(directory: state, name: "drafts-\(digest(Array(directory.utf8))).rec")
  }

  /// What is kept; nothing where the file is missing or damaged.
  public func recall() -> [[RecordField]] { (try? file.read()).map(Self.records) ?? [] }

  /// Takes some away and adds others; what another session kept meanwhile stays.
  ///
  /// - Parameters:
  ///   - old: What is saved or given up, as it was recalled.
  ///   - new: What is left open. The oldest give way to it.
  /// - Throws: ``StoreError`` where the state directory can't be written.
  public func replace(
    _ old: [[RecordField]], with new: [[RecordField]]
  ) throws(StoreError) {
    try file.rewrite { bytes throws(Recfile.Unwritable) in
      let kept = Self.records(in: bytes).filter { !old.contains($0) } + new
      return try Recfile.text(of: kept.suffix(Self.most).map { $0.map { ($0.name, $0.value) } })
    }
  }

  private static func records(in bytes: [UInt8]) -> [[RecordField]] {
    Recfile(parsing: bytes, file: "").records.map { record in
      record.fields.map { RecordField($0.name, $0.value) }
    }
  }
}
