import Foundation
import Goals
import TestSupport
import Testing

@testable import GoalFiles

@Suite struct LoaderTests {
  private static let file = "sales/2018-Q1/shorten.rec"
  private static let readings = "sales/kpis/conversion-rate/crm.csv"

  /// A ground whose files are so old that their stamps can be trusted.
  private func agedGround() throws -> StoreGround {
    let ground = try StoreGround()
    ground.sandbox.waitForTheClock()
    return ground
  }

  @Test("reads a file again only if it has changed")
  func onlyChanges() throws {
    let ground = try agedGround()
    var loader = Loader(ground.sandbox.root)
    _ = try loader.load()
    let first = loader.readCount
    #expect(first == 7)
    _ = try loader.load()
    #expect(loader.readCount == first)
    try ground.sandbox.write("Objective: Other\n", to: "2018/improve.rec")
    let other = try loader.load().organization
    #expect(loader.readCount == first + 1)
    #expect(other.objectives.first?.title == "Other")
  }

  @Test("reads a file of this moment once more, for its stamp may be that of the next write too")
  func young() throws {
    let ground = try agedGround()
    var loader = Loader(ground.sandbox.root)
    _ = try loader.load()
    try ground.sandbox.write("KPI: Conversion\nUnit: $\n", to: "sales/kpis/conversion-rate.rec")
    _ = try loader.load()
    let count = loader.readCount
    _ = try loader.load()
    #expect(loader.readCount > count)
  }

  @Test("sees what `echo >>` appends to readings, and new and removed files")
  func changes() throws {
    let ground = try StoreGround()
    var loader = Loader(ground.sandbox.root)
    _ = try loader.load()
    try ground.sandbox.write(
      try ground.sandbox.text(Self.readings) + "2018-02-28,9\n", to: Self.readings)
    try ground.sandbox.write("Objective: New\n", to: "2018/new.rec")
    unlink(ground.sandbox("sales/2018-Q1/old.rec"))
    let organization = try loader.load().organization
    #expect(organization.kpi(conversionRate)?.readings.map(\.value) == [8, 9])
    #expect(organization.objectives.map(\.ref.id) == ["improve", "new", "shorten"])
  }

  @Test("a changed objective gives its cycle's events another meaning")
  func dependence() throws {
    let ground = try StoreGround()
    var store = try ground.store()
    try store.apply(.checkIn("days", "45"))
    let text = try ground.sandbox.text(Self.file).replacing("Id: days", with: "Id: dayz")
    try ground.sandbox.write(text, to: Self.file)
    #expect(try store.load().findings.map(\.code) == [.unknownId])
  }

  @Test(
    "what is emptied or gone for a moment keeps what it held",
    arguments: [
      file, readings, "sales/kpis/conversion-rate.rec", "quarterdeck.rec", "sales/team.rec",
      "sales/2018-Q1/journal/jenny.csv",
    ], [true, false])
  func waits(file: String, isEmptied: Bool) throws {
    let ground = try StoreGround([
      "sales/2018-Q1/journal/jenny.csv": "2018-02-12,jenny,shorten,comment,,,x\n"
    ])
    let root = try DataRoot(at: ground.sandbox.path, patience: .endless)
    var loader = Loader(root)
    let before = try loader.load()
    let text = try ground.sandbox.text(file)
    if isEmptied { try ground.sandbox.write("", to: file) } else { unlink(ground.sandbox(file)) }
    for _ in 0..<2 {
      let result = try loader.load()
      #expect(result.organization.summary == before.organization.summary)
      #expect(result.needsReload)
    }
    try ground.sandbox.write(text, to: file)
    let after = try loader.load()
    #expect(after.organization.summary == before.organization.summary)
    #expect(!after.needsReload)
  }

  @Test("a directory that a checkout replaces keeps its files for that moment")
  func directory() throws {
    let ground = try StoreGround()
    var loader = Loader(try DataRoot(at: ground.sandbox.path, patience: .endless))
    let before = try loader.load().organization.summary
    try FileManager.default.removeItem(atPath: ground.sandbox("sales"))
    #expect(try loader.load().organization.summary == before)
  }

  @Test("a record that ends within a line, and before it did, keeps what it held")
  func half() throws {
    let ground = try StoreGround()
    var loader = Loader(try DataRoot(at: ground.sandbox.path, patience: .endless))
    let before = try loader.load().organization.summary
    let text = try ground.sandbox.text(Self.file)
    try ground.sandbox.write(String(text.dropLast(3)), to: Self.file)
    ground.sandbox.waitForTheClock(milliseconds: 60)
    let result = try loader.load()
    #expect(result.organization.summary == before)
    #expect(result.needsReload)
    try ground.sandbox.write(text, to: Self.file)
    #expect(try !loader.load().needsReload)
  }

  @Test("after that moment it is what it is")
  func gone() throws {
    let ground = try StoreGround()
    var loader = Loader(ground.sandbox.root)
    _ = try loader.load()
    unlink(ground.sandbox(Self.file))
    try ground.sandbox.write("", to: "2018/improve.rec")
    let result = try loader.load()
    #expect(result.organization.objectives.map(\.ref.id) == ["old"])
    #expect(!result.needsReload)
  }

  @Test("a file renamed in its directory is not shown twice")
  func renamed() throws {
    let ground = try StoreGround()
    var loader = Loader(try DataRoot(at: ground.sandbox.path, patience: .endless))
    _ = try loader.load()
    rename(ground.sandbox("2018/improve.rec"), ground.sandbox("2018/better.rec"))
    let ids = try loader.load().organization.objectives.map(\.ref.id)
    #expect(ids == ["better", "old", "shorten"])
  }

  @Test("an unfinished line is waited for, and never a value")
  func unfinished() throws {
    let ground = try StoreGround()
    var loader = Loader(try DataRoot(at: ground.sandbox.path, patience: .endless))
    try ground.sandbox.write("2018-01-31,8\n2018-02-28,80", to: Self.readings)
    let result = try loader.load()
    #expect(result.needsReload)
    #expect(result.organization.findings.isEmpty)
    #expect(result.organization.kpi(conversionRate)?.readings.map(\.value) == [8])
    try ground.sandbox.write("2018-01-31,8\n2018-02-28,8000\n", to: Self.readings)
    let whole = try loader.load()
    #expect(!whole.needsReload)
    #expect(whole.organization.kpi(conversionRate)?.readings.map(\.value) == [8, 8000])
  }

  @Test("an emptied or removed root is an error, not an organisation without anything")
  func emptiedRoot() throws {
    let ground = try StoreGround()
    var loader = Loader(ground.sandbox.root)
    _ = try loader.load()
    for name in ["quarterdeck.rec", "2018", "sales"] {
      try FileManager.default.removeItem(atPath: ground.sandbox(name))
    }
    for _ in 0..<2 {
      #expect(fact { _ = try loader.load() } == .missing)
    }
    try ground.sandbox.write("Organization: Back\n", to: "quarterdeck.rec")
    #expect(try loader.load().organization.name == "Back")
  }

  @Test("a generated directory has what it says, and no finding of an error")
  func generated() throws {
    let directory = try TemporaryDirectory()
    try GeneratedDirectory.write(to: directory.path, teams: 2)
    var loader = Loader(try DataRoot(at: directory.path))
    let organization = try loader.load().organization
    #expect(organization.objectives.count == 61)
    #expect(organization.objectives.reduce(0) { $0 + $1.keyResults.count } == 200)
    #expect(organization.kpis.count == 20)
    #expect(organization.findings.isEmpty)
  }
}

/// Real data, where it is at hand.
@Suite(.enabled(if: SourcedData.isThere, "no real OKRs lie beside the project"))
struct LoaderSourcedTests {
  @Test("loads without an error, changes no byte, and a check-in changes one file")
  func loads() throws {
    let sandbox = try DiskSandbox()
    let state = try DiskSandbox()
    let path = sandbox("data")
    try FileManager.default.copyItem(atPath: SourcedData.path, toPath: path)
    let before = try contents(of: path)
    var store = try Store(at: path, login: "jenny", state: state.path)
    let organization = try store.load()
    #expect(organization.objectives.count == 125)
    let keyResults = organization.objectives.flatMap(\.keyResults)
    #expect(keyResults.count == 327)
    #expect(organization.findings.filter { $0.severity == .error } == [])
    try #expect(contents(of: path) == before)
    let subject = try #require(keyResults.first)
    let saved = try store.apply(.checkIn(subject.ref, value: "", confidence: 5, note: ""))
    let after = try contents(of: path)
    #expect(after.filter { before[$0.key] != $0.value }.map(\.key) == saved.files)
    #expect(saved.files.count == 1)
  }

  private func contents(of path: String) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      if let data = FileManager.default.contents(atPath: path + "/" + name) {
        contents[name] = data
      }
    }
    return contents
  }
}

extension Organization {
  var summary: [String] {
    let events = events.values.flatMap(\.self).map { "\($0)" }.sorted()
    return [name] + teams.values.map(\.name).sorted() + objectives.map { "\($0)" } + events
      + kpis.map { "\($0)" } + findings.map { "\($0)" }
  }
}

extension DiskSandbox {
  /// Until the clock that stamps files has gone a step further.
  fileprivate func waitForTheClock(milliseconds: Int = 25) {
    let start = clockTime()
    while clockTime() - start < milliseconds * 1_000_000 { sched_yield() }
  }
}
