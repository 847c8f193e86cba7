private import Goals
internal import Records

extension Sync {
  /// Commits what changed: the journals and readings of each other person as that person's, the
  /// rest as the acting one's. A merge that was settled meanwhile is brought to its end.
  mutating func commit() throws(GitError) {
    let actor = Signature(of: login, in: organization)
    if try isMerging() {
      let files = try changed()
      try git.expect(["add", "-A"])
      try git.expect(["commit", "-q", "--no-edit"], committer: actor)
      outcome.commits.append(Commit(name: actor.name, files: files.count))
      return
    }
    // A removal that is staged already is a path that `add` doesn't find any more.
    try git.expect(["reset", "-q"])
    let groups = Dictionary(grouping: try changed()) { writer(of: $0) ?? login }
    for (writer, files) in groups.sorted(by: {
      ($0.key == login ? 1 : 0, $0.key) < ($1.key == login ? 1 : 0, $1.key)
    }) {
      let author = Signature(of: writer, in: organization)
      let paths = Array(files.map { $0 + "\0" }.joined().utf8)
      let from = ["--pathspec-from-file=-", "--pathspec-file-nul"]
      try git.expect(["add", "-A"] + from, input: paths)
      let message = files.count == 1 ? "Change \(files[0])" : "Change \(files.count) files"
      try git.expect(
        ["commit", "-q", "--only", "-m", message] + from, input: paths, author: author,
        committer: actor)
      outcome.commits.append(Commit(name: author.name, files: files.count))
    }
  }

  /// The login whose file it is: a journal, or readings that a person of the organisation records.
  private func writer(of file: String) -> String? {
    switch DataFile(file) {
    case .journal(_, let writer), .kpiJournal(_, let writer): return Login(fileName: writer)?.name
    case .readings(_, let source):
      let login = Login(fileName: source)?.name
      return login.flatMap(organization.person) == nil ? nil : login
    default: return nil
    }
  }

  /// The paths of what differs from the last commit, without what programs leave for a moment.
  private func changed() throws(GitError) -> [String] {
    let words = ["status", "--porcelain", "-z", "-uall", "--no-renames"]
    return try git.expect(words).parts.map { String($0.dropFirst(3)) }.filter { path in
      TemporaryName(parsing: String(path.split(separator: "/").last ?? "")) == nil
    }
  }

  private func isMerging() throws(GitError) -> Bool {
    try git.knows("MERGE_HEAD")
  }
}

extension Sync {
  /// What both sides changed has to be settled before anything else happens.
  func refuseConflicts() throws {
    let files = try Set(try unmerged() + changed()).sorted().filter(hasConflict)
    if !files.isEmpty { throw GitError.conflict(files) }
  }

  /// The files that the merge could not join.
  func unmerged() throws(GitError) -> [String] {
    try git.expect(["diff", "--name-only", "-z", "--diff-filter=U"]).parts
  }

  /// What stands in the way of a merge: values between markers first.
  func conflict(in files: [String]) throws(DiskError) -> GitError {
    var marked: [String] = []
    for file in files where try hasConflict(file) { marked.append(file) }
    return marked.isEmpty ? .halfDeleted(files) : .conflict(marked)
  }

  /// What git names may be a link or a directory of its own, and holds no markers then.
  private func hasConflict(_ file: String) throws(DiskError) -> Bool {
    let bytes: [UInt8]
    do throws(DiskError) {
      bytes = try root.read(file, limit: DataRoot.logLimit).bytes
    } catch {
      guard error.fact == .missing || error.code == .notAFile || error.code == .tooLarge else {
        throw error
      }
      return false
    }
    return Recfile(parsing: bytes, file: file).problems.contains { $0.code == .conflictMarker }
  }
}
