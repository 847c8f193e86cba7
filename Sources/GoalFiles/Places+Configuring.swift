internal import Records

extension Places {
  /// Writes a field of the user's configuration, and touches nothing else in it.
  ///
  /// - Parameters:
  ///   - field: The field's name, `Theme`.
  ///   - value: Its value from now on.
  /// - Throws: ``StoreError`` where the configuration can't be written.
  public func configure(_ field: String, _ value: String) throws(StoreError) {
    let file = StateFile(directory: configuration, name: "config.rec", isPrivate: false)
    try file.rewrite { bytes throws(Recfile.Unwritable) in
      var configuration = Recfile(parsing: bytes, file: file.name)
      let records = configuration.records
      let index = records.firstIndex { $0[field] != nil } ?? records.indices.first
      if let index {
        try configuration.set(field, to: [value], inRecord: index, order: [])
      } else {
        try configuration.add([(field, value)], afterRecord: nil)
      }
      return configuration.bytes
    }
  }
}
