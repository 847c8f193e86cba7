import Goals
import Records
import TestSupport
import Testing

@Suite struct RecordFuzzTests {
  @Test("of any records no byte is lost, and what is said of them lies in them and can be shown")
  func reading() throws {
    try Corpus("records").forEach(rounds: 400) { name, bytes, _ in
      let file = Recfile(parsing: bytes, file: "x.rec")
      #expect(file.bytes == bytes, "\(name)")
      for finding in findings(in: file) {
        #expect(complaint(about: finding, in: bytes) == nil, "\(name): \(finding)")
        #expect(!file.excerpt(at: finding.place).contains { $0.hasControl }, "\(name)")
      }
    }
  }

  @Test("of any records a change of one field changes its lines alone, and reads back")
  func setting() throws {
    try Corpus("records").forEach(rounds: 400) { name, bytes, random in
      let before = Recfile(parsing: bytes, file: "x.rec")
      guard let index = before.records.indices.randomElement(using: &random) else { return }
      let record = before.records[index]
      let field =
        Bool.random(using: &random)
        ? record.fields.randomElement(using: &random)?.name ?? "New" : "New"
      let isTitle = field == record.fields[0].name
      let values = (0..<Int.random(in: isTitle ? 1...3 : 0...3, using: &random)).map { _ in
        random.text(upTo: 8, from: "ab \t:#+%\u{FEFF}é\n")
      }
      var after = before
      try after.set(field, to: values, inRecord: index, order: ["Objective", "Why", "New", "A"])
      #expect(after.records[index].all(field).map(\.value) == values, "\(name)")
      #expect(
        after.others(than: field, in: index) == before.others(than: field, in: index), "\(name)")
    }
  }

  @Test("to any records one can be added that reads back, and no line of the others changes")
  func adding() throws {
    try Corpus("records").forEach(rounds: 300) { name, bytes, random in
      let before = Recfile(parsing: bytes, file: "x.rec")
      let values = [0, 1].map { _ in random.text(upTo: 6, from: "a :+#\n") }
      var after = before
      try after.add([("KeyResult", values[0]), ("Why", values[1])], afterRecord: nil)
      #expect(after.records.last?.fields.map(\.value) == values, "\(name)")
      #expect(after.bytes.starts(with: bytes), "\(name)")
      #expect(after.contents.dropLast() == before.contents[...], "\(name)")
    }
  }

  private func findings(in file: Recfile) -> [Finding] {
    let cycle = CycleRef(team: TeamPath("sales"), name: CycleName("2018-Q1"))
    return Objective.decoded(file, as: ObjectiveRef(cycle: cycle, id: "x")).findings
      + KPI.decoded(file, as: KPIRef(team: TeamPath("sales"), id: "x")).findings
      + Team.decoded(file, as: TeamPath("sales")).findings + Person.decoded(file).findings
      + Settings.decoded(file).findings
      + Cycle.decoded(file, as: cycle, in: FiscalYear()).findings
  }
}

/// What is wrong with a finding: it lies outside the file, or would steer a terminal.
func complaint(about finding: Finding, in bytes: [UInt8]) -> String? {
  let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
  let (line, column) = (finding.place.line, finding.place.column)
  // Line 0 is the file as a whole.
  if line != 0 {
    guard (1...lines.count).contains(line) else { return "no such line" }
    guard (1...(lines[line - 1].count + 1)).contains(column) else { return "no such column" }
  }
  return finding.plain.hasControl ? "holds a control character" : nil
}

extension Recfile {
  fileprivate var contents: [[String]] {
    records.map { $0.fields.map { $0.name + ":" + $0.value } }
  }

  /// The lines that don't belong to a field, and the values of all others.
  fileprivate func others(than name: String, in index: Int) -> [String] {
    let taken = Set(records[index].all(name).flatMap(\.lines))
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated()
      .filter { !taken.contains($0.offset + 1) }
      .map {
        String(decoding: $0.element.last == 13 ? $0.element.dropLast() : $0.element, as: UTF8.self)
      }
    let values = records.enumerated().flatMap { offset, record in
      record.fields.filter { offset != index || $0.name != name }.map { $0.name + $0.value }
    }
    // A line that is appended gives the one before it its end.
    return lines.reversed().drop(while: \.isEmpty).reversed() + values
  }
}
