import Dashboard
import GoalFiles
private import Glibc
import Goals

/// The file of what was typed and not saved, in the user's state. It is written at quiet
/// moments too, so that not even a kill loses much; then it bears the mark of the process, and other
/// runs leave it alone as long as that lives.
struct Autosave {
  private let file: AutosaveFile
  /// What lies there, of this run or of one that is over.
  private var records: [[RecordField]]

  init(_ file: AutosaveFile) {
    self.file = file
    records = file.recall().filter { !Self.isTyped($0) && Self.input($0) != nil }
  }

  var inputs: [UnsavedInput] { records.compactMap(Self.input) }

  /// What makes the file hold these inputs; `nil` where it does already. Only while they are
  /// being typed they bear the mark.
  mutating func request(toKeep inputs: [UnsavedInput], whileTyping: Bool) -> Request? {
    let mark = whileTyping ? [Self.mark] : []
    let known = whileTyping ? records : records.filter { $0.last != Self.mark }
    let next = inputs.map { input in
      known.first { Self.input($0) == input } ?? input.record + mark
    }
    let (old, new) = (
      records.filter { !next.contains($0) }, next.filter { !records.contains($0) }
    )
    records = next
    return old.isEmpty && new.isEmpty ? nil : .autosave(new, insteadOf: old)
  }

  /// Leaves these inputs there when the run ends. Nothing that a thread may be stuck in is waited
  /// for.
  mutating func close(keeping inputs: [UnsavedInput]) {
    if case .autosave(let new, let old)? = request(toKeep: inputs, whileTyping: false) {
      try? file.replace(old, with: new)
    }
  }

  private static let mark = RecordField(process, String(getpid()))
  private static let process = "Process"

  private static func input(_ record: [RecordField]) -> UnsavedInput? {
    UnsavedInput(record.last?.name == process ? record.dropLast() : record)
  }

  /// Whether another process that lives is typing it.
  private static func isTyped(_ record: [RecordField]) -> Bool {
    guard let last = record.last, last.name == process, let id = pid_t(last.value), id > 0 else {
      return false
    }
    return kill(id, 0) == 0 || errno == EPERM
  }
}
