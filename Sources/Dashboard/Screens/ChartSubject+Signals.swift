import Canvas
import Goals

// What is routine in a KPI, drawn into its chart: the middle and the limits of each process, signals,
// and where somebody said something.
extension ChartSubject {
  mutating func addProcesses(of kpi: KPI, _ deck: Deck) {
    let processes = deck.review.processes(of: kpi)
    let ends = processes.dropFirst().compactMap { $0.periods.first?.start.advanced(by: -1) }
    for (index, process) in processes.enumerated() {
      let last = index < ends.count ? ends[index].number : range.upperBound
      addLimits(of: process, upTo: last, isPresent: index == processes.count - 1)
    }
    addFlags(of: processes, in: deck.organization.settings.fiscalYear)
    addComments(on: kpi, deck)
  }

  /// Only those of the present process say what they are.
  private mutating func addLimits(of process: KPIProcess, upTo last: Int, isPresent: Bool) {
    guard let chart = try? process.chart.get(), let first = process.periods.first else { return }
    let values = chart.baseline.drift == nil ? [0, chart.count - 1] : Array(0..<chart.count)
    // A level goes on to the end of the picture; what a line will be there nobody knows.
    func days(_ index: Int) -> Int {
      if index == 0 { return first.start.number }
      return chart.baseline.drift == nil ? last : process.periods[index].end.number
    }
    func add(_ word: String, _ role: Role, _ level: (Int) -> Double) {
      let points = values.map { Chart.Point(days($0), level($0)) }
      let number = points.last.map { label(of: $0.y, among: chart) } ?? ""
      guides.append(Chart.Guide(points, label: isPresent ? "\(word) \(number)" : "", role))
    }
    add("mean", .muted) { chart.baseline.limits(at: $0).mean }
    add("upper", .track) { chart.baseline.drawnLimits(at: $0).upperBound }
    add("lower", .track) { chart.baseline.drawnLimits(at: $0).lowerBound }
  }

  /// With the digits that the distance of the limits is told in.
  private func label(of level: Double, among chart: ProcessChart) -> String {
    let limits = chart.baseline.drawnLimits(at: chart.count - 1)
    let width = limits.upperBound - limits.lowerBound
    let decimals = width >= 10 ? 0 : width >= 1 ? 1 : 2
    guard abs(level) < 10_000 else { return label(of: level) }
    return Quantity(level, unit?.isWord == true ? nil : unit).text(decimals: decimals, besides: [])
  }

  private mutating func addFlags(of processes: [KPIProcess], in fiscalYear: FiscalYear) {
    for signal in processes.flatMap({ $0.signals(in: fiscalYear) }) {
      guard let entry = entries.last(where: { signal.period.contains($0.day) }) else { continue }
      let role: Role = signal.isGood.map { $0 ? .healthy : .unhealthy } ?? .notice
      flags.append(Chart.Flag(entry.point, Glyph.signal, role))
    }
  }

  /// A comment stands at the value that was known by then, and is read with it.
  private mutating func addComments(on kpi: KPI, _ deck: Deck) {
    let comments = JournalEvent.standing(kpi.events, within: deck.review.horizon)
      .filter { $0.kind.word == .comment || $0.kind.word == .process }
    for comment in comments {
      let day = if case .process(let since?) = comment.kind { since } else { comment.at.day }
      guard let index = entries.lastIndex(where: { $0.day <= day }) else { continue }
      let said = "\(deck.name(of: comment.by)): \(comment.note)"
      entries[index].note += (entries[index].note.isEmpty ? "" : "; ") + said
    }
    let flagged = Set(flags.map(\.point.x))
    flags += entries.filter { !$0.note.isEmpty && !flagged.contains($0.day.number) }.map {
      Chart.Flag($0.point, Glyph.said, .notice)
    }
  }
}

extension ChartSubject.Entry {
  fileprivate var point: Chart.Point { Chart.Point(day.number, value, role) }
}
