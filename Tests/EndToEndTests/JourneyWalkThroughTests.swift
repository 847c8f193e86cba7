import TestSupport
import Testing

@Suite("Journeys: walking through", .enabled(if: Tmux.isInstalled, "tmux is not installed"))
struct JourneyWalkThroughTests {
  @Test("A check-in session saves a page, is left with Esc, and asks for the rest later")
  func session() throws {
    let ground = try JourneyGround.acme()
    let login = try ground.becomeJenny()
    let screen = try ground.dashboard()
    try screen.wait(for: "Acme", "? help")
    try screen.send("C")
    try screen.wait(for: "Enter walks all 2 of yours")
    try screen.send("Enter")
    try screen.wait(for: "Check-in 1 of 2", "Decrease average sales lifecycle")
    try screen.send("45", "Tab", "7", "Tab", "Legal is faster", "Enter")
    try screen.wait(for: "saved: check-in of 45 days")
    let journal = try ground.text(of: "sales/2018-Q1/journal/\(login).csv")
    #expect(journal.contains("shorten#lifecycle,check-in,45 days,7,Legal is faster"))
    try screen.send("Escape")
    try screen.wait(for: "C goes on with them")
    try screen.send("C")
    try screen.wait(for: "Enter walks the one that is yours")
  }

  @Test("An objective is closed as proposed, goes on in the next cycle, and all is undone as one")
  func closing() throws {
    let ground = try JourneyGround.acme()
    let screen = try ground.dashboard("--today", "2018-04-03")
    try screen.wait(for: "Acme", "? help")
    try screen.send("/", "shorten", "Enter", "Z")
    try screen.wait(for: "Close 1 of", "Shorten sales lifecycle", "has ended")
    let before = try ground.text(of: "sales/2018-Q1/shorten.rec")
    try screen.send("Tab", "Tab", "Tab", "Tab", "Legal is the bottleneck", "Enter")
    try screen.wait(for: "saved:")
    #expect(try ground.text(of: "sales/2018-Q1/shorten.rec").contains("State: missed"))
    #expect(try ground.text(of: "sales/2018-Q2/shorten.rec").contains("CarriedFrom:"))
    try screen.send("Escape")
    try screen.send("u")
    try screen.wait(for: "undone:")
    #expect(try ground.text(of: "sales/2018-Q1/shorten.rec") == before)
  }

  @Test("A session over ten that is left after four goes on in a new process with the six others")
  func tenKeyResults() throws {
    let ground = try JourneyGround.acme()
    let login = try ground.becomeJenny()
    let keyResults = (0..<10).map { "KeyResult: Win market \($0)\nId: m\($0)\nFrom: 0\nTo: 9\n" }
    let file = "sales/2018-Q1/win.rec"
    try ground.write(
      (["Objective: Win\nOwner: jenny\n"] + keyResults).joined(separator: "\n"), to: file)
    let journal = "sales/2018-Q1/journal/\(login).csv"
    let before = try ground.text(of: file)

    let first = try ground.dashboard()
    try first.wait(for: "Acme", "? help")
    try first.send("C")
    for page in 1...4 {
      try first.wait(for: "Check-in \(page) of 10")
      try first.send("\(page)", "Enter")
      try first.wait(for: page == 4 ? "Check-in 5 of 10" : "Check-in \(page + 1) of 10")
    }
    try first.send("Escape")
    try first.wait(for: "C goes on with them")
    try first.send("Q")
    #expect(try first.exitCode() == 0)
    #expect(try ground.lines(of: journal).count == 5)

    let second = try ground.dashboard()
    try second.wait(for: "Acme", "? help")
    try second.send("C")
    for page in 1...6 {
      try second.wait(for: "Check-in \(page) of 6")
      try second.send("\(page)", "Enter")
    }
    try second.wait(for: "Check-in done", "6 of 6 checked in")
    let subjects = try ground.lines(of: journal).dropFirst().map { $0.split(separator: ",")[2] }
    #expect(subjects.sorted() == (0..<10).map { "win#m\($0)" })
    #expect(try ground.text(of: file) == before)
  }

  @Test(
    "A quarter is closed: one objective carried over with a new target, one graduated",
    .enabled(if: Recutils.isInstalled, "recutils is not installed"))
  func quarter() throws {
    let ground = try JourneyGround.acme()
    try ground.becomeJenny()
    try ground.write(Self.answered, to: "sales/2018-Q1/answer.rec")
    try ground.write(Self.answers, to: "sales/2018-Q1/journal/jenny.csv")
    let screen = try ground.dashboard("--today", "2018-04-03")
    try screen.wait(for: "Acme", "? help")
    try screen.send("/", "shorten", "Enter", "Z")
    try screen.wait(for: "Close 1 of 2", "Shorten sales lifecycle")
    try screen.send("Tab", "Tab", "Tab", "Tab", "Legal is slow", "Tab", "Tab", "Tab")
    try screen.send("C-u", "carry over", "Tab", "C-u", "2018-Q2", "Tab", "30 days", "Enter")
    try screen.wait(for: "Close 2 of 2", "Answer within a day")
    let next = try ground.text(of: "sales/2018-Q2/shorten.rec")
    #expect(next.contains("To: 30 days") && next.contains("CarriedFrom:"), "\(next)")

    try screen.send("Tab", "Tab", "Tab", "Templates do it", "Tab", "Tab", "Tab")
    try screen.send("C-u", "graduate", "Tab", "C-u", "Answering time", "Enter")
    try screen.wait(for: "Close the cycle sales/2018-Q1", "1 achieved, 1 missed")
    try screen.send("One thing at a time", "Enter")
    let end = try screen.wait(for: "2 closed", "Next: 2018-Q2")
    #expect(end.contains("Answer within a day"))
    let cycle = try ground.text(of: "sales/2018-Q1/cycle.rec")
    #expect(cycle.contains("State: closed") && cycle.contains("One thing at a time"), "\(cycle)")
    #expect(try ground.text(of: "sales/2018-Q1/answer.rec").contains("State: achieved"))
    let kpi = try ground.text(of: "sales/kpis/answering-time.rec")
    #expect(kpi.contains("Target: <= 1"), "\(kpi)")
    let check = try ground.run("recfix --check sales/2018-Q2/shorten.rec")
    #expect(check.exitCode == 0, "\(check.errors)")
  }

  private static let answered = """
    Objective: Answer within a day
    Owner: jenny

    KeyResult: Decrease the time to answer
    Id: answer
    From: 5 days
    To: 1 days

    """

  private static let answers = """
    at,by,of,event,value,confidence,note
    2018-03-20T09:30:00.000+01:00,jenny,shorten#lifecycle,check-in,50,7,
    2018-03-27T09:30:00.000+01:00,jenny,answer#answer,check-in,1,9,

    """

  @Test("An unhealthy KPI is promoted to a recovery objective, and u takes it back")
  func promotion() throws {
    let ground = try JourneyGround.acme()
    try ground.write("KPI: Calls a day\nUnit: calls\nTarget: >= 50\n", to: Self.kpi)
    try ground.write(
      "on,value\n2017-12-31,40\n2018-01-31,41\n2018-02-14,42\n", to: "sales/kpis/calls/crm.csv")
    let before = try ground.text(of: Self.kpi)
    let screen = try ground.dashboard()
    try screen.wait(for: "Acme", "? help")
    try screen.send("3", "P")
    try screen.wait(for: "Recover: Calls a day", "50")
    try screen.send("Enter")
    try screen.wait(for: "saved:")
    let made = "ls sales/2018-Q*/*calls-a-day*.rec"
    let file = try ground.run(made).output.split(separator: "\n").joined()
    let lines = try ground.lines(of: file)
    #expect(lines.contains("KPI: calls") && lines.contains("To: 50 calls"), "\(lines)")
    #expect(try ground.text(of: Self.kpi) == before)
    try screen.send("u")
    try screen.wait(for: "undone:")
    #expect(try ground.run(made).output.isEmpty)
  }

  private static let kpi = "sales/kpis/calls.rec"
}
