import Dashboard
import GoalFiles
private import Glibc
import Goals

/// What lies in the user's state of what was typed and not saved. It is written there at quiet
/// moments too, so that not even a kill loses much; then it bears the mark of the process, and other
/// runs leave it alone as long as that lives.
struct DraftShelf {
  private let files: Drafts
  /// What lies there, of this run or of one that is over.
  private var records: [[RecordField]]

  init(_ files: Drafts) {
    self.files = files
    records = files.recall().filter { !Self.isTyped($0) && Self.draft($0) != nil }
  }

  var drafts: [Draft] { records.compactMap(Self.draft) }

  /// What makes these drafts of what lies there; `nil` where it is that already. Only while they are
  /// being typed they bear the mark.
  mutating func request(toKeep drafts: [Draft], whileTyping: Bool) -> Request? {
    let mark = whileTyping ? [Self.mark] : []
    let known = whileTyping ? records : records.filter { $0.last != Self.mark }
    let next = drafts.map { draft in
      known.first { Self.draft($0) == draft } ?? draft.record + mark
    }
    let (old, new) = (
      records.filter { !next.contains($0) }, next.filter { !records.contains($0) }
    )
    records = next
    return old.isEmpty && new.isEmpty ? nil : .keepDrafts(new, insteadOf: old)
  }

  /// Leaves these drafts there when the run ends. Nothing that a thread may be stuck in is waited
  /// for.
  mutating func keep(_ drafts: [Draft]) {
    if case .keepDrafts(let new, let old)? = request(toKeep: drafts, whileTyping: false) {
      try? files.replace(old, with: new)
    }
  }

  private static let mark = RecordField(process, String(getpid()))
  private static let process = "Process"

  private static func draft(_ record: [RecordField]) -> Draft? {
    Draft(record.last?.name == process ? record.dropLast() : record)
  }

  /// Whether another process that lives is typing it.
  private static func isTyped(_ record: [RecordField]) -> Bool {
    guard let last = record.last, last.name == process, let id = pid_t(last.value), id > 0 else {
      return false
    }
    return kill(id, 0) == 0 || errno == EPERM
  }
}
