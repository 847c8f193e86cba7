import Canvas
import Goals
import Testing

@testable import Dashboard

@Suite("The table of commands") struct CommandTableTests {
  private static let places = [
    "", "j", "/days<Enter>", "/Shorten<Enter>2", "3", "/Shorten<Enter>4", "3<Enter>", "!", "gf",
    "H", "fgrow<Enter>", "gd-3<Enter>", "/Hire<Enter>", "/Hire<Enter>2",
  ]

  private static func app(at place: String) -> App {
    var app = App(showing: small, width: 200)
    _ = app.press(place)
    return app
  }

  @Test("what the palette says stands in the way, its key says too", arguments: places)
  func obstacles(place: String) throws {
    let app = Self.app(at: place)
    for entry in app.palette(try #require(app.deck)) {
      guard let obstacle = entry.obstacle, let keys = entry.binding.keys.first else { continue }
      var pressed = app
      let effects = keys.flatMap { pressed.handle(.keyPressed($0)) }
      #expect(effects == [], "\(entry.binding.keyText) at \(place)")
      #expect(pressed.lastLine == " " + obstacle, "\(entry.binding.keyText) at \(place)")
    }
  }

  @Test("what the palette offers does not say afterwards that it does nothing", arguments: places)
  func offers(place: String) throws {
    let app = Self.app(at: place)
    for entry in app.palette(try #require(app.deck)) where entry.obstacle == nil {
      var pressed = app
      _ = entry.binding.keys.first?.map { pressed.handle(.keyPressed($0)) }
      let isRefused = pressed.lastLine.contains(App.nothingHere)
      #expect(!isRefused || entry.binding.command == .open, "\(entry.binding.keyText) at \(place)")
    }
  }

  @Test(
    "the palette tells of the kind of object that a command needs",
    arguments: [
      ("j", Command.promote, "go to a KPI first; 3 shows them"),
      ("3", .state, "a KPI is watched, or retired with d"),
      ("/Hire<Enter>", .checkIn, "this objective has no key result to check in; A adds one"),
      ("[/Walk<Enter>", .state, "2026-Q3/first-step#walk is closed; e corrects it, with a reason"),
      ("", .edit, "go to an objective, key result or KPI first"),
      ("j", .dayAfter, "this is today; < goes back a day"),
      ("j", .settle, "nothing is in conflict"),
      ("!", .treePane, App.nothingHere), ("!", .sort, App.nothingHere),
    ])
  func kinds(place: String, command: Command, sentence: String) throws {
    let app = Self.app(at: place)
    let entries = app.palette(try #require(app.deck))
    #expect(entries.first { $0.binding.command == command }?.obstacle == sentence)
  }

  @Test("what the screen on top has a use for, the palette over it runs")
  func taken() throws {
    var app = App(showing: workshop.with("2026-Q4/bad.rec", "Objectiv: Bad\n").review())
    _ = app.press("gf:editor<Enter>")
    #expect(app.press(":editor<Enter>") == [.openEditor(file: "2026-Q4/bad.rec", line: 1)])
  }

  @Test("nothing that changes is hinted at where nothing may be changed")
  func hints() {
    let app = App(
      showing: small, width: 160, user: Deck.User(login: "jenny", readOnlyBecause: "so it is"))
    #expect(app.lastLine.contains("q quit  j/k move"))
    for binding in KeyTable.bindings where binding.changes && !binding.tip.words.isEmpty {
      #expect(!app.lastLine.contains(binding.tip.words))
    }
  }

  @Test("the help finds a command by what people call it", arguments: ["lint", "vim", "delete"])
  func names(typed: String) {
    #expect(!App(after: "?" + typed).text.contains("nothing by that name"))
  }
}
