import Canvas
import Goals
import Testing

@testable import Dashboard

@Suite struct QuickChangeTests {
  private func set(
    _ reference: Reference, _ field: String, _ from: [String], _ to: [String]
  )
    -> Change.Action
  {
    .set(reference, [FieldEdit(field, from: from, to: to)], reason: "")
  }

  @Test(
    "sets the owner, of a person's id, login or completed name",
    arguments: [
      "/Hire<Enter>w<C-u>jenny<Enter>", "/Hire<Enter>w<C-u>mur<Tab><Enter>",
      "/Hire<Enter>w<C-u>je<Tab><Enter>",
    ])
  func owner(keys: String) {
    var app = App()
    #expect(app.press(keys) == [.store(set(.objective(hire), "Owner", ["tom"], ["jenny"]))])
  }

  @Test("warns of an owner nobody knows, and takes one away")
  func unknownOwner() {
    var app = App(after: "/Hire<Enter>w<C-u>nobody")
    #expect(app.text.contains("nobody in people.rec is called \"nobody\""))
    #expect(app.press("<C-u><Enter>") == [.store(set(.objective(hire), "Owner", ["tom"], []))])
    #expect(App(after: "/Hire<Enter>w<Enter>").prompt == nil)
  }

  @Test(
    "takes a reason for an owner, a state and giving up, and asks for none",
    arguments: [
      ("/Hire<Enter>w<C-u>jenny<Down>she knows the market<Enter>", "Owner", ["tom"], ["jenny"]),
      ("/Hire<Enter>t<Up>rshe knows the market<Enter>", "State", [], ["draft"]),
    ])
  func reason(keys: String, field: String, from: [String], to: [String]) {
    var app = App()
    let edit = FieldEdit(field, from: from, to: to)
    let reason = "she knows the market"
    #expect(app.press(keys) == [.store(.set(.objective(hire), [edit], reason: reason))])
    _ = app.handle(.changeRefused("hire is locked by tom"))
    #expect(app.text.contains("hire is locked by tom") && app.text.contains(reason))
  }

  @Test("says why something is given up, and Esc gives nothing up")
  func reasonToDrop() {
    var app = App(after: "/days<Enter>d")
    #expect(app.text.contains("y / r: say why / N"))
    #expect(app.press("r<Esc>") == [] && app.prompt == nil)
    let days = Reference.keyResult(keyResult("days"))
    let edit = FieldEdit("State", from: [], to: ["dropped"])
    #expect(
      app.press("drno time<Enter>") == [.store(.set(days, [edit], reason: "no time"))])
  }

  @Test("changes all that is marked as one")
  func marked() {
    var app = App(after: "j  w<C-u>tom")
    #expect(app.text.contains("Owner of 2 objectives"))
    let both = [grow, lifecycle].map { set(.objective($0), "Owner", ["jenny"], ["tom"]) }
    #expect(app.press("<Enter>") == [.store(.all(both))])
  }

  @Test("sets the state; closing an objective is for Z")
  func state() {
    var app = App(after: "/Hire<Enter>t")
    #expect(app.press("1") == [.store(set(.objective(hire), "State", [], ["draft"]))])
    _ = app.handle(.changeRefused("hire is locked by tom"))
    #expect(app.text.contains("hire is locked by tom"))
    app = App(after: "/Hire<Enter>tjj<Enter>")
    #expect(app.prompt != nil && app.text.contains("Z closes"))
    app = App(after: "/days<Enter>t")
    #expect(app.press("3").count == 1)
    #expect(App(after: "3t").lastLine.contains("retired with d"))
  }

  @Test("comments, and keeps what was typed where it is refused")
  func comment() {
    var app = App(after: "/days<Enter>oLegal was slow")
    #expect(
      app.press("<Enter>") == [.store(.comment(.keyResult(keyResult("days")), "Legal was slow"))])
    _ = app.handle(.changeRefused("the disk is full"))
    #expect(app.text.contains("Legal was slow") && app.text.contains("the disk is full"))
    #expect(app.press("<Enter>").count == 1)
    _ = app.handle(.changeSaved(what: "comment", small, warning: nil))
    #expect(app.prompt == nil)
    _ = app.press("o<Up>")
    #expect(app.text.contains("Legal was slow"))
    app = App(after: "3oOne big contract")
    #expect(app.press("<Enter>") == [.store(.comment(.kpi(revenue), "One big contract"))])
    #expect(App(after: "/Hire<Enter>o<Enter>").prompt == nil)
  }

  @Test("drops what has a history, deletes what has none, and Enter means neither")
  func dropping() {
    var app = App(after: "/Shorten<Enter>d")
    #expect(app.text.contains("Drop Shorten sales lifecycle?"))
    #expect(app.press("<Enter>") == [] && app.prompt == nil)
    #expect(
      app.press("dy") == [.store(set(.objective(lifecycle), "State", [], ["dropped"]))])
    app = App(after: "/Hire<Enter>d")
    #expect(app.text.contains("Delete Hire?"))
    #expect(app.press("y") == [.store(.delete(.objective(hire)))])
    app = App(after: "3d")
    #expect(app.text.contains("Retire Monthly revenue?"))
    #expect(app.press("y") == [.store(set(.kpi(revenue), "State", [], ["retired"]))])
  }

  @Test("says why where nothing can be changed", arguments: ["w", "t", "o", "d"])
  func nothing(key: String) {
    #expect(App(after: key).lastLine.contains("go to an objective"))
    var reader = App(showing: small, user: Deck.User(login: "jenny", readOnlyBecause: "it is late"))
    #expect(reader.press("j" + key) == [])
    #expect(reader.lastLine == " nothing can be changed: it is late")
  }
}
