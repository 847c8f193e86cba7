package import Goals
internal import Records

extension Store {
  /// What is not settled yet in files, as they are now; one that can't be read has nothing.
  package func conflicts(in files: [String]) -> [Conflict] {
    files.compactMap(record).flatMap(\.conflicts)
  }

  /// What is not settled yet of an object, or of some of its fields.
  package func conflicts(of reference: Reference, fields: [String]) -> [Conflict] {
    record(reference.file)?.conflicts(of: reference, fields: fields) ?? []
  }

  private func record(_ file: String) -> Recfile? {
    guard let bytes = try? root.read(file, limit: DataRoot.recordLimit).bytes else { return nil }
    return Recfile(parsing: bytes, file: file)
  }
}
