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
    return keys.flatMap { handle(.keyPressed($0)) }
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

extension Effect {
  /// Whether it only asks for more to show.
  var isOfReading: Bool {
    switch self {
    case .readExcerpts, .readConflicts, .readEdits: true
    default: false
    }
  }
}
