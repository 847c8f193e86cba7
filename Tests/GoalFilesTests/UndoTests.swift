import Foundation
import Goals
import Records
import Testing

@testable import GoalFiles

@Suite struct UndoTests {
  private static let owner = Change.Action.set(.objective(shorten), "Owner", "tom")

  private func journal(of ground: StoreGround) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: ground.state("quarterdeck"))
    return "quarterdeck/" + (try #require(names.first))
  }

  @Test("goes back step by step, also in a later session, and forward again")
  func sessions() throws {
    let ground = try StoreGround()
    let before = try ground.texts()
    var first = try ground.store()
    try first.apply(Self.owner)
    try first.apply(.set(.objective(shorten), "Why", "speed"))
    let after = try ground.texts()
    var second = try ground.store()
    #expect(second.nextUndo()?.revision.what == "Why speed: Shorten sales lifecycle")
    #expect(second.nextUndo()?.session == first.session)
    #expect(second.nextUndo()?.session != second.session)
    try second.undo(at: try moment())
    try second.undo(at: try moment())
    try #expect(ground.texts().recordFiles == before.recordFiles)
    #expect(
      refusal { try second.undo(at: try moment()) }?.hasPrefix("there is nothing to undo") == true)
    try first.redo(at: try moment())
    try first.redo(at: try moment())
    try #expect(ground.texts().recordFiles == after.recordFiles)
    #expect(
      refusal { try first.redo(at: try moment()) }?.hasPrefix("there is nothing to redo") == true)
  }

  @Test("a new change drops what could be done again")
  func newChange() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(Self.owner)
    try store.undo(at: try moment())
    try store.apply(.set(.objective(shorten), "Why", "speed"))
    #expect(refusal { try store.redo(at: try moment()) }?.hasPrefix("there is nothing") == true)
    #expect(store.nextUndo()?.revision.what == "Why speed: Shorten sales lifecycle")
  }

  @Test("is refused where somebody has changed the same field since, and can be tried again")
  func changedSince() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(.set(.objective(shorten), "State", "achieved", reason: "x"))
    var ann = try Store(at: ground.sandbox.path, login: "ann", state: ground.state("ann"))
    _ = try ann.apply(.set(.objective(shorten), "State", "missed", reason: "y"))
    let before = try ground.texts()
    let said = refusal { try store.undo(at: try moment()) }
    #expect(said?.hasPrefix(#"State was changed meanwhile to "missed""#) == true)
    try #expect(ground.texts() == before)
    try ann.undo(at: try moment("2018-02-12T10:00:00+01:00"))
    try store.undo(at: try moment("2018-02-12T10:00:00+01:00"))
    try #expect(!ground.sandbox.text(StoreChangeTests.objective).contains("State"))
  }

  @Test("a reading that was recorded anew since is not taken back")
  func readingSince() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(.checkIn("conversion", "9"))
    let file = "sales/kpis/conversion-rate/jenny.csv"
    let text = try ground.sandbox.text(file)
    try ground.sandbox.write(text + "2018-02-12,12,job\n", to: file)
    #expect(
      refusal { try store.undo(at: try moment()) }
        == #"2018-02-12 was changed meanwhile to "12"; yours is ""; nothing was saved"#)
    try ground.sandbox.write(text + "2018-02-12,12,job\n2018-02-12,9.0 %,job\n", to: file)
    try store.undo(at: try moment())
    #expect(try store.load().kpi(conversionRate)?.readings.map(\.value) == [8])
  }

  @Test("a new object that somebody has worked on since stays")
  func objectSince() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(.addObjective(shorten.cycle, id: "sell", [.init("Objective", "Sell")]))
    let file = "sales/2018-Q1/sell.rec"
    try ground.sandbox.write("Objective: Sell\nOwner: ann\n", to: file)
    #expect(
      refusal { try store.undo(at: try moment()) }
        == "\(file) has been changed by somebody else; nothing was saved")
    try #expect(ground.sandbox.text(file) == "Objective: Sell\nOwner: ann\n")
  }

  struct Work: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let made: Change.Action
    let others: Change.Action
    let says: String
  }

  private static let sell = ObjectiveRef(cycle: shorten.cycle, id: "sell")
  private static let wins = KeyResultRef(objective: shorten, id: "wins")
  private static let works = [
    Work(
      testDescription: "a comment on a new objective",
      made: .addObjective(shorten.cycle, id: "sell", [.init("Objective", "Sell")]),
      others: .comment(.objective(sell), "Good."),
      says: "sales/2018-Q1/sell can't be deleted: ann has recorded something for it"),
    Work(
      testDescription: "an objective that supports a new one",
      made: .addObjective(shorten.cycle, id: "sell", [.init("Objective", "Sell")]),
      others: .addObjective(
        shorten.cycle, id: "call", [.init("Objective", "Call"), .init("Supports", "sell")]),
      says: "sales/2018-Q1/sell can't be deleted: sales/2018-Q1/call supports it"),
    Work(
      testDescription: "a check-in of a new key result",
      made: .addKeyResult(shorten, [.init("KeyResult", "Wins"), .init("To", "8")]),
      others: .checkIn(wins, value: "2", confidence: nil, note: ""),
      says: "sales/2018-Q1/shorten#wins can't be deleted: ann has recorded something for it"),
  ]

  @Test("a new object that somebody has recorded for since stays", arguments: works)
  func recordedSince(work: Work) throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(work.made)
    var ann = try Store(at: ground.sandbox.path, login: "ann", state: ground.state("ann"))
    _ = try ann.apply(Change(work.others, by: "ann", at: try moment()))
    let before = try ground.texts()
    #expect(refusal { try store.undo(at: try moment()) }?.hasPrefix(work.says) == true)
    try #expect(ground.texts() == before)
    try ann.undo(at: try moment("2018-02-12T10:00:00+01:00"))
    // A store that has seen the other's file would wait for it to come back.
    var later = try ground.store()
    try later.undo(at: try moment("2018-02-12T10:00:00+01:00"))
  }

  @Test("what can't be taken back is passed over for good, and the one before it comes")
  func passesOver() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let before = try ground.texts()
    try store.apply(.set(.objective(shorten), "Why", "speed"))
    try store.apply(Self.owner)
    var ann = try Store(at: ground.sandbox.path, login: "ann", state: ground.state("ann"))
    _ = try ann.apply(.set(.objective(shorten), "Owner", "ann"))
    #expect(refusal { try store.undo(at: try moment()) }?.contains("\"ann\"") == true)
    #expect(try store.passOver() == "Owner tom: Shorten sales lifecycle")
    #expect(try store.undo(at: try moment()).what == "Why speed: Shorten sales lifecycle")
    try ann.undo(at: try moment())
    try #expect(ground.texts() != before)
    #expect(refusal { try store.undo(at: try moment()) }?.contains("nothing to undo") == true)
  }

  @Test("a new object taken back is gone at once, with the directories made for it")
  func goneAtOnce() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    let cycle = CycleRef(team: TeamPath("sales"), name: CycleName("2018-Q2"))
    try store.apply(.addObjective(cycle, id: "sell", [.init("Objective", "Sell")]))
    let undone = try store.undo(at: try moment())
    #expect(undone.organization.objectives.count == 3)
    #expect(!store.needsReload)
  }

  @Test("its file is the user's alone")
  func isPrivate() throws {
    let ground = try StoreGround()
    mkdir(ground.state("quarterdeck"), 0o755)
    var store = try ground.store()
    try store.apply(Self.owner)
    #expect(ground.state.mode("quarterdeck") == 0o700)
    #expect(ground.state.mode(try journal(of: ground)) == 0o600)
  }

  @Test(
    "what is damaged is passed over, what is whole can be taken back",
    arguments: [
      "Change: x\nAt: 2018-02-12\nState: done\nEdit: event,a/b.csv,1,2\n\n",
      "Change: x\nAt: 2018-02-12\nState: done\nEdit: nonsense\n\n", "\u{0}\u{1}garbage\n\n",
      "Change: x\nAt: 2018-02-12\nState: done\nEdit: set,../../x.rec,,Owner,x\n\n",
      "Change: x\n\n", "# \(String(repeating: "x", count: 1_200_000))\n\n",
    ])
  func damage(text: String) throws {
    let ground = try StoreGround()
    let before = try ground.texts()
    var store = try ground.store()
    try store.apply(Self.owner)
    let file = try journal(of: ground)
    try ground.state.write(text + (try ground.state.text(file)), to: file)
    try store.apply(.set(.objective(shorten), "Why", "speed"))
    try store.undo(at: try moment())
    try store.undo(at: try moment())
    try #expect(ground.texts().recordFiles == before.recordFiles)
    _ = refusal { try store.undo(at: try moment()) }
    try #expect(ground.texts().recordFiles == before.recordFiles)
  }

  @Test("where it can't be written the change is saved all the same, and it is said")
  func noState() throws {
    let ground = try StoreGround()
    try ground.state.write("a file in the way", to: "quarterdeck")
    var store = try ground.store()
    let saved = try store.apply(Self.owner)
    #expect(saved.warning?.contains("quarterdeck") == true)
    #expect(saved.organization.objective(shorten)?.owner?.value == "tom")
  }

  @Test("keeps the latest changes when they become too many")
  func longest() throws {
    let ground = try StoreGround()
    let journal = UndoJournal(of: "/x", in: ground.state("quarterdeck"))
    let edit = { (name: String, size: Int) in
      Revision(
        what: name,
        edits: [
          .set(
            file: "x.rec", record: .first,
            FieldEdit("Why", from: nil, to: [String(repeating: "x", count: size)]))
        ])
    }
    for index in 0..<9 { try journal.push(edit("\(index)", 100_000), at: try moment()) }
    #expect(try journal.next(.done)?.revision.what == "8")
    let name = try self.journal(of: ground)
    #expect(try ground.state.text(name).utf8.count < 600_000)
  }
}

extension [String: String] {
  /// Journals only ever grow; the records are what is taken back.
  fileprivate var recordFiles: Self { filter { $0.key.hasSuffix(".rec") } }
}
