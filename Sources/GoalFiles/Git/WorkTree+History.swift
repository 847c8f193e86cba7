package import Goals
internal import Records

extension WorkTree {
  /// What people changed in records, one field after the other, as git has it.
  ///
  /// New files are left out, and what a merge brought is told by the commits that it joined. Where
  /// the journals tell of the same change, the journal's word stands.
  ///
  /// - Parameters:
  ///   - organization: What there is now; changes of what is gone are left out.
  ///   - first: The first day.
  /// - Returns: Entries for a feed, by the person's id where the commit's address or name is one's.
  /// - Throws: ``GitError``.
  package func edits(
    of organization: Organization, since first: Day? = nil
  ) throws(GitError) -> [Feed.Entry] {
    guard try git.knows("HEAD") else { return [] }
    let changes = try committedChanges(since: first)
    let texts = try blobs(Set(changes.flatMap { [$0.old, $0.new] }))
    let references = References(organization)
    return changes.flatMap { change -> [Feed.Entry] in
      guard let old = texts[change.old], let new = texts[change.new] else { return [] }
      let file = Recfile(parsing: new, file: change.file)
      return file.changes(since: Recfile(parsing: old, file: change.file)).compactMap {
        references.entry($0, in: change)
      }
    }
  }

  /// Fields that people edited in files, where they have the value that this gave them and no event
  /// tells of it: as commits have it, and what isn't committed yet.
  ///
  /// - Throws: ``GitError``.
  package func handEdits(of organization: Organization) throws(GitError) -> [HandEdit] {
    guard try git.knows("HEAD") else { return [] }
    let changes = try committedChanges(since: nil)
    let pending = try uncommitted()
    let texts = try blobs(Set(changes.flatMap { [$0.old, $0.new] } + pending.map(\.old)))
    let references = References(organization)
    let files = try? DataRoot(at: git.directory)
    let open = pending.flatMap { file, old -> [HandEdit] in
      guard let old = texts[old],
        let new = try? files?.read(file, limit: DataRoot.recordLimit).bytes
      else { return [] }
      return references.handEdits(in: file, from: old, to: new, known: .lastCommit)
    }
    let committed = changes.flatMap { change -> [HandEdit] in
      guard let old = texts[change.old], let new = texts[change.new] else { return [] }
      return references.handEdits(
        in: change.file, from: old, to: new,
        known: .commit(by: references.person(of: change), on: change.at.day))
    }
    return organization.silent(open + committed)
  }

  /// The record files that differ from what was committed last, and what that was.
  private func uncommitted() throws(GitError) -> [(file: String, old: String)] {
    var tokens = try git.expect(["diff", "--raw", "-z", "--no-abbrev", "--no-renames", "HEAD"])
      .parts[...]
    var files: [(file: String, old: String)] = []
    while let token = tokens.popFirst(), let file = tokens.popFirst() {
      let parts = token.split(separator: " ").map(String.init)
      if file.hasSuffix(".rec"), parts.count == 5, parts[4] == "M" {
        files.append((file, parts[2]))
      }
    }
    return files
  }

  /// A file as a commit changed it.
  fileprivate struct CommittedChange {
    let file: String
    let old: String
    let new: String
    let at: Moment
    let name: String
    let email: String
  }

  /// The 500 last commits are enough to read at once.
  private func committedChanges(since first: Day?) throws(GitError) -> [CommittedChange] {
    let format = "%x01%aI%x02%an%x02%ae"
    let words = [
      "log", "-n", "500", "--no-merges", "--raw", "-z", "--no-abbrev", "--no-renames",
      "--format=\(format)",
    ]
    let since = first.map { ["--since=\($0.text)T00:00:00"] } ?? []
    var tokens = try git.expect(words + since).parts[...]
    var (changes, commit): ([CommittedChange], [String]) = ([], [])
    while let token = tokens.popFirst() {
      if token.hasPrefix("\u{1}") {
        commit = token.dropFirst().split(separator: "\u{2}", omittingEmptySubsequences: false)
          .map(String.init)
        continue
      }
      let parts = token.split(whereSeparator: \.isWhitespace).map(String.init)
      guard let file = tokens.popFirst(), file.hasSuffix(".rec"), parts.count == 5,
        parts[4] == "M", commit.count == 3, let at = Moment(parsing: commit[0])
      else { continue }
      changes.append(
        CommittedChange(
          file: file, old: parts[2], new: parts[3], at: at, name: commit[1], email: commit[2]))
    }
    return changes
  }

  /// The contents of objects, by their names; what is no blob of a record file's size is left out.
  private func blobs(_ names: Set<String>) throws(GitError) -> [String: [UInt8]] {
    let list = names.sorted().map { $0 + "\n" }.joined()
    var rest = try git.expect(["cat-file", "--batch"], input: Array(list.utf8)).output[...]
    var texts: [String: [UInt8]] = [:]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let parts = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
      rest = rest[(end + 1)...]
      guard parts.count == 3, let size = Int(parts[2]) else { continue }
      if size <= DataRoot.recordLimit { texts[String(parts[0])] = Array(rest.prefix(size)) }
      rest = rest.dropFirst(size + 1)
    }
    return texts
  }
}

/// What the records of files are called now.
private struct References {
  private let organization: Organization
  private let objects: [String: Reference]

  init(_ organization: Organization) {
    self.organization = organization
    var all: [Reference] = [.settings]
    all += organization.objectives.map { .objective($0.ref) }
    all += organization.kpis.map { .kpi($0.ref) }
    all += organization.teams.keys.map { .team($0) }
    all += organization.cycles.keys.map { .cycle($0) }
    objects = Dictionary(all.map { ($0.file, $0) }) { first, _ in first }
  }

  func entry(_ change: Recfile.RecordChange, in commit: WorkTree.CommittedChange) -> Feed.Entry? {
    switch change {
    case .field(let key, let name, let from, let to):
      let reference = reference(key, in: commit.file)
      guard let reference, !organization.isTold(name, to, of: reference) else { return nil }
      return entry("\(name) \(from.words) → \(to.words)", of: reference, in: commit)
    case .added(let key, let title):
      return reference(key, in: commit.file).map { entry("added \(title)", of: $0, in: commit) }
    case .removed(let title):
      return reference(.first, in: commit.file).map {
        entry("removed \(title)", of: $0, in: commit)
      }
    }
  }

  private func entry(
    _ text: String, of reference: Reference, in commit: WorkTree.CommittedChange
  ) -> Feed.Entry {
    Feed.Entry(
      at: commit.at, by: person(of: commit), reference: reference, event: .edit,
      text: text, place: Place(file: commit.file))
  }

  /// The person's id where the commit's address or name is one's.
  func person(of commit: WorkTree.CommittedChange) -> String {
    let person =
      organization.people.first { !$0.email.isEmpty && $0.email == commit.email }
      ?? organization.people.first { $0.name == commit.name }
    return person?.id ?? commit.name
  }

  /// The fields that differ between two versions of a file.
  func handEdits(
    in path: String, from old: [UInt8], to new: [UInt8], known memory: HandEdit.Memory
  ) -> [HandEdit] {
    let file = Recfile(parsing: new, file: path)
    return file.changes(since: Recfile(parsing: old, file: path)).compactMap { change in
      guard case .field(let key, let name, let from, let to) = change,
        let reference = reference(key, in: path)
      else { return nil }
      return HandEdit(reference, name, before: from, values: to, known: memory)
    }
  }

  private func reference(_ key: FileEdit.RecordKey, in file: String) -> Reference? {
    guard case .id(let id) = key else { return objects[file] }
    if file == "people.rec" {
      return organization.people.contains { $0.id == id } ? .person(id) : nil
    }
    guard case .objective(let ref) = objects[file],
      organization.objective(ref)?.keyResult(id) != nil
    else { return nil }
    return .keyResult(KeyResultRef(objective: ref, id: id))
  }
}
