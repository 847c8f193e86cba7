import ArgumentParser
import Canvas
import Dashboard
import GoalFiles
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
    guard demo else { return try picture(of: try session.store(), in: session, size, keys) }
    let organization = try TemporaryOrganization.written(today: session.clock.today)
    return try picture(of: try session.store(at: organization.path), in: session, size, keys)
  }

  /// What it is drawn as.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case svg
  }

  private func picture(
    of store: Store, in session: Session, _ size: Size, _ keys: [Key]
  ) throws(Failure) -> Answer {
    var opening = session.opening
    if demo { opening.login = "jenny" }
    let app = App(
      size: size, user: opening.user(), cycle: cycle.map(CycleName.init), asOf: opening.asOf)
    var rehearsal = ScreenRehearsal(app, StorePerformer(store, opening), opening)
    try rehearsal.load()
    for key in keys { rehearsal.press(key) }
    rehearsal.rest()
    var frame = Frame(size: size)
    rehearsal.app.draw(on: &frame)
    let isASCII = format == .text && session.paper.isASCII
    frame = frame.drawn(with: isASCII ? .ascii : session.glyphs ?? .braille)
    guard format == .svg else { return Answer(frame.lines) }
    let look = rehearsal.theme.look(for: .trueColor)
    return Answer(file: ScreenPicture(frame, look: look, title: "Quarterdeck's dashboard").lines)
  }

  private func parsedSize() throws(Failure) -> Size {
    let parts = size.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, parts.allSatisfy({ (1...1000).contains($0) }) else {
      throw .usage("--size: \"\(size)\" is not a size; write columns and rows, like 80x24")
    }
    return Size(width: parts[0], height: parts[1])
  }
}
