import TestSupport
import Testing

@Suite("A KPI's process, begun anew through commands")
struct CommandProcessTests {
  /// Twelve months around 50, then two around 80; the last one still runs.
  private static let files: [String: String] = {
    let values = [48, 52, 49, 51, 50, 53, 47, 50, 52, 48, 51, 49, 80, 79]
    let lines = values.enumerated().map { month, value in
      "20\(17 + month / 12)-\(month % 12 < 9 ? "0" : "")\(month % 12 + 1)-03,\(value)\n"
    }
    return [
      "kpis/load.rec": "KPI: Load\nOwner: jenny\nTarget: <= 60\n",
      "kpis/load/job.csv": "on,value\n" + lines.joined(),
    ]
  }()

  @Test("a bad signal is listed, offers recovery, and is over once the process begins anew")
  func begun() throws {
    let sandbox = try CommandSandbox(CommandSandbox.acme.merging(Self.files) { $1 })
    let show = ["show", "load", "--json"]
    let before = try sandbox.qd(show).output
    #expect(before.contains(#""variation": "signal up", "assurance": "by luck""#))
    #expect(
      before.contains(
        #"{"on": "2018-01-31", "rule": "outside", "direction": "up", "good": false}"#))
    #expect(before.contains(#""periods": 13, "provisional": true"#))
    #expect(before.contains(#""recoveryOffered": true"#))
    #expect(try sandbox.qd("report").output.contains("signal since January: above 66"))
    #expect(
      try sandbox.qd("promote", "load", "--dry-run").output.contains("Unhealthy, and a signal"))

    let saved = try sandbox.qd("process", "load", "Two more shops", "--since", "2018-01-01")
    #expect(saved.output == "process begun anew since 2018-01-01: Load\n")
    let after = try sandbox.qd(show).output
    #expect(after.contains(#""variation": null, "assurance": null"#))
    #expect(after.contains(#""signals": [], "limits": null"#))
    #expect(try sandbox.qd("log", "load").output.contains("process since 2018-01-01"))
    // Nobody had said so by then.
    let eve = try sandbox.qd(show + ["--as-of", "2018-02-20"]).output
    #expect(eve.contains(#""variation": "signal up""#))

    #expect(try sandbox.qd("undo").output.contains("undone: process begun anew"))
    #expect(try sandbox.qd(show).output == before)
  }

  @Test("a comment on the signal is enough, and it asks for attention no more")
  func commented() throws {
    let sandbox = try CommandSandbox(CommandSandbox.acme.merging(Self.files) { $1 })
    #expect(try sandbox.qd("comment", "load", "Two more shops").output.contains("Load"))
    #expect(try !sandbox.qd("report").output.contains("signal since January: above 66"))
    #expect(try sandbox.qd("show", "load").output.contains("signal since January: above 66"))
  }

  @Test("a reason is needed, and a day that has come")
  func refused() throws {
    let sandbox = try CommandSandbox(CommandSandbox.acme.merging(Self.files) { $1 })
    #expect(
      try sandbox.qd("process", "load", " ").errors.contains("what began is missing"))
    #expect(
      try sandbox.qd("process", "load", "x", "--since", "2018-05-01").errors
        .contains("2018-05-01 is still to come"))
    #expect(try sandbox.qd("process", "shorten", "x").errors.contains("a KPI"))
  }

  @Test("explain tells every limit with its terms, and each question up to the one that decides")
  func explained() throws {
    let sandbox = try CommandSandbox(CommandSandbox.acme.merging(Self.files) { $1 })
    let limits = try sandbox.qd("explain", "load.limits").output
    // Thirteen complete months: 680 / 13, and 64 / 12 between neighbours.
    #expect(
      limits.contains(
        """
        limits = x̄ ∓ 2.66·mR̄
               = 52.31 ∓ 2.66·5.33
               = 38.1 to 66.5
        """))
    #expect(limits.contains("x13"))
    let variation = try sandbox.qd("explain", "load.variation").output
    #expect(variation.contains("yes: signal up"))
  }
}
