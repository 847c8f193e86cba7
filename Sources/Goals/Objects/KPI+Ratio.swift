// One KPI by another.

extension KPI {
  /// Two KPIs as `Of:` names them: `churned / customers`.
  public struct Ratio: Hashable, Sendable {
    /// The KPI that is divided.
    public let over: String
    /// The one it is divided by.
    public let under: String

    /// Reads `churned / customers`, or `sales/kpis/churned / kpis/customers`; `nil`: it isn't two
    /// names with a stroke and blanks between them.
    public init?(parsing text: String) {
      let parts = text.split(separator: " / ", omittingEmptySubsequences: false)
        .map { String($0.trimmed) }
      guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty && !$0.contains(" ") }) else {
        return nil
      }
      (over, under) = (parts[0], parts[1])
    }

    /// Both names.
    public var names: [String] { [over, under] }

    /// As a file holds it.
    public var text: String { "\(over) / \(under)" }
  }

  /// Whether another KPI is one of the two it is made of.
  package func isRatio(of ref: KPIRef) -> Bool { parts.contains { $0.ref == ref } }

  /// The readings its values come from, by the end of a day: its own, or of a ratio those of both
  /// KPIs it is made of.
  func series(within horizon: Horizon, upTo last: Day? = nil) -> [[Reading]] {
    let all =
      ratio == nil ? [readings(within: horizon)] : parts.map { $0.readings(within: horizon) }
    guard let last else { return all }
    return all.map { $0.filter { $0.on.day <= last } }
  }

  /// What readings come to: by its aggregate; of a ratio each list by its own KPI's, and one by the
  /// other, times 100 in per cent.
  ///
  /// 10 of 1000 and 1 of 1 are 1.1 %, not 50.5 %. Nothing by 0 is nothing.
  func value(of series: [[Reading]]) -> Double? {
    guard ratio != nil else { return Aggregation(aggregate, of: series.first ?? []).value }
    guard series.count == 2, let over = Aggregation(parts[0].aggregate, of: series[0]).value,
      let under = Aggregation(parts[1].aggregate, of: series[1]).value, under != 0
    else { return nil }
    return over / under * (unit == .percent ? 100 : 1)
  }

  /// Whether its latest reading is too long ago; of a ratio whether that of either part is.
  func isStale(_ series: [[Reading]], on day: Day) -> Bool {
    zip(ratio == nil ? [self] : parts, series).contains { kpi, readings in
      readings.last.map { day > kpi.every.next(after: $0.on.day).advanced(by: 1) } ?? false
    }
  }

  /// Its latest reading; of a ratio the older of the two, since it is no newer than that.
  func lastReading(of series: [[Reading]]) -> Reading? {
    let latest = series.compactMap(\.last)
    return latest.count == series.count ? latest.min { $0.on < $1.on } : nil
  }
}

extension Organization {
  /// What is recorded where the value of a KPI is wanted: of a ratio the first of its two.
  package func recorded(for kpi: KPI) -> KPIRef { kpi.parts.first?.ref ?? kpi.ref }
}

extension [KPI] {
  /// With the parts of ratios found; what a ratio names and isn't there, or is a ratio itself, is a
  /// finding.
  mutating func resolveRatios(in directory: Directory) -> [Finding] {
    guard contains(where: { $0.ratio != nil }) else { return [] }
    let known = Dictionary(map { ($0.ref, $0) }) { first, _ in first }
    var findings: [Finding] = []
    for index in indices {
      guard let ratio = self[index].ratio else { continue }
      let parts = ratio.value.names.compactMap { name -> KPI? in
        let (kpi, finding) = part(name, of: self[index], at: ratio.place, known, directory)
        findings += finding.map { [$0] } ?? []
        return kpi
      }
      self[index].parts = parts.count == 2 ? parts : []
    }
    return findings
  }

  private func part(
    _ name: String, of kpi: KPI, at place: Place, _ known: [KPIRef: KPI], _ directory: Directory
  ) -> (KPI?, Finding?) {
    switch directory.kpi(name, from: kpi.ref.team) {
    case .found(let ref):
      guard let part = known[ref] else { return (nil, nil) }
      guard part.ratio != nil else { return (part, nil) }
      let message = "\(name.quoted) is a ratio itself"
      return (
        nil, Finding(at: place, .nestedRatio, message, hint: "name two KPIs that have readings")
      )
    case .missing(let near):
      let hint = Remedy(meaning: near) ?? "name one that exists, or remove this line"
      return (nil, Finding(at: place, .dangling, "there is no KPI \(name.quoted)", hint: hint))
    case .ambiguous(let names):
      let message = "\(name.quoted) may be \(names.joined(separator: " or "))"
      return (nil, Finding(at: place, .ambiguous, message, hint: "write the whole path"))
    }
  }
}
