import Canvas
import Goals
import Testing

@testable import Dashboard

@Suite struct OrganizationFormTests {
  @Test(
    "add and edit teams, people, cycles and settings",
    arguments: [
      (
        "/Shorten<Enter>+tOutbound reps<Tab><Tab>tom<Enter>",
        .addTeam(
          TeamPath("sales/outbound-reps"),
          [RecordField("Team", "Outbound reps"), RecordField("Lead", "tom")])
      ),
      ("+pAda Ek<Enter>", .addPerson([RecordField("Person", "Ada Ek")])),
      (
        "/Shorten<Enter>+c<Enter>",
        .addCycle(CycleRef(team: TeamPath("sales"), name: CycleName("2027-Q1")), [])
      ),
      (
        "/Shorten<Enter>=t<Tab><C-u>tom<Enter>",
        .set(
          .team(TeamPath("sales")), [FieldEdit("Lead", from: ["jenny"], to: ["tom"])], reason: "")
      ),
      (
        "=p<Tab><Tab>j@x.org<Enter>",
        .set(.person("jenny"), [FieldEdit("Email", from: [], to: ["j@x.org"])], reason: "")
      ),
      (
        "/Shorten<Enter>=c<Tab><Tab>closed<Enter>",
        .set(
          .cycle(CycleRef(team: TeamPath("sales"), name: CycleName("2026-Q4"))),
          [FieldEdit("State", from: [], to: ["closed"])], reason: "")
      ),
      (
        "=s<Tab>April<Enter>",
        .set(.settings, [FieldEdit("FiscalYearStart", from: [], to: ["April"])], reason: "")
      ),
    ] as [(String, Change.Action)])
  func storing(keys: String, action: Change.Action) {
    var app = App()
    #expect(app.press(keys) == [.store(action)], "\(app.text)")
  }

  @Test("say what is wrong before anything is stored")
  func wrong() {
    var app = App(after: "=s<Tab><Tab>middle")
    #expect(app.press("<Enter>") == [] && app.text.contains("write one of start, end"))
    app = App(after: "+t")
    #expect(app.press("<Enter>") == [] && app.text.contains("type a title"))
    var stranger = App(showing: small, user: Deck.User(login: "nobody"))
    #expect(stranger.press("=p") == [] && stranger.lastLine.contains("nobody is not there yet"))
  }
}

@Suite struct SentenceFormTests {
  private let form = "/Improve outbound<Enter>A"

  @Test("reads a key result typed as a sentence, live")
  func live() {
    let app = App(after: form + "Decrease response time from 12 hours to 4 hours")
    #expect(app.text.contains("reads as: reach from 12 to 4 hours"), "\(app.text)")
    #expect(App(after: form + "Launch").text.contains("done or not done"))
  }

  @Test("stores what was read")
  func storing() {
    var app = App(after: form + "Decrease response time from 12 hours to 4 hours")
    let fields = [("KeyResult", "Decrease response time"), ("From", "12 hours"), ("To", "4 hours")]
    #expect(
      app.press("<Enter>") == [
        .store(.addKeyResult(outbound, fields.map { RecordField($0.0, $0.1) }))
      ])
  }

  @Test("asks what the words leave open, and takes a field for the answer")
  func questions() {
    var app = App(after: form + "Increase retention to 40%")
    #expect(app.press("<Enter>") == [] && app.prompt != nil, "\(app.text)")
    #expect(app.text.contains("type From"))
    #expect(!app.press("<Tab><Tab>30%<Enter>").isEmpty, "\(app.text)")
  }

  @Test("leaves a title alone where a field says what it aims at")
  func plain() {
    var app = App(after: form + "From 3 to 5 trees<Tab><Tab><Tab>5 trees")
    let fields = [("KeyResult", "From 3 to 5 trees"), ("To", "5 trees")]
    #expect(
      app.press("<Enter>") == [
        .store(.addKeyResult(outbound, fields.map { RecordField($0.0, $0.1) }))
      ])
  }

  @Test(
    "complete what the table says a field holds",
    arguments: [
      (RecordKind.objective, FieldName.coOwners, "tom, je", "tom, jenny"),
      (.keyResult, .owner, "to", "tom"), (.team, .lead, "je", "jenny"),
      (.objective, .sharedWith, "sal", "sales"), (.person, .team, "sal", "sales"),
      (.objective, .carriedFrom, "gro", "grow"), (.organization, .fiscalYearNamedBy, "e", "end"),
    ])
  func completing(kind: RecordKind, name: FieldName, typed: String, completed: String) throws {
    let row = try #require(kind.field(name))
    var prompt = FormPrompt(.newPerson, "A form", [FormField(row), .place], values: [:])
    let deck = Deck(
      workshop.review(on: today), cycle: nil, user: Deck.User(login: "jenny"))
    for key in typed.map(Key.character) + [.tab] { _ = prompt.handle(key, deck) }
    #expect(prompt.form[row.label] == completed)
  }
}

@Suite("Teams, people, order and links") struct PeopleScreenTests {
  private func app(_ keys: String) -> App {
    let people = workshop.first { $0.path == "people.rec" }?.text ?? ""
    let files = workshop.with("people.rec", people + "\nPerson: Jo Ray\nId: jo\nLeft: 2026-01-31\n")
      .with("2026/leave.rec", "Objective: Leave\nOwner: jo\nLink: https://a.org a\n")
    return App(after: keys, showing: files.review())
  }

  @Test("lists who leads, who answers for what, and who left")
  func list() {
    let text = app("gp").text
    for words in ["Teams", "led by Jenny Murphy", "Left", "left 2026-01-31 · 1 objective"] {
      #expect(text.contains(words), "\(text)")
    }
  }

  @Test("hands over all that a leaver answers for, with a reason")
  func handOver() {
    var app = app("gpGw")
    #expect(app.text.contains("Hand over all of Jo Ray"))
    let leave = Reference.objective(objective("2026/leave"))
    #expect(
      app.press("tom<Enter>") == [
        .store(
          .set(
            leave, [FieldEdit("Owner", from: ["jo"], to: ["tom"])],
            reason: "handed over from jo to tom"))
      ])
  }

  @Test("what means nothing for a person is said to, not done", arguments: ["t", "d", "c", "o"])
  func nothing(key: String) {
    var app = app("gpG")
    #expect(app.press(key) == [] && app.prompt == nil)
  }

  @Test("J moves an objective down by Priority, and gx follows its link")
  func moving() {
    var moved = app("/Grow<Enter>")
    let effects = moved.press("J")
    #expect("\(effects)".contains("Priority"), "\(moved.text)")
    var copied = app("/Leave<Enter>")
    #expect(copied.press("gx") == [.follow(Link("https://a.org a"))], "\(copied.lastLine)")
  }
}
