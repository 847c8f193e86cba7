internal import Records

/// The time that a file which is missing or empty is given to come back: vim and git make files vanish
/// for a moment on every save or checkout.
///
/// Until `patience` is over it keeps its last good content, counted from the first look that missed
/// it, or from when it was emptied last. A file that was renamed in its directory is not missed.
struct RewriteGrace: Sendable {
  /// The paths whose earlier content counts.
  private(set) var waitedFor: Set<String> = []
  private var earlier: [String: [DirectoryEntry]] = [:]
  private var listings: [String: [DirectoryEntry]] = [:]
  private var missedSince: [String: Int] = [:]
  private let patience: Duration
  private let now = clockTime()

  init(patience: Duration) {
    self.patience = patience
  }

  /// For the next look.
  init(after last: RewriteGrace) {
    patience = last.patience
    earlier = last.listings
    missedSince = last.missedSince.filter { last.waitedFor.contains($0.key) }
  }

  /// The entries of a directory, and those of an earlier look that are still waited for.
  mutating func entries(_ found: [DirectoryEntry], in directory: String) -> [DirectoryEntry] {
    let before = earlier[directory] ?? []
    var kept = found
    if before.map(\.stamp) != found.map(\.stamp) {
      let present = Set(found.filter { $0.stamp.size > 0 || $0.kind != .file }.map(\.name))
      let inodes = Set(found.filter { $0.isRead }.map(\.stamp.inode))
      let missed = before.filter { entry in
        guard entry.isRead, !present.contains(entry.name) else { return false }
        let emptied = found.first { $0.name == entry.name }
        return (emptied != nil || !inodes.contains(entry.stamp.inode))
          && isWaitedFor(InnerPath.join(directory, entry.name), entry, emptied?.stamp)
      }
      let names = Set(missed.map(\.name))
      kept = (found.filter { !names.contains($0.name) } + missed).sorted { $0.name < $1.name }
    }
    listings[directory] = kept
    return kept
  }

  /// Whether an earlier look saw this directory.
  func hasSeen(_ directory: String) -> Bool { earlier[directory] != nil }

  /// Whether an earlier look saw a file of this directory.
  func hasSeen(_ directory: String, _ name: String) -> Bool {
    earlier[directory]?.contains { $0.name == name } ?? false
  }

  /// Whether an earlier look saw a file with more bytes.
  func hasShrunk(_ path: String, to size: Int) -> Bool {
    let directory = FilePlace(path).directory
    return earlier[directory]?.contains {
      $0.stamp.size > size && InnerPath.join(directory, $0.name) == path
    } ?? false
  }

  /// The program itself removes a file: nobody waits for it.
  mutating func forget(_ path: String) {
    let directory = FilePlace(path).directory
    listings[directory]?.removeAll { InnerPath.join(directory, $0.name) == path }
  }

  /// Whether a change at this instant is too young for its file to be complete.
  func isYoung(_ stamp: Stamp) -> Bool { .nanoseconds(now - stamp.changed) < patience }

  /// Paths that another look found are waited for no longer: somebody has finished writing them. That
  /// look itself is thrown away, because others wrote while it went on.
  mutating func dropFound(by look: RewriteGrace) { waitedFor.formIntersection(look.waitedFor) }

  private mutating func isWaitedFor(
    _ path: String, _ entry: DirectoryEntry, _ emptied: Stamp?
  ) -> Bool {
    guard entry.kind != .file || entry.stamp.size > 0 else { return false }
    let since = missedSince[path] ?? now
    missedSince[path] = since
    guard .nanoseconds(now - since) < patience || emptied.map(isYoung) == true else {
      return false
    }
    waitedFor.insert(path)
    return true
  }
}

extension DirectoryEntry {
  /// Whether it may be a part of the data.
  fileprivate var isRead: Bool {
    guard !DataFolder.isSkipped(name) else { return false }
    return kind == .directory || kind == .file && (name.hasSuffix(".rec") || name.hasSuffix(".csv"))
  }
}
