package import Goals

// What of a user's view outlives a run: folds, orders and what the palette ran last, as named values.
extension App {
  /// The view as values to be remembered, and taken up again before the files are read. Values that
  /// mean nothing here stay as they are.
  package var view: [RecordField] {
    get { folds + orders + commands + unknownView }
    set {
      let folds = newValue.compactMap { field in Fold(field.name).map { (field.value, $0) } }
      screens.overview.tree.remember(Dictionary(folds) { first, _ in first })
      let orders = newValue.compactMap(App.order)
      screens.overview.sorts = Dictionary(orders) { first, _ in first }
      used = newValue.compactMap(App.command)
      unknownView = newValue.filter {
        Fold($0.name) == nil && App.order($0) == nil && App.command($0) == nil
      }
    }
  }

  private var folds: [RecordField] {
    screens.overview.tree.settings.sorted { $0.key < $1.key }.map { RecordField($1.name, $0) }
  }

  private var orders: [RecordField] {
    Pane.allCases.compactMap { pane in
      guard let sort = screens.overview.sorts[pane] else { return nil }
      return RecordField("Sort", "\(pane.rawValue) \(sort.rawValue)")
    }
  }

  private var commands: [RecordField] {
    used.prefix(10).map { RecordField("Used", $0.rawValue) }
  }

  /// `Used: checkIn`.
  private static func command(_ field: RecordField) -> Command? {
    field.name == "Used" ? Command(rawValue: field.value) : nil
  }

  /// `Sort: kpis status`.
  private static func order(_ field: RecordField) -> (Pane, Sort)? {
    let words = field.value.split(separator: " ").map(String.init)
    guard field.name == "Sort", words.count == 2, let pane = Pane(rawValue: words[0]),
      let sort = Sort(rawValue: words[1])
    else { return nil }
    return (pane, sort)
  }
}

// The names under which folds are remembered.
extension Fold {
  fileprivate init?(_ name: String) {
    guard let fold = Fold.allCases.first(where: { $0.name == name }) else { return nil }
    self = fold
  }

  fileprivate var name: String {
    switch self {
    case .closed: "Closed"
    case .objectives: "Objectives"
    case .everything: "Everything"
    }
  }
}
