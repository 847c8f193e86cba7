import GoalFiles

/// Hears of changes that others make, and waits until they are through: editors and git take
/// several steps for one.
struct Watch: ~Copyable {
  /// How long, in milliseconds, nothing more must come before the files are looked at.
  static let quietTime: Int32 = 80

  /// Whether something was reported that has not been looked at.
  private(set) var hasReports = false
  /// To be waited on; −1 where nothing is reported and changes must be looked for.
  private(set) var descriptor: Int32
  private var watcher: Watcher?
  private var covered: Set<String> = []

  init(of store: Store) {
    guard let watcher = store.watcher() else {
      descriptor = -1
      watcher = nil
      return
    }
    descriptor = watcher.descriptor
    self.watcher = consume watcher
  }

  var isAvailable: Bool { descriptor >= 0 }

  /// Watches these directories; whether there are new ones among them.
  mutating func cover(_ directories: Set<String>) -> Bool {
    guard directories != covered, isAvailable else { return false }
    do {
      try watcher?.watch(directories)
    } catch {
      watcher = nil
      descriptor = -1
    }
    defer { covered = directories }
    return !directories.isSubset(of: covered)
  }

  /// Takes what was reported. True once, when reports came and nothing more has for a while.
  mutating func isThrough(afterSilence isSilent: Bool) -> Bool {
    if watcher?.drain().isEmpty == false {
      hasReports = true
      return false
    }
    defer { if isSilent { hasReports = false } }
    return hasReports && isSilent
  }
}
