private import Glibc
private import Goals

/// A look at what a data directory stands on: the file system, whose its files are, and who is at
/// work in it. It changes nothing but for two empty files, which it makes and removes at once.
package struct Checkup {
  private let root: DataRoot
  private let survey: Survey

  /// Looks at everything in a data directory.
  package init(_ root: DataRoot) throws(DiskError) {
    self.root = root
    survey = try Survey(root)
  }

  /// All that was found, what is well among it.
  package var conditions: [Condition] {
    root.fileSystemConditions(watching: Set(survey.open)) + survey.permissionConditions
      + survey.unread.map { Condition("disk", .bad, $0) } + survey.leftoverConditions
      + root.lockConditions(of: survey.open) + survey.clockConditions
  }
}

extension Survey {
  var leftoverConditions: [Condition] {
    let topic = "leftovers"
    let found = [
      Condition(
        topic, .bad, leftovers.map(\.path),
        "edits that were displaced when a program died are kept",
        advice: "put what is missing back into the file each is named after, then remove it"),
      Condition(
        topic, .notable, litter, "programs died while saving; nothing is lost",
        advice: "the next save in that directory removes it"),
    ].compactMap(\.self)
    return found.isEmpty ? [Condition(topic, .good, "no program died while saving")] : found
  }

  /// Files from the future: readings and conflicts would be put in the wrong order.
  var clockConditions: [Condition] {
    let topic = "clock"
    let now = clockTime()
    let minute = 60_000_000_000
    let future = found.filter { $0.status.stamp.modified > now + minute }.map(\.path)
    let wrong = Condition(
      topic, .bad, future, "changed later than this machine's clock says it is",
      advice: "set the clock of this machine, or of the one that wrote them (timedatectl)")
    return [wrong ?? Condition(topic, .good, "no file is from the future")]
  }
}

extension DataRoot {
  /// Who keeps others from saving at this moment.
  func lockConditions(of directories: [String]) -> [Condition] {
    let topic = "locks"
    let table = LockHolder.table
    let held = directories.compactMap { path -> Condition? in
      guard let directory = try? openDirectory(path, for: .reading),
        let holder = LockHolder(of: directory, in: table), holder.process != getpid()
      else { return nil }
      let name = path.isEmpty ? "the data directory itself" : path
      return Condition(
        topic, .notable, "\(name) is locked by \(holder.text)",
        advice: "a save there waits for five seconds; if it stays so, end that program")
    }
    return held.isEmpty ? [Condition(topic, .good, "nobody holds one")] : held
  }
}
