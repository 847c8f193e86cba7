internal import Goals
internal import SystemPackage

/// A data directory that is a work tree of git's.
package struct WorkTree: Sendable {
  let git: Git

  /// - Throws: ``GitError`` where the data directory isn't the top of a work tree.
  package init(_ git: Git) throws(GitError) {
    self.git = git
    guard let top = try WorkTree.top(git) else { throw .noWorkTree(git.directory) }
    guard top == git.directory else { throw .inside(top) }
  }

  /// The work tree that a data directory is, where it is one: git, and a history in it, are for those
  /// who want them.
  package static func found(_ git: Git) throws(GitError) -> WorkTree? {
    do throws(GitError) {
      return try WorkTree(git)
    } catch {
      switch error {
      case .notInstalled, .noWorkTree, .inside: return nil
      default: throw error
      }
    }
  }

  /// The work tree a directory lies in, if it does.
  static func top(_ git: Git) throws(GitError) -> String? {
    let words = ["rev-parse", "--show-toplevel"]
    let result = try git.run(words)
    if result.exitCode == 0 { return result.text }
    if result.errors.contains("not a git repository") {
      if HistoryLog.isBegun(in: git.directory) { throw .damaged(git.directory) }
      return nil
    }
    throw GitError(words, result)
  }
}

extension WorkTree {
  /// Makes a data directory a work tree, as far as it isn't one yet: the rules by which files are
  /// merged, the merge driver, and a first commit.
  ///
  /// - Returns: What was done, in words; nothing where all was there.
  package static func setUp(
    _ git: Git, in root: DataRoot, by signature: Signature
  ) throws -> [String] {
    var done: [String] = []
    switch try top(git) {
    case nil:
      try git.expect(["init", "-q", "-b", "main"] + (try shared(root)))
      done.append("began a history in git")
    case .some(let top):
      guard top == git.directory else { throw GitError.inside(top) }
    }
    for (file, lines) in [
      (".gitattributes", MergeDriver.attributes), (".gitignore", MergeDriver.ignored),
    ] where try add(lines, to: file, in: root) {
      done.append("wrote \(file)")
    }
    if try git.setting("--local", "merge.quarterdeck.driver") == nil {
      try git.expect(["config", "merge.quarterdeck.name", "by record and field"])
      try git.expect(["config", "merge.quarterdeck.driver", MergeDriver.command])
      done.append("told git how to merge records")
    }
    return try commitFirst(git, by: signature) ? done + ["made the first commit"] : done
  }

  /// A directory that its group writes in has a history that its group writes in.
  private static func shared(_ root: DataRoot) throws(DiskError) -> [String] {
    let directory = try root.openDirectory("", for: .reading)
    let mode = try explaining("", .reading) { () throws(Errno) in
      try directory.descriptor.status().mode
    }
    return mode & 0o020 != 0 ? ["--shared=group"] : []
  }

  /// Adds the lines that a file lacks; whether it lacked any.
  private static func add(_ lines: [String], to file: String, in root: DataRoot) throws -> Bool {
    func completed(_ bytes: [UInt8]) -> [UInt8] {
      let text = String(decoding: bytes, as: UTF8.self)
      let known = Set(text.split(whereSeparator: \.isNewline).map { String($0.trimmed) })
      let missing = lines.filter { !known.contains($0) }.map { $0 + "\n" }.joined()
      let end = bytes.isEmpty || bytes.last == UInt8(ascii: "\n") ? "" : "\n"
      return missing.isEmpty ? bytes : bytes + Array((end + missing).utf8)
    }
    do throws(DiskError) {
      try root.create(file, completed([]))
      return true
    } catch {
      guard error.fact == .exists else { throw error }
    }
    let base = try root.read(file, limit: DataRoot.recordLimit).bytes
    return try root.replace(file, base: base, edit: completed).bytes != base
  }

  private static func commitFirst(_ git: Git, by signature: Signature) throws(GitError) -> Bool {
    guard try !git.knows("HEAD") else { return false }
    try git.expect(["add", "-A"])
    try git.expect(
      ["commit", "-q", "--allow-empty", "-m", "Begin the history"], committer: signature)
    return true
  }
}
