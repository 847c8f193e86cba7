public import Goals
public import Records

/// A data directory: reads it, and carries out changes in it, one after the other.
///
/// Every change is made on what the files hold at that moment, under the locks of the directories
/// it writes in. Reading never locks. Not even a change of its own is believed before it was read
/// again.
public struct Store: Sendable {
  /// The path of the data directory.
  public let path: String
  /// The login changes are made by.
  public let login: String
  /// Why nothing may be written here, if so.
  public var readOnlyBecause: String? { openedReadOnly ?? newerFormat }
  /// Every directory that was looked into last, for watching.
  public private(set) var directories: Set<String> = []
  /// Whether a file was in the middle of being written when it was read last.
  public private(set) var needsReload = false
  /// Whether the last reading found nothing that differs from the one before.
  package private(set) var isUnchanged = false
  /// How far the reading is.
  package let tally = Tally()
  private(set) var root: DataRoot
  private let openedReadOnly: String?
  private var newerFormat: String?
  private(set) var loader: Loader
  private var undoJournal: UndoJournal
  private var lossDetector = LossDetector()
  /// Whether another directory has taken the first one's place, of which nothing is reported.
  private var hasMoved = false
  /// Whether something may be in the middle of being written.
  private var isWaiting = false

  /// Opens a data directory.
  ///
  /// - Parameters:
  ///   - path: The directory that holds `quarterdeck.rec`.
  ///   - login: Who makes the changes.
  ///   - state: The directory of the user's own state; undo is kept there.
  ///   - isReadOnly: Whether changes are refused.
  /// - Throws: ``StoreError``.
  public init(
    at path: String, login: String, state: String, isReadOnly: Bool = false
  )
    throws(StoreError)
  {
    try self.init(
      at: path, login: login, state: state, isReadOnly: isReadOnly, patience: Patience())
  }

  init(
    at path: String, login: String, state: String, isReadOnly: Bool = false, patience: Patience
  )
    throws(StoreError)
  {
    do throws(DiskError) {
      root = try DataRoot(at: path, patience: patience)
    } catch {
      throw .disk(error)
    }
    self.path = path
    self.login = login
    openedReadOnly = isReadOnly ? "the directory was opened read-only" : nil
    loader = Loader(root, tally: tally)
    undoJournal = UndoJournal(of: path, in: state)
  }

  /// The directory as it was read last: its text, and what that means.
  public var directory: DataDirectory { loader.directory }

  /// Reads what changed since it was read last.
  ///
  /// - Returns: The organisation as the files have it now.
  /// - Throws: ``StoreError`` where the directory itself can't be read.
  public mutating func load() throws(StoreError) -> Organization {
    do throws(DiskError) {
      try follow()
      let result = try loader.load()
      (directories, isWaiting) = (result.directories, result.needsReload)
      isUnchanged = result.isUnchanged
      needsReload = isWaiting || hasMoved
      newerFormat = result.organization.settings.newerFormat
      return result.organization
    } catch {
      throw .disk(error)
    }
  }

  /// A directory that was moved away is not written any more; what stands in its place by now is
  /// another one, if it is a data directory at all.
  private mutating func follow() throws(DiskError) {
    guard !root.isInPlace else { return }
    let other = try DataRoot(at: path, patience: root.patience)
    guard try other.list("").entries.contains(where: { $0.name == Places.marker }) else {
      throw DiskError(.missing, at: Places.marker, .reading)
    }
    (root, loader, hasMoved) = (other, Loader(other, tally: tally), true)
  }
}

/// What was saved, and what the organisation has become by it.
public struct Saved: Sendable {
  /// What was done: `check-in of 45 days: Decrease average sales lifecycle`.
  public let what: String
  /// The files that were written.
  public let files: [String]
  /// The organisation as the files have it now.
  public let organization: Organization
  /// What is to be said beside that, if anything: that it can't be taken back later, or that the
  /// organisation could not be read again and is as it was before.
  public let warning: String?
}

extension Store {
  /// Carries out a change.
  ///
  /// - Throws: ``StoreError``; then nothing was saved, and the change can be tried again.
  public mutating func apply(_ change: Change) throws(StoreError) -> Saved {
    let found = try load()
    try refuseIfReadOnly()
    let change = change.following(found.moves)
    let organization = try finishMoves(found, by: change.author, at: change.at)
    let revision = try revision(of: change, in: loader.directory)
    guard !revision.edits.isEmpty else { return saved(revision, on: organization) }
    let done = try perform(revision, of: change)
    return saved(done, on: organization) { journal throws(StoreError) in
      try journal.push(done, at: change.at)
    }
  }

  func revision(
    of change: Change, in directory: DataDirectory
  ) throws(StoreError) -> Revision {
    try refusing { () throws(Refusal) in try change.revision(in: directory) }
  }

  /// Carries out what a change has come to, if it still comes to that.
  func perform(_ revision: Revision, of change: Change) throws(StoreError) -> Revision {
    try perform(revision) { directory throws(StoreError) in
      guard try self.revision(of: change, in: directory) != revision else { return }
      throw .disk(DiskError(.changed, at: revision.edits.last?.file ?? "", .saving))
    }
  }

  /// This process, as the entries of the undo journal name it.
  public var session: String { undoJournal.session }

  /// Reports of changes in the directory; `nil` where its file system gives none, and changes must
  /// be looked for.
  package func watcher() -> Watcher? { try? Watcher(root) }

  /// What the next undo takes back; `nil` where there is nothing, or it can't be read.
  public func nextUndo() -> UndoJournal.Entry? { (try? undoJournal.next(.done)) ?? nil }

  /// Looks for what others took away since it was asked last with nothing that says why: no event,
  /// no new name, no commit. It is to be asked after ``load()``.
  ///
  /// - Returns: What is gone, for a question: `"Grow", and 3 lines of sales/2018/journal/ann.csv`;
  ///   nil too as long as somebody may be in the middle of writing.
  public mutating func lost() -> String? {
    isWaiting ? nil : lossDetector.look(at: loader.guardedFiles, in: root)
  }

  /// Brings back what others took away.
  public mutating func restore(at: Moment) throws(StoreError) -> Saved {
    let organization = try load()
    try refuseIfReadOnly()
    guard let remedy = lossDetector.remedy(in: root) else {
      throw .refused(.nothingToUndo("restore"))
    }
    let done = try perform(remedy)
    return saved(done, on: organization) { journal throws(StoreError) in
      try journal.push(done, at: at)
    }
  }

  /// Takes back this user's last change, if nobody has changed the same field since.
  @discardableResult
  public mutating func undo(at: Moment) throws(StoreError) -> Saved {
    try replay(.done, .backward, at: at) { [login] entry, organization in
      entry.revision.inverse(by: login, at: at).keepingTrack(of: entry.revision, in: organization)
    }
  }

  /// Does again what was taken back last.
  @discardableResult
  public mutating func redo(at: Moment) throws(StoreError) -> Saved {
    try replay(.undone, .forward, at: at) { entry, _ in
      entry.revision.again(at: at, done: entry.at)
    }
  }

  /// Passes over this user's last change for good, so that the one before it can be taken back.
  ///
  /// - Returns: What it was.
  @discardableResult
  public mutating func passOver() throws(StoreError) -> String {
    guard let entry = try undoJournal.next(.done) else { throw .refused(.nothingToUndo("undo")) }
    try undoJournal.drop(entry)
    return entry.revision.what
  }

  private mutating func replay(
    _ state: UndoJournal.State, _ direction: Direction, at: Moment,
    _ revision: (UndoJournal.Entry, Organization) -> Revision
  ) throws(StoreError) -> Saved {
    // What the directory is written in may have changed since it was looked at.
    let organization = try finishMoves(try load(), by: login, at: at)
    try refuseIfReadOnly()
    guard let entry = try undoJournal.next(state) else {
      throw .refused(.nothingToUndo(state == .done ? "undo" : "redo"))
    }
    if direction == .backward { try refuseWhereOthersGoOn(from: entry.revision, organization) }
    let done = try perform(revision(entry, organization), direction) {
      directory throws(StoreError) in
      guard direction == .backward else { return }
      try refuseWhereOthersGoOn(from: entry.revision, directory.organization)
    }
    // What was taken back is kept as it was done, and when.
    let (kept, when) = state == .done ? (entry.revision, entry.at) : (done, at)
    return saved(done, on: organization) { journal throws(StoreError) in
      try journal.flip(entry, to: kept, at: when)
    }
  }

  /// The answer to a save. It stands even where the undo journal can't be written, or the directory
  /// can't be read any more, which become its warning: whoever is told that it failed does it a
  /// second time.
  private mutating func saved(
    _ revision: Revision, on before: Organization,
    noting note: (inout UndoJournal) throws(StoreError) -> Void = { _ in }
  ) -> Saved {
    for edit in revision.edits { forget(edit) }
    var (organization, warning) = (before, String?.none)
    do throws(StoreError) {
      try note(&undoJournal)
    } catch {
      warning = "can't be undone: \(error.message)"
    }
    do throws(StoreError) {
      organization = try load()
    } catch {
      warning = "can't be read again: \(error.message)"
    }
    return Saved(
      what: revision.what, files: Set(revision.edits.map(\.file)).sorted(),
      organization: organization, warning: warning)
  }

  /// Tells the loader and the detector of losses that the program itself has removed something.
  mutating func forget(_ edit: FileEdit) {
    lossDetector.expect(edit.file)
    switch edit {
    case .remove(var path, _), .unlink(var path, _), .move(var path, _):
      while !path.isEmpty {
        loader.forget(path)
        path = FilePlace(path).directory
      }
    default: break
    }
  }

  private func refuseIfReadOnly() throws(StoreError) {
    if let readOnlyBecause { throw .refused(.readOnly(readOnlyBecause)) }
  }

  private func refusing<Value>(_ body: () throws(Refusal) -> Value) throws(StoreError) -> Value {
    do throws(Refusal) {
      return try body()
    } catch {
      throw .refused(error)
    }
  }
}
