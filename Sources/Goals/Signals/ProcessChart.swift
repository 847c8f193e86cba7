/// A process-behaviour chart: which values of a process are routine, and which are signals that
/// something is different.
///
/// - *outside*: a value strictly beyond a limit;
/// - *run*: eight in a row strictly on one side of the mean;
/// - *near*: three of four in a row strictly beyond x̄ ± 1.33·mR̄ on the same side, the last of them.
///
/// A process that drifts has a line for a mean, so that only *outside* is a signal: a change of
/// pace. After three *outside* in a row on one side it is another process, and nothing further is
/// told of it until it is begun anew.
///
/// Of Wheeler's 5045 4350 4350 3975 4290 4430 4485 4285 3980 3925 3645 3760 3300 3685 3463 5200 the
/// mean is 4135.5 and the limits 3188.7 and 5082.3: the last value is outside.
public struct ProcessChart: Hashable, Sendable {
  /// What makes a value a signal.
  public enum Rule: String, Hashable, Sendable, CaseIterable {
    /// Strictly beyond a limit.
    case outside
    /// Eight in a row on one side of the mean.
    case run
    /// Three of four in a row near one limit.
    case near
  }

  /// A signal, at the value that tells it.
  public struct Mark: Hashable, Sendable {
    /// Which value, counted from 0.
    public let index: Int
    /// What makes it one.
    public let rule: Rule
    /// On which side.
    public let direction: KPI.Direction
    /// The first value that belongs to it: of a run that of the run.
    public let first: Int

    package init(_ index: Int, _ rule: Rule, _ direction: KPI.Direction, first: Int? = nil) {
      (self.index, self.rule, self.direction) = (index, rule, direction)
      self.first = first ?? index
    }
  }

  /// What the limits are made of.
  public let baseline: ProcessBaseline
  /// All signals; of a run or a near the value that first meets it, again only after it was broken.
  public let marks: [Mark]
  /// The signal that the last value is in, as it was first told.
  public let lasting: Mark?
  /// Since when, and where to, it is another process.
  public let change: Mark?
  /// How many values there are.
  public let count: Int

  /// The chart of a process.
  ///
  /// - Parameter values: Those of its complete periods, in order.
  /// - Throws: Why nothing is claimed of it.
  public init(of values: [Double]) throws(ProcessBaseline.Silence) {
    self.init(of: values, by: try ProcessBaseline(of: values))
  }

  /// The chart of values held against the limits of some of them.
  init(of values: [Double], by baseline: ProcessBaseline) {
    self.baseline = baseline
    count = values.count
    var walk = ProcessWalk(baseline)
    for (index, value) in values.enumerated() { walk.take(value, at: index) }
    (marks, change) = (walk.marks, walk.change)
    let isOver = walk.change.map { $0.index < values.count - 1 } ?? false
    lasting = isOver ? nil : walk.lasting
  }

  /// The limits of the last value.
  public var limits: ProcessLimits { baseline.limits(at: count - 1) }
}

/// Goes along the values of a process and notes what is a signal.
private struct ProcessWalk {
  private let baseline: ProcessBaseline
  private(set) var marks: [ProcessChart.Mark] = []
  private(set) var lasting: ProcessChart.Mark?
  private(set) var change: ProcessChart.Mark?
  private var outside = Streak()
  private var run = Streak()
  private var near = NearWindow()
  private var toldRun, toldNear: ProcessChart.Mark?

  static let runLength = 8
  static let changeLength = 3

  init(_ baseline: ProcessBaseline) { self.baseline = baseline }

  mutating func take(_ value: Double, at index: Int) {
    guard change == nil else { return }
    lasting = nil
    if baseline.drift == nil { takeBeside(value, at: index) }
    outside.add(baseline.limits(at: index).side(ofOutside: value), at: index)
    guard let direction = outside.direction else { return }
    let mark = ProcessChart.Mark(index, .outside, direction)
    marks.append(mark)
    lasting = mark
    guard outside.length == ProcessWalk.changeLength else { return }
    change = ProcessChart.Mark(index, .outside, direction, first: outside.first)
  }

  /// What lies inside the limits tells something together with its neighbours.
  private mutating func takeBeside(_ value: Double, at index: Int) {
    run.add(KPI.Direction(of: value, beside: baseline.mean), at: index)
    if run.length < ProcessWalk.runLength { toldRun = nil }
    if run.length == ProcessWalk.runLength, let direction = run.direction {
      toldRun = told(.run, direction, at: index, since: run.first)
    }
    near.add(nearSide(of: value))
    if let direction = near.direction {
      if toldNear?.direction != direction {
        toldNear = told(.near, direction, at: index, since: index - near.length)
      }
    } else {
      toldNear = nil
    }
    lasting = toldRun ?? (near.endsNear ? toldNear : nil)
  }

  private mutating func told(
    _ rule: ProcessChart.Rule, _ direction: KPI.Direction, at index: Int, since first: Int
  ) -> ProcessChart.Mark {
    let mark = ProcessChart.Mark(index, rule, direction, first: first)
    marks.append(mark)
    return mark
  }

  private func nearSide(of value: Double) -> KPI.Direction? {
    let reach = ProcessLimits.nearReach * baseline.spread
    if Decimal.greater(value, baseline.mean + reach) { return .up }
    return Decimal.greater(baseline.mean - reach, value) ? .down : nil
  }
}

/// How many values in a row lie on one side.
private struct Streak {
  private(set) var direction: KPI.Direction?
  private(set) var length = 0
  private(set) var first = 0

  mutating func add(_ side: KPI.Direction?, at index: Int) {
    guard let side else {
      (direction, length) = (nil, 0)
      return
    }
    if side != direction { (direction, length, first) = (side, 0, index) }
    length += 1
  }
}

/// Which of the last four values lie near a limit: a bit each, the last one is the lowest.
private struct NearWindow {
  private var up: UInt8 = 0
  private var down: UInt8 = 0

  mutating func add(_ side: KPI.Direction?) {
    up = (up << 1 | (side == .up ? 1 : 0)) & 0b1111
    down = (down << 1 | (side == .down ? 1 : 0)) & 0b1111
  }

  /// The side on which three of them do.
  var direction: KPI.Direction? {
    up.nonzeroBitCount >= 3 ? .up : down.nonzeroBitCount >= 3 ? .down : nil
  }

  private var bits: UInt8 { direction == .up ? up : down }

  /// Whether the last one is among them; what has come back is routine.
  var endsNear: Bool { direction != nil && bits & 1 == 1 }

  /// How many values before the last one the first of them is.
  var length: Int { UInt8.bitWidth - bits.leadingZeroBitCount - 1 }
}
