import Goals
import Testing

@testable import GoalFiles

@Suite struct LastLookTests {
  private func edits(_ ground: borrowing StoreGround) throws -> [String] {
    var store = try ground.store()
    let seen = LastLook(of: ground.sandbox.path, in: ground.state("quarterdeck")).recall()
    let entries = store.outsideEdits(
      of: try store.load(), since: { seen[$0.text] ?? [] }, now: try moment("2100-01-01T10:00:00Z"))
    #expect(entries.allSatisfy { $0.isOutside && $0.by == Login.current().name })
    return entries.map { "\($0.reference.text): \($0.text)" }.sorted()
  }

  @Test("tells what was edited since, but not what a journal tells")
  func edits() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let look = LastLook(of: ground.sandbox.path, in: ground.state("quarterdeck"))
    try look.remember(try store.load())
    try #expect(edits(ground) == [])
    let file = "sales/2018-Q1/shorten.rec"
    let text = try ground.sandbox.text(file)
    try ground.sandbox.write(text.replacing("To: 38 days", with: "To: 36 days"), to: file)
    try ground.sandbox.write("Objective: Win\nOwner: tom\n", to: "sales/2018-Q1/win.rec")
    try #expect(
      edits(ground) == [
        "sales/2018-Q1/shorten#days: To 38 days → 36 days", "sales/2018-Q1/win: added Win",
      ])
    _ = try store.apply(.set(.objective(shorten), "State", "missed", reason: "x"))
    try #expect(edits(ground).count == 2)
    try look.remember(try store.load())
    try #expect(edits(ground) == [])
  }

  @Test("is forgotten where it is damaged, and is written anew")
  func damaged() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let look = LastLook(of: ground.sandbox.path, in: ground.state("quarterdeck"))
    #expect(look.recall().isEmpty)
    let organization = try store.load()
    try look.remember(organization)
    #expect(look.recall().count == Set(organization.references.map(\.text)).count)
  }
}
