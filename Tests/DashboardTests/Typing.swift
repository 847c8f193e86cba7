import Canvas
import Goals
import Testing

@testable import Dashboard

extension App {
  /// An app of Jenny's that has read an organisation.
  init(
    showing review: Review = small, width: Int = 80, height: Int = 24,
    user: Deck.User = Deck.User(login: "jenny")
  ) {
    self.init(size: Size(width: width, height: height), user: user)
    _ = handle(.organizationLoaded(review))
  }

  /// An app into which keys were typed already.
  init(after script: String, showing review: Review = small) {
    self.init(showing: review)
    _ = press(script)
  }

  /// Types keys such as `jjc45<Tab>7<Enter>`; what all of them ask for together.
  mutating func press(_ script: String) -> [Effect] {
    guard let keys = Key.script(script) else {
      Issue.record("\(script) names a key that there is none of")
      return []
    }
    defer { _ = handle(.rested) }
    return keys.flatMap { handle(.keyPressed($0)) }.beyondAsking
  }

  var frame: Frame {
    var frame = Frame(size: size)
    draw(on: &frame)
    return frame
  }

  var text: String { frame.lines.joined(separator: "\n") }
  var lastLine: String { frame.lines.last ?? "" }

  /// The row that the tree's cursor is on, in short: `lifecycle`, `lifecycle#days`, `organization`.
  var row: String { name(of: screens.overview.row) }

  /// All rows of the tree, with two blanks for each step.
  var rows: [String] {
    screens.overview.tree.rows.map {
      String(repeating: "  ", count: $0.depth) + name(of: $0.id)
    }
  }

  private func name(of id: TreeRow.ID) -> String {
    switch id {
    case .organization: "organization"
    case .objective(let ref): ref.id
    case .keyResult(let ref): ref.objective.id + "#" + ref.id
    }
  }
}

extension [Effect] {
  /// All but the questions whether what is about to be typed can be saved.
  var beyondAsking: [Effect] {
    filter { if case .files(.checkWritable) = $0 { false } else { true } }
  }
}

extension Effect {
  /// Whether it only asks for more to show.
  var readsFiles: Bool { if case .files(let request) = self { !request.writes } else { false } }

  // What is asked of the files, in short.
  static let reload = Effect.files(.load)
  static let undoBefore = Effect.files(.undoBefore)
  static let redo = Effect.files(.redo)
  static let restore = Effect.files(.restore)
  static let readEdits = Effect.files(.readEdits)
  static func store(_ action: Change.Action) -> Effect { .files(.store(action)) }
  static func undo(confirmed: Bool) -> Effect { .files(.undo(confirmed: confirmed)) }
  static func readExcerpts(of places: [Place]) -> Effect { .files(.readExcerpts(of: places)) }
  static func readConflicts(in files: [String]) -> Effect { .files(.readConflicts(in: files)) }
}
