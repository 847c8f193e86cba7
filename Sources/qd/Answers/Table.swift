import Canvas

/// Lines in columns, each as wide as its widest cell.
///
/// Where the paper is narrow the one flexible column gives way as long as it can still be read; then
/// whole columns do that can be spared, and then it gives way further.
struct Table: Sendable {
  enum Alignment: Sendable {
    case left
    case right
    /// To the left, and cut off where the paper ends.
    case flexible
  }

  private let columns: [Alignment]
  private let spared: [Int]
  private var rows: [[String]] = []
  private static let gap = "  "
  private static let readable = 28
  private static let leastFlexible = 12

  /// A table whose columns `spared` are left out, one after the other, where there is no room.
  init(_ columns: [Alignment], sparing spared: [Int] = []) {
    self.columns = columns
    self.spared = spared
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
    let wanted = widths[flexible]
    func left() -> Int { wanted - max(0, Table.total(of: widths) - room) }
    for column in spared where left() < min(wanted, Table.readable) { widths[column] = 0 }
    widths[flexible] = max(min(wanted, Table.leastFlexible), left())
  }

  private static func total(of widths: [Int]) -> Int {
    let shown = widths.filter { $0 > 0 }
    return shown.reduce(0, +) + gap.count * max(0, shown.count - 1)
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
