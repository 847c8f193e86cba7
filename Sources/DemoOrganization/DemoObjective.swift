import Goals

/// An objective of the demo: its record, and what happened to it in its cycle.
struct DemoObjective {
  /// The cycle directory, `sales/2018-Q1`.
  let directory: String
  let id: String
  let record: String
  let events: [DemoEvent]

  init(_ directory: String, _ id: String, _ record: String, _ events: [DemoEvent] = []) {
    self.directory = directory
    self.id = id
    self.record = record
    self.events = events
  }

  var path: String { "\(directory)/\(id)" }
}

/// One line of a journal, before it has a time of day.
struct DemoEvent {
  let day: Day
  let login: String
  /// The key result; empty for the objective itself.
  let keyResult: String
  let event: EventWord
  let value: String
  let confidence: String
  let note: String
}

extension DemoQuarter {
  /// Check-ins once a week up to `daysAgo`, along a line that ends `ahead` of the plan.
  ///
  /// `missed` are values off that line, by how many check-ins before the last one they lie. Each
  /// line of `notes` is `confidence | note` and belongs to one of the last check-ins, oldest
  /// first; those before them carry the first line's confidence and no note.
  func weekly(
    _ keyResult: String, by login: String, from start: Double, to target: Double, ahead: Double,
    digits: Int = 0, daysAgo: Int = 2, missed: [Int: Double] = [:], _ notes: String
  ) -> [DemoEvent] {
    let span = workday(daysAgo) - first
    let lines = notes.rows
    return stride(from: span % 7, through: span, by: 7).map { offset in
      let remaining = (span - offset) / 7
      let noted = lines.count - 1 - remaining
      let row = lines[max(0, noted)]
      let ripple = remaining == 0 ? 0 : 0.03 * Wobble.value(login + keyResult, remaining)
      let progress = (elapsed + ahead) * Double(offset) / Double(span) + ripple
      let value = missed[remaining] ?? start + (target - start) * progress
      return DemoEvent(
        day: first.advanced(by: offset), login: login, keyResult: keyResult, event: .checkIn,
        value: value.text(digits: digits), confidence: row[0], note: noted < 0 ? "" : row[1])
    }
  }

  /// Events one by one: `days ago | login | key result | value | confidence | note`.
  ///
  /// Check-ins, where the third column does not end in another event: `tour state` is a state of
  /// the key result `tour`, ` state` one of the objective.
  func events(_ table: String) -> [DemoEvent] {
    table.rows.map { row in
      let name = row[2].split(separator: " ").map(String.init)
      let kind = name.last.flatMap { EventWord(rawValue: $0) }
      return DemoEvent(
        day: workday(Int(row[0]) ?? 0), login: row[1],
        keyResult: name.first.flatMap { $0 == kind?.rawValue ? nil : $0 } ?? "",
        event: kind ?? .checkIn,
        value: row[3], confidence: row[4], note: row[5])
    }
  }
}

extension DemoQuarter {
  /// So many days before now, or the Friday before where that is a weekend.
  private func workday(_ daysAgo: Int) -> Day {
    let day = now.advanced(by: -daysAgo)
    return day.advanced(by: -max(0, day.weekday - 5))
  }
}

extension String {
  /// The lines of a table, each cut at its bars.
  fileprivate var rows: [[String]] {
    split(separator: "\n").map { line in
      line.split(separator: "|", omittingEmptySubsequences: false).map { cell in
        cell.split(separator: " ").joined(separator: " ")
      }
    }
  }

  /// The text as one field of RFC 4180.
  var csvField: String {
    guard contains(where: { $0 == "," || $0 == "\"" }) else { return self }
    return "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}

extension DemoEvent {
  /// The journals of all objectives: one file a cycle directory and person, in order of time.
  static func journals(of objectives: [DemoObjective]) -> [(path: String, text: String)] {
    var lines: [String: [(at: Moment, rest: String)]] = [:]
    for objective in objectives {
      for (index, event) in objective.events.enumerated() {
        let path = "\(objective.directory)/journal/\(event.login).csv"
        lines[path, default: []].append((event.time(index), event.fields(of: objective.id)))
      }
    }
    return lines.sorted { $0.key < $1.key }.map { ($0.key, text($0.value)) }
  }

  /// In working hours: what one person records on a day, within some minutes.
  private func time(_ index: Int) -> Moment {
    let sitting = Int(Wobble.bits(login, day.number) % 30_000_000)
    let stir = Int(Wobble.bits(keyResult, index) % 900_000)
    return Moment(day: day, millisecondOfDay: 8 * 3_600_000 + sitting + stir)
  }

  private func fields(of objective: String) -> String {
    let name = keyResult.isEmpty ? objective : "\(objective)#\(keyResult)"
    return "\(login),\(name),\(event.rawValue),\(value),\(confidence),\(note.csvField)"
  }

  /// A journal never has the same time twice.
  private static func text(_ lines: [(at: Moment, rest: String)]) -> String {
    var text = "at,by,of,event,value,confidence,note\n"
    var last: Moment?
    for line in lines.sorted(by: { ($0.at, $0.rest) < ($1.at, $1.rest) }) {
      let at = last.map { max(line.at, $0.advanced(byMilliseconds: 1)) } ?? line.at
      text += "\(at.text),\(line.rest)\n"
      last = at
    }
    return text
  }
}
