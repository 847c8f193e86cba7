package import Goals
internal import Records

extension DataRoot {
  /// The lines that places speak of, each with a caret below the column; a place whose file has
  /// gone or lost that line has none. Every file is read once. `width` says how many columns a
  /// character takes where it is shown.
  package func excerpts(
    of places: [Place], width: (Character) -> Int
  ) -> [Place: [String]] {
    var excerpts: [Place: [String]] = [:]
    for (file, places) in Dictionary(grouping: places.filter { $0.line > 0 }, by: \.file) {
      guard let bytes = try? read(file, limit: DataRoot.logLimit).bytes else { continue }
      let excerpt = DataRoot.excerpting(bytes, file)
      for place in places {
        let lines = excerpt(place, width)
        if !lines.isEmpty { excerpts[place] = lines }
      }
    }
    return excerpts
  }

  private static func excerpting(
    _ bytes: [UInt8], _ file: String
  ) -> (Place, (Character) -> Int) -> [String] {
    if file.hasSuffix(".csv") {
      let table = CSVFile(parsing: bytes, file: file)
      return { table.excerpt(at: $0, width: $1) }
    }
    let record = Recfile(parsing: bytes, file: file)
    return { record.excerpt(at: $0, width: $1) }
  }
}

extension Store {
  /// The lines that places speak of, as the files hold them now.
  package func excerpts(
    of places: [Place], width: (Character) -> Int
  ) -> [Place: [String]] {
    root.excerpts(of: places, width: width)
  }
}
