import Glibc
import TestSupport
import Testing

@Suite("Journeys: terminals", .enabled(if: Tmux.isInstalled, "tmux is not installed"))
struct JourneyTerminalTests {
  @Test("Ctrl-Z gives the terminal back, and fg at another size takes it again")
  func suspended() throws {
    let ground = try JourneyGround.acme()
    let shell = try ground.shellWithDashboard()
    try shell.send("C-z")
    try shell.wait("the shell") { $0.contains("Stopped") && !$0.contains("? help") }
    #expect(try shell.modes == "0/1/0/0")
    try shell.resize(width: 60, height: 15)
    try shell.send("fg", "Enter")
    let back = try shell.wait(for: "? help", "Grow")
    #expect(back.lines.count == 15)
    #expect(back.lines.last?.contains("? help") == true)
    try shell.send("q")
    try shell.wait("the shell") { $0.contains("Stopped") }
    try shell.send("echo code $?", "Enter")
    try shell.wait(for: "code 0")
  }

  @Test("A window that gets tiny and large again shows what it showed")
  func resized() throws {
    let ground = try JourneyGround.acme()
    let dashboard = try ground.dashboard(width: 200, height: 60)
    let before = try dashboard.wait(for: "Acme", "? help")
    try dashboard.resize(width: 20, height: 5)
    let small = try dashboard.wait("a small picture") { $0.lines.count == 5 && $0.contains("Grow") }
    #expect(small != before)
    try dashboard.resize(width: 1, height: 1)
    try dashboard.send("j", "k")
    try dashboard.resize(width: 200, height: 60)
    try dashboard.wait("the picture from before") { $0 == before }
  }

  @Test(
    "A signal ends it as its sender expects, and the terminal is as it was",
    arguments: [
      ("TERM", SIGTERM), ("HUP", SIGHUP), ("SEGV", SIGSEGV), ("ABRT", SIGABRT),
    ])
  func killed(name: String, signal: Int32) throws {
    let ground = try JourneyGround.acme()
    let shell = try ground.shellWithDashboard()
    try #require(try ground.run("kill -\(name) $(cat ../process)").exitCode == 0)
    try shell.wait("the shell") { $0.contains("earlier") && !$0.contains("? help") }
    try shell.send("echo code $?; stty -g | diff - before && echo sa\"\"me", "Enter")
    try shell.wait(for: "code \(128 + signal)", "same")
    #expect(try shell.modes == "0/1/0/0")
  }

  @Test("When the line drops it goes, also where nobody hangs up")
  func dropped() throws {
    let ground = try JourneyGround.acme()
    try Self.open(in: ground)
    // What has ended and was not waited for yet has no words any more.
    let words = try "cat /proc/\(ground.directory.text(of: "process").filter(\.isNumber))/cmdline"
    let deadline = ContinuousClock.now + .seconds(10)
    while try ground.run(words).output.contains("today"), ContinuousClock.now < deadline {
      poll(nil, 0, 15)
    }
    #expect(try !ground.run(words).output.contains("today"))
  }

  /// Opens the dashboard, which is not to hear of SIGHUP, in a terminal that is gone afterwards.
  private static func open(in ground: borrowing JourneyGround) throws {
    let shell = try ground.shell()
    try shell.send("trap '' HUP", "Enter")
    try ground.openDashboard(from: shell)
  }

  @Test("A window wider than anybody expects shows nothing of what was there before")
  func wide() throws {
    let ground = try JourneyGround.demo()
    let dashboard = try ground.dashboard(width: 284, height: 40)
    try dashboard.wait(for: "Softwave", "? help")
    try dashboard.send("?")
    let help = try dashboard.wait(for: "Help", "Enter runs")
    #expect(help.lines.dropFirst(2).allSatisfy { $0.count <= 200 })
  }

  @Test(
    "A locale in UTF-8 that the machine lacks is as good as one it has, and the doctor tells",
    arguments: [["LANG": "xx_XX.UTF-8"], ["LANG": "", "LC_CTYPE": "UTF-8"]])
  func missingLocale(environment: [String: String]) throws {
    var ground = try JourneyGround.acme()
    try ground.write("Objective: Größer in Zürich\n", to: "sales/2018-Q1/zurich.rec")
    ground.environment.merge(environment) { $1 }
    let dashboard = try ground.dashboard()
    try dashboard.wait(for: "Größer in Zürich", "━")
    let doctor = try ground.run("\(Spawned.product("qd")) doctor -C .").output
    #expect(doctor.contains("UTF-8, so C.UTF-8 is taken for it"))
  }

  @Test(
    "Any terminal shows the tree, and takes keys",
    arguments: [
      ["TERM": "screen", "NO_COLOR": "1"], ["TERM": "vt100"], ["TERM": "xterm-256color"],
      ["TERM": "linux"], ["LANG": "C"], ["TERM": "no-such-terminal"],
    ])
  func kinds(environment: [String: String]) throws {
    var ground = try JourneyGround.demo()
    ground.environment.merge(environment) { $1 }
    let dashboard = try ground.dashboard()
    try dashboard.wait(for: "Softwave", "? help")
    try dashboard.send("z", "R", "/", "shorten", "Enter")
    let screen = try dashboard.wait("the row") { $0.selected.contains("Shorten") }
    if environment["LANG"] == "C" { #expect(screen.text.utf8.allSatisfy { $0 < 0x80 }) }
    if environment["NO_COLOR"] != nil || environment["TERM"] == "vt100" {
      // Attributes are allowed, colours are not.
      #expect(try !dashboard.coloredText.contains(#/\e\[[0-9;]*[34][0-7][;m]/#))
    }
    try dashboard.send("q")
    #expect(try dashboard.exitCode() == 0)
  }

  @Test("A dumb terminal gets the tree as text")
  func dumb() throws {
    var ground = try JourneyGround.acme()
    ground.environment["TERM"] = "dumb"
    let terminal = try ground.dashboard()
    #expect(try terminal.exitCode() == 0)
    #expect(try terminal.screen.contains("  Shorten sales lifecycle  43 %"))
  }
}
