import Canvas
import Goals

/// A line of a form: which field of the record it is, and how what is typed is read.
struct FormField: Hashable, Sendable {
  /// What stands below a field where nothing is wrong.
  struct Problem: Error {
    let text: String
  }

  let name: String
  let label: String
  let kind: Field.Kind
  let help: String
  private let isRepeatable: Bool
  /// Whether it holds an `x`, or nothing.
  private(set) var isTick = false

  /// The field that a row of the table is about.
  init(_ row: Field) {
    (name, label, kind, help) = (row.name.rawValue, row.label, row.kind, row.help)
    isRepeatable = row.isRepeatable
  }

  /// A field of a record in words that fit this form.
  init(_ name: FieldName, label: String? = nil, kind: Field.Kind, _ help: String) {
    (self.name, self.label) = (name.rawValue, label ?? name.rawValue)
    (self.kind, self.help, isRepeatable) = (kind, help, false)
  }

  /// What the form asks for beside the fields of the record.
  init(asking name: String, _ label: String, kind: Field.Kind = .text, _ help: String) {
    // No record has a field whose name begins with a blank.
    (self.name, self.label) = (" " + name, label)
    (self.kind, self.help, isRepeatable) = (kind, help, false)
  }

  /// An `x`, or nothing.
  init(ticking name: String, _ help: String) {
    self.init(asking: name, name, help)
    isTick = true
  }

  static let title = "Title"
  private static let choosing = " \(Glyph.dot) Space chooses"

  /// What stands below it while it is empty.
  var invitation: String {
    if case .choice = kind { help + FormField.choosing } else { help }
  }

  /// The choice after one, and nothing after the last; `nil` where it has none, or none is written.
  func choice(after text: String) -> String? {
    guard case .choice(let words) = kind else { return nil }
    let all = [""] + words
    return all.firstIndex(of: String(text.trimmed).lowercased()).map { all[($0 + 1) % all.count] }
  }

  var isTitle: Bool { kind == .title }

  /// Whether it may have several lines: free text of the record, of which there is one.
  var hasLines: Bool {
    kind == .text && !isRepeatable && !isTick && !name.hasPrefix(" ") && !isNamed(.email)
  }

  /// Whether it is the field of this name.
  func isNamed(_ name: FieldName) -> Bool { self.name == name.rawValue }

  /// What stands between two values; those that hold commas themselves have a semicolon.
  private var splitter: Character? {
    guard isRepeatable else { return nil }
    return switch kind {
    case .id, .word, .person, .team, .cycle, .objective, .kpi, .rule: ","
    default: ";"
    }
  }

  var separator: String { splitter.map { "\($0) " } ?? "\n" }

  /// What ends a word that may be completed.
  var ends: Set<Character> { splitter == "," ? [","] : [] }

  /// The values that a text stands for; none where it is empty.
  func values(of text: String, on today: Day) -> [String] {
    let parts =
      splitter.map { text.split(separator: $0).map { String($0.trimmed) } }
      ?? [String(text.trimmed).withoutLastBreaks]
    return parts.filter { !$0.isEmpty }.map { normalized($0, on: today) }
  }

  /// How a text is read, or what is wrong with it.
  func read(_ text: String, on today: Day) -> Result<String, Problem> {
    let text = String(text.trimmed)
    if text.isEmpty { return isTitle ? .failure(Problem(text: "type a title")) : .success(help) }
    switch kind {
    case .quantity: return readQuantity(text)
    case .bound: return readBound(text)
    case .day:
      return Day(typed: text, on: today, .future).map { .success($0.spoken) }
        ?? .failure(Problem(text: "\"\(text)\" is no day; write it as \(today.text), 31.7. or fri"))
    case .weight:
      let number = try? Quantity(parsing: text)
      return number.map { $0.unit == nil && $0.number >= 0 } == true
        ? .success("weighs \(text) among the others")
        : .failure(Problem(text: "write a number from 0 up"))
    case .choice(let words):
      return words.contains(kind.written(text))
        ? .success(help + FormField.choosing)
        : .failure(Problem(text: "write one of " + words.joined(separator: ", ")))
    default: return .success(help)
    }
  }

  /// Thousands separators are understood when they are typed, and never written.
  private func normalized(_ text: String, on today: Day) -> String {
    if kind == .day { return Day(typed: text, on: today, .future)?.text ?? text }
    guard kind == .quantity, (try? Quantity(parsing: text)) == nil else {
      return kind.written(text)
    }
    guard case .separators(_, let plain)? = quantityProblem(text) else { return text }
    return plain
  }

  private func readQuantity(_ text: String) -> Result<String, Problem> {
    do throws(QuantityProblem) {
      return .success("reads as \(try Quantity(typed: text).text)")
    } catch {
      return .failure(Problem(text: error.sentence(\.inDashboard)))
    }
  }

  private func readBound(_ text: String) -> Result<String, Problem> {
    do throws(BoundProblem) {
      return .success("must stay \(try Bound(typed: text).text())")
    } catch {
      return .failure(Problem(text: error.sentence(\.inDashboard)))
    }
  }

  /// What is asked about a number whose points may group thousands; as it stands they don't.
  static func question(aboutPointsIn text: String) -> String? {
    guard let other = Quantity.ungrouped(text), let read = try? Quantity(typed: text) else {
      return nil
    }
    return "\"\(text.trimmed)\" reads as \(read.text); Enter again saves that, else write \(other)"
  }

  private func quantityProblem(_ text: String) -> QuantityProblem? {
    do throws(QuantityProblem) {
      _ = try Quantity(parsing: text)
      return nil
    } catch {
      return error
    }
  }
}

extension FormField {
  /// Not a field of the record: why something closed is corrected goes to the journal.
  static let reason = FormField(asking: "reason", "Reason", "it is closed: say why it is corrected")

  /// Why something that is open changes; nobody has to say.
  static let occasion = FormField(
    asking: "reason", reason.label, "why, for its history, if you like")

  static let place = FormField(
    asking: "in", "In", kind: .cycle, "team and cycle, like sales/2026-Q4")

  /// The team that a KPI belongs to.
  static let home = FormField(
    asking: "in", "In", kind: .team, "the team it belongs to; empty: the whole organisation")

  /// The team that another one is inside of.
  static let within = FormField(
    asking: "within", "Inside", kind: .team, "the team it is part of; empty: none")

  /// The form of a record that is there.
  static func fields(of reference: Reference) -> [FormField] {
    rows(of: reference.recordKind, .edited)
  }

  static let newObjective = rows(of: .objective, .asked).insertingAfterTitle(place)
  static let newKeyResult =
    [
      FormField(
        .keyResult, label: FormField.title, kind: .title,
        "a sentence: Increase signups from 100 to 300")
    ] + rows(of: .keyResult, .asked).dropFirst()
  static let newKPI = rows(of: .kpi, .asked).insertingAfterTitle(home)
  static let newTeam = rows(of: .team, .asked).insertingAfterTitle(within)
  static let newPerson = rows(of: .person, .asked)
  static let newCycle = [place] + rows(of: .cycle, .asked)

  /// What a new record is asked for comes first, what few need last.
  private static func rows(of kind: RecordKind, _ form: Field.Traits) -> [FormField] {
    let shown = kind.rows.filter { $0.traits.isSuperset(of: form) }
    let isAsked = { (row: Field) in row.traits.contains(.asked) }
    return (shown.filter(isAsked) + shown.filter { !isAsked($0) }).map { FormField($0) }
  }
}

extension [FormField] {
  fileprivate func insertingAfterTitle(_ field: FormField) -> [FormField] {
    prefix(1) + [field] + dropFirst()
  }
}

extension String {
  fileprivate var withoutLastBreaks: String {
    var text = self
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}
