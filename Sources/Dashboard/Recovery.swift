/// What was typed and not saved. It is lost only on purpose: what is given up can be called up again
/// until the app ends, and what is open then outlives it, and is offered by the next run.
struct Recovery: Sendable {
  /// What an earlier run left open, the latest last.
  var kept: [UnsavedInput] = []
  /// The ones among them that were resumed.
  private var resumed: [UnsavedInput] = []
  /// What was typed and given up in this run, the latest last.
  private var givenUp: [UnsavedInput] = []
  private var isOffered = false

  /// All that can be gone on with, the latest last.
  var all: [UnsavedInput] { kept + givenUp }

  var hasResumed: Bool { !resumed.isEmpty }

  /// What is left to be continued, with what is being typed now.
  func unsaved(with open: [UnsavedInput]) -> [UnsavedInput] {
    kept.filter { !resumed.contains($0) } + open
  }

  /// The input to offer after the first reading; none after a later one.
  mutating func offer() -> [UnsavedInput] {
    defer { isOffered = true }
    return isOffered ? [] : kept
  }

  mutating func resume(_ inputs: [UnsavedInput]) {
    resumed = inputs.filter(kept.contains)
    givenUp.removeAll(where: inputs.contains)
  }

  mutating func discard(_ input: UnsavedInput) {
    kept.removeAll { $0 == input }
    givenUp.removeAll { $0 == input }
  }

  /// Drops what was resumed and is saved or given up by now.
  mutating func finish(allBut open: [UnsavedInput]) {
    let over = resumed.filter { input in !open.contains(where: input.hasSameSubject) }
    guard !over.isEmpty else { return }
    kept.removeAll(where: over.contains)
    resumed.removeAll(where: over.contains)
  }

  /// What closes without being saved.
  mutating func giveUp(_ left: [UnsavedInput]) {
    givenUp = (givenUp.filter { old in !left.contains(where: old.hasSameSubject) } + left).suffix(
      10)
  }
}
