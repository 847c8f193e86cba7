import TestSupport
import Testing

/// `Over: share` of what a KPI feeds keeps what it came to when its objective was closed.
@Suite("A closed share") struct CommandFrozenShareTests {
  private static let readings = "on,value\n2017-10-05,4\n2017-10-12,4\n2017-10-19,6\n2017-10-26,4\n"
  private static let files = [
    "quarterdeck.rec": "Organization: Acme\nFormat: 1\n",
    "kpis/wait.rec": "KPI: Wait\nUnit: %\nEvery: week\n",
    "kpis/wait/crm.csv": readings,
    "2017-Q4/serve.rec": """
    Objective: Serve

    KeyResult: Short waits
    Id: waits
    Hold: <= 5 %
    Over: share
    Role: driver
    KPI: wait

    """,
  ]

  private static let close = [
    "--today", "2018-01-05", "close", "serve", "--outcome", "missed", "--learned", "x",
  ]

  private func figures(_ sandbox: borrowing CommandSandbox, _ words: String...) throws -> String {
    try sandbox.qd(words + ["show", "serve#waits", "--json"]).output.split(separator: ",")
      .filter { $0.contains("\"current\"") || $0.contains("\"progress\"") }.joined(separator: ",")
  }

  @Test("whatever becomes of the readings, explained, and open again it follows them")
  func frozen() throws {
    let sandbox = try CommandSandbox(Self.files)
    let open = try figures(sandbox)
    #expect(open.contains("\"progress\": 0.21428571428571427"), "\(open)")
    let closed = try sandbox.qd(Self.close)
    #expect(closed.exitCode == 0, "\(closed.errors)")
    let journal = try sandbox.text(of: "2017-Q4/journal/\(CommandSandbox.login).csv")
    #expect(journal.contains(",serve#waits,check-in,4 %,,\n"), "\(journal)")
    #expect(journal.contains(",serve#waits,check-in,held 3 of 14,,\n"), "\(journal)")
    #expect(try figures(sandbox) == open)
    try sandbox.directory.write(
      Self.readings.replacing(",4", with: ",9") + "2017-11-02,4\n", to: "acme/kpis/wait/crm.csv")
    #expect(try figures(sandbox) == open)
    let told = try sandbox.qd("explain", "serve#waits").output
    #expect(told.contains("= 3 / 14") && told.contains("when the objective was closed"), "\(told)")
    #expect(try !sandbox.qd("lint").output.contains("error"))
    #expect(try sandbox.qd("set", "serve", "State=active", "--reason", "again").exitCode == 0)
    #expect(try figures(sandbox) != open)
  }

  @Test("is nothing that a person types")
  func typed() throws {
    let sandbox = try CommandSandbox(Self.files)
    let refused = try sandbox.qd(
      "--today", "2017-12-01", "check-in", "serve#waits", "held 3 of 14")
    #expect(refused.exitCode == 65)
  }
}
