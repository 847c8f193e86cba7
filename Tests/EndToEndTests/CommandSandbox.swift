import Glibc
import TestSupport

/// A small organisation on disk and `qd` run on it, on a day that doesn't move.
struct CommandSandbox: ~Copyable {
  let directory: TemporaryDirectory
  /// The login the program takes from the system.
  static let login = getpwuid(geteuid()).map { String(cString: $0.pointee.pw_name) } ?? "nobody"

  init(_ files: [String: String] = CommandSandbox.acme) throws {
    directory = try CommandSandbox.written(files)
  }

  private static func written(_ files: [String: String]) throws -> TemporaryDirectory {
    let directory = try TemporaryDirectory()
    for (path, text) in files { try directory.write(text, to: "acme/" + path) }
    let made = try directory.entries()
    for path in made { age(directory.path + "/" + path) }
    return directory
  }

  /// As if nothing had been touched for a minute: what is missing beside what was written just now
  /// is waited for.
  private static func age(_ path: String) {
    var times = utimbuf(actime: time(nil) - 60, modtime: time(nil) - 60)
    utime(path, &times)
  }

  /// Runs `qd` on the organisation.
  func qd(_ words: String..., input: String = "", locale: String = "C.UTF-8") throws -> Spawned {
    try qd(words, input: input, locale: locale)
  }

  func qd(_ words: [String], input: String = "", locale: String = "C.UTF-8") throws -> Spawned {
    try run(["-C", directory.path + "/acme", "--today", "2018-02-21"] + words, input, locale)
  }

  /// Runs `qd` on the organisation under `strace`, with further options of it.
  func traced(_ options: [String], _ words: [String]) throws -> Spawned {
    let line = tracing(options, words)
    return try Spawned(line[0], Array(line.dropFirst()), environment: environment("C.UTF-8"))
  }

  /// The command line for that.
  func tracing(_ options: [String], _ words: [String]) -> [String] {
    ["/usr/bin/strace"] + options
      + [Spawned.product("qd"), "-C", directory.path + "/acme", "--today", "2018-02-21"] + words
  }

  /// Runs `qd` with nothing but these words, in no data directory.
  func bareQD(_ words: String...) throws -> Spawned { try bareQD(words) }

  func bareQD(_ words: [String]) throws -> Spawned { try run(words, "", "C.UTF-8") }

  func text(of file: String) throws -> String { try directory.text(of: "acme/" + file) }

  private func run(_ words: [String], _ input: String, _ locale: String) throws -> Spawned {
    try Spawned(Spawned.product("qd"), words, environment: environment(locale), input: input)
  }

  func environment(_ locale: String) -> [String: String] {
    [
      "HOME": directory.path, "LC_ALL": locale, "TZ": "UTC", "PATH": "/usr/bin:/bin",
      "TMPDIR": directory.path,
    ]
  }
}

extension CommandSandbox {
  static let acme = [
    "quarterdeck.rec": """
    Organization: Acme
    Format: 1

    """,
    "people.rec": """
    Person: Jenny Murphy
    Id: jenny
    Login: jenny

    """,
    "sales/team.rec": "Team: Sales\n",
    "2018/grow.rec": """
    Objective: Grow

    """,
    "sales/2018-Q1/shorten.rec": """
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

    KeyResult: Roll the new contract out
    Id: contract
    Milestone: draft Write it
    Milestone: pilot (2) Try it

    KeyResult: Hire a counsel
    Id: counsel

    """,
    "sales/2018-Q1/journal/jenny.csv": """
    at,by,of,event,value,confidence,note
    2018-02-14T09:00:00.000Z,jenny,shorten#lifecycle,check-in,53,,
    2018-02-20T09:30:00.000+01:00,jenny,shorten#lifecycle,check-in,50,7,Legal is faster now

    """,
    "sales/kpis/acv.rec": """
    KPI: Annual contract value
    Unit: $
    Target: >= $8000

    """,
    "sales/kpis/acv/crm.csv": """
    on,value,by,note
    2018-01-31,8100,crm,
    2018-02-20,8350,crm,

    """,
  ]
}
