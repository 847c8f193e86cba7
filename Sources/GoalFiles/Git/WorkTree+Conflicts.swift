package import Goals

extension WorkTree {
  /// The same conflicts with who wrote each version, as far as the merge that is going on tells.
  package func attributed(_ conflicts: [Conflict]) -> [Conflict] {
    conflicts.map { conflict in
      var conflict = conflict
      conflict.mine.authorship = author(of: conflict.mine, in: conflict.place.file, at: "HEAD")
      conflict.theirs.authorship = author(
        of: conflict.theirs, in: conflict.place.file, at: "MERGE_HEAD")
      return conflict
    }
  }

  /// Who brought the lines into a file; where that can't be told, who changed the file last.
  private func author(
    of version: Conflict.Version, in file: String, at commit: String
  ) -> Authorship? {
    let text = version.lines.joined(separator: "\n")
    let brought = text.isEmpty ? nil : last(["-S", text, commit, "--", file])
    return brought ?? last([commit, "--", file])
  }

  private func last(_ words: [String]) -> Authorship? {
    guard let line = try? git.run(["log", "-1", "--format=%aI %an"] + words), line.exitCode == 0
    else { return nil }
    let parts = line.text.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, let at = Moment(parsing: parts[0]) else { return nil }
    return Authorship(by: parts[1], at: at)
  }
}
