package import Goals

/// Why something could not be done with git. The files are as they were, except where it says so.
package enum GitError: Error, Complaint, Hashable, Sendable {
  /// There is no program `git`.
  case notInstalled
  /// git refuses a directory of another user's until this user trusts it.
  case notTrusted(String)
  /// The data directory is no work tree of git's.
  case noWorkTree(String)
  /// git finds no history in a directory that holds a `.git`.
  case damaged(String)
  /// The data directory lies inside somebody's work tree.
  case inside(String)
  /// No branch is checked out.
  case noBranch
  /// Several remotes, and none of them is this branch's.
  case noUpstream([String])
  /// The remote could not be asked.
  case unreachable(String, why: String)
  /// The remote took nothing, for another reason than that it has news.
  case refused(String, why: String)
  /// The remote's history has nothing in common with this one's.
  case unrelated(String)
  /// These files hold what both sides changed, between git's markers.
  case conflict([String])
  /// One side deleted these files while the other one changed them; they are there.
  case halfDeleted([String])
  /// Others were faster each time.
  case contended
  /// Another git is at work in the directory.
  case busy
  /// A command of git's failed, and what it said.
  case failed(String, String)
}

extension GitError {
  /// Why a command failed, from what git said in English.
  init(_ words: [String], _ result: Git.Result) {
    let errors = result.errors
    if errors.contains("detected dubious ownership") || errors.contains("safe.directory") {
      let line = errors.split(separator: "\n").first { $0.contains("git config --global") }
      self = .notTrusted(String(line ?? "").trimmingTabs)
    } else if errors.contains(".lock': File exists") {
      self = .busy
    } else {
      self = .failed(words.first ?? "", result.complaint)
    }
  }

  /// What happened, and what was kept.
  package var message: String {
    switch self {
    case .notInstalled: "git is not installed; everything else works without it"
    case .notTrusted: "git does not trust this directory, because it belongs to another user"
    case .noWorkTree(let path): "\(path) is not in git yet"
    case .damaged(let path): "git can't read the history in \(path): its .git is damaged"
    case .inside(let top):
      "the data directory lies inside the work tree \(top), whose history is not qd's to write"
    case .noBranch: "no branch is checked out"
    case .noUpstream(let names): "there are several remotes (\(names.joined(separator: ", ")))"
    case .unreachable(let remote, let why):
      "\(remote) can't be reached (\(why)); everything is as it was"
    case .refused(let remote, let why):
      "\(remote) refuses what you have (\(why)); it stays committed here"
    case .unrelated(let remote): "\(remote) holds another history than this directory"
    case .conflict(let files):
      "both sides changed the same in \(files.joined(separator: ", ")); nothing was sent"
    case .halfDeleted(let files):
      "one side deleted \(files.joined(separator: ", ")) while the other one changed it; it was kept"
    case .contended: "others sent something each time; it stays committed here"
    case .busy: "another git is at work in this directory"
    case .failed(let command, let why): "git \(command) failed: \(why)"
    }
  }

  /// What can be done.
  package var hint: Remedy? {
    switch self {
    case .notInstalled, .refused, .failed: nil
    case .notTrusted(let line): .shell(line, does: "makes it, if you do")
    case .noWorkTree(let path): .keepHistory(path)
    case .damaged: "bring .git back from a copy of the directory, or move it away"
    case .inside: "use git there"
    case .noBranch: .shell("git switch main", does: "leads back to one")
    case .noUpstream: .shell("git push -u NAME HEAD", does: "says which one")
    case .unreachable: "try again later"
    case .unrelated: "clone it and put your files there"
    case .conflict: .settle
    case .halfDeleted: .deleteAndSync
    case .contended, .busy: "try again"
    }
  }
}

extension Git.Result {
  /// The line of the errors that says most.
  var complaint: String {
    let lines = errors.split(separator: "\n").filter { !$0.hasPrefix("hint:") }
    let line = lines.first { $0.hasPrefix("fatal: ") || $0.hasPrefix("error: ") } ?? lines.last
    return String(line?.drop { $0 != " " }.dropFirst() ?? "it says nothing")
  }
}

extension String {
  fileprivate var trimmingTabs: String { String(drop { $0 == "\t" || $0 == " " }) }
}
