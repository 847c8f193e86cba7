import Canvas
import Goals
import Testing

@testable import Dashboard

@Suite struct EditingTests {
  @Test(
    "stores only the fields that were changed, on top of what they were",
    arguments: [
      (
        "/Shorten<Enter>e now<Enter>", .objective(lifecycle),
        [
          FieldEdit(
            "Objective", from: ["Shorten sales lifecycle"], to: ["Shorten sales lifecycle now"])
        ]
      ),
      (
        "/Shorten<Enter>e<Tab><Tab><C-u>tom<Tab>, first-step<Enter>", .objective(lifecycle),
        [
          FieldEdit("Owner", from: ["jenny"], to: ["tom"]),
          FieldEdit("Supports", from: ["grow"], to: ["grow", "first-step"]),
        ]
      ),
      (
        "/Shorten<Enter>e<S-Tab><S-Tab><C-u> quick,,  cheap ,<Enter>", .objective(lifecycle),
        [
          FieldEdit("Tags", from: ["speed", "sales"], to: ["quick", "cheap"])
        ]
      ),
      (
        "/Shorten<Enter>e<Tab><C-u><C-u><C-u><Enter>", .objective(lifecycle),
        [
          FieldEdit("Why", from: ["It takes us too long\nto close a deal."], to: [])
        ]
      ),
      (
        "/Hire<Enter>e<Down><Down><Down><Down>Committed<Enter>", .objective(hire),
        [
          FieldEdit("Ambition", from: [], to: ["committed"])
        ]
      ),
      (
        "/Book<Enter>e<Tab><Tab><Tab><C-u>8,000<Enter>",
        .keyResult(keyResult("meetings", of: outbound)), []
      ),
      (
        "/Book<Enter>e<Tab><Tab><Tab><C-u>9,000 calls<Enter>",
        .keyResult(keyResult("meetings", of: outbound)),
        [
          FieldEdit("To", from: ["8000"], to: ["9000 calls"])
        ]
      ),
      (
        "/conversion<Enter>e<Down><Down><Down><Down><C-u> >= 8%<Enter>",
        .keyResult(keyResult("rate")),
        [
          FieldEdit("Hold", from: [">= 9%"], to: [">= 8%"])
        ]
      ),
      (
        "3e<Tab><Tab><Tab><Tab><C-u>\u{2265} $450k<Enter>", .kpi(revenue),
        [
          FieldEdit("Target", from: [">= $400k"], to: ["≥ $450k"])
        ]
      ),
    ] as [(String, Reference, [FieldEdit])])
  func changes(keys: String, reference: Reference, edits: [FieldEdit]) {
    var app = App()
    let stored: [Effect] = edits.isEmpty ? [] : [.store(.set(reference, edits, reason: ""))]
    #expect(app.press(keys) == stored)
    #expect((app.prompt == nil) == edits.isEmpty)
  }

  @Test(
    "closes without a word where nothing was changed",
    arguments: ["/Shorten", "/days", "/meetings"])
  func unchanged(search: String) {
    var app = App()
    #expect(app.press(search + "<Enter>ex<Backspace><Enter>") == [])
    #expect(app.prompt == nil)
  }

  @Test(
    "refuses what a field can't hold, by its name",
    arguments: [
      ("/Shorten<Enter>e<C-u>", "Title: type a title"),
      (
        "/Shorten<Enter>e<Tab><Tab><Tab><Tab>bold", "Ambition: write one of committed, aspirational"
      ),
      ("/Shorten<Enter>e<Up><Up><Up><Up><Up><Up>-1", "Weight: write a number from 0 up"),
      ("/Book<Enter>e<Tab><Tab><C-u>a few", "From: \"a few\" is not a quantity"),
      ("/Book<Enter>e<Tab><Tab><Tab><Tab>9%", "Hold: \"9%\""),
      (
        "/Book<Enter>e<Tab><Tab><Tab><Tab><Tab><Tab><Tab>one day",
        "Due: \"one day\" is no day; write it as 2026-11-21"
      ),
    ])
  func wrong(keys: String, complaint: String) {
    var app = App(showing: small, width: 120)
    #expect(app.press(keys + "<Enter>") == [])
    #expect(app.text.contains(complaint))
    #expect(app.prompt != nil)
  }

  @Test("shows who or what may be meant while it is typed, and its help where nobody is")
  func offering() {
    var app = App(after: "/Hire<Enter>e<Tab><Tab><C-u>")
    #expect(app.text.contains("jenny (Jenny Murphy) · tom (Tom Okafor)"))
    _ = app.press("mur")
    #expect(app.text.contains("jenny (Jenny Murphy)") && !app.text.contains("tom (Tom"))
    _ = app.press("x")
    #expect(app.text.contains("an id of people.rec"))
  }

  @Test("shows the field with the cursor in the lowest window")
  func low() {
    var app = App(showing: small, width: 20, height: 5)
    _ = app.press("jje")
    #expect(app.text.contains("Title"))
  }

  @Test("goes to the field that can't be saved as it is")
  func faulty() {
    let app = App(after: "/days<Enter>e<Tab><Tab><C-u>8O days<Tab><Tab><Enter>C")
    #expect(app.text.contains("8O daysC"))
  }

  @Test("needs an object to edit")
  func nothing() {
    let app = App(after: "e")
    #expect(app.prompt == nil && app.lastLine.contains("go to an objective"))
  }

  @Test("shows the fields as the file holds them")
  func fields() {
    let text = App(after: "/Shorten<Enter>e").text
    for line in [
      "Edit: Shorten sales lifecycle", "It takes us too long", "to close a deal.", "speed, sales",
    ] {
      #expect(text.contains(line))
    }
  }
}

@Suite struct AddingTests {
  private static let nowhere = CycleRef(team: .root, name: CycleName("2026-Q4"))
  private static let sales = CycleRef(team: TeamPath("sales"), name: CycleName("2026-Q4"))

  @Test(
    "goes by where the cursor is",
    arguments: [
      (
        "aNew<Enter>",
        .addObjective(
          nowhere, id: nil,
          [
            RecordField("Objective", "New"), RecordField("Owner", "jenny"),
          ])
      ),
      (
        "/Shorten<Enter>aNew<Enter>",
        .addObjective(
          sales, id: nil,
          [
            RecordField("Objective", "New"), RecordField("Owner", "jenny"),
            RecordField("Supports", "grow"),
          ])
      ),
      (
        "/Shorten<Enter>aNew<Tab><C-u>sales/outbound/2027-Q1<Enter>",
        .addObjective(
          CycleRef(team: TeamPath("sales/outbound"), name: CycleName("2027-Q1")), id: nil,
          [
            RecordField("Objective", "New"), RecordField("Owner", "jenny"),
            RecordField("Supports", "grow"),
          ])
      ),
      ("/Shorten<Enter>ANew<Enter>", .addKeyResult(lifecycle, [RecordField("KeyResult", "New")])),
      ("/Shorten<Enter>2aNew<Enter>", .addKeyResult(lifecycle, [RecordField("KeyResult", "New")])),
      ("/days<Enter>aNew<Enter>", .addKeyResult(lifecycle, [RecordField("KeyResult", "New")])),
      (
        "/Hire<Enter>2aNew<Tab><Tab>1,000<Tab>2,000 calls<Enter>",
        .addKeyResult(
          hire,
          [
            RecordField("KeyResult", "New"), RecordField("From", "1000"),
            RecordField("To", "2000 calls"),
          ])
      ),
      (
        "3aNew<Enter>",
        .addKPI(
          .root, id: nil,
          [
            RecordField("KPI", "New"), RecordField("Owner", "jenny"),
          ])
      ),
      (
        "3jaNew<Tab><Tab><Tab><Tab>%<Enter>",
        .addKPI(
          TeamPath("sales"), id: nil,
          [
            RecordField("KPI", "New"), RecordField("Owner", "jenny"), RecordField("Unit", "%"),
          ])
      ),
    ] as [(String, Change.Action)])
  func storing(keys: String, action: Change.Action) {
    var app = App()
    #expect(app.press(keys) == [.store(action)])
    #expect(app.prompt != nil)
  }

  @Test("a KPI goes to the team that is typed, the first of it too")
  func home() {
    var app = App(after: "3aDeals<Tab><C-u>sales/outbound")
    guard case .files(.store(.addKPI(let team, _, let record)))? = app.press("<Enter>").first else {
      Issue.record("nothing was stored")
      return
    }
    #expect(team == TeamPath("sales/outbound") && record.first?.value == "Deals")
  }

  @Test("Space chooses among the choices, and goes round")
  func choosing() {
    var app = App(after: "/Hire<Enter>e<Down><Down><Down><Down>")
    _ = app.press("<Space>")
    #expect(app.text.contains("committed"))
    let edits = [FieldEdit("Ambition", from: [], to: ["aspirational"])]
    #expect(app.press("<Space><Enter>") == [.store(.set(.objective(hire), edits, reason: ""))])
  }

  @Test("wants a title, and a cycle for an objective")
  func wanting() {
    var app = App(after: "/Hire<Enter>a<Enter>")
    #expect(app.text.contains("Title: type a title"))
    #expect(app.press("New<Tab><C-u><Enter>") == [])
    #expect(app.text.contains("In: write a team and a cycle"))
  }
}

@Suite struct FormCompletionTests {
  @Test(
    "completes what was begun with Tab, and goes on where there is nothing to complete",
    arguments: [
      ("/Hire<Enter>e<Tab><Tab><C-u>je<Tab><Enter>", "Owner", ["jenny"]),
      ("/Hire<Enter>e<Tab><Tab><C-u>murp<Tab><Enter>", "Owner", ["jenny"]),
      ("/Hire<Enter>e<Tab><Tab><Tab>gr<Tab><Enter>", "Supports", ["grow"]),
      (
        "/Hire<Enter>e<Tab><Tab><Tab>grow, lif<Tab><Enter>", "Supports", ["grow", "lifecycle"]
      ),
      ("/Hire<Enter>e<Tab><Tab><Tab><Tab>asp<Tab><Enter>", "Ambition", ["aspirational"]),
      ("/Hire<Enter>e<Tab><Tab><C-u>je<Tab><Tab>gr<Tab><Enter>", "Supports", ["grow"]),
      ("/days<Enter>e<Tab><Tab><Tab><Tab><Tab><Tab>co<Tab><Enter>", "KPI", ["calls"]),
    ])
  func completing(keys: String, field: String, values: [String]) {
    var app = App()
    let effects = app.press(keys)
    guard case .files(.store(.set(_, let edits, _)))? = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(edits.first { $0.name == field }?.to == values)
  }
}
