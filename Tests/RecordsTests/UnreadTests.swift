import Goals
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
