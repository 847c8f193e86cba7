internal import Goals

// A journal whose events name something otherwise: only that cell of their lines changes, and no other
// byte.
extension CSVFile {
  /// The bytes with every `from` and `from#…` in the column `of` named `to`.
  ///
  /// A line that can't be read stays as it is, and so does a last one without its end.
  func renamingEvents(of from: String, to: String) -> [UInt8] {
    var renamed: [UInt8] = []
    var done = 0
    for row in rows where row.speaks(of: from) {
      guard let place = place(of: Array(from.utf8), in: row) else { continue }
      renamed += bytes[done..<place.lowerBound] + to.utf8
      done = place.upperBound
    }
    return renamed + bytes[done...]
  }

  private func place(of name: [UInt8], in row: Row) -> Range<Int>? {
    var (line, cell, isQuoted) = (text.content(row.line), 0, false)
    while let start = line.first, cell < JournalEvent.columnOf || isQuoted {
      if bytes[start] == .quote { isQuoted.toggle() }
      if bytes[start] == .comma, !isQuoted { cell += 1 }
      line = line.dropFirst()
    }
    while let start = line.first, bytes[start].isBlank || bytes[start] == .quote {
      line = line.dropFirst()
    }
    return bytes[line].starts(with: name) ? line.lowerBound..<(line.lowerBound + name.count) : nil
  }
}

extension CSVFile {
  /// The bytes with every change of a field that says one of `from` saying the one in its place in
  /// `to`.
  func rewordingChanges(from: [String], to: [String]) -> [UInt8] {
    let words = Dictionary(zip(from, to)) { first, _ in first }
    var reworded: [UInt8] = []
    var done = 0
    for row in rows where row.trimmed(cell: 3) == EventWord.retarget.rawValue {
      guard let text = RetargetText(parsing: row.trimmed(cell: JournalEvent.columnValue))?.text,
        let new = words[text]
      else { continue }
      let place = row.parts[JournalEvent.columnValue]
      let cell = CSVFile.line([new]).dropLast()
      let marks: [UInt8] =
        bytes[place.lowerBound] == .quote && cell.first != .quote ? [.quote] : []
      reworded += bytes[done..<place.lowerBound] + marks + cell + marks
      done = place.upperBound
    }
    return reworded + bytes[done...]
  }
}

extension CSVFile.Row {
  /// Whether it is an event of an objective or one of its key results, `o`, or of one, `o#k`.
  func speaks(of name: String) -> Bool {
    guard let of = self[cell: JournalEvent.columnOf]?.trimmed else { return false }
    return of == name || of.hasPrefix(name + "#")
  }
}

extension JournalEvent {
  /// The column that tells what an event is about.
  static var columnOf: Int { 2 }
  /// The column that tells what was recorded or changed.
  static var columnValue: Int { 4 }
}
