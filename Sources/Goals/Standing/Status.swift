/// How an objective or a key result is doing. The raw value is the word on the screen and in JSON.
public enum Status: String, Hashable, Sendable, CaseIterable {
  /// Closed, and reached.
  case achieved
  /// Closed, and not reached.
  case missed
  /// Given up.
  case dropped
  /// Not agreed on yet.
  case draft
  /// No check-in for longer than the rhythm and three days. Silence is never green.
  case overdue
  /// Far behind what is expected, or a guardrail is broken.
  case atRisk = "at risk"
  /// Nothing recorded yet.
  case notMeasured = "not measured"
  /// Behind what is expected.
  case behind
  /// Where it is expected to be, or further.
  case onTrack = "on track"

  /// The sign that stands beside every colour.
  public var sign: Character {
    switch self {
    case .onTrack: "="
    case .behind: "~"
    case .atRisk: "!"
    case .overdue: "?"
    case .draft: "."
    case .achieved: "✓"
    case .missed: "✗"
    case .dropped: "-"
    case .notMeasured: " "
    }
  }

  /// Whether nothing more is to come: achieved, missed or dropped.
  public var isClosed: Bool { self == .achieved || self == .missed || self == .dropped }

  /// The status by pace: how far progress lies behind what is expected.
  ///
  /// `gap = expected − p`: up to 0.10 on track, up to 0.25 behind, else at risk; the settings'
  /// `PaceBands:` replace the limits. Expected 0.58 and p 0.43 give a gap of 0.15: behind.
  public static func byPace(progress: Double, expected: Double, settings: Settings) -> Status {
    let gap = expected - progress
    if !Decimal.greater(gap, settings.onTrackGap) { return .onTrack }
    return Decimal.greater(gap, settings.behindGap) ? .atRisk : .behind
  }
}

/// What the owners' calls say.
public enum Confidence {
  /// A mean of calls as it is printed: `7.5`, with as many digits as tell it from 4 and 8.
  package static func text(_ confidence: Double) -> String {
    Decimal.text(confidence, decimals: 1, besides: [4, 8])
  }

  /// Net confidence as it is printed: `+31`.
  package static func netText(_ net: Double) -> String {
    (net > 0 ? "+" : "") + Decimal.text(net, decimals: 0, besides: [])
  }

  /// How a confidence reads: from 8 on track, from 4 behind, below at risk.
  public static func status(_ confidence: Double) -> Status {
    !Decimal.greater(8, confidence)
      ? .onTrack : Decimal.greater(4, confidence) ? .atRisk : .behind
  }

  /// Net confidence of a set: the share on track less the share at risk, in points, −100 to 100.
  ///
  /// Of four calls 9, 8, 5, 2: 50 % less 25 % is +25. None: `nil`.
  public static func net(of calls: [Int]) -> Double? {
    guard !calls.isEmpty else { return nil }
    let good = calls.count { status(Double($0)) == .onTrack }
    let bad = calls.count { status(Double($0)) == .atRisk }
    return Double(good - bad) / Double(calls.count) * 100
  }
}

/// How a KPI is doing. The raw value is the word on the screen and in JSON.
public enum Health: String, Hashable, Sendable, CaseIterable {
  /// Inside the target.
  case healthy
  /// Outside the target, inside the warning bound.
  case watch
  /// Outside both.
  case unhealthy
  /// No target, no reading, or one too old to tell.
  case none
}
