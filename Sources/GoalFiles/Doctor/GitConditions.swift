internal import Goals

/// What git makes of a data directory: whether it is a work tree, of one's own, that merges records
/// by field, and has somebody to exchange with. Nothing is asked over the network.
package struct GitConditions {
  private let git: Git
  private static let topic = "git"

  package init(_ git: Git) {
    self.git = git
  }

  package var conditions: [Condition] {
    do throws(GitError) {
      guard let top = try WorkTree.top(git) else {
        return [good("no work tree; everything works without")]
      }
      guard top == git.directory else {
        return [
          notable(
            "inside the work tree \(top), whose history is not qd's to write",
            advice: "commit there with git; an exchange needs a work tree of the data's own")
        ]
      }
      let found = [try attributes(), try driver(), try merge(), try remote()].compactMap(\.self)
      return found.isEmpty
        ? [good("a work tree that merges records by field, \(try exchange())")] : found
    } catch {
      return [notable(error)]
    }
  }

  private func good(_ text: String) -> Condition { Condition(Self.topic, .good, text) }

  private func notable(_ text: String, advice: Remedy?) -> Condition {
    Condition(Self.topic, .notable, text, advice: advice)
  }

  private func notable(_ error: GitError) -> Condition {
    notable(error.message, advice: error.hint)
  }

  private func attributes() throws(GitError) -> Condition? {
    let told = try git.expect(["check-attr", "merge", "--", "a.rec", "a.csv"]).text
    guard !told.contains("a.rec: merge: quarterdeck") || !told.contains("a.csv: merge: union")
    else { return nil }
    return Condition(
      Self.topic, .bad, ".gitattributes doesn't say how records and journals are merged",
      advice: .keepHistory(git.directory))
  }

  /// The exchange of qd's own brings its driver along; `git pull` needs it in the clone.
  private func driver() throws(GitError) -> Condition? {
    let found = try git.setting("--local", "merge.quarterdeck.driver")
    guard let found else {
      return notable(
        "git pull merges records by line in this clone", advice: .keepHistory(git.directory))
    }
    let program = found.dropFirst().prefix { $0 != "'" }
    guard found.hasPrefix("'"), program.hasPrefix("/"),
      !Git.isExecutable(String(program))
    else { return nil }
    return notable(
      "the program that merges records, \(program), is gone",
      advice: .shell("git config --unset merge.quarterdeck.driver", does: "forgets it"))
  }

  private func merge() throws(GitError) -> Condition? {
    guard try git.knows("MERGE_HEAD") else { return nil }
    return notable("a merge is not finished", advice: .settle)
  }

  private func remote() throws(GitError) -> Condition? {
    do throws(GitError) {
      _ = try Branch(git)
      return nil
    } catch {
      return notable(error)
    }
  }

  private func exchange() throws(GitError) -> String {
    let branch = try Branch(git)
    return branch.remote.map { "exchanged with \($0)" } ?? "exchanged with nobody"
  }
}
