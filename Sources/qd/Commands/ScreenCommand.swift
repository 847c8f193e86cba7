import ArgumentParser
import Canvas
import Dashboard
import Goals
import Reports

/// `qd screen`: the dashboard drawn once, as text without escape sequences or as a picture, without
/// a terminal.
struct ScreenCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: "Draw the dashboard once, for documentation and bug reports.",
    discussion: "It only draws: nothing that the keys would save is saved.",
    example: "qd screen --demo --size 100x30 --keys \"jjl\"")

  @OptionGroup var global: GlobalOptions

  @Option(help: ArgumentHelp("Columns and rows.", valueName: "80x24"))
  var size = "80x24"

  @Option(help: ArgumentHelp("Keys typed first: jj<Enter>.", valueName: "keys"))
  var keys = ""

  @Option(help: ArgumentHelp("The cycle shown first.", valueName: "cycle"))
  var cycle: String?

  @Option(help: ArgumentHelp("text, or svg in the theme's colours.", valueName: "format"))
  var format = Format.text

  @Flag(help: "Draw the demo organisation.")
  var demo = false

  func answer(in session: Session) throws(Failure) -> Answer {
    let size = try parsedSize()
    guard let keys = Key.script(keys) else {
      throw .usage("--keys: a name in < > is unknown; write jj<Enter>, <C-d>, <PgDn>, <Esc>")
    }
    var frame = Frame(size: size)
    try app(in: session, size: size, keys: keys).draw(on: &frame)
    switch format {
    case .text: return Answer((session.paper.isASCII ? frame.transliterated() : frame).lines)
    case .svg:
      if global.ascii { frame = frame.transliterated() }
      let look = ThemeChoice(session.opening).look(for: .trueColor)
      let picture = ScreenPicture(frame, look: look, title: "Quarterdeck's dashboard")
      return Answer(file: picture.lines)
    }
  }

  /// What it is drawn as.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case svg
  }

  private func app(in session: Session, size: Size, keys: [Key]) throws(Failure) -> App {
    let login = demo ? "jenny" : session.login
    var app = App(
      size: size, user: Deck.User(login: login), cycle: cycle.map(CycleName.init),
      asOf: session.asOf)
    _ = app.handle(.organizationLoaded(try review(in: session)))
    for key in keys {
      let isStoring = app.handle(.keyPressed(key)).contains { effect in
        switch effect {
        case .store, .undo, .redo: true
        default: false
        }
      }
      if isStoring { _ = app.handle(.changeRefused("qd screen only draws; nothing was saved")) }
    }
    return app
  }

  private func review(in session: Session) throws(Failure) -> Review {
    guard demo else { return try session.review() }
    let organization = try TemporaryOrganization.written(today: session.clock.today)
    return try session.review(at: organization.path)
  }

  private func parsedSize() throws(Failure) -> Size {
    let parts = size.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, parts.allSatisfy({ (1...1000).contains($0) }) else {
      throw .usage("--size: \"\(size)\" is not a size; write columns and rows, like 80x24")
    }
    return Size(width: parts[0], height: parts[1])
  }
}
