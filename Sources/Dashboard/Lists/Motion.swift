/// How far a command moves a cursor; down is positive.
enum Motion: Hashable, Sendable {
  case rows(Int)
  case pages(Int)
  case halfPages(Int)
  case first
  case last
  /// To a heading, or a row of the top level.
  case groups(Int)

  /// In rows of a page so high; the ends are as far as it goes. `nil`: that depends on the rows.
  func step(page height: Int) -> Int? {
    let page = max(1, height - 1)
    return switch self {
    case .rows(let count): count
    case .pages(let count): count * page
    case .halfPages(let count): count * max(1, page / 2)
    case .first: -1_000_000
    case .last: 1_000_000
    case .groups: nil
    }
  }
}

extension Command {
  /// How it moves a cursor; `nil`: it moves none.
  var motion: Motion? { if case .moves(let motion) = KeyTable[self].action { motion } else { nil } }

  /// How many rows it moves a cursor down; `nil`: that depends on the rows, or it moves none.
  func step(page height: Int) -> Int? { motion?.step(page: height) }
}
