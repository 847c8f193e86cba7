private import Glibc

/// How far two series rise and fall together, by their ranks (Spearman 1904).
public enum RankCorrelation {
  /// The coefficient, −1…1: 1 where the greater of one is always the greater of the other.
  ///
  /// It is the correlation of the ranks, equal values sharing the mean of theirs. Of (1, 2, 2, 3)
  /// and (10, 20, 30, 40) the ranks are (1, 2.5, 2.5, 4) and (1, 2, 3, 4): 4.5 / √(4.5 · 5) = 0.949.
  ///
  /// - Parameter pairs: The values that belong together.
  /// - Returns: The coefficient; `nil` with fewer than two pairs, or where one series never changes.
  public static func spearman(_ pairs: [(Double, Double)]) -> Double? {
    guard pairs.count > 1 else { return nil }
    let (left, right) = (ranks(of: pairs.map(\.0)), ranks(of: pairs.map(\.1)))
    let mean = Double(pairs.count + 1) / 2
    var (covariance, leftSquares, rightSquares) = (0.0, 0.0, 0.0)
    for (leftRank, rightRank) in zip(left, right) {
      covariance += (leftRank - mean) * (rightRank - mean)
      leftSquares += (leftRank - mean) * (leftRank - mean)
      rightSquares += (rightRank - mean) * (rightRank - mean)
    }
    guard leftSquares > 0, rightSquares > 0 else { return nil }
    return min(1, max(-1, covariance / sqrt(leftSquares * rightSquares)))
  }

  /// The ranks of values from 1 on, in their order; equal ones share the mean of their ranks.
  static func ranks(of values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var ranks = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end + 1 < order.count, Decimal.equal(values[order[end + 1]], values[order[start]]) {
        end += 1
      }
      for index in order[start...end] { ranks[index] = Double(start + end) / 2 + 1 }
      start = end + 1
    }
    return ranks
  }
}
