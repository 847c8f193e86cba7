import Goals
import Records
import TestSupport
import Testing

/// What holds for the merge of any three files.
@Suite struct MergePropertyTests {
  @Test("a side that changed nothing yields to the other", arguments: Dice.seeds(100))
  func oneSide(seed: UInt64) {
    var dice = Dice(seed: seed)
    let (base, new) = (dice.mutated(dice.document()), dice.mutated(dice.document()))
    for file in ["x.rec", "x.csv"] {
      #expect(Merge(base: base, ours: new, theirs: base, file: file).bytes == new)
      #expect(Merge(base: base, ours: base, theirs: new, file: file).bytes == new)
      #expect(Merge(base: base, ours: new, theirs: new, file: file).bytes == new)
    }
  }

  @Test("without a conflict, what one side took away is gone and all else is there")
  func removals() {
    for seed in SeededGenerator.rounds(1000) {
      var dice = Dice(seed: seed)
      let base = dice.distinctLines()
      let (ours, theirs) = (dice.changed(base), dice.changed(base))
      let merge = Merge(
        base: base.joined, ours: ours.joined, theirs: theirs.joined, file: "x.rec")
      let kept = Set(ours).intersection(theirs)
      let added = Set(ours).union(theirs).subtracting(base)
      let merged = Set(merge.bytes.split(separator: 10).map { Array($0) })
      #expect(merged.isSuperset(of: kept.union(added).subtracting([[]])), "seed \(seed)")
      if merge.conflicts == 0 {
        #expect(merged == kept.union(added).subtracting([[]]), "seed \(seed)")
      }
    }
  }

  @Test("edits of different fields go together without a conflict", arguments: Dice.seeds(200))
  func fields(seed: UInt64) throws {
    let (merge, both) = try disjoint(seed)
    let merged = Recfile(parsing: merge.bytes, file: "x.rec")
    #expect(merge.conflicts == 0)
    #expect(merged.fieldTexts.map { $0.sorted() } == both.fieldTexts.map { $0.sorted() })
    #expect(merged.problems.isEmpty)
  }

  @Test(
    "recutils reads what went together",
    .enabled(if: Recutils.isInstalled, "recutils is not installed"), arguments: Dice.seeds(20))
  func recutils(seed: UInt64) throws {
    #expect(try Recutils.complaints(about: disjoint(seed).merge.bytes) == "")
  }

  /// The merge of two sides that changed different fields, and the file with all of these changes.
  private func disjoint(_ seed: UInt64) throws -> (merge: Merge, both: Recfile) {
    var dice = Dice(seed: seed)
    let base = try dice.keyResults()
    var (ours, theirs, both) = (base, base, base)
    for index in base.records.indices {
      for name in ["KeyResult", "Owner", "From", "Due", "Color"] {
        let (isOurs, values) = (dice.chance(50), dice.list(1...1) { $0.value() })
        guard dice.chance(40) else { continue }
        let change: (inout Recfile) throws -> Void = {
          try $0.set(name, to: values, inRecord: index, order: RecordKind.keyResult.fields)
        }
        try change(&both)
        if isOurs { try change(&ours) } else { try change(&theirs) }
      }
    }
    let merge = Merge(base: base.bytes, ours: ours.bytes, theirs: theirs.bytes, file: "x.rec")
    return (merge, both)
  }

  @Test("both sides' values of one field stay, with a conflict", arguments: Dice.seeds(100))
  func conflicts(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let base = try dice.keyResults()
    let index = dice.roll(base.records.count)
    let (mine, yours) = (["mine " + dice.value()], ["yours " + dice.value()])
    var (ours, theirs) = (base, base)
    try ours.set("Owner", to: mine, inRecord: index, order: RecordKind.keyResult.fields)
    try theirs.set("Owner", to: yours, inRecord: index, order: RecordKind.keyResult.fields)
    let merge = Merge(base: base.bytes, ours: ours.bytes, theirs: theirs.bytes, file: "x.rec")
    let merged = Recfile(parsing: merge.bytes, file: "x.rec")
    #expect(merge.conflicts == 1)
    #expect(merged.records.count == base.records.count)
    #expect(merged.records[index].all("Owner").map(\.value) == mine + yours)
    #expect(merged.problems.map(\.code) == [.conflictMarker])
  }
}

extension [[UInt8]] {
  fileprivate var joined: [UInt8] { flatMap { $0 + [10] } }
}

extension Dice {
  /// A file of key results with some of their fields.
  fileprivate mutating func keyResults() throws -> Recfile {
    var number = 0
    let records = list(1...4) { dice in
      number += 1
      let others = ["Owner", "From", "Due", "Color"].filter { _ in dice.chance(60) }
      return [(name: "KeyResult", value: "K \(number)"), (name: "Id", value: "k-\(number)")]
        + others.map { (name: $0, value: dice.value()) }
    }
    return Recfile(parsing: try Recfile.text(of: records), file: "x.rec")
  }

  /// A file of which no two lines are equal but blank ones; plain records, mostly.
  fileprivate mutating func distinctLines() -> [[UInt8]] {
    let isPlain = chance(60)
    var isFirst = true
    return (0..<roll(14)).map { number in
      let line =
        switch roll(isPlain ? 5 : 7) {
        case _ where isFirst: "KeyResult: K \(number)"
        case 0: ""
        case 1: "# \(number)"
        case 5: "stray \(number)"
        case 6: "B\(number): x\\"
        default: "A\(number): 1"
        }
      isFirst = line.isEmpty
      return Array(line.utf8)
    }
  }

  /// Lines some of which went or became others, and between which others came.
  ///
  /// Blank lines and titles stay: without them, a record is another one.
  fileprivate mutating func changed(_ lines: [[UInt8]]) -> [[UInt8]] {
    lines.flatMap { line -> [[UInt8]] in
      let new = Array("C\(roll(100_000)): \(roll(100_000))".utf8)
      if line.isEmpty || chance(80) { return [line] }
      return line.first == 75 ? [line, new] : pick([], [new], [line, new])
    }
  }
}
