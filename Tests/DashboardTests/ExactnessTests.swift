import Goals
import Testing

@testable import Dashboard

/// Names of which one begins with the other, and what is meant by the shorter one.
@Suite struct ExactnessTests {
  private static let review = Review(
    Organization([
      ("quarterdeck.rec", "Organization: Acme\nFormat: 1\n"),
      ("people.rec", "Person: Ann Lee\nId: ann\n\nPerson: Anna Berg\nId: anna\n"),
      ("sales/team.rec", "Team: Sales\n"), ("emea/team.rec", "Team: Sales EMEA\n"),
      ("sales/2026-Q4/one.rec", "Objective: One\nOwner: ann\nTags: key\n"),
      ("emea/2026-Q4/two.rec", "Objective: Two\nOwner: anna\nTags: keynote\n"),
      ("kpis/mrr.rec", "KPI: MRR\nTarget: >= 5\n"),
      ("kpis/mrr-growth.rec", "KPI: Growth of MRR\nTarget: a lot\n"),
    ]), on: today)

  @Test(
    "a filter that names somebody or something whole means nothing that begins alike",
    arguments: [
      ("owner:ann", "One"), ("owner:anna", "Two"), ("owner:an", "One Two"),
      ("team:sales", "One"), ("team:sal", "One Two"), ("tag:key", "One"), ("tag:ke", "One Two"),
    ])
  func filter(text: String, titles: String) {
    let text = App(after: "f\(text)<Enter>", showing: Self.review).text
    let shown = ["One", "Two"].filter { text.contains(" \($0) ") }
    #expect(shown.joined(separator: " ") == titles)
  }

  @Test("a finding shows at the KPI whose file it is in, and at no other")
  func finding() throws {
    let deck = Deck(Self.review, cycle: nil, user: Deck.User(login: "ann"))
    let file = KPIRef(team: .root, id: "mrr-growth").file
    #expect(Self.review.organization.findings.map(\.place.file) == [file])
    func text(_ id: String) -> String {
      let reference = Reference.kpi(KPIRef(team: .root, id: id))
      return DetailText(deck).about(reference).paragraphs.flatMap { $0.lines(width: 80) }
        .map(\.text).joined(separator: "\n")
    }
    #expect(text("mrr-growth").contains("error: "))
    #expect(!text("mrr").contains("error: "))
  }
}
