internal import Goals

/// Reads the fields of one record as what they should hold, and finds what they don't.
///
/// A field that can't be read counts as missing; its line stays as it is.
struct FieldReader {
  let record: Recfile.Record
  let kind: RecordKind
  private(set) var findings: [Finding] = []

  init(_ record: Recfile.Record, as kind: RecordKind) {
    self.record = record
    self.kind = kind
    checkNames()
  }

  var title: String { record.fields.first?.value ?? "" }

  var place: Place { record.fields.first?.namePlace ?? Place(file: "") }

  /// The record as it is written.
  var all: [RecordField] { record.fields.map { RecordField($0.name, $0.value) } }

  func text(_ name: FieldName) -> String? { field(name)?.value }

  func written(_ name: FieldName) -> Written<String>? { field(name).map(Self.trimmed) }

  func list(_ name: FieldName) -> [Written<String>] { fields(name).map(Self.trimmed) }

  mutating func quantity(_ name: FieldName) -> Written<Quantity>? {
    guard let field = field(name) else { return nil }
    return read(field) { text throws(Unreadable) in
      do throws(QuantityProblem) {
        return try Quantity(parsing: text)
      } catch {
        throw Unreadable(error.message, error.hint)
      }
    }
  }

  mutating func bound(_ name: FieldName) -> Written<Bound>? {
    guard let field = field(name) else { return nil }
    return read(field) { text throws(Unreadable) in
      do throws(BoundProblem) {
        return try Bound(parsing: text)
      } catch {
        throw Unreadable(error.message, error.hint)
      }
    }
  }

  mutating func day(_ name: FieldName) -> Written<Day>? {
    guard let field = field(name) else { return nil }
    return read(field) { text throws(Unreadable) in try Unreadable.day(text) }
  }

  /// A number of at least 0.
  mutating func weight(_ name: FieldName) -> Double? {
    guard let field = field(name) else { return nil }
    return read(field) { text throws(Unreadable) in
      let quantity: Quantity?
      do throws(QuantityProblem) {
        quantity = try Quantity(parsing: text)
      } catch {
        if case .separators = error { throw Unreadable(error.message, error.hint) }
        quantity = nil
      }
      guard let quantity, quantity.unit == nil, quantity.number >= 0 else {
        throw Unreadable("\(text.quoted) is not a weight", "write a number from 0 up")
      }
      return quantity.number
    }?.value
  }

  /// A whole number from 1 up.
  mutating func number(_ name: FieldName) -> Int? {
    guard let field = field(name) else { return nil }
    return read(field) { text throws(Unreadable) in
      guard let number = Int(text), number > 0 else {
        throw Unreadable("\(text.quoted) is not a whole number from 1 up", "write 1 for the first")
      }
      return number
    }?.value
  }

  /// One of the words that the table has for it; the words are the raw values.
  mutating func choice<Choice: RawRepresentable<String> & Hashable & Sendable>(
    _ name: FieldName, as type: Choice.Type = Choice.self
  ) -> Choice? {
    guard let field = field(name), case .choice(let words) = kind.field(name)?.kind else {
      return nil
    }
    return read(field) { text throws(Unreadable) in
      guard words.contains(text.lowercased()), let choice = Choice(rawValue: text.lowercased())
      else {
        throw Unreadable(
          "\(text.quoted) is not one of \(words.joined(separator: ", "))",
          FieldReader.way(text.lowercased(), of: name) ?? "write one of them")
      }
      return choice
    }?.value
  }

  /// What is done instead of what other systems have a word for.
  private static func way(_ text: String, of name: FieldName) -> Remedy? {
    switch (name, text) {
    case (.state, "paused"), (.state, "on hold"), (.state, "postponed"), (.state, "deferred"):
      "what rests is a draft until it goes on, or dropped; the reason says why"
    case (.rollup, "sum"), (.rollup, "total"), (.rollup, "add"):
      """
      progress is averaged, and numbers of objectives below are not added up; link a KPI that \
      holds the sum
      """
    default: nil
    }
  }

  /// Reads every value of a repeatable field.
  mutating func all<Value: Hashable & Sendable>(
    _ name: FieldName, _ parse: (String) throws(Unreadable) -> Value
  ) -> [Written<Value>] {
    fields(name).compactMap { read($0, parse) }
  }

  mutating func one<Value: Hashable & Sendable>(
    _ name: FieldName, _ parse: (String) throws(Unreadable) -> Value
  ) -> Written<Value>? {
    field(name).flatMap { read($0, parse) }
  }

  mutating func report(_ finding: Finding) { findings.append(finding) }

  private mutating func read<Value: Hashable & Sendable>(
    _ field: Recfile.Field, _ parse: (String) throws(Unreadable) -> Value
  ) -> Written<Value>? {
    do {
      return Written(try parse(String(field.value.trimmed)), at: field.place)
    } catch {
      findings.append(Finding(at: field.place, .unreadable, error.message, hint: error.hint))
      return nil
    }
  }

  /// The title is the first field alone: a KPI's record begins with the name `KPI`.
  private func field(_ name: FieldName) -> Recfile.Field? {
    record.fields.dropFirst().first { $0.name == name.rawValue && !$0.value.trimmed.isEmpty }
  }

  private func fields(_ name: FieldName) -> [Recfile.Field] {
    record.fields.dropFirst().filter { $0.name == name.rawValue && !$0.value.trimmed.isEmpty }
  }

  private mutating func checkNames() {
    var seen: Set<String> = []
    for field in record.fields.dropFirst() {
      guard let row = kind.field(field.name) else {
        findings.append(unknown(field))
        continue
      }
      if !seen.insert(field.name).inserted, !row.isRepeatable {
        findings.append(
          Finding(
            at: field.namePlace, .repeatedField, "\(field.name) stands here a second time",
            hint: kind == .keyResult && row.kind == .id
              ? .renameToOneId : "the first one counts; remove this line"))
      }
    }
  }

  private static let slips = 100

  private func unknown(_ field: Recfile.Field) -> Finding {
    // After so many it is no slip of the finger, and looking for what is near takes its time.
    let isSlip = findings.count < FieldReader.slips
    let near = isSlip ? nearest(to: field.name, among: kind.fields.dropFirst()) : nil
    var finding = Finding(
      at: field.namePlace, .unknownField, "\(field.name) is not a field of \(kind.rawValue)",
      hint: Remedy(meaning: near)
        ?? "it is kept as it is; Field: \(field.name) in quarterdeck.rec makes it known")
    finding.unknownField = field.name
    return finding
  }

  private static func trimmed(_ field: Recfile.Field) -> Written<String> {
    Written(String(field.value.trimmed), at: field.place)
  }
}

/// Why a value can't be read as what its field holds, and what to do.
struct Unreadable: Error {
  let message: String
  let hint: Remedy?

  init(_ message: String, _ hint: Remedy?) {
    self.message = message
    self.hint = hint
  }

  static func day(_ text: String) throws(Unreadable) -> Day {
    guard let day = Day(parsing: text) else {
      throw Unreadable("\(text.quoted) is not a day", "write it as 2026-11-21")
    }
    return day
  }
}
