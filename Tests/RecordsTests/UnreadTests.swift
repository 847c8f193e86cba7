import Goals
import TestSupport
import Testing

@testable import Records

/// What a change is made of, where the disk doesn't give it.
@Suite struct UnreadTests {
  private static let files = DirectoryText([
    (path: "quarterdeck.rec", text: "Organization: Acme\nFormat: 1\n"),
    (path: "kpis/mrr.rec", text: "KPI: MRR\n"),
    (path: "2018/grow.rec", text: "Objective: Grow\n\nKeyResult: Sell\nId: sell\n"),
  ])
  private static let mrr = KPIRef(team: .root, id: "mrr")
  private static let grow = ObjectiveRef(cycle: CycleRef(path: "2018"), id: "grow")

  /// Where the disk doesn't list the readings, and doesn't give a journal.
  private static var broken: DirectoryText {
    var text = files
    text.addSealed("kpis/mrr", isClosed: false)
    let journal = "2018/journal/ann.csv"
    let finding = Finding(at: Place(file: journal), .unreadable, "the disk reports an error")
    text[journal] = DirectoryText.File(problems: [finding])
    return text
  }

  @Test(
    "is not taken for missing: nothing is deleted or renamed that has more than is seen",
    arguments: [
      (.delete(.kpi(mrr)), "kpis/mrr can't be read"),
      (.rename(.kpi(mrr), to: "revenue"), "kpis/mrr can't be read"),
      (
        .rename(.objective(grow), to: "sell-more"),
        "2018/journal/ann.csv: the disk reports an error"
      ),
      (
        .rename(.keyResult(KeyResultRef(objective: grow, id: "sell")), to: "sales"),
        "2018/journal/ann.csv: the disk reports an error"
      ),
    ] as [(Change.Action, String)])
  func refused(action: Change.Action, why: String) throws {
    let at = try #require(Moment(parsing: "2018-02-12T09:30Z"))
    #expect(throws: Refusal.unread(why)) {
      try Change(action, by: "ann", at: at).revision(in: DataDirectory(Self.broken))
    }
  }
}

/// Files of other programs and languages are named as what they are, and never read as something else.
@Suite struct ForeignTextTests {
  private let acv = KPI(
    ref: KPIRef(team: .root, id: "acv"), place: Place(file: "acv.rec"), title: "ACV")

  private func findings(_ bytes: [UInt8]) -> [String] {
    let file = CSVFile(parsing: bytes, file: "acv/crm.csv")
    let read = Reading.decoded(file, source: "crm", of: acv)
    return read.value.map { "\($0.value)" } + read.findings.map(\.plain)
  }

  @Test(
    "semicolons, commas in numbers and UTF-16 are findings, with what to write",
    arguments: [
      ("2018-01-31;8,1;crm\n", "semicolons stand between the cells"),
      ("2018-01-31,2,9\n", "write 2.9, or put who recorded it in quotation marks"),
      ("2018-01-31,8,000\n", "write 8000, or put who recorded it in quotation marks"),
      ("2018-01-31,\"2,9\"\n", "write 2.9"),
    ])
  func named(line: String, said: String) {
    let found = findings(Array(("on,value,by\n" + line).utf8))
    #expect(found.count == 1 && found[0].contains(said), "\(found)")
  }

  @Test("whoever recorded it may be a number", arguments: ["\"29\"", "1042", "crm2"])
  func people(by: String) {
    #expect(findings(Array("2018-01-31,8,\(by)\n".utf8)) == ["8.0"])
  }

  @Test("UTF-16 is named once, with and without its mark", arguments: [[], [0xFF, 0xFE]])
  func wide(mark: [UInt8]) {
    let text = "on,value\n2018-01-31,8\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let found = findings(mark + text)
    #expect(found.count == 1 && found[0].contains("UTF-16"), "\(found)")
    #expect(Recfile(parsing: mark + text, file: "x.rec").records.isEmpty)
  }
}
