import Canvas
import Curses
import Dashboard
import GoalFiles
import Goals

private import Glibc

/// Shows the dashboard until its user leaves it.
func runDashboard(_ opening: Opening, at directory: String) throws(Failure) -> Ending {
  let store: Store
  do throws(StoreError) {
    store = try Store(
      at: directory, login: opening.login, state: opening.state, isReadOnly: opening.isReadOnly)
  } catch {
    throw .store(error)
  }
  // The files are read while the terminal is being taken.
  let clerk = try StoreClerk(
    of: store, opening, lastLook: RunLoop.lastLook(at: store.path, in: opening.state))
  do throws(TerminalError) {
    return RunLoop(opening, clerk, try Terminal(opening))
      .run()
  } catch {
    throw .system(error.sentence)
  }
}

/// How the dashboard was left.
enum Ending: Hashable, Sendable {
  /// By its user, or because the line dropped.
  case left
  /// By a signal, which the program is to die of.
  case killed(by: Int32)
}

/// The only loop: waits for keys, signals, answers of the store and changes on disk, all at once
/// and without a timer, tells the app, and carries out what the app asks for.
struct RunLoop: ~Copyable {
  private var terminal: Terminal
  private var app: App
  private var clerk: StoreClerk
  private let opening: Opening
  private var theme: ThemeChoice
  private let memory: Memory
  private var autosave: Autosave
  private var ending: Ending?
  private var isPainted = false
  /// The app as it was before the Esc that was typed last, if nothing happened since.
  private var beforeEscape: App?
  /// When the preview follows, unless a key comes first.
  private var previewDue: ContinuousClock.Instant?
  /// Before then nothing is painted.
  private var nextPicture: ContinuousClock.Instant?

  init(_ opening: Opening, _ clerk: consuming StoreClerk, _ terminal: consuming Terminal) {
    theme = ThemeChoice(opening)
    self.opening = opening
    memory = Memory(of: clerk.path, in: opening.state)
    let remembered = memory.recall()
    let user = opening.user(lastLook: RunLoop.lastLook(in: remembered))
    app = App(size: terminal.size, user: user, asOf: opening.asOf)
    app.view = remembered.filter { $0.name != RunLoop.looked }
    autosave = Autosave(AutosaveFile(of: clerk.path, in: opening.state))
    app.recovered = autosave.inputs
    if let warning = theme.warning { _ = app.handle(.noticed(warning)) }
    if let asked = opening.color, terminal.depth < asked {
      _ = app.handle(.noticed(RunLoop.sentence(on: terminal.depth)))
    }
    self.clerk = clerk
    self.terminal = terminal
  }

  /// Why there are fewer colours than were asked for.
  private static func sentence(on depth: ColorDepth) -> String {
    let colors =
      switch depth {
      case .mono: "no colours"
      case .sixteen: "16 colours"
      case .twoFiftySix, .trueColor: "256 colours"
      }
    return "TERM's entry has \(colors); with TERM=xterm-direct, where there is one, all of them"
  }

  /// Runs until the user leaves, the line drops or a signal ends it. What was being saved then is
  /// saved.
  consuming func run() -> Ending {
    // A usual directory is read before this is over, and the first picture is the whole one.
    wait(milliseconds: 25)
    while ending == nil {
      if let rest = unpaintedMilliseconds {
        wait(milliseconds: rest)
      } else {
        paint()
        wait(milliseconds: patience)
      }
    }
    for event in clerk.finish() { _ = app.handle(event) }
    autosave.close(keeping: app.unsaved)
    remember()
    return ending ?? .left
  }

  /// The field under which the moment of the last look is remembered.
  private static let looked = "Looked"

  /// When this user looked at a data directory the last time.
  static func lastLook(at path: String, in state: String) -> Moment? {
    lastLook(in: Memory(of: path, in: state).recall())
  }

  private static func lastLook(in remembered: [RecordField]) -> Moment? {
    remembered.first { $0.name == looked }.flatMap { Moment(parsing: $0.value) }
  }

  /// Keeps folds, orders and the moment for the next run. Where that can't be done nothing else is
  /// lost.
  private func remember() {
    let last = RunLoop.lastLook(in: memory.recall())
    let looked = app.hasCaughtUp ? opening.clock.now : last ?? opening.clock.now
    try? memory.remember(app.view + [RecordField(RunLoop.looked, looked.text)])
    if let seen = app.deck?.organization {
      try? LastLook(of: clerk.path, in: opening.state).remember(seen)
    }
  }

  /// How long to wait where nothing happens: for ever, unless the store waits or saves, the first
  /// reading goes on, or something was typed that is not written down yet.
  private var patience: Int32 {
    let limits = [
      clerk.patience, clerk.untilDelay, app.isReading ? RunLoop.counting : -1,
      app.unsaved == autosave.inputs ? -1 : RunLoop.pause, untilPreview,
    ]
    return limits.filter { $0 >= 0 }.min() ?? -1
  }

  /// How many milliseconds until the preview follows.
  private var untilPreview: Int32 {
    previewDue.map { max(0, Int32(($0 - .now) / .milliseconds(1)) + 1) } ?? -1
  }

  /// How long a cursor that stands still has moved: a held key repeats faster.
  private static let rest = Duration.milliseconds(90)

  /// How many milliseconds reading may take before it is told how far it is, and between two tellings.
  private static let counting: Int32 = 300

  /// How many milliseconds without a key are a pause in typing.
  private static let pause: Int32 = 1000

  /// Writes down what is typed in a pause, and at once what was saved or given up.
  private mutating func saveInput(afterSilence isSilent: Bool) {
    let unsaved = app.unsaved
    guard isSilent || unsaved.count < autosave.inputs.count else { return }
    if let request = autosave.request(toKeep: unsaved, whileTyping: true) { clerk.ask(request) }
  }

  private mutating func paint() {
    nextPicture = nil
    guard !isPainted else { return }
    var frame = Frame(size: terminal.size)
    app.draw(on: &frame)
    terminal.show(frame, look: theme.look(for: terminal.depth))
    isPainted = true
  }

  private mutating func wait(milliseconds: Int32) {
    let descriptors = [terminal.inputDescriptor, terminal.signalDescriptor] + clerk.descriptors
    var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let limits: [Int32] = [milliseconds, terminal.patience]
    let limit = limits.filter { $0 >= 0 }.min() ?? -1
    // What ends sooner, because an Esc is one by then, was no silence.
    let isSilent = poll(&polled, nfds_t(polled.count), limit) == 0 && limit == milliseconds
    takeSignals()
    // All keys that wait are taken before anything is painted.
    for typed in terminal.takeTyped() where ending == nil { take(typed) }
    suitTheme()
    for event in clerk.news(afterSilence: isSilent) { tell(event) }
    if let delay = clerk.delay() { tell(.noticed(delay)) }
    if isSilent, app.isReading, isPainted {
      let count = clerk.readCount
      tell(.filesCounted(count.done, of: count.all))
    }
    if let due = previewDue, due <= .now { tell(.rested) }
    saveInput(afterSilence: isSilent)
    if terminal.isGone { ending = ending ?? .left }
  }

  private mutating func take(_ typed: KeyReading.Typed) {
    switch typed {
    case .key(let key):
      let before = key == .escape ? app : nil
      clerk.refresh()
      tell(.keyPressed(key))
      beforeEscape = before
    case .escapeTakenBack:
      guard let before = beforeEscape else { return }
      app = before
      beforeEscape = nil
    }
  }

  /// How long no picture is due: while a window is drawn larger, sizes come faster than they can be
  /// shown.
  private var unpaintedMilliseconds: Int32? {
    guard let nextPicture, nextPicture > .now else { return nil }
    return Int32((nextPicture - .now) / .milliseconds(1)) + 1
  }

  private mutating func takeSignals() {
    var isResized = false
    for signal in terminal.pendingSignals() {
      switch signal {
      case .resized:
        isResized = true
        nextPicture = nextPicture ?? .now + .milliseconds(30)
      case .stopRequested: perform(.suspend)
      case .continued:
        terminal.comeBack()
        isResized = true
      case .endRequested(let number): ending = .killed(by: number)
      }
    }
    guard isResized else { return }
    terminal.resize()
    tell(.resized(terminal.size))
  }

  /// The terminal sends Ctrl-C to the editor and to this program alike, and an editor that is
  /// suspended stops both. All that is over; only who ends this program on purpose means it.
  private mutating func takeSignalsOfEditor() {
    for case .endRequested(let number) in terminal.pendingSignals()
    where number != SIGINT && number != SIGQUIT {
      ending = .killed(by: number)
    }
  }

  private mutating func tell(_ event: Event) {
    isPainted = false
    beforeEscape = nil
    for effect in app.handle(event) { perform(effect) }
    previewDue = app.isPreviewBehind ? .now + RunLoop.rest : nil
  }

  /// Where the user has named no theme, what is right on dark and unreadable on light gives way.
  private mutating func suitTheme() {
    guard theme.isUsual, terminal.background?.isLight == true else { return }
    theme = .onLight
    isPainted = false
  }

  private mutating func perform(_ effect: Effect) {
    switch effect {
    case .files(let request): clerk.ask(request)
    case .sync: if let said = clerk.sync() { tell(said) }
    case .openEditor(let file, let line): edit(file, line)
    case .copy(let text): copy(text)
    case .follow(let link): follow(link)
    case .listThemes: tell(.themesListed(opening.places.themeOffers, worn: theme.name))
    case .wearTheme(let name): theme = ThemeChoice(named: name, in: opening.places)
    case .keepTheme(let name): keep(name)
    case .repaint: terminal.repaint()
    case .suspend:
      terminal.suspend()
      tell(.resized(terminal.size))
    case .quit: ending = .left
    }
  }

  private mutating func copy(_ text: String) {
    if terminal.copy(text) { return }
    tell(.noticed("not copied: it is too long, or this terminal has no clipboard"))
  }

  /// Only a program that the user has configured is run. Its words are the user's, the address is one
  /// more, whole; one that could be read as an option is copied.
  private mutating func follow(_ link: Link) {
    let program = (opening.places.configured("Open") ?? "").split(separator: " ").map(String.init)
    guard !program.isEmpty, !link.address.hasPrefix("-") else {
      tell(.noticed("copied: \(link.text)"))
      return copy(link.address)
    }
    terminal.leave()
    let problem = Foreground.run(program + [link.address], as: program[0])
    terminal.comeBack()
    takeSignalsOfEditor()
    tell(.resized(terminal.size))
    tell(.noticed(problem ?? "opened: \(link.text)"))
  }

  private mutating func keep(_ name: String) {
    let places = opening.places
    theme = ThemeChoice(named: name, in: places)
    do throws(StoreError) {
      try places.configure("Theme", name)
      tell(.noticed("the theme \(name) is kept in \(places.configurationFile)"))
    } catch {
      tell(.noticed("the theme \(name) is used until you quit; \(error.sentence(\.inDashboard))"))
    }
  }

  private mutating func edit(_ file: String, _ line: Int) {
    terminal.leave()
    let problem = Editor.open(clerk.path + "/" + file, line: line)
    terminal.comeBack()
    takeSignalsOfEditor()
    tell(.resized(terminal.size))
    if let problem { tell(.noticed(problem)) }
    clerk.ask(.load)
  }
}

extension TerminalError {
  /// One sentence without a full stop: what is missing, and what to do.
  var sentence: String {
    switch self {
    case .noTerminal: "there is no terminal to draw on; qd tree prints the same as text"
    case .unknownTerminal(let name):
      "the terminal \"\(name)\" is unknown here; set TERM, or use qd tree"
    case .cannotMoveCursor(let name):
      "the terminal \"\(name)\" can't move its cursor; qd tree prints the same as text"
    case .alreadyOpen: "the terminal is in use already"
    case .noDescriptors: "too many files are open"
    }
  }
}
