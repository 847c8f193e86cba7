import Goals
import Records
import TestSupport
import Testing

@Suite struct LogFuzzTests {
  @Test("of any log no byte is lost, and what is said of it lies in it and can be shown")
  func reading() throws {
    let objectives = try objectives()
    let kpi = KPI(ref: KPIRef(team: TeamPath("sales"), id: "x"), place: Place(file: ""), title: "K")
    try Corpus("logs").forEach(rounds: 400) { name, bytes, _ in
      let file = CSVFile(parsing: bytes, file: "x.csv")
      #expect(file.bytes == bytes, "\(name)")
      let findings =
        JournalEvent.decoded(file, objectives: objectives).findings
        + Reading.decoded(file, source: "x", of: kpi).findings
      for finding in findings + [file.unfinished].compactMap(\.self) {
        #expect(complaint(about: finding, in: bytes) == nil, "\(name): \(finding)")
        #expect(!file.excerpt(at: finding.place).contains { $0.hasControl }, "\(name)")
      }
    }
  }

  @Test("behind any log a line can be appended that reads back, and every row stays what it was")
  func appending() throws {
    try Corpus("logs").forEach(rounds: 400) { name, bytes, random in
      let before = CSVFile(parsing: bytes, file: "x.csv")
      let cells = (0..<Int.random(in: 1...4, using: &random)).map { _ in random.text(upTo: 8) }
      let isTorn = bytes.last.map { $0 != 10 } ?? false
      let line = CSVFile.line(["2026-11-21"] + cells.map(CSVFile.escaped))
      let after = CSVFile(
        parsing: bytes + (isTorn ? CSVFile.tornEnd + [10] : []) + line, file: "x.csv")
      #expect(after.header == before.header, "\(name)")
      #expect(after.rows.dropLast().map(\.cells) == before.rows.map(\.cells), "\(name)")
      let read = after.rows.last?.cells.dropFirst().map(CSVFile.unescaped) ?? []
      #expect(read.map { Array($0.utf8) } == cells.map { Array($0.utf8) }, "\(name)")
    }
  }

  private func objectives() throws -> [String: Objective] {
    let file = try #require(try Corpus("records").files.first { $0.name == "objective.rec" })
    let cycle = CycleRef(team: TeamPath("sales"), name: CycleName("2018-Q1"))
    let objective = Objective.decoded(
      Recfile(parsing: file.bytes, file: "o.rec"), as: ObjectiveRef(cycle: cycle, id: "o"))
    return ["o": try #require(objective.value)]
  }
}
