package import Goals

/// The exchange of a data directory with its remote: commits, fetches, merges, pushes.
///
/// Nothing is changed before the remote has answered. Between the commit and the end of the merge
/// it holds the locks of the directories that the merge writes in, so that nobody's save is lost in
/// between. A push that comes too late goes round again.
package struct Sync {
  /// What it came to.
  package struct Outcome: Hashable, Sendable {
    /// The commits that were made.
    package var commits: [Commit] = []
    /// How many commits came.
    package var received = 0
    /// How many commits went.
    package var sent = 0
    /// Where to; `nil` where there is no remote.
    package var remote: String?
  }

  /// One exchange of a directory, by its path.
  ///
  /// - Throws: ``GitError``, `DiskError` or ``StoreError``.
  package static func run(
    at path: String, by login: String, state: String, environment: [String: String],
    report: @escaping (Step) -> Void
  ) throws -> Outcome {
    var store = try Store(at: path, login: login, state: state)
    let tree = try WorkTree(Git(in: path, environment: environment))
    var sync = Sync(
      tree, in: try DataRoot(at: path), try store.load(), by: login, report: report)
    return try sync.run()
  }

  /// A commit: whose, and of how many files.
  package struct Commit: Hashable, Sendable {
    package let name: String
    package let files: Int
  }

  /// What is being done, for somebody who waits.
  package enum Step: Int, CaseIterable, Sendable {
    case fetching
    case committing
    case merging
    case pushing
  }

  let tree: WorkTree
  let root: DataRoot
  let organization: Organization
  let login: String
  private let report: (Step) -> Void
  var outcome = Outcome()
  private static let rounds = 5

  /// - Parameters:
  ///   - tree: The data directory's work tree.
  ///   - root: The data directory.
  ///   - organization: What it holds, for the names and addresses of people.
  ///   - login: Who synchronizes.
  ///   - report: Told of each step as it begins.
  package init(
    _ tree: WorkTree, in root: DataRoot, _ organization: Organization, by login: String,
    report: @escaping (Step) -> Void = { _ in }
  ) {
    (self.tree, self.root, self.organization) = (tree, root, organization)
    (self.login, self.report) = (login, report)
  }

  var git: Git { tree.git }

  /// Exchanges everything.
  ///
  /// - Throws: ``GitError``, or `DiskError` where a lock can't be had. What is committed by then
  ///   stays committed and goes along next time.
  package mutating func run() throws -> Outcome {
    let branch = try Branch(git)
    outcome.remote = branch.remote
    try refuseConflicts()
    for _ in 0..<Sync.rounds {
      report(.fetching)
      try branch.fetch()
      guard try join(branch) else { continue }
      let (ahead, _) = try branch.distance()
      guard branch.remote != nil, ahead > 0 else { return outcome }
      report(.pushing)
      if try branch.push() {
        outcome.sent += ahead
        return outcome
      }
    }
    throw GitError.contended
  }

  /// Commits and merges under the locks; false where somebody without a lock was faster.
  private mutating func join(_ branch: Branch) throws -> Bool {
    let lock = try DirectoryLock(directories(of: branch.incoming()), in: root)
    report(.committing)
    try commit()
    let behind = try branch.distance().behind
    if behind > 0 {
      report(.merging)
      guard try merge(branch) else { return false }
      outcome.received += behind
    }
    // Not before: a compiler lets go of what nobody names any more.
    _ = consume lock
    return true
  }

  private func merge(_ branch: Branch) throws -> Bool {
    let words = ["merge", "-q", "--no-edit", "--no-rerere-autoupdate", branch.tracking]
    let result = try git.run(words, committer: Signature(of: login, in: organization))
    if result.exitCode == 0 { return true }
    let files = try unmerged()
    if !files.isEmpty { throw try conflict(in: files) }
    if result.errors.contains("would be overwritten") { return false }
    if result.errors.contains("unrelated histories") {
      throw GitError.unrelated(branch.remote ?? branch.name)
    }
    throw GitError(words, result)
  }

  /// The directories of files, or the nearest ones above that are there.
  private func directories(of files: [String]) -> [String] {
    let found = Set(files.map { FilePlace($0).directory }).map { directory in
      var path = directory
      while !path.isEmpty, (try? root.openDirectory(path, for: .reading)) == nil {
        path = FilePlace(path).directory
      }
      return path
    }
    return Array(Set(found))
  }
}

extension Sync.Outcome {
  /// What it came to, one sentence without a full stop.
  package var sentence: String {
    let made = commits.map { "\($0.name) (\(Self.count($0.files, "file")))" }
    var parts = made.isEmpty ? [] : ["committed for " + made.joined(separator: ", ")]
    guard let remote else {
      return (parts.isEmpty ? "nothing to commit" : parts[0])
        + "; there is no remote to exchange it with (git remote add origin URL)"
    }
    if received > 0 { parts.append("received \(Self.count(received, "commit"))") }
    if sent > 0 { parts.append("sent \(Self.count(sent, "commit"))") }
    return parts.isEmpty ? "up to date with \(remote)" : parts.joined(separator: "; ")
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
