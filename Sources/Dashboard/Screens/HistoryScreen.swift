import Canvas
import Goals

/// What happened, by whom, the newest first: since this user last looked, to the object under the
/// cursor, or to everything; Tab turns between them.
struct HistoryScreen: ListScreen {
  private enum Scope: Hashable {
    case sinceLastLook(Moment)
    case object(Reference)
    case everything
  }

  private let scopes: [Scope]
  /// What the overview is narrowed to, and this with it.
  private let filter: Filter
  private var index = 0
  var list = Listing()
  private var entries: [Feed.Entry] = []

  init(
    of reference: Reference?, _ deck: Deck, _ filter: Filter = Filter(), in rect: Rect
  ) {
    self.filter = filter
    scopes =
      (deck.user.lastLook.map { [.sinceLastLook($0)] } ?? [])
      + (reference.map { [.object($0)] } ?? []) + [.everything]
    fill(deck, in: rect)
    // Nothing new is no reason for an empty screen.
    if entries.isEmpty, scopes.count > 1, case .sinceLastLook = scopes[0] {
      changeScope(by: 1, deck, rect)
    }
  }

  func hints(_ deck: Deck) -> [Hint] {
    guard !list.isEmpty else {
      return scopes.count > 1
        ? KeyTable.hints((.help, "help"), (.nextPane, "scope"), (.close, "close"))
        : Listing.emptyHints
    }
    return KeyTable.hints(
      (.help, "help"), (.open, "go there"), (.nextPane, "scope"), (.edit, "correct"),
      (.drop, "take back"), (.asOf, "as of that day"), (.close, "close"))
  }

  func wanted(_ deck: Deck) -> [Request] { [.readEdits] }

  mutating func handleOwn(_ command: Command, in context: ScreenContext) -> Outcome? {
    switch command {
    case .nextPane, .more: changeScope(by: 1, context.deck, context.area)
    case .previousPane, .less: changeScope(by: -1, context.deck, context.area)
    case .asOf: return entry.map { .looks(asOf: $0.at.day) } ?? .stays
    case .edit:
      return entry.map { $0.recorded.map(context.deck.correct) ?? .says(HistoryScreen.outside) }
    case .drop:
      return entry.map { $0.recorded.map(context.deck.takeBack) ?? .says(HistoryScreen.outside) }
    default: return nil
    }
    return .stays
  }

  private static let outside = Notice(
    "it was edited outside of the program; \(Command.openEditor.key) opens the file")

  /// What the cursor is on.
  private var entry: Feed.Entry? {
    entries.indices.contains(list.selected) ? entries[list.selected] : nil
  }

  private mutating func changeScope(by step: Int, _ deck: Deck, _ rect: Rect) {
    index = (index + step + scopes.count) % scopes.count
    list = Listing()
    fill(deck, in: rect)
  }

  private mutating func fill(_ deck: Deck, in rect: Rect) {
    let rows = groups(deck)
    list.replace(rows, in: rect.headed.body)
  }

  mutating func groups(_ deck: Deck) -> [Listing.Group] {
    // Nobody reads further back at one go, and all of it has to be laid out.
    let filter = filter.resolved(in: deck)
    let told = told(deck).lazy.filter { filter.matches($0.reference, deck) }.prefix(500)
    let rows = FeedFacts(deck).rows(of: told)
    entries = rows.map(\.first)
    return days(rows, deck)
  }

  private func told(_ deck: Deck) -> [Feed.Entry] {
    switch scopes[index] {
    case .sinceLastLook(let moment):
      Feed(of: deck.review, edits: deck.edits).entries(after: moment)
    case .object(let reference):
      Feed(of: deck.review, about: reference, edits: deck.edits).entries
    case .everything: Feed(of: deck.review, edits: deck.edits).entries
    }
  }

  /// A group a day.
  private func days(_ rows: [FeedFacts.Row], _ deck: Deck) -> [Listing.Group] {
    var groups: [Listing.Group] = []
    for row in rows {
      let title = row.first.at.day.text
      if groups.last?.title != title { groups.append(.init(title: title, items: [])) }
      groups[groups.count - 1].items.append(item(row, deck))
    }
    return groups
  }

  /// Title, what it was and is, the owner's call, who; what machines read in one row.
  private func item(_ row: FeedFacts.Row, _ deck: Deck) -> Listing.Item {
    let (entry, fact) = (row.first, FeedFacts(deck).fact(of: row))
    // The owner of a file is a hint, and no more.
    let who = row.isFolded ? "" : deck.name(of: entry.by) + (entry.isOutside ? "?" : "")
    let call = fact.confidence.map { "confidence \($0)" } ?? ""
    let end = [call, team(entry.reference, deck), entry.isOutside ? "outside" : "", who]
      .filter { !$0.isEmpty }
    return Listing.Item(
      sign: entry.isTakenBack ? "✗" : entry.sign,
      role: entry.isTakenBack ? .dropped : fact.role == .text ? .muted : fact.role,
      text: row.isFolded ? "Read by machines" : deck.title(of: entry.reference),
      figure: fact.value, noteEnd: end.joined(separator: " \(Glyph.dot) "), isNoteKept: true,
      detail: fact.sentence, detailRole: .muted, target: fact.about,
      place: row.isFolded ? nil : entry.place)
  }

  private func team(_ reference: Reference, _ deck: Deck) -> String {
    let team = reference.objective?.team ?? reference.kpi?.team
    return team.flatMap { $0.isRoot ? nil : deck.organization.teams[$0]?.name } ?? ""
  }

  /// Whether what happened since the last look was read to its end.
  var isRead: Bool {
    if case .sinceLastLook = scopes[index] { list.isAtEnd } else { false }
  }

  func title(_ deck: Deck) -> String {
    let scope =
      switch scopes[index] {
      case .sinceLastLook(let moment): "since you last looked, on \(moment.day.text)"
      case .object(let reference): deck.title(of: reference)
      case .everything: "everything"
      }
    return "History: " + scope + filter.suffix
  }

  var nothing: String {
    switch scopes[index] {
    case .sinceLastLook: "Nothing has happened since."
    case .object:
      "Nothing has happened to it yet. \(Command.checkIn.key) checks in, \(Command.comment.key) comments."
    case .everything:
      "Nothing has happened yet. \(Command.checkIn.key) checks in what the cursor is on."
    }
  }
}

extension Feed.Entry {
  fileprivate var sign: Character {
    switch event {
    case .told(.checkIn): "c"
    case .reading: "r"
    case .told(.comment): "o"
    case .told(.score): "s"
    case .edit: "e"
    default: "t"
    }
  }
}

extension Deck {
  /// What an object is called.
  func title(of reference: Reference) -> String {
    switch reference {
    case .objective(let ref): organization.objective(ref)?.title ?? ref.id
    case .keyResult(let ref): organization.keyResult(ref)?.title ?? ref.id
    case .kpi(let ref): organization.kpi(ref)?.title ?? ref.id
    case .team(let path): organization.teams[path]?.name ?? path.text
    case .person(let id): name(of: id)
    case .cycle(let ref): ref.path
    case .settings: organization.name
    }
  }
}
