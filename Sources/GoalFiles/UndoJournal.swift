public import Goals
public import Records

private import Glibc

/// What this user did to one data directory, latest last, so that it can be taken back, also by a
/// later session. It is the user's own: a recfile in `$XDG_STATE_HOME/quarterdeck`.
public struct UndoJournal: Sendable {
  /// Whether an entry is to be taken back next, or to be done again.
  public enum State: String, Sendable {
    /// It was done.
    case done
    /// It was done and taken back.
    case undone
  }

  /// A change as it was carried out.
  public struct Entry: Hashable, Sendable {
    /// What was done, and how.
    public let revision: Revision
    /// When.
    public let at: Moment
    /// The process that did it.
    public let session: String
    let state: State
  }

  /// This process, as entries name it.
  public let session: String
  private let file: StateFile
  /// How many changes can be taken back, and how many bytes they may take.
  private static let longest = (changes: 500, bytes: DataRoot.recordLimit / 2)

  /// The journal for a data directory.
  init(of directory: String, in state: String) {
    file = StateFile(directory: state, name: "undo-\(digest(Array(directory.utf8))).rec")
    session = "\(getpid())-\(clockTime())"
  }

  /// The last change that was done, or the last one taken back and not followed by another.
  ///
  /// - Throws: ``StoreError`` where the journal can't be read.
  public func next(_ state: State) throws(StoreError) -> Entry? {
    let entries = try entries
    return state == .done
      ? entries.last { $0.state == .done } : entries.first { $0.state == .undone }
  }

  /// Adds a change; what was taken back before it can't be done again any more.
  func push(_ revision: Revision, at: Moment) throws(StoreError) {
    try rewrite { entries in
      entries.filter { $0.state == .done }
        + [Entry(revision: revision, at: at, session: session, state: .done)]
    }
  }

  /// Moves an entry from done to undone, or back.
  func flip(_ entry: Entry, to revision: Revision, at: Moment) throws(StoreError) {
    try rewrite { entries in
      var entries = entries
      guard let index = entries.lastIndex(of: entry) else { return entries }
      entries[index] = Entry(
        revision: revision, at: at, session: session,
        state: entry.state == .done ? .undone : .done)
      return entries
    }
  }

  /// Takes an entry out, which can't be taken back any more.
  func drop(_ entry: Entry) throws(StoreError) {
    try rewrite { entries in
      var entries = entries
      entries.lastIndex(of: entry).map { _ = entries.remove(at: $0) }
      return entries
    }
  }

  private var entries: [Entry] {
    get throws(StoreError) { Self.entries(of: try file.read()) }
  }

  /// The entries that can be read whole: half a change is worse to take back than none.
  private static func entries(of bytes: [UInt8]) -> [Entry] {
    Recfile(parsing: bytes, file: "").records.compactMap { record in
      let lines = record.all("Edit")
      let edits = lines.compactMap { FileEdit(line: $0.value) }
      guard let title = record["Change"], edits.count == lines.count, !edits.isEmpty,
        let at = record["At"].flatMap({ Moment(parsing: $0.value) }),
        let state = record["State"].flatMap({ State(rawValue: $0.value) })
      else { return nil }
      return Entry(
        revision: Revision(what: title.value, edits: edits), at: at,
        session: record["Session"]?.value ?? "", state: state)
    }
  }

  private func rewrite(_ change: ([Entry]) -> [Entry]) throws(StoreError) {
    try file.rewrite { bytes throws(Recfile.Unwritable) in
      var texts: [[UInt8]] = []
      var size = 0
      for entry in change(Self.entries(of: bytes)).suffix(Self.longest.changes).reversed() {
        let text = try Recfile.text(of: [entry.fields])
        size += text.count + 1
        if size > Self.longest.bytes, !texts.isEmpty { break }
        texts.append(text)
      }
      return Array(texts.reversed().joined(separator: [UInt8(ascii: "\n")]))
    }
  }
}

extension UndoJournal.Entry {
  fileprivate var fields: [(name: String, value: String)] {
    [
      ("Change", revision.what), ("At", at.text), ("Session", session), ("State", state.rawValue),
    ] + revision.edits.map { ("Edit", $0.line) }
  }
}

/// A file of the user's own state.
struct StateFile: Sendable {
  let directory: String
  let name: String
  /// Whether the directory is kept from everybody else.
  var isPrivate = true

  /// What it holds; nothing where it isn't there, or is no file.
  func read() throws(StoreError) -> [UInt8] {
    do throws(DiskError) {
      return try current(in: try DataRoot(at: directory)) ?? []
    } catch {
      guard error.fact != .missing else { return [] }
      throw .disk(atItsPath(error))
    }
  }

  private func current(in root: DataRoot) throws(DiskError) -> [UInt8]? {
    do throws(DiskError) {
      return try root.read(name, limit: DataRoot.logLimit).bytes
    } catch {
      guard error.fact == .missing else { throw error }
      return nil
    }
  }

  /// Its paths are those inside a data directory, which this is not.
  private func atItsPath(_ error: DiskError) -> DiskError {
    DiskError(error.fact, at: directory + "/" + name, error.attempt)
  }

  func rewrite(_ change: ([UInt8]) throws(Recfile.Unwritable) -> [UInt8]) throws(StoreError) {
    do {
      makeDirectories()
      let root = try DataRoot(at: directory)
      let lock = try DirectoryLock([""], in: root)
      let current = try current(in: root)
      let new = try change(current ?? [])
      // Larger than any record file: it was not written here, and can't be replaced.
      let isOurs = (current?.count ?? 0) <= DataRoot.recordLimit
      if let current, !isOurs { try lock.remove(name, expecting: current) }
      guard let current, isOurs else {
        try lock.create(name, new)
        return
      }
      _ = try lock.replace(name, base: current) { _ in new }
    } catch let error as DiskError {
      throw .disk(atItsPath(error))
    } catch {
      throw StoreError(error, at: directory + "/" + name)
    }
  }

  /// Only the user's: what is undone tells what was typed. A directory that is there and not
  /// private stays as its owner made it.
  private func makeDirectories() {
    var path = ""
    for part in directory.split(separator: "/") {
      path += "/" + part
      mkdir(path, 0o700)
    }
    if isPrivate { chmod(path, 0o700) }
  }
}
