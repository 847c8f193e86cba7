private import Glibc
import Goals

/// What `qd lint` was asked about: objects, teams, files; without any, everything.
struct LintScope: Sendable {
  private enum Part: Sendable {
    /// A file, or everything in a directory; the data directory itself is empty.
    case path(String)
    /// Lines of a file.
    case lines(String, Range<Int>)
  }

  private var parts: [Part]

  private init(parts: [Part]) {
    self.parts = parts
  }

  func contains(_ place: Place) -> Bool {
    parts.contains { part in
      switch part {
      case .path(let path):
        path.isEmpty || place.file == path || place.file.hasPrefix(path + "/")
      case .lines(let file, let lines): place.file == file && lines.contains(place.line)
      }
    }
  }
}

extension LintScope {
  /// An object: its record, and what journals and readings say about it.
  init(_ reference: Reference, in organization: Organization) {
    let parts: [Part]
    switch reference {
    case .objective(let ref):
      parts = [.path(ref.file)] + LintScope.events(of: ref, in: organization) { _ in true }
    case .keyResult(let ref):
      let events = LintScope.events(of: ref.objective, in: organization) { $0.keyResult == ref.id }
      parts = [LintScope.record(of: ref, in: organization)] + events
    case .kpi(let ref): parts = [.path(ref.file), .path(ref.directory)]
    case .team(let path): parts = [.path(path.text)]
    case .cycle(let ref): parts = [.path(ref.path)]
    case .person(let id): parts = LintScope.owned(by: id, in: organization)
    case .settings: parts = [.path(reference.file)]
    }
    self.init(parts: parts)
  }

  /// An object as it is shown: of a team or a cycle what its own record lacks, not what is in it.
  init(shown reference: Reference, in organization: Organization) {
    switch reference {
    case .objective, .keyResult, .kpi: self = LintScope(reference, in: organization)
    case .cycle(let ref): self.init(parts: [.path(reference.file), .lines(ref.path, 0..<1)])
    case .team, .person, .settings: self.init(parts: [.path(reference.file)])
    }
  }

  /// What somebody answers for.
  private static func owned(by id: String, in organization: Organization) -> [Part] {
    func isTheirs(_ owner: Written<String>?) -> Bool {
      owner.map { organization.person($0.value)?.id ?? $0.value } == id
    }
    let objectives = organization.objectives.filter { isTheirs($0.owner) }
    let keyResults = organization.objectives.flatMap(\.keyResults).filter { isTheirs($0.owner) }
    let kpis = organization.kpis.filter { isTheirs($0.owner) }
    let references =
      objectives.map { Reference.objective($0.ref) } + keyResults.map { .keyResult($0.ref) }
      + kpis.map { .kpi($0.ref) }
    return references.flatMap { LintScope($0, in: organization).parts }
  }

  private static func events(
    of ref: ObjectiveRef, in organization: Organization, where matches: (JournalEvent) -> Bool
  ) -> [Part] {
    (organization.events[ref] ?? []).filter(matches).map { event in
      .lines(event.place.file, event.place.line..<(event.place.line + 1))
    }
  }

  /// From the first line of a key result to that of the next one.
  private static func record(of ref: KeyResultRef, in organization: Organization) -> Part {
    let lines = organization.objective(ref.objective)?.keyResults.map(\.place.line) ?? []
    let first = organization.keyResult(ref)?.place.line ?? 0
    return .lines(ref.objective.file, first..<(lines.filter { $0 > first }.min() ?? .max))
  }
}

extension LintScope {
  /// What people name on the command line: references, or paths as the shell completes them.
  init(_ names: [String], in organization: Organization, at directory: String) throws(Refusal) {
    self.init(parts: names.isEmpty ? [.path("")] : [])
    for name in names {
      if let path = LintScope.path(name, in: directory) {
        parts.append(.path(path))
      } else {
        parts += LintScope(try organization.resolve(name), in: organization).parts
      }
    }
  }

  /// The path inside the data directory of something that is there: seen from the working directory,
  /// else from the data directory, so that a team is named by its path anywhere.
  private static func path(_ name: String, in directory: String) -> String? {
    guard let root = resolved(directory) else { return nil }
    for candidate in [name, root + "/" + name] {
      guard let path = resolved(candidate), (path + "/").hasPrefix(root + "/") else { continue }
      return String(path.dropFirst(root.count).drop { $0 == "/" })
    }
    return nil
  }

  private static func resolved(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}
