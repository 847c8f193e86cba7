import TestSupport
import Testing

/// What was recorded wrongly is corrected where it is seen, and what can't be written is said at once.
@Suite struct JourneyCorrectingTests {
  private static let journal = "sales/2018-Q1/journal/\(CommandSandbox.login).csv"
  private static let readings = "sales/kpis/acv/\(CommandSandbox.login).csv"

  private static func opened(_ ground: borrowing JourneyGround) throws -> Pty {
    var dashboard = try ground.bareDashboard()
    try dashboard.wait(for: "? help")
    dashboard.type("/decrease\r")
    try dashboard.wait(for: "Decrease")
    return dashboard
  }

  @Test(
    "A check-in is dated, its note has lines, u takes back what the notice said, U does it again")
  func dated() throws {
    let ground = try JourneyGround.acme()
    var dashboard = try Self.opened(ground)
    dashboard.type("c45\t7\tOne\u{0F}two\t-7")
    try dashboard.wait(for: "on Wednesday 2018-02-14")
    dashboard.type("\r")
    try dashboard.wait(for: "saved: check-in of 45 days on 2018-02-14")
    let line = try #require(try ground.lines(of: Self.journal).last)
    #expect(line.hasPrefix("2018-02-14T") && line.hasSuffix(#",check-in,45 days,7,One\ntwo"#))
    dashboard.type("u")
    try dashboard.wait(for: "undone: check-in of 45 days on 2018-02-14")
    dashboard.type("U")
    try dashboard.wait(for: "redone: check-in of 45 days on 2018-02-14")
    #expect(try ground.lines(of: Self.journal).last?.hasPrefix("2018-02-14T") == true)
  }

  @Test("An earlier check-in of somebody else is corrected, and taken back, in the own journal")
  func entry() throws {
    let ground = try JourneyGround.acme()
    let theirs = try ground.text(of: "sales/2018-Q1/journal/jenny.csv")
    var dashboard = try Self.opened(ground)
    dashboard.type("H")
    try dashboard.wait(for: "History:", "Legal is faster now")
    dashboard.type("je")
    try dashboard.wait(for: "Correct 2018-02-14")
    dashboard.type("\u{15}52\r")
    try dashboard.wait(for: "saved: 52 days instead of 53 days on 2018-02-14")
    dashboard.type("kkd")
    try dashboard.wait(for: "Take back the check-in of 50 of 2018-02-20")
    dashboard.type("y")
    try dashboard.wait(for: "saved: taking back the check-in of 50 days of 2018-02-20")
    #expect(try ground.text(of: "sales/2018-Q1/journal/jenny.csv") == theirs)
    let own = try ground.lines(of: Self.journal).dropFirst().map(String.init)
    #expect(own.count == 3)
    #expect(own[0].hasPrefix("2018-02-14T09:00:00.001Z,jenny,") && own[0].contains(",52 days,"))
    #expect(own[1].contains(",retract,2018-02-14T09:00:00.000Z jenny,"))
    #expect(own[2].contains(",retract,2018-02-20T09:30:00.000+01:00 jenny,"))
    dashboard.type("u")
    try dashboard.wait(for: "undone: taking back the check-in of 50 days")
    dashboard.type("u")
    try dashboard.wait(for: "undone: 52 days instead of 53 days")
    #expect(try ground.run("\(Spawned.product("qd")) -C . lint").output.contains("error") == false)
  }

  @Test("A job's reading is corrected on the chart of its KPI; the job's file stays")
  func reading() throws {
    let ground = try JourneyGround.acme()
    let job = try ground.text(of: "sales/kpis/acv/crm.csv")
    var dashboard = try ground.bareDashboard()
    try dashboard.wait(for: "? help")
    dashboard.type("3\r")
    try dashboard.wait(for: "e correct")
    dashboard.type("e")
    try dashboard.wait(for: "Correct 2018-02-20")
    dashboard.type("\u{15}8450\r")
    try dashboard.wait(for: "saved: reading of $8450 instead of $8350 on 2018-02-20")
    #expect(try ground.lines(of: Self.readings).last?.hasPrefix("2018-02-20,8450,") == true)
    #expect(try ground.text(of: "sales/kpis/acv/crm.csv") == job)
    dashboard.type("u")
    try dashboard.wait(for: "undone: reading of $8450")
    #expect(try ground.run("\(Spawned.product("qd")) -C . kpis").output.contains("$8350"))
  }

  @Test("Into a closed cycle nothing is added, and a says so at once")
  func closedCycle() throws {
    let ground = try JourneyGround.acme()
    try ground.write("Cycle: 2018-Q1\nState: closed\n", to: "sales/2018-Q1/cycle.rec")
    var dashboard = try ground.bareDashboard(width: 120)
    try dashboard.wait(for: "? help")
    dashboard.type("/shorten\ra")
    try dashboard.wait(for: "sales/2018-Q1 is closed, so no objective begins in it")
  }

  @Test(
    "What can't be written says so when its key is pressed",
    .enabled(if: Machine.canMount, "nothing can be mounted"), arguments: ["c", "o", "e", "w", "A"])
  func readOnlyDisk(key: String) throws {
    let ground = try JourneyGround.acme()
    try ground.run("mount --bind . . && mount -o remount,ro,bind .")
    defer { _ = try? ground.run("umount -l .") }
    var dashboard = try Self.opened(ground)
    dashboard.type(key)
    try dashboard.wait(for: "is on a read-only file")
    dashboard.type("q")
    #expect(try dashboard.exitCode() == 0)
  }
}
