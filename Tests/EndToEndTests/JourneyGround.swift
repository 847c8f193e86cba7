import DemoOrganization
import Goals
import TestSupport
import Testing

/// Where a journey takes place: a data directory, a home, and the program to open it with.
struct JourneyGround: ~Copyable {
  let directory: TemporaryDirectory
  /// The environment of all that runs here.
  var environment: [String: String]
  private let today: String

  /// A small organisation, on a day of 2018.
  static func acme() throws -> JourneyGround {
    let ground = try JourneyGround(today: "2018-02-21")
    for (path, text) in CommandSandbox.acme { try ground.write(text, to: path) }
    try ground.write(shorten, to: "sales/2018-Q1/shorten.rec")
    return ground
  }

  private static let shorten = """
    # Nobody knows why it takes so long.

    Objective: Shorten sales lifecycle
    Why: It takes us too long to close a deal.
    Owner: jenny
    Supports: 2018/grow

    KeyResult: Decrease average sales lifecycle
    Id: lifecycle
    From: 59 days
    To: 38 days

    KeyResult: Keep ACV
    Id: acv
    Hold: >= $8000
    KPI: acv

    """

  /// The demo organisation.
  static func demo() throws -> JourneyGround {
    let ground = try JourneyGround(today: "2026-11-21")
    let day = try #require(Day(parsing: ground.today))
    for (path, text) in DemoOrganization.files(today: day) { try ground.write(text, to: path) }
    return ground
  }

  /// A place where nobody has made a data directory yet.
  static func bare() throws -> JourneyGround { try JourneyGround(today: "2018-02-21") }

  private init(today: String) throws {
    let directory = try TemporaryDirectory()
    try directory.write("", to: "tmp/.keep")
    let home = directory.path
    environment = [
      "HOME": home, "XDG_STATE_HOME": home + "/state", "XDG_CONFIG_HOME": home + "/config",
      "TMPDIR": home + "/tmp", "LANG": "C.UTF-8", "TZ": "UTC", "PATH": "/usr/bin:/bin",
      "SHELL": "/bin/sh", "PS1": "shell> ", "HISTFILE": "",
    ]
    self.directory = directory
    self.today = today
  }

  /// The data directory.
  var path: String { directory.path + "/data" }

  func write(_ text: String, to file: String) throws {
    try directory.write(text, to: "data/" + file)
  }
  func text(of file: String) throws -> String { try directory.text(of: "data/" + file) }
  func lines(of file: String) throws -> [Substring] {
    try text(of: file).split(separator: "\n")
  }

  /// The dashboard in a terminal.
  func dashboard(_ options: String..., width: Int = 80, height: Int = 24) throws -> Tmux {
    try dashboard(options, width: width, height: height)
  }

  func dashboard(_ options: [String], width: Int = 80, height: Int = 24) throws -> Tmux {
    let words = [Spawned.product("qd"), "-C", path, "--today", today] + options
    return try Tmux.started(words, width: width, height: height, environment: environment)
  }

  /// The dashboard in a terminal that gets every byte as it is typed.
  func bareDashboard(_ options: String..., width: UInt16 = 80) throws -> Pty {
    let words = [Spawned.product("qd"), "-C", path, "--today", today] + options
    let terminal = environment.merging(["TERM": "xterm-256color"]) { $1 }
    return try Pty(words, width: width, environment: terminal)
  }

  /// The dashboard in a terminal, run by another program.
  func dashboard(under program: [String], width: Int = 80) throws -> Tmux {
    let words = program + [Spawned.product("qd"), "-C", path, "--today", today]
    return try Tmux.started(words, width: width, height: 24, environment: environment)
  }

  /// The program without a data directory, in a terminal.
  func start() throws -> Tmux {
    let words = [Spawned.product("qd"), "--today", today]
    return try Tmux.started(words, width: 80, height: 24, environment: environment)
  }

  /// Makes whoever runs the tests the person that owns what `jenny` owns; the login's name.
  @discardableResult
  func becomeJenny() throws -> String {
    let login = try run("id -un").output.split(separator: "\n").joined()
    try write("Person: Jenny Murphy\nId: jenny\nLogin: \(login)\n", to: "people.rec")
    return login
  }

  /// A shell in a terminal, which has said something before.
  func shell(width: Int = 80, height: Int = 24) throws -> Tmux {
    let shell = try Tmux.started(
      ["bash", "--norc", "--noprofile"], width: width, height: height, environment: environment)
    try shell.wait(for: "shell>")
    return shell
  }

  /// A shell that has said `earlier` and then opened the dashboard; the terminal's settings from
  /// before lie in `before`.
  func shellWithDashboard() throws -> Tmux {
    let shell = try shell()
    try shell.send("ulimit -c 0; stty -g > before; echo earlier", "Enter")
    try shell.wait("earlier") { $0.lines.contains("earlier") }
    try openDashboard(from: shell)
    return shell
  }

  /// Opens the dashboard from a shell; the process's number lies in `process`.
  func openDashboard(from shell: borrowing Tmux) throws {
    let start = "echo $$ > process; exec \(Spawned.product("qd")) -C data --today \(today)"
    try directory.write(start, to: "start")
    try shell.send("sh start", "Enter")
    try shell.wait(for: "Acme", "? help")
  }

  /// Runs a script in the data directory, as a person elsewhere would.
  @discardableResult
  func run(_ script: String) throws -> Spawned {
    try Spawned(
      "/bin/sh", ["-c", "cd \"$1\" && \(script)", "sh", path], environment: environment)
  }
}
