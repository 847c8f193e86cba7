/// The way of a key result from its start (0) to its target (1), bent where grades say what values
/// between them score.
///
/// From 59 to 38 days with `Grade: 0.7 at 40 days`, 45 days are 0.7 · (45 − 59) / (40 − 59) = 0.52.
struct ReachLine {
  /// A value and the progress that it stands for.
  struct Point: Hashable {
    let value: Double
    let share: Double
  }

  /// From start to target; values go in one direction, shares up.
  let points: [Point]

  /// Grades that don't lie between start and target, in the order of both, leave the line straight.
  init(from start: Double, to target: Double, grades: [KeyResult.Grade] = []) {
    let ends = (Point(value: start, share: 0), Point(value: target, share: 1))
    let graded = grades.map { Point(value: $0.value.number, share: $0.score) }
      .sorted { $0.share < $1.share }
    let all = [ends.0] + graded + [ends.1]
    points = ReachLine.isOrdered(all) ? all : [ends.0, ends.1]
  }

  /// Whether grades lie between start and target, in the order of both.
  static func isOrdered(_ points: [Point]) -> Bool {
    guard let first = points.first?.value, let last = points.last?.value else { return true }
    return zip(points, points.dropFirst()).allSatisfy { left, right in
      let isOnward =
        first < last
        ? Decimal.greater(right.value, left.value) : Decimal.greater(left.value, right.value)
      return isOnward && Decimal.greater(right.share, left.share)
    }
  }

  /// Whether grades bend it.
  var isBent: Bool { points.count > 2 }

  /// Raw progress at a value: linear between the points; before the start and beyond the target the
  /// segment beside goes on. Where start and target are the same it is 0.
  ///
  /// It is 0 only at the start and 1 only at the target: 4,999,999,999 of 5,000,000,000 is less.
  func share(of value: Double) -> Double {
    let share = segment(of: value).share(of: value)
    let (start, target) = (points[0].value, points[points.count - 1].value)
    guard !Decimal.equal(start, target) else { return share }
    if Decimal.equal(value, target) { return 1 }
    if Decimal.equal(value, start) { return 0 }
    let isOnward = (value < target) == (start < target)
    let isBegun = (value < start) == (target < start)
    return Decimal.apart(
      Decimal.apart(share, from: 1, isBelow: isOnward), from: 0, isBelow: !isBegun)
  }

  /// The segment that a value lies in; at the ends the one beside.
  func segment(of value: Double) -> Segment {
    let isUp = points[points.count - 1].value > points[0].value
    let next =
      points.indices.dropFirst().first {
        isUp ? value <= points[$0].value : value >= points[$0].value
      } ?? points.count - 1
    return Segment(from: points[next - 1], to: points[next])
  }

  /// The value at a share of the way in a straight line, which is where it should be by then.
  func value(at elapsed: Double) -> Double {
    let (start, target) = (points[0].value, points[points.count - 1].value)
    return start + elapsed * (target - start)
  }

  /// The value whose progress is a share.
  func value(ofShare share: Double) -> Double {
    let next = points.indices.dropFirst().first { share <= points[$0].share } ?? points.count - 1
    let (from, to) = (points[next - 1], points[next])
    return from.value + (to.value - from.value) * (share - from.share) / (to.share - from.share)
  }

  /// The way from one point to the next.
  struct Segment {
    let from: Point
    let to: Point

    /// Raw progress at a value, which may lie beyond its ends.
    func share(of value: Double) -> Double {
      guard !Decimal.equal(from.value, to.value) else { return 0 }
      let part = (value - from.value) / (to.value - from.value)
      return from.share + (to.share - from.share) * part
    }

    /// The same with other values.
    func mapped(_ change: (Double) -> Double) -> Segment {
      Segment(
        from: Point(value: change(from.value), share: from.share),
        to: Point(value: change(to.value), share: to.share))
    }

    /// How the share of a value is worked out: `(50 − 59) / (38 − 59)`, or from one grade to the next
    /// `0.7 + 0.3 · (39 − 40) / (38 − 40)`.
    func working(_ value: Double, _ text: (Double) -> String) -> String {
      let part =
        "(\(text(value)) − \(text(from.value))) / (\(text(to.value)) − \(text(from.value)))"
      let width = Decimal.rounded(to.share - from.share, to: 9)
      if from.share == 0, width == 1 { return part }
      let head = from.share == 0 ? "" : Decimal.text(from.share) + " + "
      return head + "\(Decimal.text(width)) · \(part)"
    }
  }
}
