import Canvas

/// Lines in columns, each as wide as its widest cell; where the paper is narrow the one flexible
/// column gives way.
struct Table: Sendable {
  enum Alignment: Sendable {
    case left
    case right
    /// To the left, and cut off where the paper ends.
    case flexible
  }

  private let columns: [Alignment]
  private var rows: [[String]] = []
  private static let gap = "  "
  private static let leastFlexible = 12

  init(_ columns: [Alignment]) {
    self.columns = columns
  }

  mutating func add(_ row: [String]) { rows.append(row) }

  func lines(on paper: Paper, indent: Int = 0) -> [String] {
    let cells = rows.map { $0.map(paper.spelled) }
    var widths = columns.indices.map { column in
      cells.map { TextWidth.columns(of: $0[column]) }.max() ?? 0
    }
    if let width = paper.width { squeeze(&widths, into: width - indent) }
    let shown = columns.indices.filter { widths[$0] > 0 }
    let margin = String(repeating: " ", count: indent)
    return cells.map { row in
      let fields = shown.map { aligned(row[$0], columns[$0], widths[$0], paper) }
      return margin + fields.joined(separator: Table.gap)
    }
  }

  private func squeeze(_ widths: inout [Int], into room: Int) {
    guard let flexible = columns.firstIndex(of: .flexible) else { return }
    let gaps = Table.gap.count * max(0, widths.count { $0 > 0 } - 1)
    let excess = widths.reduce(gaps, +) - room
    guard excess > 0 else { return }
    widths[flexible] = max(min(widths[flexible], Table.leastFlexible), widths[flexible] - excess)
  }

  private func aligned(
    _ text: String, _ alignment: Alignment, _ width: Int, _ paper: Paper
  )
    -> String
  {
    let cut = TextWidth.truncated(text, to: width, ellipsis: paper.isASCII ? "." : "…")
    let blanks = String(repeating: " ", count: max(0, width - TextWidth.columns(of: cut)))
    return alignment == .right ? blanks + cut : cut + blanks
  }
}
