internal import Goals

/// Reads an outline: nested lists, headings, tables between them, or lines that are only indented.
struct ImportOutline {
  /// A line of it with what stands under it.
  private struct Node {
    let line: Int
    let text: String
    let heading: Int?
    var children: [Int] = []
    var above: Int?
  }

  private var nodes: [Node] = []
  /// Tables by the node they stand under.
  private var tables: [(under: Int?, lines: [(line: Int, text: Substring)])] = []
  private let mapping: [String: ImportColumn]
  private(set) var items: [ImportItem] = []

  init(_ text: String, mapping: [String: ImportColumn]) {
    self.mapping = mapping
    read(text)
    for index in nodes.indices where nodes[index].above == nil { tell(index, under: nil) }
    for table in tables where table.under == nil { tell(table.lines, under: nil) }
  }

  /// Lines with nothing under them are key results, where they go to an objective.
  func items(under objective: ObjectiveRef?) -> [ImportItem] {
    let isFlat = items.allSatisfy { $0.above == nil || $0.kind == .field }
    guard objective != nil, isFlat else { return items }
    return items.map { item in
      var item = item
      if item.kind == .objective { item.kind = .keyResult }
      return item
    }
  }

  // MARK: - Lines

  private mutating func read(_ text: String) {
    var path: [(depth: Int, node: Int)] = []
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      number += 1
      let content = line.trimmed
      if content.isEmpty || ImportOutline.isRule(content) { continue }
      if content.hasPrefix("|") {
        addTable(number, content, under: path.last?.node)
        continue
      }
      let depth = ImportOutline.depth(of: line)
      while let last = path.last, last.depth >= depth { path.removeLast() }
      let marks = ImportOutline.marks(of: content)
      let above = path.last?.node
      nodes.append(
        Node(
          line: number, text: String(content.dropFirst(marks).trimmed),
          heading: marks > 0 ? marks : nil, above: above))
      if let above { nodes[above].children.append(nodes.count - 1) }
      path.append((depth, nodes.count - 1))
    }
  }

  private mutating func addTable(_ number: Int, _ text: Substring, under node: Int?) {
    if let last = tables.last, last.under == node, last.lines.last?.line == number - 1 {
      tables[tables.count - 1].lines.append((number, text))
    } else {
      tables.append((node, [(number, text)]))
    }
  }

  private static func isRule(_ text: Substring) -> Bool {
    text.count > 2 && Set(text).count == 1 && text.first.map { "-=*_".contains($0) } ?? false
  }

  /// How deep a heading is; 0 for what is none, like `#1 priority`.
  private static func marks(of content: Substring) -> Int {
    let count = content.prefix { $0 == "#" }.count
    return content.dropFirst(count).first == " " ? count : 0
  }

  /// Headings lie above lists, labels like `Objective:` between them, lists by their indentation.
  private static func depth(of line: Substring) -> Int {
    let content = line.trimmed
    let marks = marks(of: content)
    if marks > 0 { return marks }
    let indent = line.prefix { $0 == " " || $0 == "\t" }
      .reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
    let isListed = ["- ", "* ", "+ ", "• ", "– "].contains { content.hasPrefix($0) }
    return switch ImportLabel(String(content)).kind {
    case .objective where !isListed && indent == 0: 10
    case .keyResult where !isListed && indent == 0: 11
    default: 12 + indent
    }
  }

  // MARK: - What they are

  private mutating func tell(_ index: Int, under above: Int?) {
    let node = nodes[index]
    let label = ImportLabel(node.text)
    if let column = label.field, above != nil || node.above != nil {
      tell(label.value, of: column, line: node.line, under: above)
      for child in node.children { tell(child, under: above) }
      return
    }
    let kind = kind(of: index, label, under: above)
    if kind == .field, let above {
      return tell(index, about: above)
    }
    var item = ImportItem(line: node.line, kind, label.value, above: above)
    if kind == .stray { item.why = "it is neither an objective nor a key result" }
    if kind == .heading { item.title = SentenceMarks(node.text).text }
    ImportInline.take(from: &item, label.marks)
    items.append(item)
    let place = items.count - 1
    for child in nodes[index].children { tell(child, under: kind == .stray ? above : place) }
    for table in tables where table.under == index { tell(table.lines, under: place) }
  }

  /// Words under an objective say why, items under a key result what is done to move it.
  private mutating func tell(_ index: Int, about above: Int) {
    let node = nodes[index]
    let isFirst = items.last?.kind == .field || items.count - 1 == above
    if items[above].kind == .objective, !isFirst {
      items.append(.stray(line: node.line, node.text, why: "it tells of no object"))
    } else {
      let column: ImportColumn = items[above].kind == .objective ? .why : .initiative
      tell(SentenceMarks(node.text).text, of: column, line: node.line, under: above)
    }
    for child in node.children { tell(child, under: above) }
  }

  private func kind(of index: Int, _ label: ImportLabel, under above: Int?) -> ImportItem.Kind {
    let node = nodes[index]
    if let kind = label.kind { return kind }
    let parent = above.map { items[$0].kind }
    let inner = node.children.filter { ImportLabel(nodes[$0].text).field == nil }
    if node.heading != nil { return isObjective(heading: index) ? .objective : .heading }
    switch parent {
    case .keyResult?: return .field
    case .objective?:
      let isParent = !inner.isEmpty && !isMeasured(node.text)
      return isParent ? .objective : isProse(node) ? .field : .keyResult
    default:
      return inner.isEmpty && isProse(node) ? .stray : .objective
    }
  }

  /// A heading is an objective where key results stand right under it, and nothing under those.
  private func isObjective(heading index: Int) -> Bool {
    let children = nodes[index].children
    let listed = children.filter { nodes[$0].heading == nil && !isProse(nodes[$0]) }
    guard !listed.isEmpty, !children.contains(where: { nodes[$0].heading != nil }) else {
      return false
    }
    return listed.allSatisfy { child in
      let label = ImportLabel(nodes[child].text)
      let inner = nodes[child].children.filter { ImportLabel(nodes[$0].text).field == nil }
      return label.field != nil || label.kind == .keyResult
        || label.kind == nil && (inner.isEmpty || isMeasured(nodes[child].text))
    }
  }

  private func isMeasured(_ text: String) -> Bool {
    let setting = KeyResultSentence.Setting(today: Day(number: 0), cycle: Span(day: Day(number: 0)))
    let read = try? KeyResultSentence(parsing: text, in: setting)
    return read?.fields.contains { [FieldName.to, .hold].map(\.rawValue).contains($0.name) }
      ?? false
  }

  /// Words that end like a sentence and are no item of a list.
  private func isProse(_ node: Node) -> Bool {
    guard let first = node.text.first, node.heading == nil else { return false }
    let isListed = "-*+•–[".contains(first) || first.isNumber
    return !isListed && hasLists && node.text.contains(" ")
  }

  private var hasLists: Bool {
    nodes.contains { node in
      node.heading != nil || node.text.first.map { "-*+•–".contains($0) } ?? false
    }
  }

  private mutating func tell(
    _ text: String, of column: ImportColumn, line: Int, under above: Int?
  ) {
    guard let above, [.objective, .keyResult, .kpi].contains(items[above].kind) else {
      items.append(.stray(line: line, text, why: "nothing stands above it that it could tell of"))
      return
    }
    if column == .status, ImportWords.standing(text) == .pace {
      items.append(.stray(line: line, text, why: ImportWords.paceHasNoPlace))
      return
    }
    if column == .why, let there = items[above][.why] {
      items[above][.why] = there + " " + text
    } else {
      items[above].add(text, to: column)
    }
    items.append(ImportItem(line: line, .field, text, above: above))
  }

  private mutating func tell(_ lines: [(line: Int, text: Substring)], under above: Int?) {
    guard let table = ImportTable(markdown: lines) else { return }
    let first = items.count
    for var item in ImportRows(table, mapping: mapping).items {
      item.above = item.above.map { $0 + first } ?? (item.kind == .stray ? nil : above)
      if item.kind == .objective, let above, items[above].kind == .objective {
        item.kind = .keyResult
      }
      items.append(item)
    }
  }
}

/// What a line says of itself: `KR 1:`, `Objective:`, `Owner: Ann`.
struct ImportLabel {
  /// What it is called.
  private(set) var kind: ImportItem.Kind?
  /// Which thing it tells of what stands above.
  private(set) var field: ImportColumn?
  /// The rest.
  private(set) var value: String
  /// What stood around it for the list.
  let marks: SentenceMarks

  init(_ text: String) {
    marks = SentenceMarks(text)
    value = marks.text
    let bare = text.drop { !$0.isLetter }.lowercased()
    let head = bare.prefix { $0.isLetter || $0 == " " }.trimmed
    let rest = bare.dropFirst(head.count).trimmed
    let isLabelled = rest.first.map { ":.-–".contains($0) || $0.isNumber || $0 == "*" } ?? false
    if isLabelled {
      switch head {
      case "key result", "kr", "key results": kind = .keyResult
      case "objective", "o", "goal", "obj": kind = .objective
      case "kpi": kind = .kpi
      default: break
      }
    }
    guard kind == nil, let colon = value.firstIndex(of: ":"),
      let column = ImportColumn(header: String(value[..<colon])), !column.isTitle
    else { return }
    let told = value[value.index(after: colon)...].trimmed
    guard !told.isEmpty else { return }
    (field, value) = (column, String(told))
  }
}

extension ImportColumn {
  fileprivate var isTitle: Bool {
    [.objective, .keyResult, .title, .type, .kpi, .number, .id, .level].contains(self)
  }
}

/// What stands inside a title and around it: `@ann`, `(owner: Ann)`, a score at the end, a ticked box.
enum ImportInline {
  static func take(from item: inout ImportItem, _ marks: SentenceMarks) {
    guard [.objective, .keyResult, .kpi].contains(item.kind) else { return }
    if let score = marks.score {
      item.add(score, to: score.contains("%") ? .progress : .score)
    }
    if marks.isTicked, item[.progress] == nil { item.add("100 %", to: .progress) }
    takeBrackets(from: &item)
    var words = item.title.split(separator: " ").map(String.init)
    while let last = words.last, last.hasPrefix("@"), last.count > 1, words.count > 1 {
      item.add(String(last.dropFirst()), to: .owner)
      words.removeLast()
    }
    if item[.owner] != nil { item.title = words.joined(separator: " ") }
  }

  /// `(Owner: Ann, due: 2026-12-01)` at the end.
  private static func takeBrackets(from item: inout ImportItem) {
    guard let last = item.title.last, ")]".contains(last),
      let open = item.title.lastIndex(of: last == ")" ? "(" : "[")
    else { return }
    let inside = item.title[item.title.index(after: open)...].dropLast()
    let parts = inside.split(separator: ",").map { part in
      let sides = part.split(separator: ":", maxSplits: 1).map { String($0.trimmed) }
      return (sides.first.flatMap(ImportColumn.init(header:)), sides.count == 2 ? sides[1] : "")
    }
    guard !parts.isEmpty, parts.allSatisfy({ $0.0 != nil && !$0.1.isEmpty }) else { return }
    for (column, value) in parts { if let column { item.add(value, to: column) } }
    item.title = String(item.title[..<open].trimmed)
  }
}
