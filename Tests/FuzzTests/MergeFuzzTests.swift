import Records
import TestSupport
import Testing

@Suite struct MergeFuzzTests {
  @Test("no line vanishes that nobody took away, whatever the files and whichever side is ours")
  func lines() throws {
    for (folder, file) in [("records", "x.rec"), ("logs", "x.csv")] {
      try Corpus(folder).forEach(rounds: 400) { name, base, random in
        let triple = Triple(base, ours: edited(base, &random), theirs: edited(base, &random))
        #expect(triple.complaint(file) == nil, "\(name)")
      }
    }
  }

  /// A file with lines that came, went and moved.
  private func edited(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map { Array($0) }
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      let (index, other) = (
        Int.random(in: lines.indices, using: &random), Int.random(in: lines.indices, using: &random)
      )
      let digit = Int.random(in: 0...9, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0 where lines.count > 1: lines.remove(at: index)
      case 1: lines.insert(Array("D: \(digit)".utf8), at: index)
      case 2: lines.swapAt(index, other)
      default: lines[index] = Array("A: \(digit)".utf8)
      }
    }
    return Array(lines.joined(separator: [10]))
  }
}

/// A file, and two edits of it.
private struct Triple {
  let base: [UInt8]
  let ours: [UInt8]
  let theirs: [UInt8]

  init(_ base: [UInt8], ours: [UInt8], theirs: [UInt8]) {
    (self.base, self.ours, self.theirs) = (base, ours, theirs)
  }

  /// What is wrong with its merge.
  func complaint(_ file: String) -> String? {
    let merge = Merge(base: base, ours: ours, theirs: theirs, file: file)
    let lines = { Lines($0, isLog: file.hasSuffix(".csv")) }
    let (merged, old, first, second) = (lines(merge.bytes), lines(base), lines(ours), lines(theirs))
    let known = Set(first.counts.keys).union(second.counts.keys)
    // A line may only be gone where each one of it was taken away by a side, and none was added.
    for line in known where merged[line] == 0 && first[line] + second[line] > old[line] {
      return "lost \(String(decoding: line, as: UTF8.self))"
    }
    let markers = merge.conflicts > 0 ? Triple.markers : []
    if let line = Set(merged.counts.keys).subtracting(known).subtracting(markers).first {
      return "made up \(String(decoding: line, as: UTF8.self))"
    }
    let other = Merge(base: base, ours: theirs, theirs: ours, file: file)
    if other.conflicts != merge.conflicts || lines(other.bytes) != merged { return "lopsided" }
    let conflicts = Recfile(parsing: merge.bytes, file: file).conflicts
    return merge.conflicts == conflicts.count || known.contains(where: Triple.isMarker)
      ? nil : "conflicts that nobody can settle"
  }

  private static let markers: Set<[UInt8]> = Set(
    ["<<<<<<< ours", "=======", ">>>>>>> theirs"].map { Array($0.utf8) })

  private static func isMarker(_ line: [UInt8]) -> Bool {
    ["<<<<<<< ", "=======", ">>>>>>> ", "||||||| "].contains { line.starts(with: $0.utf8) }
  }
}

/// The lines of a file that hold something, without their ends: how often each stands there.
private struct Lines: Equatable {
  private(set) var counts: [[UInt8]: Int] = [:]

  init(_ bytes: [UInt8], isLog: Bool) {
    for line in bytes.split(separator: 10) {
      var line = line.last == 13 ? line.dropLast() : line
      // What a log's line that was never finished ends in may stand behind a CR, or before one.
      while isLog, line.last == 13 || line.suffix(2) == [32, 92] {
        line.removeLast(line.last == 13 ? 1 : 2)
      }
      if !line.allSatisfy({ $0 == 32 || $0 == 9 }) { counts[Array(line), default: 0] += 1 }
    }
  }

  subscript(line: [UInt8]) -> Int { counts[line] ?? 0 }
}
