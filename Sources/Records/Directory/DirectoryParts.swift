internal import Goals

/// The directories of cycles and of KPIs as they were read, each for itself.
package struct DirectoryParts: Sendable {
  /// Does pieces of work, perhaps at the same time.
  package typealias Together = ([@Sendable () -> DirectoryParts]) -> [DirectoryParts]

  private var cycles: [CycleRef: CyclePart] = [:]
  private var kpis: [TeamPath: KPIPart] = [:]

  init() {}

  /// Reads what differs from an earlier reading.
  init(
    _ layout: Layout, in text: DirectoryText, _ fiscalYear: FiscalYear,
    after earlier: DirectoryParts, together: Together
  ) {
    var jobs: [Job] = []
    for team in layout.kpis {
      let part = earlier.kpis[team]
      if let part, part.isCurrent(in: text) { kpis[team] = part } else { jobs.append(.kpis(team)) }
    }
    for ref in layout.cycles {
      let part = earlier.cycles[ref]
      if let part, part.isCurrent(in: text, fiscalYear) {
        cycles[ref] = part
      } else {
        jobs.append(.cycle(ref))
      }
    }
    let works = Shares(jobs) { $0.weight(in: text) }.all.map { jobs in
      { @Sendable in
        var parts = DirectoryParts()
        for job in jobs { parts.read(job, in: text, fiscalYear, after: earlier) }
        return parts
      }
    }
    for parts in works.count == 1 ? [works[0]()] : together(works) { add(parts) }
  }

  private mutating func add(_ parts: DirectoryParts) {
    cycles.merge(parts.cycles) { _, new in new }
    kpis.merge(parts.kpis) { _, new in new }
  }

  private mutating func read(
    _ job: Job, in text: DirectoryText, _ fiscalYear: FiscalYear, after earlier: DirectoryParts
  ) {
    switch job {
    case .kpis(let team): kpis[team] = KPIPart(team, in: text, after: earlier.kpis[team])
    case .cycle(let ref):
      cycles[ref] = CyclePart(ref, in: text, fiscalYear, after: earlier.cycles[ref])
    }
  }

  /// Puts all together.
  ///
  /// - Returns: Last lines without an end, by path.
  func gather(_ layout: Layout, into all: inout Organization.Parts) -> [String: Finding] {
    var unfinished: [String: Finding] = [:]
    let parts = layout.cycles.compactMap { cycles[$0] }
    all.objectives.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    for part in layout.kpis.compactMap({ kpis[$0] }) {
      all.kpis += part.kpis
      all.findings += part.findings
      unfinished.merge(part.unfinished) { first, _ in first }
    }
    for part in parts {
      if let cycle = part.cycle { all.cycles.append(cycle) }
      all.objectives += part.objectives
      all.journals.append(part.events)
      all.findings += part.findings
      unfinished.merge(part.unfinished) { first, _ in first }
    }
    return unfinished
  }
}

/// A directory that is read for itself.
private enum Job: Sendable {
  case kpis(TeamPath)
  case cycle(CycleRef)

  func weight(in text: DirectoryText) -> Int {
    switch self {
    case .kpis(let team):
      let folder = text.folders[DataFolder.kpis(team).path]
      let inside = (folder?.folders ?? []).compactMap {
        text.folders[KPIRef(team: team, id: $0).directory]?.weight
      }
      return inside.reduce(folder?.weight ?? 0, +)
    case .cycle(let ref):
      return (text.folders[ref.path]?.weight ?? 0)
        + (text.folders[DataFolder.journal(ref).path]?.weight ?? 0)
    }
  }
}

/// Work cut into shares that take about as long; what is quickly done stays in one.
package struct Shares<Work> {
  package private(set) var all: [[Work]] = [[]]
  /// In bytes, with what opening a file costs: a thread costs more than ten files.
  private static var least: Int { 32 * 1024 }
  /// More gain nothing on a disk's files.
  private static var most: Int { 4 }

  /// `weight` is how long a piece takes, in bytes to be understood.
  package init(_ works: [Work], weight: (Work) -> Int) {
    let weights = works.map(weight)
    let limit = max(weights.reduce(0, +) / Self.most + 1, Self.least)
    var last = 0
    for (work, weight) in zip(works, weights) {
      if last > 0, last + weight / 2 > limit {
        all.append([])
        last = 0
      }
      all[all.count - 1].append(work)
      last += weight
    }
  }
}
