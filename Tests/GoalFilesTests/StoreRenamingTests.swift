import Goals
import Records
import Testing

@testable import GoalFiles

/// A key result that is renamed goes by both ids until all its events do.
@Suite("A renaming on its way") struct StoreRenamingTests {
  private static let journals = [
    "ann": "shorten#lifecycle,check-in,50", "jenny": "shorten#days,check-in,55",
  ]

  /// As a killed program leaves it: of two journals one is renamed.
  private func halfway() throws -> StoreGround {
    let text = StoreGround.files["sales/2018-Q1/shorten.rec"] ?? ""
    var files = Self.journals.map { login, event in
      let line = "2018-02-01T09:30:00.000Z,\(login),\(event),,"
      return (
        "sales/2018-Q1/journal/\(login).csv", "at,by,of,event,value,confidence,note\n\(line)\n"
      )
    }
    files.append(
      (
        "sales/2018-Q1/shorten.rec",
        text.split(separator: "Id: days").joined(separator: "Id: lifecycle\nId: days")
      ))
    return try StoreGround(Dictionary(uniqueKeysWithValues: files))
  }

  private func checkIns(_ organization: Organization) -> [String] {
    (organization.events[shorten] ?? []).map { "\($0.by) \($0.keyResult ?? "")" }.sorted()
  }

  @Test("its events are its own by either id, and the second id is a finding")
  func read() throws {
    let ground = try halfway()
    var store = try ground.store()
    let organization = try store.load()
    #expect(checkIns(organization) == ["ann lifecycle", "jenny lifecycle"])
    let findings = organization.findings.filter { $0.severity != .hint }
    #expect(findings.map(\.code) == [.repeatedField])
    #expect(findings.first?.hint == .renameToOneId)
  }

  @Test(
    "it is finished, or taken back, by renaming once more", arguments: ["lifecycle", "days", "x"])
  func finish(id: String) throws {
    let ground = try halfway()
    var store = try ground.store()
    let before = try ground.texts()
    let organization = try store.apply(.rename(.keyResult("lifecycle"), to: id)).organization
    #expect(checkIns(organization) == ["ann \(id)", "jenny \(id)"])
    #expect(organization.findings.allSatisfy { $0.severity == .hint })
    try store.undo(at: try moment())
    try #expect(ground.texts() == before)
  }

  @Test("every step of it leaves its events its own, and so does every step back")
  func steps() throws {
    let old = Self.journals.mapValues { $0.split(separator: "lifecycle").joined(separator: "days") }
    let files = old.map { login, event in
      (
        "sales/2018-Q1/journal/\(login).csv",
        "at,by,of,event,value,confidence,note\n2018-02-01T09:30:00.000Z,\(login),\(event),,\n"
      )
    }
    let ground = try StoreGround(Dictionary(uniqueKeysWithValues: files))
    var store = try ground.store()
    let done = try store.apply(.rename(.keyResult("days"), to: "lifecycle"))
    let entry = try #require(store.nextUndo())
    #expect(done.files.count == 3)
    #expect(entry.revision.edits.count == 4)
    let backward = entry.revision.inverse(by: "jenny", at: try moment())
    for edit in backward.edits + entry.revision.edits {
      _ = try store.perform(Revision(what: "", edits: [edit]))
      #expect(checkIns(try store.load()).map { $0.prefix(5) }.count == 2)
    }
  }

  @Test(
    "stopped after any step, an objective's or a KPI's is finished by renaming once more",
    arguments: [
      (Reference.objective(shorten), "halve"), (.kpi(conversionRate), "rate"),
    ])
  func stopped(reference: Reference, id: String) throws {
    let old = Self.journals.mapValues { $0.split(separator: "lifecycle").joined(separator: "days") }
    var files = ["sales/2018-Q1/other.rec": "Objective: Other\nSupports: shorten\n"]
    for (login, event) in old {
      files["sales/2018-Q1/journal/\(login).csv"] =
        "at,by,of,event,value,confidence,note\n2018-02-01T09:30:00.000Z,\(login),\(event),,\n"
    }
    let ground = try StoreGround(files)
    var store = try ground.store()
    try store.apply(.rename(reference, to: id))
    let edits = try #require(store.nextUndo()).revision.edits
    for count in edits.indices.dropFirst() {
      let stopped = try StoreGround(files)
      var store = try stopped.store()
      _ = try store.perform(Revision(what: "", edits: Array(edits[..<count])))
      try store.apply(.rename(reference, to: id))
      try #expect(stopped.texts() == ground.texts(), "after \(count) of \(edits.count)")
    }
  }

  @Test("another objective of that name is no renaming, even with the same text")
  func taken() throws {
    let text = StoreGround.files["sales/2018-Q1/shorten.rec"] ?? ""
    let ground = try StoreGround(["sales/2018-Q1/halve.rec": text])
    var store = try ground.store()
    #expect(throws: StoreError.refused(.exists("sales/2018-Q1/halve"))) {
      try store.apply(.rename(.objective(shorten), to: "halve"))
    }
  }

  @Test(
    "what was recorded while its lock was waited for keeps it, and so it does what is deleted",
    arguments: [
      Change.Action.rename(.objective(shorten), to: "halve"), .delete(.keyResult("days")),
    ]
  )
  func overtaken(action: Change.Action) throws {
    let ground = try StoreGround()
    var store = try ground.store("jenny")
    let change = Change(action, by: "jenny", at: try moment())
    _ = try store.load()
    let decided = try store.revision(of: change, in: store.loader.directory)
    var other = try ground.store("ann")
    try other.apply(.checkIn("days", "50"))
    let before = try ground.texts()
    #expect(throws: StoreError.self) { try store.perform(decided, of: change) }
    try #expect(ground.texts() == before)
  }

  @Test(
    "nothing is recorded of what was renamed or deleted while a lock was waited for",
    arguments: [
      ("sales/2018-Q1/journal/jenny.csv", "shorten#gone", "sales/2018-Q1/shorten#gone"),
      ("sales/2018-Q1/journal/jenny.csv", "gone", "sales/2018-Q1/gone"),
    ])
  func gone(file: String, of: String, name: String) throws {
    let ground = try StoreGround()
    let before = try ground.texts()
    let store = try ground.store()
    let event = FileEdit.event(
      file: file, cells: ["2018-02-01T09:30:00.000Z", "jenny", of, "comment", "", "", "Hm"])
    #expect(throws: StoreError.refused(.gone(name))) {
      try store.perform(Revision(what: "", edits: [event]))
    }
    let reading = FileEdit.reading(
      file: "sales/kpis/gone/jenny.csv", cells: ["2018-02-01", "8", "jenny", ""], replaced: "")
    #expect(throws: StoreError.refused(.gone("sales/kpis/gone"))) {
      try store.perform(Revision(what: "", edits: [reading]))
    }
    try #expect(ground.texts() == before)
    #expect(!ground.sandbox.isFile("sales/kpis/gone"))
  }

  @Test("what supports a key result follows its objective's name and its own")
  func supported() throws {
    let ground = try StoreGround([
      "sales/2018-Q1/call.rec": "Objective: Call\nSupports: shorten#days\n",
      "2018/more.rec": "Objective: More\nSupports: sales/2018-Q1/shorten#days\n",
    ])
    var store = try ground.store()
    func supports() throws -> [String] {
      try ["sales/2018-Q1/call.rec", "2018/more.rec"].map {
        String(try ground.sandbox.text($0).split(separator: "\n")[1])
      }
    }
    let before = try supports()
    try store.apply(.rename(.keyResult("days"), to: "length"))
    #expect(
      try supports() == ["Supports: shorten#length", "Supports: sales/2018-Q1/shorten#length"])
    try store.apply(.rename(.objective(shorten), to: "faster"))
    #expect(
      try supports() == ["Supports: faster#length", "Supports: sales/2018-Q1/faster#length"])
    _ = try store.undo(at: try moment("2018-02-13T09:30:00+01:00"))
    _ = try store.undo(at: try moment("2018-02-13T09:31:00+01:00"))
    #expect(try supports() == before)
  }
}
