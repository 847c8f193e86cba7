extension Recfile {
  /// Why an edit can't be written so that it reads back the same, here and in GNU recutils.
  public enum Unwritable: Error, Hashable, Sendable {
    /// `[A-Za-z][A-Za-z0-9_]*` is the shape of a name.
    case badName(String)
    /// A line of the value ends in a backslash, which would join the next line.
    case endsInBackslash(String)
    /// A line of the value ends in CR, which would belong to the line end.
    case endsInCarriageReturn(String)
    /// The value contains a NUL byte.
    case nul(String)
    /// The first field of a record names its kind and can't go.
    case firstField(String)
    /// The record contains the markers of a merge that nobody has settled, from this line on.
    case conflict(line: Int)
  }

  /// The bytes of a new file with these records, a blank line between them.
  ///
  /// - Throws: `Unwritable` where a name or value can't be written.
  public static func text(
    of records: [[(name: String, value: String)]]
  ) throws(Unwritable) -> [UInt8] {
    var file = Recfile(parsing: [], file: "")
    for record in records { try file.add(record, afterRecord: nil) }
    return file.bytes
  }

  /// Gives a field of a record these values, and no other.
  ///
  /// Lines of values that stay are not touched, whatever their style. Of the others as many as
  /// possible are replaced in place; new ones go behind the last, superfluous ones away. The values
  /// of a field that is new go behind the last field that precedes it in `order`.
  ///
  /// - Parameters:
  ///   - name: The name of the field; case matters.
  ///   - values: All its values in order; none removes the field.
  ///   - index: An index into `records`.
  ///   - order: The names of fields in the order in which people expect them in such a record. A
  ///     name that isn't among them goes to the end.
  /// - Throws: `Unwritable`, with nothing changed.
  public mutating func set(
    _ name: String, to values: [String], inRecord index: Int, order: [String]
  ) throws(Unwritable) {
    guard RecfileText.isName(name) else { throw .badName(name) }
    for value in values { try RecfileText.check(value) }
    let record = records[index]
    var edit = RecfileEdit(self)
    let fields = record.all(name)
    if let first = record.fields.first, first.name == name {
      guard let title = values.first else { throw .firstField(name) }
      if !title.isSameText(as: first.value) { edit.replace(first, by: title) }
      edit.change(Array(fields.dropFirst()), to: Array(values.dropFirst()), name, behind: first)
    } else {
      let above = fields.isEmpty ? record.predecessor(of: name, in: order) : nil
      edit.change(fields, to: values, name, behind: above)
    }
    self = edit.result
  }

  /// Adds a record, set off by blank lines as the records around it are.
  ///
  /// - Parameters:
  ///   - fields: The fields of the new record; none adds nothing.
  ///   - index: The record it goes behind, an index into `records`; `nil` is the end of the file.
  /// - Throws: `Unwritable`, with nothing changed.
  public mutating func add(
    _ fields: [(name: String, value: String)], afterRecord index: Int?
  ) throws(Unwritable) {
    for field in fields {
      guard RecfileText.isName(field.name) else { throw .badName(field.name) }
      try RecfileText.check(field.value)
    }
    if fields.isEmpty { return }
    var edit = RecfileEdit(self)
    edit.addBlock(fields, behind: index.map { records[$0].lines.upperBound - 1 } ?? text.count)
    self = edit.result
  }

  /// Removes a record with the comments that belong to it and one blank line next to it.
  ///
  /// - Parameter index: An index into `records`.
  /// - Throws: `Unwritable.conflict`, with nothing changed.
  public mutating func removeRecord(_ index: Int) throws(Unwritable) {
    let lines = records[index].lines
    if let line = lines.first(where: isConflictMarker) { throw .conflict(line: line) }
    var edit = RecfileEdit(self)
    edit.removeBlock(lines)
    self = edit.result
  }

  private func isConflictMarker(_ line: Int) -> Bool {
    if case .conflictMarker = RecfileLine(text.bytes[text.content(line)]) { true } else { false }
  }
}

extension Recfile.Record {
  /// The field that a new one of this name goes behind.
  fileprivate func predecessor(of name: String, in order: [String]) -> Recfile.Field? {
    guard let rank = order.firstIndex(of: name) else { return fields.last }
    let before = Set(order[..<rank])
    return fields.last { before.contains($0.name) } ?? fields.first
  }
}

/// How names and values are written.
enum RecfileText {
  static func isName(_ name: String) -> Bool {
    name.utf8.first?.isLetter == true && name.utf8.allSatisfy(\.isNameByte)
  }

  static func check(_ value: String) throws(Recfile.Unwritable) {
    for line in value.utf8.split(separator: .lineFeed, omittingEmptySubsequences: false) {
      if line.last == .backslash { throw .endsInBackslash(value) }
      if line.last == .carriageReturn { throw .endsInCarriageReturn(value) }
      if line.contains(0) { throw .nul(value) }
    }
  }

  /// The lines of a field without the end of the last one.
  ///
  /// An empty line of a value keeps no blank at its end, where many editors would remove it.
  static func field(_ name: String, _ value: String, lineEnd: [UInt8]) -> [UInt8] {
    var bytes = Array(name.utf8) + [.colon]
    let lines = value.utf8.split(separator: .lineFeed, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      if index > 0 { bytes += lineEnd + [.plus] }
      if !line.isEmpty { bytes += [UInt8(ascii: " ")] + line }
    }
    return bytes
  }
}

extension String {
  /// Whether both are the same bytes: to `==`, composed and decomposed letters are equal.
  func isSameText(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
