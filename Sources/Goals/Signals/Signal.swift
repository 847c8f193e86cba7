/// A signal in the values of a KPI: something is different, and worth asking why.
public struct Signal: Hashable, Sendable {
  /// What makes it one.
  public let rule: ProcessChart.Rule
  /// Which way the values went.
  public let direction: KPI.Direction
  /// Whether that is good; `nil` where neither a target nor `Better:` says so.
  public let isGood: Bool?
  /// The period that tells it.
  public let period: Span
  /// The first day of the first period that belongs to it: of a run that of the run.
  public let since: Day
  /// How many values belong to it up to the last one.
  public let length: Int
}

/// What the last complete period of a KPI tells beside its health.
public enum Variation: Hashable, Sendable {
  /// It varies as it always did: asking why it fell is asking a die.
  case routine
  /// Something is different.
  case signal(Signal)
  /// It rises or falls steadily, at its pace.
  case drifting(KPI.Direction)
  /// Three values in a row were outside on one side, and nobody began its process anew: what its
  /// limits were made of is over.
  case changed(KPI.Direction)

  /// Which way, where it goes one.
  public var direction: KPI.Direction? {
    switch self {
    case .routine: nil
    case .signal(let signal): signal.direction
    case .drifting(let direction), .changed(let direction): direction
    }
  }

  /// The word that programs get; `nil` where nothing is told until the process is begun anew.
  public var word: String? {
    switch self {
    case .routine: "routine"
    case .signal(let signal): "signal \(signal.direction.rawValue)"
    case .drifting(let direction): "drifting \(direction.rawValue)"
    case .changed: nil
    }
  }
}

/// Whether a process that goes on as it does meets its target.
public enum Assurance: String, Hashable, Sendable, CaseIterable {
  /// Both limits satisfy it.
  case met
  /// No value from limit to limit does.
  case notMet = "not met"
  /// Some do and some don't: which comes next is luck.
  case byLuck = "by luck"

  /// What limits say of a bound: with an upper limit of 3, `<= 3` is met and `< 3` by luck.
  init(_ limits: ClosedRange<Double>, by bound: Bound) {
    let (lower, upper) = (limits.lowerBound, limits.upperBound)
    let ends = [lower, upper].filter(bound.contains)
    let isInside = lower < bound.level && bound.level < upper && bound.contains(bound.level)
    self = ends.count == 2 ? .met : ends.isEmpty && !isInside ? .notMet : .byLuck
  }
}

extension KPI {
  /// Whether going from a middle to a value is good: nearer to what the target allows, of a range to
  /// its middle; without a target as `Better:` says.
  func isGood(_ direction: Direction, from middle: Double, to value: Double) -> Bool? {
    guard let target = target?.value else { return better.map { $0 == direction } }
    if target.upper == nil { return direction == .up }
    if target.lower == nil { return direction == .down }
    return abs(value - target.level) < abs(middle - target.level)
  }
}
