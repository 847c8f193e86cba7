internal import Goals
internal import Records

/// Remembers what objectives' files and journals held, and notices what goes from them with nothing
/// that says why: no event, no new name, no commit.
///
/// It keeps the texts themselves, which it shares with the load, so that what is gone can be brought
/// back.
struct LossDetector: Sendable {
  private var texts: [String: FileReader.Read] = [:]
  /// What files held before something was lost from them.
  private var spoilt: [String: [UInt8]] = [:]
  private var history: Stamp?
  private var isFirst = true
  /// Files that the program itself has just written.
  private var ours: Set<String> = []

  /// Looks at what is there now.
  ///
  /// - Returns: What was lost since the last look, worded; nil where nothing was.
  mutating func look(at files: [String: FileReader.Read], in root: DataRoot) -> String? {
    let before = texts
    let changed = renew(files, in: root)
    let commits = HistoryLog.stamp(above: root.path)
    defer { (history, isFirst, ours) = (commits, false, []) }
    spoilt = spoilt.filter { path, bytes in Loss(path, bytes, texts[path]?.file.bytes) != nil }
    guard !isFirst, history == commits else { return nil }
    let places = Set(files.values.map(\.stamp.inode))
    let gone = before.filter { path, text in
      files[path] == nil && !ours.contains(path) && !places.contains(text.stamp.inode)
        && LossDetector.isMissing(path, in: root)
    }
    let touched = changed.filter { before[$0] != nil && !ours.contains($0) }
    var removals = KnownRemovals()
    for path in changed {
      removals.add(path, before[path]?.file.bytes, texts[path]?.file.bytes ?? [])
    }
    var losses: [Loss] = []
    for path in touched.union(gone.keys).sorted() {
      guard let bytes = before[path]?.file.bytes,
        let loss = Loss(path, bytes, texts[path]?.file.bytes), !removals.accounts(for: loss)
      else { continue }
      spoilt[path] = bytes
      losses.append(loss)
    }
    return Loss.text(of: losses)
  }

  /// The program itself has written a file, or removed it.
  mutating func expect(_ path: String) { ours.insert(path) }

  /// What brings back what was lost.
  func remedy(in root: DataRoot) -> Revision? {
    // What events speak of comes before them.
    let losses = spoilt.compactMap { path, bytes in
      Loss(path, bytes, try? root.read(path, limit: DataRoot.logLimit).bytes)
    }.sorted { ($0.isJournal ? 1 : 0, $0.path) < ($1.isJournal ? 1 : 0, $1.path) }
    guard let text = Loss.text(of: losses) else { return nil }
    return Revision(what: "restored \(text)", edits: losses.flatMap(\.remedy))
  }

  /// Takes in what changed; the paths of what did.
  private mutating func renew(
    _ files: [String: FileReader.Read], in root: DataRoot
  ) -> Set<String> {
    var changed: Set<String> = []
    for (path, read) in files where texts[path]?.stamp != read.stamp {
      texts[path] = read
      changed.insert(path)
    }
    texts = texts.filter { path, _ in files[path] != nil || !LossDetector.isMissing(path, in: root)
    }
    return changed
  }

  /// What is merely closed to this user is not gone.
  private static func isMissing(_ path: String, in root: DataRoot) -> Bool {
    do throws(DiskError) {
      _ = try root.read(path, limit: 0)
      return false
    } catch {
      return error.fact == .missing || error.fact == .notADirectory
    }
  }
}
