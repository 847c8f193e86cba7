/// The directories of a scan cut into shares that take about as long to read.
extension Scan {
  /// A run of directories, in their order.
  struct Share: Sendable {
    fileprivate(set) var kpis: [KPIDirectory] = []
    fileprivate(set) var cycles: [CycleDirectory] = []
    fileprivate var weight = 0
  }

  /// How many files there are to be read.
  var fileCount: Int {
    let ofKPIs = kpis.map { $0.definitions.count + $0.readings.values.map(\.count).reduce(0, +) }
    let ofCycles = cycles.map { cycle in
      cycle.objectives.count + cycle.journals.count + (cycle.definition == nil ? 0 : 1)
    }
    return (ofKPIs + ofCycles).reduce(root.count + teams.count { $0.definition != nil }, +)
  }

  /// At most `count` shares. What is quickly read stays in one: a thread costs more than ten files.
  func shares(of count: Int) -> [Share] {
    let weight = kpis.map(\.weight).reduce(0, +) + cycles.map(\.weight).reduce(0, +)
    let limit = max(weight / count + 1, Share.least)
    var shares = [Share()]
    for directory in kpis {
      shares.makeRoom(for: directory.weight, limit)
      shares[shares.count - 1].kpis.append(directory)
    }
    for directory in cycles {
      shares.makeRoom(for: directory.weight, limit)
      shares[shares.count - 1].cycles.append(directory)
    }
    return shares
  }
}

extension Scan.Share {
  /// In bytes, with what opening a file costs.
  fileprivate static let least = 32 * 1024
}

extension [Scan.Share] {
  fileprivate mutating func makeRoom(for weight: Int, _ limit: Int) {
    let last = self[count - 1].weight
    if last > 0, last + weight / 2 > limit { append(Scan.Share()) }
    self[count - 1].weight += weight
  }
}

extension Scan.KPIDirectory {
  fileprivate var weight: Int {
    (definitions + readings.values.joined()).map(\.weight).reduce(0, +)
  }
}

extension Scan.CycleDirectory {
  fileprivate var weight: Int { (objectives + journals).map(\.weight).reduce(0, +) }
}

extension DirectoryEntry {
  /// Opening a file takes about as long as understanding 1 KiB of it.
  fileprivate var weight: Int { stamp.size + 1024 }
}
