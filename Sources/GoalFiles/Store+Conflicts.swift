package import Goals
internal import Records

extension Store {
  /// The conflicts in files as they are now; a file that is missing has none.
  package func conflicts(in files: [String]) throws(StoreError) -> [Conflict] {
    var conflicts: [Conflict] = []
    for file in files { conflicts += try record(file)?.conflicts ?? [] }
    return conflicts
  }

  /// The conflicts of an object, or of some of its fields.
  package func conflicts(of reference: Reference, fields: [String]) throws(StoreError) -> [Conflict]
  {
    try record(reference.file)?.conflicts(of: reference, fields: fields) ?? []
  }

  private func record(_ file: String) throws(StoreError) -> Recfile? {
    do throws(DiskError) {
      return Recfile(parsing: try root.read(file, limit: DataRoot.recordLimit).bytes, file: file)
    } catch {
      guard error.fact == .missing else { throw .disk(error) }
      return nil
    }
  }
}
