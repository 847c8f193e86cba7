/// How reading the files goes.
struct Loading: Sendable {
  /// How many files have been read of how many, where the first reading takes long.
  private var count: (done: Int, all: Int)?
  /// Whether the data directory could not be read; what was read last is shown.
  private(set) var isUnreadable = false

  mutating func note(done: Int, of all: Int) { count = all > 0 ? (done, all) : nil }

  mutating func fail() { isUnreadable = true }

  /// Whether it failed before.
  mutating func succeed() -> Bool {
    defer { isUnreadable = false }
    return isUnreadable
  }

  /// What is said as long as there is nothing to show.
  var text: String {
    let progress = count.map { ": \($0.done.grouped) of \($0.all.grouped)" } ?? ""
    return "Quarterdeck reads the files" + progress
  }
}
