import Goals
import Records
import TestSupport
import Testing

/// What holds for any file and any edit.
@Suite struct RecfilePropertyTests {
  @Test("keeps any bytes, and every place lies inside the file", arguments: Dice.seeds(300))
  func anyBytes(seed: UInt64) {
    var dice = Dice(seed: seed)
    let bytes = dice.chance(50) ? dice.bytes(0...120) : dice.mutated(dice.document())
    let file = Recfile(parsing: bytes, file: "x.rec")
    #expect(file.bytes == bytes)
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    for place in file.problems.map(\.place) + file.records.flatMap(\.fields).map(\.place) {
      #expect((1...lines.count).contains(place.line))
      #expect((1...(lines[place.line - 1].count + 1)).contains(place.column))
      // A byte order mark alone has no line that could be shown.
      #expect(file.excerpt(at: place).count == 2 || bytes.count == 3)
    }
    let taken = file.records.flatMap { $0.fields.flatMap { Array($0.lines) } }
    #expect(taken == Array(Set(taken)).sorted())
  }

  @Test("an edit leaves every other line and value as it was", arguments: Dice.seeds(300))
  func oneField(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let before = Recfile(parsing: dice.mutated(dice.document()), file: "x.rec")
    guard !before.records.isEmpty else { return }
    let index = dice.roll(before.records.count)
    let record = before.records[index]
    let name = dice.chance(70) ? record.fields[dice.roll(record.fields.count)].name : "New"
    let values = dice.list(record.fields[0].name == name ? 1...3 : 0...3) { $0.value() }
    var after = before
    try after.set(name, to: values, inRecord: index, order: ["A", "New", "B", "C"])
    #expect(after.records[index].all(name).map(\.value) == values)
    #expect(after.lines(without: name, in: index) == before.lines(without: name, in: index))
    #expect(
      after.fieldTexts(without: name, in: index) == before.fieldTexts(without: name, in: index))
    #expect(after.records.count == before.records.count)
  }

  @Test("setting a field and setting it back gives the same bytes", arguments: Dice.seeds(200))
  func setAndBack(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let before = try Recfile(parsing: dice.writtenDocument(), file: "x.rec")
    let index = dice.roll(before.records.count)
    let record = before.records[index]
    let name = dice.chance(80) ? record.fields[dice.roll(record.fields.count)].name : "New"
    let old = record.all(name).map(\.value)
    let count = old.isEmpty ? 1...3 : old.count...old.count
    var file = before
    // A value that is there already would keep its line, wherever that is among the other fields.
    let new = dice.list(count) { "new " + $0.value() }
    try file.set(name, to: new, inRecord: index, order: ["A", "New"])
    try file.set(name, to: old, inRecord: index, order: [])
    #expect(file.bytes == before.bytes)
  }

  @Test("adding a record and removing it gives the same bytes", arguments: Dice.seeds(100))
  func addAndRemove(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let before = try Recfile(parsing: dice.writtenDocument(), file: "x.rec")
    let index = dice.roll(before.records.count)
    let fields = dice.list(1...3) { (name: "New", value: $0.value()) }
    var file = before
    try file.add(fields, afterRecord: index)
    #expect(file.records[index + 1].fields.map(\.value).elementsEqual(fields.map(\.value)))
    try file.removeRecord(index + 1)
    #expect(file.bytes == before.bytes)
  }

  @Test(
    "recutils reads what is written as it was meant",
    .enabled(if: Recutils.isInstalled, "recutils is not installed"),
    arguments: Dice.seeds(40))
  func recutils(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    var file = try Recfile(parsing: dice.writtenDocument(), file: "x.rec")
    // recutils takes an empty value for a broken one where no line end follows it.
    if dice.chance(50), !file.bytes.hasSuffix(":\n"), !file.bytes.hasSuffix("+\n") {
      file = Recfile(parsing: file.bytes.dropLast(), file: "x.rec")
    }
    let index = dice.roll(file.records.count)
    let last = file.records[index].fields[file.records[index].fields.count - 1]
    try file.set(last.name, to: dice.list(1...3) { $0.value() }, inRecord: index, order: [])
    #expect(try Recutils.complaints(about: file.bytes) == "")
    #expect(try Recutils.records(of: file.bytes) == file.fieldTexts)
    #expect(file.problems.isEmpty)
  }
}

extension [UInt8] {
  fileprivate func hasSuffix(_ text: String) -> Bool {
    suffix(text.utf8.count).elementsEqual(text.utf8)
  }
}

extension Recfile {
  /// The lines that belong to other fields or to none; line ends at the end of the file don't count,
  /// because a line that is appended gives the one before it its end.
  fileprivate func lines(without name: String, in index: Int) -> [[UInt8]] {
    let taken = Set(records[index].all(name).flatMap(\.lines))
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated()
      .filter { !taken.contains($0.offset + 1) }.map { Array($0.element) }
    while let last = lines.popLast() {
      let content = last.last == 13 ? last.dropLast() : last[...]
      if !content.isEmpty { return lines + [Array(content)] }
    }
    return []
  }

  fileprivate func fieldTexts(without name: String, in index: Int) -> [[String]] {
    records.enumerated().map { offset, record in
      record.fields.filter { offset != index || $0.name != name }.map { "\($0.name)=\($0.value)" }
    }
  }
}

extension Dice {
  /// A file of lines of all kinds.
  mutating func document() -> [UInt8] {
    let end = chance(80) ? "\n" : "\r\n"
    let text = list(0...14) { dice in
      dice.pick(
        "A: 1", "A: \(dice.value())", "B:\t2", "C:", "B: x\\", "+ more", "+", "+\\", "# c", "", " ",
        "A: 2", "stray", "%rec: X", "<<<<<<< HEAD", "=======", ">>>>>>> b", "C : 1", "B: 日本")
    }.joined(separator: end)
    return Array((chance(10) ? "\u{FEFF}" : "") + text).flatMap { Array(String($0).utf8) }
      + (chance(70) ? Array(end.utf8) : [])
  }

  /// A file as the program writes it, with at least one record.
  fileprivate mutating func writtenDocument() throws -> [UInt8] {
    let text = try Recfile.text(
      of: list(1...4) { dice in
        dice.list(1...4) { (name: $0.pick("A", "B", "C"), value: $0.value()) }
      })
    let comment = chance(50) ? "# a comment\n" : chance(50) ? "# a comment\n\n" : ""
    return Array(comment.utf8) + text
  }

  /// The bytes with a few slips of the keyboard.
  mutating func mutated(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<roll(4) where !bytes.isEmpty {
      let index = roll(bytes.count)
      switch roll(4) {
      case 0: bytes.remove(at: index)
      case 1: bytes.insert(contentsOf: self.bytes(1...2), at: index)
      case 2: bytes[index] = self.bytes(1...1)[0]
      default: bytes.removeSubrange(index...)
      }
    }
    return bytes
  }
}
