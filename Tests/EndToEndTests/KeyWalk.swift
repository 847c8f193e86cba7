import Canvas
import FoundationEssentials
import GoalFiles
import Goals
import TestSupport
import Testing

@testable import Curses
@testable import Dashboard
@testable import qd

/// Somebody who types at random before the dashboard: its app and its store, without the terminal
/// and the thread in between. What is asked of the files waits for a while, as on a slow disk.
struct KeyWalk {
  /// The data directory.
  private let path: String
  private let places: Places
  private var app: App
  private var performer: StorePerformer
  private var reading = KeyReading()
  private var now = ContinuousClock.now
  private var random: SeededGenerator
  /// What is asked of the files and not done yet.
  private var waiting: [Request] = []
  private var beforeEscape: App?
  /// Whether keys wait for what the files answer.
  private var isTypedAhead = false
  private(set) var changes = 0
  /// What was typed last, for a failure.
  private var trail: [String] = []

  init(seed: UInt64, in ground: borrowing JourneyGround) throws {
    path = ground.path
    random = SeededGenerator(seed: seed)
    places = Places(environment: ground.environment)
    let clock = Clock(fixedDay: Day(parsing: "2026-11-21"))
    let opening = Opening(
      login: "jenny", state: places.state, environment: ground.environment, places: places,
      isReadOnly: false, clock: clock, asOf: nil, theme: nil, color: nil, glyphs: nil,
      hasMouse: false)
    let store = try Store(
      at: ground.path, login: "jenny", state: places.state, isReadOnly: false)
    performer = StorePerformer(store, opening)
    app = App(size: Size(width: 100, height: 30), user: opening.user())
    tell(try performer.load())
  }

  mutating func walk(steps: Int) throws {
    for _ in 0..<steps {
      try step()
      if waiting.isEmpty || Bool.random(using: &random) { try answerAll() }
      var frame = Frame(size: app.size)
      app.draw(on: &frame)
    }
    try answerAll()
  }
}

// MARK: - Typing

extension KeyWalk {
  private static let commands = KeyTable.bindings.flatMap(\.keys)
    .filter { !$0.contains(.control("z")) }

  private mutating func step() throws {
    switch Int.random(in: 0..<100, using: &random) {
    case 0..<45: type(Self.commands.randomElement(using: &random)?.map(Self.bytes).joined() ?? "j")
    case 45..<60: type(word + ["\r", "\t", ""][Int.random(in: 0..<3, using: &random)])
    case 60..<70: type("\r")
    case 70..<75: type("\u{1B}", pause: 60)
    case 75..<83: typeCut(["\u{1B}[A", "\u{1B}[B", "\u{1B}OC", "\u{1B}[1;5D", "é", "漢"])
    case 83..<88:
      type(
        "\u{1B}" + (["b", "d", "y", "f", "\u{7F}", "\r", "é"].randomElement(using: &random) ?? "b"))
    case 88..<91: type("\u{1B}[200~" + word + "\r" + word + "\u{1B}[201~")
    case 91..<93: type("dy\rc45\r" + word + "\ry and a longer line\rQ", pause: 60)
    case 93: type("\u{1B}[200~never ends", pause: 1100)
    case 94..<96:
      let size = Size(
        width: Int.random(in: 1...200, using: &random),
        height: Int.random(in: 1...60, using: &random))
      tell(.resized(size))
    default: try takeBack()
    }
  }

  /// Something that may mean something where it is typed.
  private var word: String {
    mutating get {
      let words = [
        "45", "1.000", "9.4 %", "$400k", "jenny", "-7", "31.7.", "Increase it from 1 to 9", "y",
        "x",
        "2026-Q4", "Zoë", "next: ask Tom", "owner:jenny", "a", " ",
      ]
      return words.randomElement(using: &random) ?? "x"
    }
  }

  /// What a terminal sends for a key.
  private static func bytes(_ key: Key) -> String {
    switch key {
    case .character(let character): String(character)
    case .control(let letter): String(UnicodeScalar((letter.asciiValue ?? 0) & 0x1F))
    case .enter: "\r"
    case .tab: "\t"
    case .backTab: "\u{1B}[Z"
    case .escape: "\u{1B}"
    case .up: "\u{1B}[A"
    case .down: "\u{1B}[B"
    case .right: "\u{1B}[C"
    case .left: "\u{1B}[D"
    case .home: "\u{1B}[H"
    case .end: "\u{1B}[F"
    case .pageUp: "\u{1B}[5~"
    case .pageDown: "\u{1B}[6~"
    case .function: "\u{1B}OP"
    default: ""
    }
  }

  private mutating func typeCut(_ texts: [String]) {
    let bytes = Array((texts.randomElement(using: &random) ?? "é").utf8)
    let cut = Int.random(in: 0...bytes.count, using: &random)
    type(Array(bytes[..<cut]), pause: [0, 10, 60, 200].randomElement(using: &random) ?? 0)
    type(Array(bytes[cut...]), pause: 60)
  }

  private mutating func type(_ text: String, pause: Int = 0) {
    type(Array(text.utf8), pause: pause)
  }

  private mutating func type(_ bytes: [UInt8], pause: Int) {
    guard !bytes.isEmpty else { return }
    trail = trail.suffix(30) + [String(decoding: bytes, as: UTF8.self)]
    take(reading.take(bytes, at: now))
    now += .milliseconds(pause)
    take(reading.takeOverdue(at: now))
  }

  private mutating func take(_ typed: [KeyReading.Typed]) {
    for typed in typed {
      switch typed {
      case .key(let key):
        isTypedAhead = isTypedAhead || !waiting.isEmpty
        let before = key == .escape ? app : nil
        tell(.keyPressed(key))
        beforeEscape = before
      case .escapeTakenBack:
        if let before = beforeEscape { app = before }
      }
    }
  }

  private mutating func tell(_ event: Event) {
    beforeEscape = nil
    for effect in app.handle(event) {
      switch effect {
      case .files(let request): waiting.append(request)
      case .listThemes: tell(.themesListed(places.themeOffers, worn: "default"))
      case .sync: tell(.syncRefused("there is no remote", hasConflict: false))
      default: break
      }
    }
  }
}

// MARK: - What comes of it

extension KeyWalk {
  private mutating func answerAll() throws {
    while !waiting.isEmpty { _ = try answer(waiting.removeFirst()) }
    isTypedAhead = false
  }

  /// Does what is asked of the files, and sees to it that what it did is what is said.
  private mutating func answer(_ request: Request) throws -> Event? {
    let (before, row) = (try files, app.screens.overview.row)
    guard let event = performer.perform(request) else { return nil }
    let isChanged = try files != before
    let isTold = !isTypedAhead
    tell(event)
    for news in performer.unasked(after: event) { tell(news) }
    if isChanged { changes += 1 }
    #expect(request.writes || !isChanged, "\(request) wrote; \(trail)")
    switch event {
    case .changeSaved(let what, _, _):
      #expect(isChanged, "said to be saved: \(what); \(trail)")
      guard isTold else { break }
      #expect(app.notice?.text.hasPrefix("saved") == true, "\(what); \(trail)")
      if case .store(.checkIn) = request, app.screens.top == nil {
        #expect(app.screens.overview.row == row, "the cursor moved; \(trail)")
      }
    case .changeTakenBack, .changeDoneAgain: #expect(isChanged, "\(event); \(trail)")
    default: #expect(!isChanged, "not told: \(event); \(trail)")
    }
    return event
  }

  /// Every file of the data directory.
  private var files: [String: [UInt8]] {
    get throws {
      var files: [String: [UInt8]] = [:]
      for path in try FileManager.default.subpathsOfDirectory(atPath: self.path) {
        guard let bytes = FileManager.default.contents(atPath: self.path + "/" + path) else {
          continue
        }
        files[path] = Array(bytes)
      }
      return files
    }
  }

  /// Takes back the last change, which must be the one that was told last.
  private mutating func takeBack() throws {
    try answerAll()
    guard let notice = app.notice?.text, notice.hasPrefix("saved: "),
      notice.contains("u takes it back")
    else { return }
    for _ in 0..<4 where app.prompt != nil || app.screens.top != nil { type("\u{1B}", pause: 60) }
    guard app.prompt == nil, app.screens.top == nil else { return }
    type("u")
    guard let request = waiting.first, request == .undo(confirmed: false) else {
      Issue.record("u asked for \(waiting); \(trail)")
      return
    }
    waiting.removeFirst()
    switch try answer(request) {
    case .changeTakenBack(let what, _)?:
      #expect(
        notice.hasPrefix("saved: " + what.flowing), "took back \(what) after \(notice); \(trail)")
    case let event: Issue.record("\(String(describing: event)) after \(notice); \(trail)")
    }
  }
}
