/// What was typed and not saved. It is lost only on purpose: what is given up can be called up again
/// until the app ends, and what is open then outlives it, and is offered by the next run.
struct Drafting: Sendable {
  /// What an earlier run left open, the latest last.
  var kept: [Draft] = []
  /// Those of them that are gone on with.
  private var resumed: [Draft] = []
  /// What was typed and given up in this run, the latest last.
  private var givenUp: [Draft] = []
  private var isOffered = false

  /// All that can be gone on with, the latest last.
  var all: [Draft] { kept + givenUp }

  var hasResumed: Bool { !resumed.isEmpty }

  /// What is left to be continued, with what is being typed now.
  func unfinished(with open: [Draft]) -> [Draft] { kept.filter { !resumed.contains($0) } + open }

  /// What is to be offered after the first reading; nothing after another one.
  mutating func offer() -> [Draft] {
    defer { isOffered = true }
    return isOffered ? [] : kept
  }

  mutating func resume(_ drafts: [Draft]) {
    resumed = drafts.filter(kept.contains)
    givenUp.removeAll(where: drafts.contains)
  }

  mutating func discard(_ draft: Draft) {
    kept.removeAll { $0 == draft }
    givenUp.removeAll { $0 == draft }
  }

  /// One that was gone on with is over once it is saved, or given up.
  mutating func finish(allBut open: [Draft]) {
    let over = resumed.filter { draft in !open.contains(where: draft.hasSameSubject) }
    guard !over.isEmpty else { return }
    kept.removeAll(where: over.contains)
    resumed.removeAll(where: over.contains)
  }

  /// What closes without being saved.
  mutating func giveUp(_ left: [Draft]) {
    givenUp = (givenUp.filter { old in !left.contains(where: old.hasSameSubject) } + left).suffix(
      10)
  }
}
