internal import Goals

// Values as journals write them.
extension ImportPlanner {
  /// What is recorded, as journals write it: a number with its unit, `done`, a share of either.
  func value(of item: ImportItem, _ index: Int, like above: Int? = nil) -> String? {
    guard let place = keyResultOfItem[above ?? index] else { return nil }
    let drafted = drafts[place.draft].keyResults.first { $0[.id] == place.ref.id }
    let fields = drafted ?? organization.keyResult(place.ref)?.fields ?? []
    let target = fields[.to].flatMap { try? Quantity(parsing: $0) }
    let unit =
      target?.unit ?? fields[.from].flatMap { try? Quantity(parsing: $0).unit }
      ?? fields[.hold].flatMap { try? Bound(parsing: $0).unit }
    if let text = item[.value] ?? item[.current] {
      guard target != nil || fields[.hold] != nil else { return doneValue(text) }
      guard let quantity = try? Quantity(typed: plainNumber(text)) else { return nil }
      let own = quantity.unit.map { ImportWords.unit($0.text) ?? $0 }
      guard own == nil || unit == nil || own == unit else { return nil }
      return Quantity(quantity.number, own ?? unit).written
    }
    guard let share = item[.progress].flatMap(ImportWords.share) else { return "" }
    guard let target else { return fields[.hold] == nil ? doneValue("\(share * 100) %") : "" }
    let start = fields[.from].flatMap { try? Quantity(parsing: $0).number } ?? 0
    let number = Decimal.rounded(start + share * (target.number - start), to: 6)
    return Quantity(number, unit).written
  }

  private func doneValue(_ text: String) -> String? {
    if case .state("achieved") = ImportWords.standing(text) { return "done" }
    if ["yes", "true", "done"].contains(text.lowercased()) { return "done" }
    if ["no", "false", "notdone", "notstarted"].contains(ImportColumn.plain(text)) {
      return "not done"
    }
    guard let share = ImportWords.share(text), (0...1).contains(share) else { return nil }
    return share == 1
      ? "done" : share == 0 ? "not done" : "\(Decimal.text(Decimal.rounded(share * 100, to: 4))) %"
  }
}
