internal import Goals
internal import Records

/// Imports of one data directory that were begun and not finished, in a recfile of the user's own: one
/// that is killed stands half until it is done again.
package struct OngoingImport: Sendable {
  private let file: StateFile

  /// The imports of a data directory, in the directory of the user's own state.
  package init(of directory: String, in state: String) {
    file = StateFile(directory: state, name: "import-\(digest(Array(directory.utf8))).rec")
  }

  /// What was being brought in, by what people call it.
  package var sources: [String] {
    Recfile(parsing: (try? file.read()) ?? [], file: "").records.compactMap { $0["Import"]?.value }
  }

  /// Notes that something is about to be brought in.
  ///
  /// - Throws: ``StoreError`` where the state directory can't be written.
  package func begin(_ source: String) throws(StoreError) {
    try rewrite(sources.filter { $0 != source } + [source])
  }

  /// Notes that it is in, or that nothing of it is.
  package func end(_ source: String) {
    guard sources.contains(source) else { return }
    try? rewrite(sources.filter { $0 != source })
  }

  private func rewrite(_ sources: [String]) throws(StoreError) {
    try file.rewrite { _ throws(Recfile.Unwritable) in
      try Recfile.text(of: sources.map { [("Import", $0)] })
    }
  }
}
