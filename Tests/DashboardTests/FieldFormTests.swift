import Canvas
import Goals
import TestSupport
import Testing

@testable import Dashboard

/// What holds for every row of the table of fields in forms.
@Suite("Every field in a form") struct FieldFormTests {
  /// Those that no form has, and why.
  private static let elsewhere: [RecordKind: [FieldName: String]] = [
    .objective: [
      .carriedFrom: "the program links", .carriedTo: "the program links",
      .promotedFrom: "the program links",
    ],
    .keyResult: [.graduatedTo: "the program links"],
    .organization: [.format: "the program writes it"],
  ]

  private static let files: Files = {
    var records: [RecordKind: String] = [
      .objective: "Objective: Base\n", .keyResult: "KeyResult: Bare\nId: bare\n",
      .kpi: "KPI: Base\n", .team: "Team: Sales\n", .person: "Person: Ann\nId: ann\n",
      .cycle: "Cycle: 2018-Q1\n", .organization: "Organization: Acme\n",
    ]
    for sample in FieldSample.all {
      records[sample.kind, default: ""] += "\(sample.field.name): \(sample.values[0])\n"
    }
    func text(_ kind: RecordKind) -> String { records[kind] ?? "" }
    return [
      ("quarterdeck.rec", text(.organization)),
      ("people.rec", text(.person) + "\nPerson: Tom\nId: tom\n"),
      ("sales/team.rec", text(.team)), ("support/team.rec", "Team: Support\n"),
      ("2018/grow.rec", "Objective: Grow\n\nKeyResult: Money\nId: money\nTo: 5\n"),
      ("sales/2018-Q1/cycle.rec", text(.cycle)),
      ("sales/2018-Q1/base.rec", text(.objective) + "\n" + text(.keyResult)),
      ("sales/kpis/calls.rec", "KPI: Calls\n"), ("sales/kpis/rate.rec", "KPI: Rate\n"),
      ("sales/kpis/base.rec", text(.kpi)),
    ]
  }()

  private static func reference(_ kind: RecordKind) -> Reference {
    let objective = objective("sales/2018-Q1/base")
    return switch kind {
    case .objective: .objective(objective)
    case .keyResult: .keyResult(keyResult("bare", of: objective))
    case .kpi: .kpi(KPIRef(team: TeamPath("sales"), id: "base"))
    case .team: .team(TeamPath("sales"))
    case .person: .person("ann")
    case .cycle: .cycle(objective.cycle)
    case .organization: .settings
    }
  }

  private func app() -> App {
    App(showing: Self.files.review(on: Day(year: 2018, month: 2, day: 1) ?? today), height: 60)
  }

  @Test("the form of what is there shows its value", arguments: FieldSample.all)
  func edited(sample: FieldSample) throws {
    let deck = try #require(app().deck)
    let form = try #require(FormPrompt(editing: Self.reference(sample.kind), deck)).form
    guard Self.elsewhere[sample.kind]?[sample.field.name] == nil else {
      return #expect(form[sample.field.label].isEmpty, "it is in the form by now")
    }
    #expect(form[sample.field.label] == sample.values[0])
  }

  @Test("what stands for something is completed", arguments: FieldSample.all)
  func completed(sample: FieldSample) throws {
    let whole: String
    switch sample.field.kind {
    case .person, .team, .kpi: whole = sample.values[1]
    case .objective: whole = "grow"
    case .cycle: whole = "2018"
    default: return
    }
    guard Self.elsewhere[sample.kind]?[sample.field.name] == nil else { return }
    let deck = try #require(app().deck)
    var prompt = try #require(FormPrompt(editing: Self.reference(sample.kind), deck))
    prompt.form.go(to: sample.field.label)
    prompt.form.edit { $0.text = String(whole.prefix(2)) }
    _ = prompt.handle(.tab, deck)
    #expect(prompt.form[sample.field.label].hasPrefix(whole), "\(prompt.form[sample.field.label])")
  }

  @Test("choices are chosen with Space", arguments: FieldSample.all)
  func chosen(sample: FieldSample) throws {
    guard case .choice(let words) = sample.field.kind else { return }
    let deck = try #require(app().deck)
    var prompt = try #require(FormPrompt(editing: Self.reference(sample.kind), deck))
    prompt.form.go(to: sample.field.label)
    for index in 0...words.count {
      let known = [""] + words
      let at = known.firstIndex(of: prompt.form[sample.field.label]) ?? 0
      _ = prompt.handle(.character(" "), deck)
      #expect(prompt.form[sample.field.label] == known[(at + 1) % known.count], "\(index)")
    }
  }
}
