import TestSupport
import Testing

/// A key result that became one of another kind: what was recorded before is history.
@Suite("Check-ins of another kind") struct CommandKindTests {
  private static func files(_ fields: String, _ events: String...) -> [String: String] {
    let lines = events.map { $0 + "\n" }.joined()
    return [
      "quarterdeck.rec": "Organization: Acme\nFormat: 1\n",
      "2018-Q1/grow.rec": """
      Objective: Grow
      Owner: ann

      KeyResult: Reach it
      Id: kr
      \(fields)
      """,
      "2018-Q1/journal/ann.csv": "at,by,of,event,value,confidence,note\n" + lines,
    ]
  }

  private static let aim = "From: 0\nTo: 10\n"
  private static let steps = "Milestone: pilot Run it\nMilestone: wide Roll it out\n"

  struct Case: Sendable, CustomTestStringConvertible {
    let fields: String
    let value: String
    let changes: [String]
    let then: String
    var testDescription: String { "\(value), then \(changes)" }
  }

  private static let aimed = ["To: -> 10", "From: -> 0"]
  private static let unaimed = ["To: 10 ->", "From: 0 ->"]
  private static let stepped = [#"Milestone: -> pilot Run it\nwide Roll it out"#]
  private static let unstepped = [#"Milestone: pilot Run it\nwide Roll it out ->"#]

  static let cases = [
    Case(fields: aim, value: "done", changes: aimed, then: "100 %"),
    Case(fields: aim, value: "60 %", changes: aimed, then: "60 %"),
    Case(fields: aim, value: "+pilot", changes: aimed + unstepped, then: "50 %"),
    Case(fields: "", value: "5", changes: unaimed, then: "50 %"),
    // A bare 1 could be read as done, which it wasn't.
    Case(fields: "", value: "1", changes: unaimed, then: "10 %"),
    Case(fields: "", value: "+wide", changes: unstepped, then: "50 %"),
    Case(fields: steps, value: "5", changes: unaimed + stepped, then: "50 %"),
    Case(fields: steps, value: "done", changes: stepped, then: "100 %"),
  ]

  @Test("count where that kind is looked at and nowhere else, without a finding", arguments: cases)
  func told(change: Case) throws {
    let changes = change.changes.enumerated().map { index, text in
      "2018-01-20T10:00:00.00\(index)Z,ann,grow#kr,retarget,\(text),,so\n"
    }
    var files = Self.files(
      change.fields, "2018-01-09T10:00:00.000Z,ann,grow#kr,check-in,\(change.value),6,")
    files["2018-Q1/journal/ann.csv", default: ""] += changes.joined()
    let sandbox = try CommandSandbox(files)
    let now = try sandbox.qd("show", "grow#kr").output
    #expect(now.contains("not measured"), "\(now)")
    let then = try sandbox.qd("show", "grow#kr", "--as-of", "2018-01-19").output
    #expect(then.contains(change.then), "\(then)")
    #expect(try sandbox.qd("log", "grow#kr").output.contains(change.value))
    let findings = try sandbox.qd("lint", "2018-Q1/journal/ann.csv").output
    #expect(
      !findings.contains("error") && !findings.contains("[other-kind]")
        && !findings.contains("[unit-mismatch]"), "\(findings)")
  }

  @Test(
    "are a hint where no event tells of the other kind",
    arguments: [("From: 0\nTo: 10\n", "done"), ("From: 0\nTo: 10\n", "+a -b"), ("", "45 days")])
  func untold(fields: String, value: String) throws {
    let sandbox = try CommandSandbox(
      Self.files(
        fields, "2018-01-09T10:00:00.000Z,ann,grow#kr,check-in,\(value),6,",
        "2018-01-10T10:00:00.000Z,ann,grow#kr,check-in,\(value),6,"))
    let findings = try sandbox.qd("lint", "2018-Q1/journal/ann.csv").output
    #expect(
      findings.contains(
        "ann.csv:2:1: hint: \"\(value)\" is of another kind of key result than kr is, "
          + "and 1 more of its check-ins [other-kind]"), "\(findings)")
    #expect(!findings.contains("error"), "\(findings)")
    #expect(try sandbox.qd("show", "grow#kr").output.contains("not measured"))
  }

  @Test("are no history where they are no value of any kind")
  func unreadable() throws {
    let sandbox = try CommandSandbox(
      Self.files("", "2018-01-09T10:00:00.000Z,ann,grow#kr,check-in,dnoe,6,"))
    #expect(try sandbox.qd("lint").output.contains("neither done, not done nor a share"))
  }

  @Test("were check-ins all the same: nothing is overdue because of the change")
  func clock() throws {
    let sandbox = try CommandSandbox(
      Self.files(
        Self.aim, "2018-02-19T10:00:00.000Z,ann,grow#kr,check-in,done,6,",
        "2018-02-20T10:00:00.000Z,ann,grow#kr,retarget,To: -> 10,,so",
        "2018-02-20T10:00:00.001Z,ann,grow#kr,retarget,From: -> 0,,so"))
    #expect(try !sandbox.qd("show", "grow#kr").output.contains("overdue"))
  }
}
