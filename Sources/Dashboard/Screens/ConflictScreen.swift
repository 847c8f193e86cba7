package import Canvas
package import Goals

/// What two people left differently in the files, one conflict a page: both versions, whose each
/// is, and the lines around. What is chosen is saved at once, and the next page comes.
package struct ConflictScreen: Screen {
  /// `nil` until the files were read.
  private var conflicts: [Conflict]?
  private var index = 0
  private var choice = ConflictChoice.mine
  /// Another value, while it is typed.
  private var typed: LineEditor?
  private var refusal: String?
  /// Where it begins.
  private let start: Place?

  init(from place: Place? = nil) { start = place }

  private var conflict: Conflict? {
    guard let conflicts, conflicts.indices.contains(index) else { return nil }
    return conflicts[index]
  }

  package func hints(_ deck: Deck) -> [Hint] {
    if typed != nil { return KeyTable.hints((.enter, "save"), (.escape, "back")) }
    return conflict == nil
      ? KeyTable.hints((.close, "close"), (.help, "help"))
      : KeyTable.hints(
        (.open, "keep it"), (.down, "move"), (.pageDown, "skip"), (.pageUp, "back"),
        (.openEditor, "editor"), (.close, "close"))
  }

  package func subject(in deck: Deck) -> Reference? {
    conflict.flatMap { deck.reference(at: $0.place) }
  }

  package func wanted(_ deck: Deck) -> [Request] {
    [.readConflicts(in: deck.organization.conflictedFiles)]
  }

  /// The page stays on its conflict, wherever that stands by now.
  private mutating func take(_ conflicts: [Conflict]) {
    let place = conflict == nil ? start : nil
    let same = conflict.flatMap { old in conflicts.firstIndex { $0.isSame(as: old) } }
    let first = place.flatMap { place in
      conflicts.lastIndex { $0.place.file == place.file && $0.place.line <= place.line }
    }
    if same == nil { (typed, choice) = (nil, .mine) }
    index = same ?? first ?? min(index, max(0, conflicts.count - 1))
    self.conflicts = conflicts
  }

  package mutating func handle(_ key: Key, in context: ScreenContext) -> Outcome? {
    let deck = context.deck
    guard typed == nil else { return type(key, deck) }
    guard case .character(let digit) = key, let number = digit.wholeNumberValue, let conflict,
      ConflictChoice.all(of: conflict).indices.contains(number - 1)
    else { return nil }
    choice = ConflictChoice.all(of: conflict)[number - 1]
    return choose(deck)
  }

  package mutating func handle(_ command: Command, in context: ScreenContext) -> Outcome? {
    guard let conflict, let conflicts else { return nil }
    let choices = ConflictChoice.all(of: conflict)
    let row = choices.firstIndex(of: choice) ?? 0
    switch command {
    case .down: choice = choices[min(choices.count - 1, row + 1)]
    case .up: choice = choices[max(0, row - 1)]
    case .pageDown: show(page: min(conflicts.count - 1, index + 1))
    case .pageUp: show(page: max(0, index - 1))
    case .open: return choose(context.deck)
    case .settle: return .stays
    case .openEditor: return .edits(conflict.place)
    default: return nil
    }
    refusal = nil
    return .stays
  }

  private mutating func show(page: Int) {
    guard page != index else { return }
    (index, choice) = (page, .mine)
  }

  private mutating func choose(_ deck: Deck) -> Outcome {
    switch choice {
    case .mine: return submit(.mine, deck)
    case .theirs: return submit(.theirs, deck)
    case .both: return submit(.both, deck)
    case .value:
      typed = LineEditor(conflict?.mine.fields.first?.value ?? "")
      return .stays
    }
  }

  private mutating func type(_ key: Key, _ deck: Deck) -> Outcome {
    refusal = nil
    switch key {
    case .escape, .control("g"), .control("c"): typed = nil
    case .enter: return submit(.value(String((typed?.text ?? "").trimmed)), deck)
    default: _ = typed?.handle(key)
    }
    return .stays
  }

  private func submit(_ settlement: Settlement, _ deck: Deck) -> Outcome {
    guard let conflict else { return .stays }
    if let reason = deck.user.readOnlyBecause {
      return .says(Notice("nothing can be changed: \(reason)", .trouble))
    }
    return .submits(.store(.settle([conflict], as: settlement)))
  }

  package mutating func hear(_ event: Event, in context: ScreenContext) -> Outcome {
    switch event {
    case .conflictsRead(let conflicts): take(conflicts)
    case .changeSaved, .changeNeedless: return goOn(context.deck)
    case .changeRefused(let sentence), .changeConflicted(let sentence): refusal = sentence
    default: break
    }
    return .stays
  }

  private mutating func goOn(_ deck: Deck) -> Outcome {
    if conflict != nil { conflicts?.remove(at: index) }
    index = min(index, max(0, (conflicts?.count ?? 0) - 1))
    (typed, refusal, choice) = (nil, nil, .mine)
    return deck.organization.conflictedFiles.isEmpty
      ? .closed : .does(wanted(deck).map(Effect.files))
  }
}

/// What can be chosen on a page.
private enum ConflictChoice {
  case mine, theirs, both, value

  static func all(of conflict: Conflict) -> [ConflictChoice] {
    [.mine, .theirs] + (conflict.isJoinable ? [.both] : [])
      + (conflict.field == nil ? [] : [.value])
  }

  var words: String {
    switch self {
    case .mine: "mine"
    case .theirs: "theirs"
    case .both: "both"
    case .value: "another value"
    }
  }
}

// MARK: - Drawing

extension ConflictScreen {
  private typealias Line = (text: String, ink: Ink, choice: ConflictChoice?)

  package func draw(on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    frame.fill(rect)
    let (head, body) = rect.headed
    let inner = body.inset(left: 1, right: 1)
    guard let conflict, let conflicts else {
      frame.rule("Settle", note: "", in: head, isFocused: true)
      let text =
        conflicts == nil
        ? "Reading files\(Glyph.ellipsis)"
        : "Nothing is in conflict. \(Command.sync.key) exchanges it with the others."
      return frame.paragraph(text, in: inner, Ink(.muted))
    }
    frame.rule(
      "Settle \(index + 1) of \(conflicts.count)",
      note: "\(conflict.place.file):\(conflict.place.line)", in: head,
      isFocused: true)
    let remark = remark(in: inner)
    let rows = remark?.rows(width: inner.width) ?? 0
    let (page, last) = inner.splitTop(inner.height - rows)
    draw(conflict, on: &frame, in: page, deck)
    remark?.draw(on: &frame, in: last)
  }

  private func remark(in rect: Rect) -> Remark? {
    if let refusal { return Remark(refusal, Ink(.error)) }
    guard rect.height >= 10 else { return nil }
    return Remark("What you keep is saved at once; \(Command.undo.key) takes it back.", Ink(.muted))
  }

  private func draw(_ conflict: Conflict, on frame: inout Frame, in rect: Rect, _ deck: Deck) {
    let lines = lines(of: conflict, in: rect, deck)
    let chosen = lines.lastIndex { $0.choice == choice } ?? 0
    let top = max(0, min(chosen - rect.height + 1, lines.count - rect.height))
    for (offset, line) in lines.dropFirst(top).prefix(rect.height).enumerated() {
      let y = rect.y + offset
      let isFirst = offset + top == lines.firstIndex { $0.choice == choice }
      if isFirst {
        frame.draw(String(Glyph.marker), x: rect.x, y: y, Ink(.marker))
        frame.cursor = Point(x: rect.x, y: y)
      }
      let ink = isFirst ? Ink(.selection) : line.ink
      let end = frame.draw(line.text, x: rect.x + 2, y: y, ink, within: rect.width - 2)
      if isFirst, let typed {
        let width = max(1, rect.maxX - end - 1)
        frame.fill(Rect(x: end + 1, y: y, width: width, height: 1), " ", Ink(.input))
        let column = typed.draw(on: &frame, x: end + 1, y: y, width: width, Ink(.input))
        frame.cursor = Point(x: min(column, rect.maxX - 1), y: y)
      }
    }
  }

  /// The lines around give way where there is no room for them.
  private func lines(of conflict: Conflict, in rect: Rect, _ deck: Deck) -> [Line] {
    let width = max(8, rect.width - 2)
    let title = deck.reference(at: conflict.place).map(deck.title(of:)) ?? conflict.place.file
    let names = conflict.names.isEmpty ? "comments" : conflict.names.joined(separator: ", ")
    let head: [Line] = TextWidth.wrapped("\(title) \(Glyph.dot) \(names)", to: width).map {
      ($0, Ink(.title, .bold), nil)
    }
    let choices = ConflictChoice.all(of: conflict).enumerated().flatMap { number, choice in
      lines(of: choice, number + 1, conflict, width: width)
    }
    let around = [conflict.above, conflict.below].map { lines in
      lines.map { Line(TextWidth.truncated("   " + $0, to: width), Ink(.muted), nil) }
    }
    let all = head + around[0] + choices + around[1]
    return all.count <= rect.height ? all : head + choices
  }

  private func lines(
    of choice: ConflictChoice, _ number: Int, _ conflict: Conflict, width: Int
  ) -> [Line] {
    let head = "\(number) \(choice.words)"
    let version: Conflict.Version
    switch choice {
    case .mine: version = conflict.mine
    case .theirs: version = conflict.theirs
    case .both, .value: return [(head, .text, choice)]
    }
    let written = version.lines.isEmpty ? ["nothing: it goes"] : version.lines
    let who = version.words.isEmpty ? "" : ", \(version.words)"
    return [(TextWidth.truncated(head + who, to: width), Ink(.text), choice)]
      + written.flatMap { TextWidth.wrapped($0, to: max(8, width - 3)) }.map {
        ("   " + $0, Ink(.text), choice)
      }
  }
}

extension Conflict.Version {
  /// `HEAD · Ann Lee on 2018-02-21`
  fileprivate var words: String {
    let who = authorship.map { "\($0.by) on \($0.at.day.text)" }
    return [["ours", "theirs"].contains(label) ? "" : label, who ?? ""].filter { !$0.isEmpty }
      .joined(separator: " \(Glyph.dot) ")
  }
}
