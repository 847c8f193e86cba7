// A row that tells of an objective and of its key results is one line of the plan.
extension ImportPlan {
  /// Puts every line into one list, with all that it tells: where something is asked or has no place, it
  /// is in that one; else where something changes, then where something is new.
  mutating func join(leaving left: [Int: [String]]) {
    for index in new.indices { new[index].fate = .new }
    for index in changed.indices { changed[index].fate = .changed }
    var beside: [Int: [Entry]] = [:]
    for entry in (changed + new + same) where entry.kind != .field {
      beside[entry.line, default: []].append(entry)
    }
    var told: Set<Int> = []
    for index in questions.indices where told.insert(questions[index].line).inserted {
      questions[index].beside = beside[questions[index].line] ?? []
    }
    for index in unplaced.indices where told.insert(unplaced[index].line).inserted {
      unplaced[index].beside = beside[unplaced[index].line] ?? []
    }
    let before = told
    func joined(_ entries: [Entry]) -> [Entry] {
      entries.compactMap { entry in
        guard told.insert(entry.line).inserted else { return nil }
        var entry = entry
        entry.beside = (beside[entry.line] ?? []).filter { $0.ref != entry.ref }
        entry.left = left[entry.line] ?? []
        return entry
      }
    }
    (changed, new, same) = (joined(changed), joined(new), joined(same))
    for line in before { leave(left[line] ?? [], on: line) }
  }

  /// What can't be brought in of a line that is in another list.
  private mutating func leave(_ left: [String], on line: Int) {
    guard !left.isEmpty, let index = unplaced.firstIndex(where: { $0.line == line }) else { return }
    let (text, beside) = (unplaced[index].text, unplaced[index].beside)
    let why = ([unplaced[index].why] + left).joined(separator: "; ")
    unplaced[index] = Unplaced(line: line, text: text, why: why, beside: beside)
  }
}
