import Canvas
import Goals

/// What is wrong with the files, or could be better, the gravest first: where it stands, what it is
/// and what to do.
struct FindingsScreen: ListScreen {
  var list: Listing

  init(_ deck: Deck) { list = Listing(FindingRows(deck).groups) }

  let nothing = "Nothing was found: every file can be read, and every rule is kept."

  func title(_ deck: Deck) -> String { "Findings" }

  func groups(_ deck: Deck) -> [Listing.Group] { FindingRows(deck).groups }

  func hints(_ deck: Deck) -> [Hint] {
    list.isEmpty
      ? Listing.emptyHints
      : KeyTable.hints(
        (.help, "help"), (.open, "go there"), (.openEditor, "editor"), (.nextTop, "group"),
        (.close, "close"))
  }

  /// So many that a person may read them; nobody pages through a thousand carets. What practice
  /// misses in a whole record says its title already.
  func wanted(_ deck: Deck) -> [Request] {
    let pointed = list.groups.flatMap(\.items).lazy.filter { item in
      item.place.map { $0.line > 0 && ($0.column > 1 || item.role == .error) } ?? false
    }
    let places = Array(pointed.compactMap(\.place).prefix(300))
    return places.isEmpty ? [] : [.readExcerpts(of: places)]
  }

  func open(_ item: Listing.Item, _ deck: Deck) -> Outcome {
    if let place = item.place, deck.isConflict(at: place) {
      return .opens(ConflictScreen(from: place))
    }
    if let target = item.target { return .goes(to: target) }
    return .says(
      Notice(
        "\(item.place?.file ?? "it") is not shown anywhere; \(Command.openEditor.key) opens it"))
  }
}

/// What reading the files found, and what good practice misses, as rows.
struct FindingRows {
  private let deck: Deck
  private let all: [Finding]

  /// Without what practice misses, where that stands for itself elsewhere.
  init(_ deck: Deck, withPractice: Bool = true) {
    self.deck = deck
    all = deck.organization.findings + (withPractice ? Lint(deck.review).findings : [])
  }

  var fromWarningsUp: [Finding] {
    all.filter { $0.severity == .error } + all.filter { $0.severity == .warning }
  }

  var groups: [Listing.Group] {
    let titles: [(Finding.Severity, String)] = [
      (.error, "Errors"), (.warning, "Warnings"), (.hint, "Hints"),
    ]
    return titles.map { severity, title in
      Listing.Group(
        title: title,
        items: all.filter { $0.severity == severity }.map { item($0, isBrief: false) })
    }
  }

  func item(_ finding: Finding, isBrief: Bool) -> Listing.Item {
    let detail =
      isBrief
      ? ""
      : [finding.hint?.inDashboard, finding.place.text].compactMap(\.self).joined(separator: "\n")
    return Listing.Item(
      sign: finding.sign, role: finding.severity == .error ? .error : .watch,
      text: finding.message, isWhole: !isBrief,
      note: isBrief ? finding.place.text : finding.code.rawValue,
      detail: detail, target: deck.reference(at: finding.place), place: finding.place)
  }
}

extension Deck {
  /// The object whose file it is, and in that the key result whose record it stands in.
  func reference(at place: Place) -> Reference? {
    if let objective = organization.objectives.first(where: { $0.ref.file == place.file }) {
      let record = objective.keyResults.last { $0.place.line <= place.line }
      return record.map { .keyResult($0.ref) } ?? .objective(objective.ref)
    }
    return organization.kpis.first { $0.ref.owns(place.file) }.map { .kpi($0.ref) }
  }

  /// Whether two people's values stand between markers there.
  func isConflict(at place: Place) -> Bool {
    place.file.hasSuffix(".rec")
      && organization.findings.contains { $0.code == .conflictMarker && $0.place == place }
  }
}

extension Finding {
  var sign: Character {
    switch severity {
    case .error: "x"
    case .warning: "!"
    case .hint: "i"
    }
  }
}
