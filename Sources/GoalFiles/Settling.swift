internal import Records

/// What an earlier look saw of files that are gone or empty, because somebody may be just rewriting
/// them: vim and git make files vanish for a moment on every save or checkout.
///
/// What is missing or empty keeps its last good content for as long as `patience` says, counted
/// from the first look that missed it, or from when it was emptied last. A file that was renamed in
/// its directory is not missed.
struct Settling: Sendable {
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
  init(after last: Settling) {
    patience = last.patience
    earlier = last.listings
    missedSince = last.missedSince.filter { last.waitedFor.contains($0.key) }
  }

  /// The entries of a directory, and those of an earlier look that are still waited for.
  mutating func settled(_ entries: [DirectoryEntry], in directory: String) -> [DirectoryEntry] {
    let before = earlier[directory] ?? []
    var settled = entries
    if before.map(\.stamp) != entries.map(\.stamp) {
      let present = Set(entries.filter { $0.stamp.size > 0 || $0.kind != .file }.map(\.name))
      let inodes = Set(entries.filter { $0.isRead }.map(\.stamp.inode))
      let missed = before.filter { entry in
        guard entry.isRead, !present.contains(entry.name) else { return false }
        let emptied = entries.first { $0.name == entry.name }
        return (emptied != nil || !inodes.contains(entry.stamp.inode))
          && isWaitedFor(InnerPath.join(directory, entry.name), entry, emptied?.stamp)
      }
      let names = Set(missed.map(\.name))
      settled = (entries.filter { !names.contains($0.name) } + missed).sorted { $0.name < $1.name }
    }
    listings[directory] = settled
    return settled
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

  /// What another look found again, of which nothing else counts, is not missed any more.
  mutating func welcome(_ look: Settling) { waitedFor.formIntersection(look.waitedFor) }

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
