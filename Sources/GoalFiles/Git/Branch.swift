/// The branch that is checked out, and what it is exchanged with.
struct Branch {
  let name: String
  /// The remote; `nil` where there is none.
  let remote: String?
  /// The branch's name there.
  private let there: String
  private let git: Git

  init(_ git: Git) throws(GitError) {
    self.git = try git.unattended()
    let head = try git.run(["symbolic-ref", "-q", "--short", "HEAD"])
    guard head.exitCode == 0 else { throw .noBranch }
    name = head.text
    let own = try git.setting("branch.\(name).remote")
    let remotes = try git.expect(["remote"]).text.split(separator: "\n").map(String.init)
    if let own {
      remote = own
    } else {
      remote =
        remotes.contains("origin") || remotes.isEmpty
        ? remotes.first { $0 == "origin" } : remotes[0]
      if remotes.count > 1, !remotes.contains("origin") { throw .noUpstream(remotes) }
    }
    let merged = try git.setting("branch.\(name).merge") ?? ""
    let prefix = "refs/heads/"
    there = merged.hasPrefix(prefix) ? String(merged.dropFirst(prefix.count)) : name
  }

  /// What is known of the branch there.
  var tracking: String { "refs/remotes/\(remote ?? "")/\(there)" }

  /// Asks the remote what is new.
  func fetch() throws(GitError) {
    guard let remote else { return }
    let result = try git.run(["fetch", "-q", "--no-recurse-submodules", remote])
    if result.exitCode != 0 { throw .unreachable(remote, why: result.complaint) }
  }

  /// How many commits only this side has, and how many only the other one.
  func distance() throws(GitError) -> (ahead: Int, behind: Int) {
    guard try isThere() else {
      let count = try git.expect(["rev-list", "--count", "HEAD"])
      return (Int(count.text) ?? 0, 0)
    }
    let counts = try git.expect(["rev-list", "--left-right", "--count", "HEAD...\(tracking)"]).text
      .split { $0 == "\t" || $0 == " " }.compactMap { Int($0) }
    return counts.count == 2 ? (counts[0], counts[1]) : (0, 0)
  }

  /// The files that a merge would write.
  func incoming() throws(GitError) -> [String] {
    guard try isThere() else { return [] }
    let words = ["diff", "--name-only", "-z", "--no-renames", "HEAD...\(tracking)"]
    let result = try git.run(words)
    // Without a common ancestor there is no such difference; the merge will say so.
    if result.errors.contains("no merge base") { return [] }
    guard result.exitCode == 0 else { throw GitError(words, result) }
    return result.parts
  }

  /// Sends what is new here; false where the other side has news again.
  func push() throws(GitError) -> Bool {
    guard let remote else { return true }
    let result = try git.run([
      "push", "--porcelain", "-u", "--no-recurse-submodules", remote, "HEAD:refs/heads/\(there)",
    ])
    if result.exitCode == 0 { return true }
    let rejection = result.text.split(separator: "\n").first { $0.hasPrefix("!") } ?? ""
    if rejection.contains("[rejected]") || rejection.contains("lock") { return false }
    throw .refused(
      remote,
      why: rejection.isEmpty
        ? result.complaint : String(rejection.reversed().prefix { $0 != "(" }.reversed()))
  }

  private func isThere() throws(GitError) -> Bool {
    guard remote != nil else { return false }
    return try git.knows(tracking)
  }
}
