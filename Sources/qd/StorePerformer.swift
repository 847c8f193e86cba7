private import Canvas
import Dashboard
import GoalFiles
import Goals
private import Records

/// Carries out what the dashboard asks of the files, one request after the other, and answers with
/// what happened. The dashboard has it on a thread of its own; `qd screen` asks it directly.
struct StorePerformer: Sendable {
  private var store: Store
  private var lookout: Lookout
  private let autosaveFile: AutosaveFile
  private let clock: Clock
  /// What git is run with.
  private let environment: [String: String]
  /// Whether the directory could not be read; it may have been moved away, and come back without a
  /// word.
  private var isUnreadable = false
  /// What could not be read for an answer that came all the same.
  private var trouble: String?
  /// What was looked at last.
  private var review: Review?
  /// What this user's last change wrote.
  private var written: [String] = []

  /// Changes since `lastLook` count as those of others; without it none do.
  init(_ store: Store, _ opening: Opening, lastLook: Moment? = nil) {
    self.store = store
    lookout = Lookout(
      for: opening.login, since: lastLook, LastLook(of: store.path, in: opening.state),
      opening.clock)
    autosaveFile = AutosaveFile(of: store.path, in: opening.state)
    (clock, environment) = (opening.clock, opening.environment)
  }

  /// Every directory that was looked into last, for watching.
  var directories: Set<String> { store.directories }

  /// Whether the files have to be looked at again without anybody reporting a change.
  var needsReload: Bool { store.needsReload || isUnreadable }

  /// Nothing where a request has no answer.
  mutating func perform(_ request: Request) -> Event? {
    do throws(StoreError) {
      return try answer(to: request)
    } catch {
      return .changeRefused(error.sentence(\.inDashboard))
    }
  }

  private mutating func answer(to request: Request) throws(StoreError) -> Event? {
    switch request {
    case .load: return reload()
    case .readExcerpts(let places):
      return .excerptsRead(store.excerpts(of: places) { TextWidth.columns(of: String($0)) })
    case .readEdits: return .editsRead(try committedEdits())
    case .planImport(let outline): return .importPlanned(try plan(outline))
    case .readConflicts(let files): return .conflictsRead(conflicts(in: files))
    case .checkWritable(let writings):
      return store.obstacle(to: writings).map { .writingObstructed($0.sentence(\.inDashboard)) }
    case .store(let action): return try apply(action)
    case .undo(let confirmed): return try undo(isConfirmed: confirmed)
    case .undoBefore:
      try store.passOver()
      return try undo(isConfirmed: false)
    case .redo:
      let saved = try store.redo(at: clock.now)
      return .changeDoneAgain(what: saved.what, review(of: saved))
    case .restore: return self.saved(try store.restore(at: clock.now))
    case .autosave(let new, let old):
      try? autosaveFile.replace(old, with: new)
      return nil
    }
  }

  /// Reads what changed since it was read last.
  mutating func load() throws(StoreError) -> Event {
    isUnreadable = true
    let organization = try store.load()
    isUnreadable = false
    let now = clock.now
    // Looking again costs as much as looking; right after the start nothing else is new.
    guard let review, store.isUnchanged, review.isFresh(at: now) else {
      let review = Review(organization, now: now)
      self.review = review
      return .organizationLoaded(review)
    }
    return .organizationLoaded(review)
  }

  private mutating func reload() -> Event {
    do throws(StoreError) {
      return try load()
    } catch {
      return .organizationUnreadable(error.sentence(\.inDashboard))
    }
  }

  /// What went wrong beside the answer, and what others did, which nobody waits for: between the
  /// last look and the one that an answer brings, and then what is gone with nothing that says why.
  mutating func unasked(after answer: Event) -> [Event] {
    defer { trouble = nil }
    return [
      trouble.map(Event.noticed), sighting(after: answer), store.lost().map(Event.disappeared),
    ].compactMap(\.self)
  }

  private mutating func sighting(after answer: Event) -> Event? {
    let sighting: Lookout.Sighting
    switch answer {
    case .organizationLoaded(let review): sighting = lookout.look(at: review.organization, store)
    case .changeSaved(_, let review, _), .changeTakenBack(_, let review),
      .changeDoneAgain(_, let review):
      sighting = lookout.look(at: review.organization, own: Set(written), store)
    default: return nil
    }
    return sighting.isEmpty ? nil : .othersChanged(sighting.touched, edits: sighting.edits)
  }

  private mutating func review(of saved: Saved) -> Review {
    written = saved.files
    let review = Review(saved.organization, now: clock.now)
    self.review = review
    return review
  }

  private mutating func saved(_ saved: Saved) -> Event {
    .changeSaved(what: saved.what, review(of: saved), warning: saved.warning)
  }
}

// MARK: - Changing

extension StorePerformer {
  private mutating func apply(_ action: Change.Action) throws(StoreError) -> Event {
    let now = clock.now
    do throws(StoreError) {
      let saved = try store.apply(Change(action, by: store.login, at: now))
      return saved.files.isEmpty ? .changeNeedless(review(of: saved)) : self.saved(saved)
    } catch {
      guard case .refused(.conflict(let field, let theirs, let mine)) = error else { throw error }
      let who = writer(of: action, offset: now.offset)
      return .changeConflicted(
        "\(field) was changed meanwhile; nothing was saved\nmine: \(mine)\ntheirs\(who): \(theirs)")
    }
  }

  /// ` (Tom Okafor?, 2026-11-21 14:03)`, where the file tells.
  private mutating func writer(of action: Change.Action, offset: Int) -> String {
    let file = action.subject?.file
    guard let who = file.flatMap({ store.authorship(of: $0, offset: offset) }) else { return "" }
    let name = try? store.load().person(who.by)?.name
    return " (\(name ?? who.by)?, \(who.at.day.text) \(who.at.clockText))"
  }

  private mutating func undo(isConfirmed: Bool) throws(StoreError) -> Event {
    let next = store.nextUndo()
    if !isConfirmed, let next, next.session != store.session {
      return .undoQuestioned(what: next.revision.what, at: next.at)
    }
    do throws(StoreError) {
      let saved = try store.undo(at: clock.now)
      return .changeTakenBack(what: saved.what, review(of: saved))
    } catch {
      guard let next, error.isCausedByOthers else { throw error }
      return .undoBlocked(error.sentence(onTakingBack: next.revision.what))
    }
  }
}

// MARK: - Reading more

extension StorePerformer {
  private mutating func plan(_ outline: PastedOutline) throws(StoreError) -> ImportOffer {
    var options = ImportOptions(author: store.login, now: clock.now)
    (options.team, options.cycle) = (outline.cycle.team, outline.cycle.name)
    (options.objective, options.skips) = (outline.objective, outline.skips)
    (options.answers, options.texts) = (outline.answers, outline.values)
    let text = ImportText(Array(outline.text.utf8))
    let plan = ImportPlanner.plan(text, in: try store.load(), options)
    return ImportOffer(
      plan.lines,
      asking: plan.questions.map {
        ImportOffer.Question(
          $0.text, answers: $0.answers, key: $0.key, field: $0.field?.rawValue)
      }, doing: plan.action(overwrites: false))
  }

  /// What git tells of edits; nothing without it. Where it fails, that is said beside.
  private mutating func committedEdits() throws(StoreError) -> [Feed.Entry] {
    let organization = try store.load()
    do throws(GitError) {
      let tree = try WorkTree.found(Git(in: store.path, environment: environment))
      return try tree?.edits(of: organization) ?? []
    } catch {
      trouble = "what git knows is missing: \(error.sentence(\.inDashboard))"
      return []
    }
  }

  /// Whose each version is takes git a moment to tell; nobody looks at more at once. A file that
  /// can't be read is told of beside the others.
  private mutating func conflicts(in files: [String]) -> [Conflict] {
    var conflicts: [Conflict] = []
    for file in files {
      do throws(StoreError) {
        conflicts += try store.conflicts(in: [file])
      } catch {
        trouble = error.sentence(\.inDashboard)
      }
    }
    let git = Git(in: store.path, environment: environment)
    guard !conflicts.isEmpty, let tree = try? WorkTree(git) else { return conflicts }
    return tree.attributed(Array(conflicts.prefix(20))) + conflicts.dropFirst(20)
  }
}

extension StoreError {
  /// Whether what others did stands in the way of taking something back.
  fileprivate var isCausedByOthers: Bool {
    switch self {
    case .refused(.conflict), .refused(.gone), .refused(.stays), .refused(.exists): true
    case .disk(let error): [.changed, .exists, .missing].contains(error.fact)
    case .refused, .noDirectory, .halfway: false
    }
  }

  /// Why a change stays: with both values where a field was changed since.
  fileprivate func sentence(onTakingBack what: String) -> String {
    guard case .refused(.conflict(let field, let theirs, let mine)) = self else {
      return "\(what) can't be taken back: \(reason)"
    }
    return "\(what) can't be taken back: \(field) is \"\(theirs)\" by now; before yours it was "
      + "\"\(mine)\""
  }

  private var reason: String {
    if case .refused(let refusal) = self {
      refusal.sentence(\.inDashboard)
    } else {
      sentence(\.inDashboard)
    }
  }
}

extension Change.Action {
  /// The object whose fields it sets, of several the first.
  fileprivate var subject: Reference? {
    switch self {
    case .set(let reference, _, _): reference
    case .all(let actions): actions.lazy.compactMap(\.subject).first
    default: nil
    }
  }
}

extension Moment {
  /// `14:03`
  fileprivate var clockText: String { String(text.dropFirst(11).prefix(5)) }
}
