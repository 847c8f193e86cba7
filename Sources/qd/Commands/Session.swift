import Canvas
import Curses
import GoalFiles
private import Glibc
import Goals
import Records

/// What a run of the program finds around it: options, places, clock, login, paper to write on.
struct Session: Sendable {
  let places: Places
  let clock: Clock
  let login: String
  let paper: Paper
  /// The user's environment.
  let environment: [String: String]
  private var directory: String?
  let asOf: Day?
  private let isReadOnly: Bool
  private let theme: String?
  private let color: ColorDepth?
  /// The characters to draw with, where somebody asks for some.
  let glyphs: GlyphSet?
  private let hasMouse: Bool
  /// Whether a person sits before a terminal that can show the dashboard.
  let hasTerminal: Bool

  init(_ global: GlobalOptions, environment: [String: String]) throws {
    self.environment = environment
    places = Places(environment: environment)
    clock = Clock(fixedDay: try global.today)
    login = Login.current().name
    glyphs = try global.glyphs ?? places.configured("Glyphs").flatMap(GlyphSet.init)
    paper = Paper(
      isASCII: glyphs == .ascii || !CharacterLocale(environment).isUTF8,
      width: Paper.terminalWidth(),
      isJSON: global.json)
    (directory, asOf, isReadOnly) = (global.directory, try global.asOf, global.isReadOnly)
    if let asOf, asOf > clock.today {
      throw Failure.usage("--as-of: \(asOf.text) is still to come; name a past day")
    }
    (theme, color) = (global.theme, try global.color)
    hasMouse = global.mouse || places.configured("Mouse") == "yes"
    hasTerminal =
      isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && environment["TERM"] != "dumb"
      && !global.json
  }

  /// What is wrong with what the user has asked for or configured, whatever the command.
  var problems: [String] {
    places.configurationProblems
      + [ThemeChoice(named: theme, in: places).warning].compactMap(\.self)
  }

  /// The day that is looked at.
  var day: Day { asOf ?? clock.today }

  /// The same session on a directory that was made in it.
  func located(at path: String) -> Session {
    var session = self
    session.directory = path
    return session
  }

  /// The data directory and how it was found.
  func dataDirectory() throws(Failure) -> (path: String, origin: Places.Origin) {
    do throws(StoreError) {
      return try places.dataDirectory(option: directory, configured: places.configured("Directory"))
    } catch {
      throw .store(error)
    }
  }

  /// The store of a data directory, by default of the one that is found.
  func store(at path: String? = nil) throws(Failure) -> Store {
    let path = if let path { path } else { try dataDirectory().path }
    do throws(StoreError) {
      return try Store(at: path, login: login, state: places.state, isReadOnly: isReadOnly)
    } catch {
      throw .store(error)
    }
  }

  /// The organisation as it stands on the day that is looked at.
  func review(at path: String? = nil) throws(Failure) -> Review {
    var store = try store(at: path)
    let line = ProgressLine(of: store.tally, "reading", "files")
    defer { _ = line }
    do throws(StoreError) {
      return review(of: try store.load())
    } catch {
      throw .store(error)
    }
  }

  /// An organisation as it stands on the day that is looked at.
  func review(of organization: Organization) -> Review {
    Review(organization, on: day, now: clock.now)
  }

  /// How the dashboard opens.
  var opening: Opening {
    Opening(
      login: login, state: places.state, environment: environment, places: places,
      isReadOnly: isReadOnly, clock: clock,
      asOf: asOf, theme: theme, color: color, glyphs: paper.isASCII ? .ascii : glyphs,
      hasMouse: hasMouse)
  }

  /// Shows the dashboard on a data directory until the user leaves it.
  func dashboard(at directory: String) throws(Failure) -> Answer {
    try dashboard(at: directory, opening)
  }

  func dashboard(at directory: String, _ opening: Opening) throws(Failure) -> Answer {
    var answer = Answer([])
    if case .killed(by: let signal) = try runDashboard(opening, at: directory) {
      answer.fatalSignal = signal
    }
    return answer
  }

  /// Carries out a change that is made of what the data directory holds now.
  func save(
    _ action: (Organization) throws(Refusal) -> Change.Action
  ) throws(Failure) -> (before: Organization, saved: Saved) {
    try refuseThePast()
    var store = try store()
    let line = ProgressLine(of: store.tally, "reading", "files")
    defer { _ = line }
    do throws(StoreError) {
      return try store.patiently { store throws(StoreError) in
        let before = try store.load()
        let change = try change(before, action)
        return (before, try store.apply(change))
      }
    } catch {
      throw .store(error)
    }
  }

  /// What a change is going to be about, and the directory it was found in.
  func find<Found>(
    _ find: (Organization) throws(Refusal) -> Found
  ) throws(Failure) -> (found: Found, in: DataDirectory) {
    var store = try store()
    let line = ProgressLine(of: store.tally, "reading", "files")
    defer { _ = line }
    do throws(StoreError) {
      return try store.patiently { store throws(StoreError) in
        let organization = try store.load()
        do throws(Refusal) {
          return (try find(organization), store.directory)
        } catch {
          throw .refused(error)
        }
      }
    } catch {
      throw .store(error)
    }
  }

  /// Takes a change back, or does it again.
  func undoOrRedo(
    _ change: (inout Store, Moment) throws(StoreError) -> Saved
  ) throws(Failure) -> Saved {
    try refuseThePast()
    var store = try store()
    do throws(StoreError) {
      return try change(&store, clock.now)
    } catch {
      throw .store(error)
    }
  }

  private func refuseThePast() throws(Failure) {
    guard asOf == nil else {
      throw .store(.refused(.readOnly("the past, which --as-of shows, can't be changed")))
    }
  }

  private func change(
    _ organization: Organization, _ action: (Organization) throws(Refusal) -> Change.Action
  ) throws(StoreError) -> Change {
    do throws(Refusal) {
      return Change(try action(organization), by: login, at: clock.now)
    } catch {
      throw .refused(error)
    }
  }
}
