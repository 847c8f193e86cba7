internal import Goals

/// Reads the rows of a table into items.
struct ImportRows {
  private let table: ImportTable
  private var columns: [ImportColumn?]
  /// The columns of wide rows: `key result 2 target`.
  private var wide: [Int: (number: Int, column: ImportColumn)] = [:]
  private(set) var items: [ImportItem] = []
  /// The column of titles, where their blanks tell the tree.
  private var indented: Int?
  /// Whether numbers tell the tree: 1, 1.1, 1.2.
  private var isOutlined = false
  /// Objectives and key results by what rows call them, so that a second row adds to them.
  private var known: [String: Int] = [:]
  private var lastObjective: Int?
  /// The items at each depth, where a column tells one.
  private var path: [(depth: Int, item: Int)] = []

  /// Reads a table; `mapping` has columns by their headers, where a person said what they are.
  init(_ table: ImportTable, mapping: [String: ImportColumn]) {
    self.table = table
    columns = table.header.map { mapping[ImportColumn.plain($0)] ?? ImportColumn(header: $0) }
    for (index, header) in table.header.enumerated()
    where mapping[ImportColumn.plain(header)] == nil {
      if let found = ImportRows.numbered(header) {
        (columns[index], wide[index]) = (nil, found)
      }
    }
    tellColumns()
    indented = columns.firstIndex(of: .title).flatMap { has(" ", at: $0, true) ? $0 : nil }
    isOutlined = columns.firstIndex(of: .number).map { has(".", at: $0, false) } ?? false
    for row in table.rows { read(row) }
    tellUnused()
  }

  /// What columns tell that the things in their rows don't have, once a column.
  private mutating func tellUnused() {
    var without: [ImportColumn: (text: String, why: String)] = [:]
    for item in items {
      for (column, texts) in item.cells where without[column] == nil {
        if column == .status, texts.contains(where: { ImportWords.standing($0) == .pace }) {
          without[column] = (texts[0], ImportWords.paceHasNoPlace)
        } else if !item.kind.has(column) {
          without[column] = (texts[0], "\(item.kind.noun) has none")
        }
      }
    }
    for (column, told) in without.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let header = columns.firstIndex(of: column).map { table.header[$0] } ?? column.rawValue
      let text = told.why == ImportWords.paceHasNoPlace ? told.text : header
      items.append(.stray(line: table.headerLine, text, why: told.why))
    }
  }

  /// `Key result 2 target`, `KR1`: the second key result's target, the first one's title.
  static func numbered(_ header: String) -> (number: Int, column: ImportColumn)? {
    let plain = ImportColumn.plain(header)
    guard let start = ["keyresult", "kr"].first(where: plain.hasPrefix) else { return nil }
    let digits = plain.dropFirst(start.count).prefix(while: \.isNumber)
    guard let number = Int(digits) else { return nil }
    let rest = String(plain.dropFirst(start.count + digits.count))
    if rest.isEmpty { return (number, .title) }
    return ImportColumn(header: rest).map { (number, $0) }
  }

  private mutating func tellColumns() {
    var seen: Set<ImportColumn> = []
    let repeatable: Set<ImportColumn> = [
      .tags, .milestone, .link, .initiative, .coOwner, .supports,
    ]
    for (index, header) in table.header.enumerated() where wide[index] == nil && !header.isEmpty {
      guard let column = columns[index] else {
        let why = ImportPlan.noSuchColumn
        items.append(.stray(line: table.headerLine, header, why: why))
        continue
      }
      if !seen.insert(column).inserted, !repeatable.contains(column) {
        columns[index] = nil
        let why = "another column tells this already; the first one counts"
        items.append(.stray(line: table.headerLine, header, why: why))
      }
    }
  }

  // MARK: - Rows

  private mutating func read(_ row: ImportTable.Row) {
    var cells: [ImportColumn: [String]] = [:]
    for (column, cell) in zip(columns, row.cells) {
      guard let column, !cell.trimmed.isEmpty else { continue }
      cells[column, default: []].append(String(cell.trimmed))
    }
    let indent = indentation(of: row)
    if let word = cells[.type]?.first {
      guard let kind = ImportItem.Kind(word: word) else {
        items.append(
          .stray(
            line: row.line, title(of: cells) ?? word,
            why: "\(word.quoted) is no kind of thing that is brought in"))
        return
      }
      add(row.line, kind, cells, depth: depth(cells, indent))
    } else if has(.kpi), has(.value), !has(.title), !has(.objective), !has(.keyResult) {
      add(row.line, .reading, cells)
    } else if has(.objective) && (has(.keyResult) || !wide.isEmpty || !has(.title)) {
      addBoth(row, cells)
    } else if has(.keyResult), has(.title) {
      addBoth(row, cells.merging([.objective: cells[.title] ?? []]) { $1 })
    } else if !wide.isEmpty {
      addBoth(row, cells.merging([.objective: cells[.title] ?? []]) { $1 })
    } else if has(.email) || has(.login) {
      add(row.line, .person, cells)
    } else {
      addTitled(row, cells, depth(cells, indent))
    }
  }

  private func has(_ column: ImportColumn) -> Bool { columns.contains(column) }

  private func title(of cells: [ImportColumn: [String]]) -> String? {
    for column in [ImportColumn.title, .keyResult, .objective, .kpi, .team, .cycle, .owner] {
      if let text = cells[column]?.first { return text }
    }
    return nil
  }

  private mutating func add(
    _ line: Int, _ kind: ImportItem.Kind, _ cells: [ImportColumn: [String]], depth: Int? = nil
  ) {
    let own: [ImportItem.Kind: ImportColumn] = [
      .keyResult: .keyResult, .objective: .objective, .reading: .kpi, .kpi: .kpi, .team: .team,
      .cycle: .cycle,
    ]
    let title = cells[.title]?.first ?? own[kind].flatMap { cells[$0]?.first } ?? title(of: cells)
    var item = ImportItem(line: line, kind, ImportTitle.line(title ?? ""))
    item.cells = cells
    if cells[.title] == nil, let column = own[kind], column != .kpi { item.cells[column] = nil }
    item.above = above(cells, kind, depth)
    if kind == .checkIn, let above = item.above, items[above].kind == .keyResult {
      item.title = items[above].title
    }
    items.append(item)
    remember(items.count - 1, depth)
  }

  private mutating func remember(_ index: Int, _ depth: Int?) {
    let item = items[index]
    if item.kind == .objective { lastObjective = index }
    for name in [item[.id], item.title, item[.number]].compactMap(\.self) {
      known[ImportTitle.key(name)] = known[ImportTitle.key(name)] ?? index
    }
    guard let depth, [.objective, .keyResult].contains(item.kind) else { return }
    while let last = path.last, last.depth >= depth { path.removeLast() }
    path.append((depth, index))
  }

  /// What an item stands under: its parent by name, what its depth says, else the last objective.
  private func above(
    _ cells: [ImportColumn: [String]], _ kind: ImportItem.Kind, _ depth: Int?
  ) -> Int? {
    for column in [ImportColumn.parent, .keyResult, .objective] {
      if let name = cells[column]?.first, let index = known[ImportTitle.key(name)],
        column != .objective || kind != .objective, column != .keyResult || kind == .checkIn
      {
        return index
      }
    }
    if let depth, depth > 0, let last = path.last(where: { $0.depth < depth }) { return last.item }
    guard kind == .keyResult || kind == .checkIn, cells[.parent] == nil else { return nil }
    return kind == .checkIn ? known[ImportTitle.key(title(of: cells) ?? "")] : lastObjective
  }

  // MARK: - Depth

  /// Whether a cell of a column has a character, or begins with it.
  private func has(_ character: Character, at index: Int, _ isFirst: Bool) -> Bool {
    table.rows.contains { row in
      guard row.cells.indices.contains(index) else { return false }
      let cell = row.cells[index]
      return isFirst ? cell.first == character : cell.contains(character)
    }
  }

  private func indentation(of row: ImportTable.Row) -> Int? {
    guard let indented, row.cells.indices.contains(indented) else { return nil }
    return row.cells[indented].prefix { $0 == " " }.count
  }

  /// `1.2` is the second under the first.
  private func depth(_ cells: [ImportColumn: [String]], _ indent: Int?) -> Int? {
    if let level = cells[.level]?.first.flatMap(Int.init) { return level }
    if let number = cells[.number]?.first, number.contains(".") || isOutlined {
      let parts = number.split(separator: ".")
      if parts.allSatisfy({ Int($0) != nil }) { return parts.count - 1 }
    }
    return indent
  }

  /// Rows with a title alone: what stands under an objective is a key result.
  private mutating func addTitled(
    _ row: ImportTable.Row, _ cells: [ImportColumn: [String]], _ depth: Int?
  ) {
    guard cells[.title] != nil || cells[.keyResult] != nil else {
      items.append(.stray(line: row.line, row.cells.joined(separator: " "), why: "it has no title"))
      return
    }
    let isUnder =
      cells[.keyResult] != nil || above(cells, .objective, depth) != nil || cells[.parent] != nil
    add(row.line, isUnder ? .keyResult : .objective, cells, depth: depth)
  }

  // MARK: - Objective and key result in one row

  private static let ofObjective: Set<ImportColumn> = [
    .why, .team, .cycle, .tags, .supports, .ambition, .priority,
  ]

  private mutating func addBoth(_ row: ImportTable.Row, _ cells: [ImportColumn: [String]]) {
    let hasKeyResult = cells[.keyResult] != nil || !wide.isEmpty
    if let title = cells[.objective]?.first {
      let place = (cells[.team]?.first ?? "") + "\t" + (cells[.cycle]?.first ?? "")
      let key = "o\t" + place + "\t" + ImportTitle.key(title)
      if let there = known[key] {
        lastObjective = there
      } else {
        var item = ImportItem(line: row.line, .objective, ImportTitle.line(title))
        item.cells = cells.filter {
          hasKeyResult
            ? Self.ofObjective.contains($0.key) || $0.key == .owner : $0.key != .objective
        }
        items.append(item)
        known[key] = items.count - 1
        lastObjective = items.count - 1
      }
    }
    guard let objective = lastObjective else {
      let text = cells[.keyResult]?.first ?? ""
      items.append(.stray(line: row.line, text, why: "no objective stands above it"))
      return
    }
    if wide.isEmpty {
      if let title = cells[.keyResult]?.first { addKeyResult(row.line, title, cells, objective) }
    } else {
      addWide(row, objective)
    }
  }

  private mutating func addKeyResult(
    _ line: Int, _ title: String, _ cells: [ImportColumn: [String]], _ objective: Int
  ) {
    var item = ImportItem(line: line, .keyResult, ImportTitle.line(title), above: objective)
    item.cells = cells.filter {
      !Self.ofObjective.contains($0.key) && ![.objective, .keyResult, .title].contains($0.key)
    }
    if item[.owner] == items[objective][.owner] { item[.owner] = nil }
    if item[.score] == nil, item[.progress] == nil, let score = SentenceMarks(title).score {
      item.add(score, to: score.contains("%") ? .progress : .score)
    }
    let key = "k\t\(objective)\t" + ImportTitle.key(title)
    if let there = known[key], item[.date] != nil {
      (item.kind, item.above) = (.checkIn, there)
    } else {
      known[key] = items.count
    }
    items.append(item)
  }

  private mutating func addWide(_ row: ImportTable.Row, _ objective: Int) {
    var cells: [Int: [ImportColumn: [String]]] = [:]
    for (index, place) in wide where row.cells.indices.contains(index) {
      let text = String(row.cells[index].trimmed)
      if !text.isEmpty { cells[place.number, default: [:]][place.column] = [text] }
    }
    for number in cells.keys.sorted() {
      guard let found = cells[number], let title = found[.title]?.first else { continue }
      addKeyResult(row.line, title, found, objective)
    }
  }
}

/// How titles are compared: without list marks, whatever their case and blanks.
enum ImportTitle {
  /// A title on one line.
  static func line(_ title: String) -> String {
    title.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  static func key(_ title: String) -> String {
    SentenceMarks(title).text.lowercased().split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }
}
