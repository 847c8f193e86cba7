import ArgumentParser
import GoalFiles
import Goals
import Records

/// How a file that is brought in is to be read.
struct ImportReading: ParsableArguments {
  @Option(
    name: .customLong("in"),
    help: ArgumentHelp(
      "Where objectives go that don't say: sales/2026-Q4, or 2026.", valueName: "team/cycle"))
  var place: String?

  @Option(help: ArgumentHelp("How to read it: csv, markdown or json.", valueName: "format"))
  var format: String?

  @Option(
    name: .customLong("map"), parsing: .singleValue,
    help: ArgumentHelp(
      "What a column is, like Zielwert=To; may be repeated.", valueName: "column=field"))
  var maps: [String] = []

  @Flag(help: "Take sentences as done or not done, of other questions the first answer.")
  var plain = false

  @Flag(help: "Leave out what is asked.")
  var skip = false

  func validate() throws {
    guard !plain || !skip else {
      throw ValidationError("--plain answers what --skip leaves out; take one of them")
    }
  }

  /// The format that was asked for; `nil` where it is known by its look.
  var wantedFormat: ImportText.Format? {
    get throws(Failure) {
      guard let format else { return nil }
      guard let known = ImportText.Format(rawValue: format) else {
        throw .usage("--format: \"\(format)\" is none of csv, markdown, json")
      }
      return known
    }
  }

  func options(in session: Session) throws(Failure) -> ImportOptions {
    var options = ImportOptions(author: session.login, now: session.clock.now)
    (options.isPlain, options.skips) = (plain, skip)
    if let place {
      let path = place.path
      let parts = path.split(separator: "/").map(String.init)
      let cycle = parts.last.map(CycleName.init)
      let isCycle = cycle?.isStandard ?? false
      options.cycle = isCycle ? cycle : nil
      options.team = TeamPath((isCycle ? parts.dropLast() : parts[...]).joined(separator: "/"))
    }
    for map in maps {
      let sides = map.split(separator: "=", maxSplits: 1).map(String.init)
      guard sides.count == 2 else { throw .usage("--map: \"\(map)\" is not COLUMN=FIELD") }
      guard let column = ImportColumn(field: sides[1]) else {
        throw .usage("--map: there is no field \"\(sides[1])\"")
      }
      options.map(sides[0], to: column)
    }
    return options
  }
}

/// What is brought in, read once and held against an organisation as often as it changes.
struct ImportSource {
  private let text: ImportText
  private let files: [ExportFile]?

  init(_ file: String, _ reading: ImportReading) throws(Failure) {
    let bytes = file == "-" ? try StandardInput.bytes() : try OutsideFile.bytes(file)
    text = ImportText(bytes, as: try reading.wantedFormat)
    files = text.format == .json ? try ExportJSON.files(in: text.text) : nil
  }

  init(_ text: ImportText) { (self.text, files) = (text, nil) }

  func plan(
    in organization: Organization, _ options: ImportOptions
  ) throws(Failure) -> ImportPlan {
    do throws(Refusal) {
      return try made(in: organization, options)
    } catch {
      throw .refused(error)
    }
  }

  /// Plans on what the data directory holds now, and brings that in.
  func save(
    _ options: ImportOptions, overwrites: Bool, in session: Session
  ) throws(Failure) -> (before: Organization, saved: Saved) {
    try session.save { organization throws(Refusal) in
      try made(in: organization, options).action(overwrites: overwrites) ?? .all([])
    }
  }

  private func made(
    in organization: Organization, _ options: ImportOptions
  ) throws(Refusal) -> ImportPlan {
    if let files { return try ImportPlanner.plan(files, in: organization, options) }
    return ImportPlanner.plan(text, in: organization, options)
  }
}

extension ImportPlan {
  /// What is asked must be answered before anything is written.
  func refuseOpen() throws(Failure) {
    guard let first = questions.first else { return }
    let lines = questions.count == 1 ? "1 line is open" : "\(questions.count) lines are open"
    throw .rejected(
      "\(lines), the first is line \(first.line): \(first.text); "
        + (first.key == ImportPlan.cycleKey
          ? "nothing was saved, --in TEAM/CYCLE says it"
          : "nothing was saved, --plain or --skip goes on"))
  }
}
