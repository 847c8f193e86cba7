import ArgumentParser
import Canvas
import Goals

/// The options that every command takes, before or after its name.
///
/// The root command and each of its subcommands have this group. The root, parsed first, takes its
/// options wherever they stand, and the parser hands the same values on to the subcommand.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: .customShort("C"),
    help: ArgumentHelp("The data directory, or one inside it.", valueName: "dir"))
  var directory: String?

  @Flag(help: "Answer in JSON.")
  var json = false

  @Option(
    name: .customLong("today"), help: ArgumentHelp("Take this day for today.", valueName: "date"))
  var todayText: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("Look at a past day; nothing can be changed then.", valueName: "date"))
  var asOfText: String?

  @Option(help: ArgumentHelp("The dashboard's theme.", valueName: "name"))
  var theme: String?

  @Option(
    name: .customLong("color"), help: ArgumentHelp("never, 16, 256 or true.", valueName: "depth"))
  var colorText: String?

  @Flag(help: "Draw and print in ASCII only.")
  var ascii = false

  @Option(
    name: .customLong("glyphs"),
    help: ArgumentHelp("Draw with braille, block or ascii.", valueName: "set"))
  var glyphsText: String?

  @Flag(help: "Let the mouse move the dashboard's cursor.")
  var mouse = false

  @Flag(name: .customLong("read-only"), help: "Refuse every change.")
  var isReadOnly = false

  func validate() throws {
    _ = try (today, asOf, color, glyphs)
  }

  /// The day given for today.
  var today: Day? {
    get throws { try GlobalOptions.day(todayText, of: "--today") }
  }

  /// The past day that is looked at.
  var asOf: Day? {
    get throws { try GlobalOptions.day(asOfText, of: "--as-of") }
  }

  /// The depth of colour asked for.
  var color: ColorDepth? {
    get throws {
      switch colorText {
      case nil: nil
      case "never": .mono
      case "16": .sixteen
      case "256": .twoFiftySix
      case "true": .trueColor
      case .some(let text):
        throw ValidationError("--color: \"\(text)\" is not never, 16, 256 or true")
      }
    }
  }

  /// The characters asked for.
  var glyphs: GlyphSet? {
    get throws {
      if ascii { return .ascii }
      return try glyphsText.map { text in
        guard let set = GlyphSet(rawValue: text) else {
          throw ValidationError("--glyphs: \"\(text)\" is not braille, block or ascii")
        }
        return set
      }
    }
  }

  static func day(_ text: String?, of option: String) throws -> Day? {
    guard let text else { return nil }
    guard let day = Day(parsing: text) else {
      throw ValidationError("\(option): \"\(text)\" is not a day; write it as 2026-11-21")
    }
    return day
  }
}
