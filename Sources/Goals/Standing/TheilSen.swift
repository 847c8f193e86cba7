/// A robust line through points: one odd value does not turn it.
///
/// Its slope is the median of the slopes between all pairs of points (Theil 1950, Sen 1968).
enum TheilSen {
  /// The slope in units a day; `nil` where all points lie on one day.
  ///
  /// Of 10, 12, 90, 16 on four days in a row the pairs rise by 2, 40, 2, 78, 2, −74: the median is 2.
  static func slope(of points: [(day: Day, value: Double)]) -> Double? {
    let slopes = slopes(points).sorted()
    return slopes.isEmpty ? nil : median(slopes)
  }

  /// The slopes between all pairs of points on different days.
  static func slopes(_ points: [(day: Day, value: Double)]) -> [Double] {
    var slopes: [Double] = []
    for (index, right) in points.enumerated() {
      for left in points[..<index] where left.day != right.day {
        slopes.append((right.value - left.value) / Double(right.day - left.day))
      }
    }
    return slopes
  }

  /// The middle of sorted values, which are not empty; of an even number the mean of both middles.
  static func median(_ sorted: [Double]) -> Double {
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
