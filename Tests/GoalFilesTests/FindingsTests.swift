import Foundation
import Goals
import Testing

@testable import GoalFiles

/// Bad files among good ones: the rest loads, and each finding names file, line and column.
@Suite struct FindingsTests {
  struct Case: CustomTestStringConvertible {
    let what: String
    let file: String
    let bytes: [UInt8]
    let findings: [String]
    /// The first reading of the KPI beside it.
    var reading = 8.0

    init(_ what: String, _ file: String, _ text: String, _ findings: String..., reading: Double = 8)
    {
      self.init(what, file, bytes: Array(text.utf8), findings)
      self.reading = reading
    }

    init(_ what: String, _ file: String, bytes: [UInt8], _ findings: [String]) {
      (self.what, self.file, self.bytes, self.findings) = (what, file, bytes, findings)
    }

    var testDescription: String { what }
  }

  private static let q = "sales/2018-Q1/bad.rec"

  static let cases = [
    Case("a stray line", q, "Objective: O\nOwner jenny\n", "\(q):2:6 stray-line"),
    Case(
      "invalid UTF-8", q, bytes: Array("Objective: O\nWhy: é".utf8) + [0xE9, 10],
      ["\(q):2:7 invalid-utf8"]),
    Case(
      "a number with letters", q, "Objective: O\n\nKeyResult: K\nTo: 5O days\n",
      "\(q):4:5 unreadable"),
    Case("a dangling link", q, "Objective: O\nSupports: improv\n", "\(q):2:11 dangling"),
    Case("a link to itself", q, "Objective: O\nSupports: bad\n", "\(q):2:11 circular"),
    Case("NUL", q, "Objective: O\nWhy: a\0b\n", "\(q):2:7 invalid-utf8"),
    Case("an empty file", q, "", "\(q):0:1 unreadable"),
    Case(
      "two megabytes", q, "Objective: O\nWhy: \(String(repeating: "x", count: 2 << 20))\n",
      "\(q):0:1 too-large"),
    Case(
      "a merge that nobody settled", q,
      "Objective: O\n<<<<<<< ours\nOwner: a\n=======\nOwner: b\n>>>>>>> theirs\n",
      "\(q):2:1 conflict-marker", "\(q):5:1 repeated-field"),
    Case(
      "an unfinished last line", "sales/kpis/conversion-rate/job.csv",
      "2018-02-01,9\n2018-03-01,80",
      "sales/kpis/conversion-rate/job.csv:2:14 unfinished-line"),
    Case(
      "an event for an unknown id", "sales/2018-Q1/journal/ann.csv",
      "2018-02-01,ann,shorten#dayz,check-in,45,,\n2018-02-01,ann,shorten#days,check-in,45,,\n",
      "sales/2018-Q1/journal/ann.csv:1:16 unknown-id"),
    // The file that was written last counts.
    Case(
      "two sources that differ", "sales/kpis/conversion-rate/job.csv", "2018-01-31,9\n",
      "sales/kpis/conversion-rate/crm.csv:2:1 several-sources", reading: 9),
    Case(
      "readings without a KPI", "sales/kpis/gone/job.csv", "2018-01-31,9\n",
      "sales/kpis/gone:0:1 unknown-id"),
  ]

  @Test("the rest loads, and the finding names file, line and column", arguments: cases)
  func bad(test: Case) throws {
    let ground = try StoreGround()
    try ground.sandbox.write("", to: test.file)
    try Data(test.bytes).write(to: URL(fileURLWithPath: ground.sandbox(test.file)))
    var loader = Loader(ground.sandbox.root)
    let organization = try loader.load().organization
    let found = organization.findings.map {
      "\($0.place.file):\($0.place.line):\($0.place.column) \($0.code.rawValue)"
    }
    #expect(found == test.findings)
    #expect(organization.objective(shorten)?.keyResults.count == 3)
    #expect(organization.kpi(conversionRate)?.readings.first?.value == test.reading)
    try #expect(
      Data(contentsOf: URL(fileURLWithPath: ground.sandbox(test.file))) == Data(test.bytes))
  }

  @Test("a circle of links is a finding at each of them")
  func circle() throws {
    let ground = try StoreGround([
      "2018/a.rec": "Objective: A\nSupports: b\n", "2018/b.rec": "Objective: B\nSupports: a\n",
    ])
    var loader = Loader(ground.sandbox.root)
    let found = try loader.load().organization.findings
    #expect(
      found.map { "\($0.place.file) \($0.code.rawValue)" } == [
        "2018/a.rec circular", "2018/b.rec circular",
      ])
  }

  @Test(
    "a file that may not be read, a closed team and a closed cycle stop nothing",
    .enabled(if: Credentials.canBeDropped, "only root can become nobody"))
  func closed() throws {
    let ground = try StoreGround([
      "secret/team.rec": "Team: Secret\n", "2018-Q2/x.rec": "Objective: X\n",
      "2018/closed.rec": "Objective: C\n",
    ])
    chmod(ground.sandbox("secret"), 0)
    chmod(ground.sandbox("2018-Q2"), 0)
    chmod(ground.sandbox("2018/closed.rec"), 0)
    defer {
      chmod(ground.sandbox("secret"), 0o755)
      chmod(ground.sandbox("2018-Q2"), 0o755)
    }
    chmod(ground.sandbox.path, 0o755)
    var loaded: Organization?
    Credentials.asNobody {
      var loader = Loader(ground.sandbox.root)
      loaded = try? loader.load().organization
    }
    let organization = try #require(loaded)
    #expect(
      organization.findings.map { "\($0.place.file) \($0.code.rawValue)" } == [
        "2018-Q2 closed", "2018/closed.rec closed", "secret closed",
      ])
    #expect(organization.teams.values.filter(\.isClosed).map(\.path.text) == ["secret"])
    #expect(organization.objective(shorten) != nil)
  }

  @Test("Lint: gives a finding another severity, or none")
  func severities() throws {
    let ground = try StoreGround([
      "quarterdeck.rec":
        "Organization: O\nLint: dangling hint\nLint: stray-line off\nLint: unknown-field off\n",
      Self.q: "Objective: O\nSupports: improv\nOwner jenny\n",
    ])
    var loader = Loader(ground.sandbox.root)
    let found = try loader.load().organization.findings
    #expect(found.map(\.code) == [.dangling])
    #expect(found.map(\.severity) == [.hint])
  }

  @Test("an edit that a killed save displaced is a finding and stays; what nobody misses goes")
  func leftovers() throws {
    let ground = try StoreGround()
    let dead = "999999999-00000001"
    let displaced = "sales/2018-Q1/.shorten.rec.\(dead).0000000000000001-0000000000000002.qd~"
    let draft = "sales/2018-Q1/.old.rec.\(dead).qd~"
    try ground.sandbox.write("Objective: somebody's\n", to: displaced)
    try ground.sandbox.write("half", to: draft)
    var store = try ground.store()
    let found = try store.load().findings
    #expect(
      found.map { "\($0.place.file) \($0.code.rawValue)" } == [
        "sales/2018-Q1/shorten.rec displaced"
      ])
    #expect(found.first?.message.contains(displaced) == true)
    try store.apply(.set(.objective(shorten), "Owner", "tom"))
    try #expect(ground.sandbox.temporaries(in: "sales/2018-Q1").count == 1)
    try #expect(ground.sandbox.text(displaced) == "Objective: somebody's\n")
  }
}
