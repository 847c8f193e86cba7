import TestSupport
import Testing

@testable import qd

@Suite("Teams, people, and what KPIs come to") struct CommandPeopleTests {
  private func sandbox() throws -> CommandSandbox {
    let sandbox = try CommandSandbox()
    _ = try sandbox.qd("new", "person", "Tom Fox")
    _ = try sandbox.qd("set", "jenny", "Left=2018-02-15")
    return sandbox
  }

  @Test("What a leaver answers for is listed, handed over with a reason, and taken back at once")
  func handOver() throws {
    let sandbox = try sandbox()
    #expect(try sandbox.qd("people").output.contains("left 2018-02-15 · 1 objective"))
    #expect(try sandbox.qd("lint").output.contains("owner-left"))
    let answer = try sandbox.qd("hand-over", "jenny", "tom-fox", "--reason", "Jenny left")
    #expect(answer.exitCode == 0, "\(answer.errors)")
    #expect(try sandbox.text(of: "sales/2018-Q1/shorten.rec").contains("Owner: tom-fox\n"))
    #expect(try sandbox.qd("log", "shorten").output.contains("Jenny left"))
    #expect(try !sandbox.qd("lint").output.contains("owner-left"))
    #expect(try sandbox.qd("undo").exitCode == 0)
    #expect(try sandbox.text(of: "sales/2018-Q1/shorten.rec").contains("Owner: jenny\n"))
    let nothing = try sandbox.qd("hand-over", "tom-fox", "jenny")
    #expect(nothing.exitCode == 65 && nothing.errors.contains("nothing was saved"))
  }

  @Test("Teams say who leads them, or whom to ask")
  func teams() throws {
    let sandbox = try sandbox()
    _ = try sandbox.qd("set", "sales/", "Lead=tom-fox")
    #expect(try sandbox.qd("teams").output.contains("Sales  Tom Fox"))
    #expect(try sandbox.qd("teams", "--json").output.contains("\"contact\": \"tom-fox\""))
    #expect(try sandbox.qd("people", "--json").output.contains("\"leads\": [\"sales\"]"))
  }

  @Test("A KPI that is dropped is retired: not listed, still shown, and back again")
  func retired() throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd("drop", "acv", "--reason", "no use")
    #expect(answer.output == "State retired: Annual contract value\n")
    #expect(try sandbox.qd("kpis").output.contains("no KPIs"))
    #expect(try sandbox.qd("show", "acv").output.contains("- retired"))
    #expect(try sandbox.qd("lint").output.contains("fed-by-retired"))
    let checkIn = try sandbox.qd("check-in", "shorten#acv", "8400")
    #expect(checkIn.exitCode == 0, "\(checkIn.errors)")
    #expect(try sandbox.qd("show", "shorten#acv").output.contains("$8400"))
    #expect(try sandbox.qd("set", "acv", "State=").exitCode == 0)
    #expect(try sandbox.qd("kpis").output.contains("Annual contract value"))
  }

  @Test("A plan typed in words is what the KPI is judged by, and JSON tells its days")
  func plan() throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd("set", "acv", "Plan=2018-02 at least $9000", "--reason", "season")
    #expect(answer.output == "Plan 2018-02 >= $9000: Annual contract value\n", "\(answer.errors)")
    #expect(try sandbox.qd("kpis").output.contains("unhealthy"))
    #expect(
      try sandbox.qd("kpis", "--json").output.contains(
        #""plan": [{"from": "2018-02-01", "to": "2018-02-28", "bound": ">= $9000"}]"#))
    #expect(try sandbox.qd("kpis", "--as-of", "2018-02-20").output.contains("healthy"))
    #expect(try sandbox.qd("set", "acv", "Plan=soon 5").exitCode == 65)
  }
}
