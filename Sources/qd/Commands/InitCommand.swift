import ArgumentParser
import GoalFiles
private import Glibc
import Goals
import Records

/// `qd init`: a new data directory that opens to a screen worth looking at.
struct InitCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a new data directory.", example: "qd init okrs")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("Where; without, here.", valueName: "dir"))
  var directory: String?

  @Option(
    name: .customLong("group"),
    help: ArgumentHelp(
      "Share it with a Unix group: its members may do everything, others nothing.",
      valueName: "group"))
  var groupName: String?

  @Flag(name: .customLong("git"), help: "Keep its history in git, also that of one there is.")
  var inGit = false

  @Flag(name: .customLong("empty"), help: "Nothing but the settings: no example, no people.")
  var isEmpty = false

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "Bring in an outline, a table or an export, see qd help import.", valueName: "file"),
    completion: .file())
  var source: String?

  @OptionGroup var reading: ImportReading

  func answer(in session: Session) throws(Failure) -> Answer {
    guard !global.isReadOnly else {
      throw .store(.refused(.readOnly("--read-only was asked for, and this would write")))
    }
    let wanted = directory ?? global.directory ?? "."
    if inGit, groupName == nil, let path = existing(wanted, session) {
      let done = try beginHistory(path, session)
      let what = done.isEmpty ? "\(path) is in git already" : done.joined(separator: ", ")
      return Answer(what: what, files: [], warning: nil, on: session.paper)
    }
    let group = try group
    let imported = try source.map { file throws(Failure) in try ImportSource(file, reading) }
    let options = try reading.options(in: session)
    // What is open is said before anything is made.
    if let imported {
      let nothing = DataDirectory(["quarterdeck.rec": "Organization: New\nFormat: 1\n"])
      try imported.plan(in: nothing.organization, options).refuseOpen()
    }
    let (path, files) = try InitCommand.make(
      wanted, sharedBy: group, isEmpty: isEmpty || imported != nil, in: session)
    if let imported {
      _ = try imported.save(options, overwrites: true, in: session.located(at: path))
    }
    let done = inGit ? try beginHistory(path, session) : []
    var answer = Answer(
      what: (["made \(path)/\(Places.marker)"] + done).joined(separator: ", "), files: files,
      reference: "open it with qd -C \(wanted)", warning: nil, on: session.paper)
    let isInherited = (try? DataRoot(at: path).givesItsGroup) ?? false
    if let group, !isInherited {
      answer.remarks.append(
        "this file system has no default access lists: what other programs than qd write here is "
          + "\(group.name)'s to write only with umask 002")
    }
    return answer
  }

  private var group: UserGroup? {
    get throws(Failure) {
      guard let groupName else { return nil }
      do throws(UserGroup.Unusable) {
        return try UserGroup(named: groupName)
      } catch {
        throw .rejected(error.message, hint: error.hint)
      }
    }
  }

  /// The data directory, if that is what there is.
  private func existing(_ wanted: String, _ session: Session) -> String? {
    let found = try? session.places.dataDirectory(option: wanted, configured: nil).path
    return found.flatMap { $0 == (try? InitCommand.made(wanted)) ? $0 : nil }
  }

  private func beginHistory(_ path: String, _ session: Session) throws(Failure) -> [String] {
    do {
      var store = try session.store(at: path)
      return try WorkTree.setUp(
        Git(in: path, environment: session.environment), in: try DataRoot(at: path),
        by: Signature(of: session.login, in: try store.load()))
    } catch {
      throw Failure(error)
    }
  }

  /// Makes a new data directory; its path without links and dots, and its files.
  static func make(
    _ wanted: String, sharedBy group: UserGroup? = nil, isEmpty: Bool = false, in session: Session
  ) throws(Failure) -> (path: String, files: [String]) {
    let path = try made(wanted)
    try refuseInside(path, session)
    let start = Start(
      today: session.clock.today, login: session.login, path: path, isEmpty: isEmpty)
    do {
      let root = try DataRoot(at: path)
      if let group { try root.share(with: group) }
      let lock = try DirectoryLock(start.directories, in: root, making: true)
      for file in start.files { try lock.create(file.path, Array(file.text.utf8)) }
    } catch {
      throw Failure(error)
    }
    return (path, start.files.map(\.path))
  }

  /// The directory without links and dots, made with its parents where it isn't there.
  private static func made(_ directory: String) throws(Failure) -> String {
    var path = directory.hasPrefix("/") ? "" : "."
    for part in directory.split(separator: "/") {
      path += "/" + part
      guard mkdir(path, 0o777) != 0, errno != EEXIST, errno != EISDIR else { continue }
      throw .system("\(path) can't be made: \(String(cString: strerror(errno)))")
    }
    guard let resolved = realpath(directory, nil) else {
      throw .system("\(directory) can't be opened: \(String(cString: strerror(errno)))")
    }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// A data directory inside another one would be taken for one of its teams.
  private static func refuseInside(_ path: String, _ session: Session) throws(Failure) {
    guard let found = try? session.places.dataDirectory(option: path, configured: nil) else {
      return
    }
    guard found.path == path else {
      throw .rejected(
        "\(path) lies inside the data directory \(found.path)",
        hint: "choose a place outside of it")
    }
    throw .rejected("\(path) is a data directory already", hint: .openDirectory(path))
  }
}

/// The files of a new data directory.
///
/// The example is a true one: a first quarter with OKRs is a goal like others, so nothing has to be
/// deleted before the first check-in.
private struct Start {
  let today: Day
  let login: String
  let path: String
  let isEmpty: Bool

  /// In an order in which every prefix is harmless: what makes it a data directory comes last.
  var files: [(path: String, text: String)] {
    if isEmpty { return [(Places.marker, settings)] }
    return [
      ("people.rec", people), ("\(quarter)/run-this-quarter-by-okrs.rec", objective),
      (Places.marker, settings),
    ]
  }

  var directories: [String] { isEmpty ? [""] : ["", quarter] }

  private var quarter: String { FiscalYear().quarter(of: today).text }

  private var organization: String {
    path.split(separator: "/").last.map(String.init) ?? "Our organisation"
  }

  /// An id has no other characters than small letters, digits and `-`.
  private var person: String { Identifier.isValid(login) ? login : Identifier.slug(login) }

  private var settings: String {
    """
    # The settings of the organisation. A line that begins with # is a comment.

    Organization: \(organization)
    Format: 1

    # The month in which your year starts, by its name or as 1 to 12, and whether a year is named by
    # the calendar year in which it starts or ends:
    #   FiscalYearStart: January
    #   FiscalYearNamedBy: start
    # How often key results are checked in (day, week, 2 weeks, month, quarter); a team's team.rec
    # may say otherwise:
    #   CheckInEvery: week
    # How many points behind the expected progress are still on track, and still only behind:
    #   PaceBands: 10 25
    # The severity of a finding of qd lint (error, warning, hint, off), one line a code:
    #   Lint: no-why off
    # These lines go directly below "Format: 1".

    """
  }

  private var people: String {
    """
    # One record a person, a blank line between two. Owner: fields name the Id; Login is the name
    # under which the person logs in on this machine.

    Person: \(person)
    Id: \(person)
    Login: \(login)

    """
  }

  private var objective: String {
    """
    # A first objective, to be changed or deleted as you like. Each has a file of its own, and each
    # team a directory of its own, with a team.rec and cycles such as \(quarter). As a draft it counts
    # nowhere; when you have agreed on it, make it State: active.

    Objective: Run this quarter by our OKRs
    Why: What everybody can see and talks about each week gets done.
    Owner: \(person)
    State: draft

    KeyResult: Write down the objectives we really have
    Id: objectives
    From: 0 objectives
    To: 3 objectives

    KeyResult: Bring everybody on board
    Id: on-board
    Milestone: agreed The objectives are agreed on
    Milestone: owners Every key result has an owner
    Milestone: review The first weekly review has taken place

    # A level that must hold is a guardrail: shown beside the progress, never averaged. Where a KPI
    # measures it (qd new kpi, then qd record ID VALUE, or lines "date,value" that a program writes),
    # a line KPI: and its id takes the number from there.
    KeyResult: Check-ins are done on time
    Id: check-ins
    Hold: >= 80%

    """
  }
}
