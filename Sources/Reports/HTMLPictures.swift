import Canvas
import Dashboard
import Goals

// Pictures in SVG, each with a title that says in words what it shows.
extension HTML {
  /// A progress bar with a line where it should be by now; nothing measured is an empty track.
  static func bar(
    _ share: Double?, expected: Double?, role: Role, words: [String]
  ) -> HTML {
    var parts = [
      HTML("title", [:], HTML(share == nil ? "not measured" : words.told)),
      HTML("rect", ["class": "track", "width": "100%", "height": "100%", "rx": "3"]),
    ]
    if let share {
      let width = percent(share)
      parts.append(
        HTML(
          "rect", ["class": "fill \(role.rawValue)", "width": width, "height": "100%", "rx": "3"]))
      if let expected {
        let x = percent(expected)
        // The tick has a margin of its own, so that it is seen on the bar as well as beside it.
        parts += ["margin", "expected"].map { kind in
          HTML("line", ["class": kind, "x1": x, "x2": x, "y1": "-25%", "y2": "125%"])
        }
      }
    }
    return HTML("svg", ["class": "bar", "role": "img"], all: parts)
  }

  /// The bar of a team, whose status nobody has defined.
  static func bar(
    of rollup: Rollup, _ shares: (progress: String, expected: String)
  ) -> HTML {
    bar(
      rollup.progress, expected: rollup.coverage == nil ? rollup.expected : nil, role: .header,
      words: [
        shares.progress, rollup.hasPace ? shares.expected : "",
      ])
  }

  /// A share of 1 as SVG takes it, clamped.
  private static func percent(_ share: Double) -> String {
    Decimal.text(min(1, max(0, share)) * 100, decimals: 1) + "%"
  }

  /// One bar with a part for each status.
  static func mix(_ counts: [(status: Status, count: Int)]) -> HTML {
    let all = Double(counts.reduce(0) { $0 + $1.count })
    let words = counts.map { "\($0.count) \($0.status.rawValue)" }.joined(separator: ", ")
    var parts = [HTML("title", [:], HTML(words))]
    var start = 0
    for (status, count) in counts {
      parts.append(
        HTML(
          "rect",
          [
            "class": "fill \(status.role.rawValue)", "x": percent(Double(start) / all),
            "width": percent(Double(count) / all), "height": "100%",
          ]))
      start += count
    }
    return HTML("svg", ["class": "mix", "role": "img"], all: parts)
  }

  /// The latest periods as a line, the target as a dashed one.
  static func sparkline(_ entry: KPIEntry) -> HTML {
    let levels = entry.levels(24)
    guard levels.contains(where: { $0 != nil }) else { return .none }
    let path = SparklinePath(levels, target: entry.kpi.target?.value)
    let words = "\(entry.value), \(entry.kpi.targetText)".trimmingComma
    var parts = [HTML("title", [:], HTML(words))]
    for limit in path.limits {
      parts.append(
        HTML(
          "line",
          ["class": "target", "x1": "0", "x2": "\(SparklinePath.width)", "y1": limit, "y2": limit]))
    }
    parts += path.lines.map { HTML("polyline", ["points": $0]) }
    if let (x, y) = path.last {
      parts.append(
        HTML("circle", ["class": entry.standing.role.rawValue, "cx": x, "cy": y, "r": "2.5"]))
    }
    return HTML(
      "svg",
      [
        "class": "sparkline", "role": "img",
        "viewBox": "0 0 \(SparklinePath.width) \(SparklinePath.height)",
        "width": "\(SparklinePath.width)", "height": "\(SparklinePath.height)",
      ], all: parts)
  }
}

/// A series and its target in the coordinates of a small picture.
private struct SparklinePath {
  static let (width, height) = (120, 28)
  private static let margin = 4.0

  private let levels: [Double?]
  private let target: Bound?
  private let low: Double
  private let high: Double

  init(_ levels: [Double?], target: Bound?) {
    let known = levels.compactMap(\.self) + [target?.lower, target?.upper].compactMap(\.self)
    self.levels = levels
    self.target = target
    low = known.min() ?? 0
    high = known.max() ?? 0
  }

  /// The heights of the target's limits.
  var limits: [String] {
    Set([target?.lower, target?.upper].compactMap(\.self)).sorted().map {
      SparklinePath.text(y($0))
    }
  }

  /// The points of each stretch without a gap.
  var lines: [String] {
    var lines: [[String]] = [[]]
    for (index, level) in levels.enumerated() {
      if let level {
        lines[lines.count - 1].append(
          "\(SparklinePath.text(x(index))),\(SparklinePath.text(y(level)))")
      } else {
        lines.append([])
      }
    }
    return lines.filter { $0.count > 1 }.map { $0.joined(separator: " ") }
  }

  var last: (x: String, y: String)? {
    guard let index = levels.lastIndex(where: { $0 != nil }), let level = levels[index] else {
      return nil
    }
    return (SparklinePath.text(x(index)), SparklinePath.text(y(level)))
  }

  private func x(_ index: Int) -> Double {
    let room = Double(SparklinePath.width) - 2 * SparklinePath.margin
    guard levels.count > 1 else { return SparklinePath.margin + room }
    return SparklinePath.margin + room * Double(index) / Double(levels.count - 1)
  }

  private func y(_ level: Double) -> Double {
    let room = Double(SparklinePath.height) - 2 * SparklinePath.margin
    // Halves, because the span of the largest and the smallest number there is is no number.
    let span = high / 2 - low / 2
    let share = span > 0 ? (level / 2 - low / 2) / span : 0.5
    return SparklinePath.margin + room * (1 - share)
  }

  private static func text(_ number: Double) -> String { Decimal.text(number, decimals: 1) }
}

extension [String] {
  /// `43 %, expected 58 %`
  fileprivate var told: String {
    filter { !$0.isEmpty }.joined(separator: ", expected ")
  }
}

extension String {
  fileprivate var trimmingComma: String { hasSuffix(", ") ? String(dropLast(2)) : self }
}
