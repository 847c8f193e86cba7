import ArgumentParser
import Canvas
import Dashboard
import Goals

/// The manual page in mdoc (mdoc(7)), which man-db, mandoc and the BSDs render.
///
/// Commands and keys come from the tables that the program itself runs by, so that the page can't
/// tell of what isn't there.
struct Manual {
  private(set) var lines: [String] = []
  private let isASCII: Bool

  init(made day: Day, isASCII: Bool = false) {
    self.isASCII = isASCII
    lines = [".Dd \(Manual.escaped(day.text))", ".Dt QD 1", ".Os"]
    writeHead()
    writeCommands()
    writeKeys()
    writeSignals()
    writeFields()
    writePlaces()
  }

  // MARK: - Parts

  private mutating func writeHead() {
    let configuration = QD.configuration
    section("NAME")
    lines += [".Nm qd", ".Nd \(Manual.escaped(configuration.abstract))"]
    section("SYNOPSIS")
    literal(["qd [options] [command] …"])
    section("DESCRIPTION")
    text(
      """
      OKRs say where an organisation wants to go and change every quarter; KPIs say how it is doing \
      and stay. qd keeps both in a directory of plain text files, joins them, and shows them on one \
      screen. Without a command it opens the dashboard; where there is no data directory it offers \
      three ways on.
      """)
    let paragraphs = Manual.paragraphs(configuration.discussion)
    literal(paragraphs.prefix(1).flatMap { $0.split(separator: "\n") })
    for paragraph in paragraphs.dropFirst() { text(paragraph) }
    section("OPTIONS")
    text("Every command takes them, before or after its name.")
    literal(Manual.block(of: QD.self))
  }

  private mutating func writeCommands() {
    section("COMMANDS")
    let shared = Set(Manual.block(of: QD.self))
    for group in QD.configuration.groupedSubcommands {
      for command in group.subcommands {
        write(command, below: "qd", without: shared)
      }
    }
  }

  private mutating func write(
    _ command: any ParsableCommand.Type, below name: String, without shared: Set<Substring>
  ) {
    let configuration = command.configuration
    guard configuration.shouldDisplay else { return }
    let name = "\(name) \(configuration.commandName ?? "")"
    lines.append(".Ss \(Manual.escaped(name))")
    text(configuration.abstract)
    for paragraph in Manual.paragraphs(configuration.discussion) { text(paragraph) }
    let own = Manual.block(of: command).filter { !shared.contains($0) }
    literal([Manual.usage(of: command)] + own)
    for child in configuration.subcommands { write(child, below: name, without: shared) }
  }

  private mutating func writeKeys() {
    section("KEYS")
    text("In the dashboard ? shows those of the screen, and runs the one chosen.")
    for topic in KeyTable.sections {
      list(topic.title, topic.bindings.map { ($0.keyText, $0.words) })
    }
  }

  private mutating func writeSignals() {
    section("SIGNAL AND NOISE")
    literal(Manual.signalPicture)
    text(Manual.signalSentences.joined(separator: "\n"))
  }

  /// What the files hold: the tables of fields and of events.
  private mutating func writeFields() {
    section("FIELDS")
    text(
      "The first field of a record names its kind and carries its title; + may stand repeatedly.")
    for kind in RecordKind.allCases {
      list(
        kind.titleField,
        kind.offered.map { ($0.name.rawValue + ($0.isRepeatable ? " +" : ""), $0.help) })
    }
    section("EVENTS")
    list("The words of journals", EventWord.offered.map { ($0.rawValue, $0.help) })
  }

  private mutating func list(_ title: String, _ entries: [(name: String, words: String)]) {
    lines += [".Ss \(Manual.escaped(title))", ".Bl -tag -width 12n -compact"]
    for entry in entries { lines += [".It \(spelled(entry.name))", spelled(entry.words)] }
    lines.append(".El")
  }

  private mutating func writePlaces() {
    let places: [(section: String, entries: [(name: String, words: String)])] = [
      (
        "ENVIRONMENT",
        [
          ("QUARTERDECK_DIR", "the data directory, where -C names none"),
          ("VISUAL, EDITOR", "what E opens a file with"),
          ("NO_COLOR", "if it is not empty, no colour is used"),
          ("XDG_CONFIG_HOME, XDG_STATE_HOME", "where the configuration and the state lie"),
        ]
      ),
      (
        "FILES",
        [
          ("quarterdeck.rec", "the settings; makes a directory a data directory"),
          (
            "~/.config/quarterdeck/config.rec",
            "the user's configuration: Directory, Theme, Mouse, Glyphs"
          ),
          ("~/.config/quarterdeck/themes/", "themes of the user's own"),
          ("~/.local/state/quarterdeck/", "undo, folds and the moment of the last look"),
        ]
      ),
    ]
    for (title, entries) in places {
      section(title)
      lines.append(".Bl -tag -width 4n")
      for entry in entries {
        lines += [".It \(spelled(entry.name))", spelled(entry.words)]
      }
      lines.append(".El")
    }
    section("SEE ALSO")
    lines += [".Xr recsel 1 ,", ".Xr recfix 1"]
  }
}

// MARK: - mdoc

extension Manual {
  /// What is left of 80 columns beside the indentation of a page.
  private static let columns = 70

  private mutating func section(_ title: String) { lines.append(".Sh \(title)") }

  private mutating func text(_ text: String) {
    lines += [".Pp", spelled(text)]
  }

  private mutating func literal(_ block: [some StringProtocol]) {
    let text = block.map { spelled(String($0)) }
    guard !text.isEmpty else { return }
    lines += [".Bd -literal -offset 2n"] + text + [".Ed"]
  }

  private func spelled(_ text: String) -> String {
    Manual.escaped(isASCII ? ASCII.text(text) : text)
  }

  /// Text as roff takes it for text: a backslash, a hyphen that is typed, a macro's dot.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "\\": escaped += "\\e"
      case "-": escaped += "\\-"
      case "^": escaped += "\\(ha"
      case "~": escaped += "\\(ti"
      case "`": escaped += "\\(ga"
      default: escaped.append(character)
      }
    }
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + escaped : escaped
  }

  private static func paragraphs(_ text: String) -> [String] {
    text.split(separator: "\n\n").map(String.init)
  }

  /// How a command is written, without the options that all have.
  private static func usage(of command: any ParsableCommand.Type) -> Substring {
    let usage = QD.usageString(for: command)
    guard let first = usage.firstRange(of: "[-C <dir>]"),
      let last = usage.firstRange(of: "[--read-only]")
    else { return usage[...] }
    return usage[..<first.lowerBound] + usage[last.upperBound...].drop { $0 == " " }
  }

  /// The arguments and options of a command's help, without what stands around them.
  private static func block(of command: any ParsableCommand.Type) -> [Substring] {
    let help = QD.helpMessage(for: command, columns: columns)
    let lines = help.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.split(separator: "").filter { paragraph in
      ["ARGUMENTS:", "OPTIONS:"].contains { paragraph.first == $0 }
    }.flatMap { $0.dropFirst() }
  }
}
