import Goals

/// From where the organisation is looked at: by whom, which cycle, and on which day.
struct Standpoint: Sendable {
  /// Who looks at it; a past day that is looked at is theirs.
  var user: Deck.User
  /// The cycle that was chosen; `nil` is that of the day.
  var cycle: CycleName?
  /// The day of what was read last, whatever day is looked at.
  private(set) var today: Day?

  init(_ user: Deck.User, cycle: CycleName?, asOf: Day?) {
    (self.user, self.cycle) = (user, cycle)
    self.user.asOf = asOf
  }

  /// The past day that everything is looked at as of.
  var past: Day? { user.asOf }

  /// What was read, as it is looked at: a past day stays.
  mutating func review(of read: Review) -> Review {
    today = read.day
    return past.map(read.on) ?? read
  }

  /// Looks at another day; `nil`, and what is no past day, is today.
  mutating func look(asOf day: Day?, _ review: Review) -> Review? {
    guard let today else { return nil }
    user.asOf = day.flatMap { $0 < today ? $0 : nil }
    return review.on(past ?? today)
  }
}
