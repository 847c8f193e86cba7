import Goals

/// A line of a form: which field of the record it is, and how what is typed is read.
struct FormField: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    case title
    case text
    case list
    /// Values that hold commas themselves, a semicolon between two.
    case lines
    case quantity
    case bound
    case day
    case weight
    case choice([String])
    /// An `x`, or nothing.
    case tick
  }

  /// What stands below a field where nothing is wrong.
  struct Problem: Error {
    let text: String
  }

  let name: String
  let label: String
  let kind: Kind
  let help: String

  init(_ name: String, _ label: String? = nil, _ kind: Kind = .text, _ help: String) {
    self.name = name
    self.label = label ?? name
    self.kind = kind
    self.help = help
  }

  static let title = "Title"

  var isTitle: Bool { kind == .title }

  var separator: String {
    switch kind {
    case .list: ", "
    case .lines: "; "
    default: "\n"
    }
  }

  /// The values that a text stands for; none where it is empty.
  func values(of text: String) -> [String] {
    let separator: Character? = kind == .list ? "," : kind == .lines ? ";" : nil
    let parts =
      separator.map { text.split(separator: $0).map { String($0.trimmed) } }
      ?? [String(text.trimmed)]
    return parts.filter { !$0.isEmpty }.map(normalized)
  }

  /// How a text is read, or what is wrong with it.
  func read(_ text: String) -> Result<String, Problem> {
    let text = String(text.trimmed)
    if text.isEmpty { return isTitle ? .failure(Problem(text: "type a title")) : .success(help) }
    switch kind {
    case .title, .text, .list, .lines, .tick: return .success(help)
    case .quantity: return readQuantity(text)
    case .bound: return readBound(text)
    case .day:
      return Day(parsing: text) == nil
        ? .failure(Problem(text: "write a day as 2026-11-21")) : .success("by \(text)")
    case .weight:
      let number = try? Quantity(parsing: text)
      return number.map { $0.unit == nil && $0.number >= 0 } == true
        ? .success("weighs \(text) among the others")
        : .failure(Problem(text: "write a number from 0 up"))
    case .choice(let words):
      return words.contains(text.lowercased())
        ? .success(help) : .failure(Problem(text: "write one of " + words.joined(separator: ", ")))
    }
  }

  /// Thousands separators are understood when they are typed, and never written.
  private func normalized(_ text: String) -> String {
    guard kind == .quantity, (try? Quantity(parsing: text)) == nil else {
      return kind.isChoice ? text.lowercased() : text
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
      return .success("must stay \(try Bound(parsing: text).text())")
    } catch {
      return .failure(Problem(text: error.sentence(\.inDashboard)))
    }
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

extension FormField.Kind {
  fileprivate var isChoice: Bool { if case .choice = self { true } else { false } }
}

extension FormField {
  /// Not a field of the record: why something closed is corrected goes to the journal.
  static let reason = FormField(" reason", "Reason", .text, "it is closed: say why it is corrected")

  static let place = FormField(" in", "In", .text, "team and cycle, like sales/2026-Q4")

  static func fields(of reference: Reference) -> [FormField] {
    switch reference {
    case .objective: objective
    case .keyResult: keyResult
    case .kpi: kpi
    case .team: team
    case .cycle: cycle
    case .person: person
    case .settings: settings
    }
  }

  static let newObjective = [objective[0], place] + objective.dropFirst().prefix(4)
  static let newKeyResult =
    [FormField("KeyResult", title, .title, "a sentence: Increase signups from 100 to 300")]
    + keyResult.dropFirst().filter { $0.name != "State" && $0.name != "Role" }
  static let newKPI = kpi

  private static let objective = [
    FormField("Objective", title, .title, "what is to be reached, in words"),
    FormField("Why", nil, .text, "the reason"),
    FormField("Owner", nil, .text, "who answers for it: an id of people.rec"),
    FormField("Supports", nil, .list, "ids of the objectives it supports; the first carries it"),
    FormField(
      "Ambition", nil, .choice(Objective.Ambition.allCases.map(\.rawValue)),
      "committed is a promise, aspirational a stretch"),
    FormField("Weight", nil, .weight, "its share among its siblings; 1 where empty"),
    FormField(
      "State", nil, .choice(Objective.State.allCases.map(\.rawValue)),
      "draft, active, achieved, missed or dropped; active where empty"),
    FormField("Tags", nil, .list, "words to filter by"),
  ]

  private static let keyResult = [
    FormField("KeyResult", title, .title, "what is to be reached, in words"),
    FormField("Owner", nil, .text, "who checks in; the objective's owner where empty"),
    FormField("From", nil, .quantity, "where it starts: 59 days"),
    FormField(
      "To", nil, .quantity, "the target: 38 days; without From, To and Hold it is done or not"),
    FormField("Hold", nil, .bound, "a level that must stay: >= 9%"),
    FormField("Milestone", nil, .lines, "pilot Run the pilot; wide (2) Roll it out"),
    FormField("KPI", nil, .text, "the KPI that supplies its number"),
    FormField("Due", nil, .day, "a day before the cycle's last"),
    FormField("Weight", nil, .weight, "its share among the others; 1 where empty"),
    FormField(
      "Role", nil, .choice(KeyResult.Role.allCases.map(\.rawValue)),
      "a guardrail is shown beside the progress, never averaged"),
    FormField(
      "State", nil, .choice(Objective.State.allCases.map(\.rawValue)), "dropped counts nowhere"),
  ]

  private static let kpi = [
    FormField("KPI", title, .title, "what is measured"),
    FormField("Why", nil, .text, "why it is watched"),
    FormField("Owner", nil, .text, "who answers for it: an id of people.rec"),
    FormField("Unit", nil, .text, "the unit of all readings: %, $, days"),
    FormField("Target", nil, .bound, "the level to be in: >= 80%"),
    FormField("Warn", nil, .bound, "a looser bound: outside it is unhealthy"),
    FormField(
      "Every", nil, .choice(Rhythm.readings.map(\.rawValue)),
      "how often a reading is due; month where empty"),
    FormField(
      "Aggregate", nil, .choice(KPI.Aggregate.allCases.map(\.rawValue)),
      "what stands for a period with several readings; last where empty"),
    FormField(
      "Measure", nil, .choice(KPI.Measure.allCases.map(\.rawValue)),
      "growth holds the change from period to period against the target"),
  ]
}
