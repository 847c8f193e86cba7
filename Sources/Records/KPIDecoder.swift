public import Goals

extension KPI {
  /// Reads a KPI's definition; its readings come from files of their own.
  public static func decoded(_ file: Recfile, as ref: KPIRef) -> Decoded<KPI?> {
    let (records, strays) = file.records(of: .kpi)
    guard let record = records.first else {
      let missing = Finding(
        at: Place(file: file.file), .unreadable, "there is no KPI in this file",
        hint: "begin it with a line KPI: and a title")
      return Decoded(nil, findings: file.problems + strays + [missing])
    }
    var fields = FieldReader(record, as: .kpi)
    var kpi = KPI(ref: ref, place: fields.place, title: fields.title)
    kpi.why = fields.text(.why) ?? ""
    kpi.owner = fields.written(.owner)
    kpi.unit = fields.written(.unit).map { Unit($0.value) }
    kpi.target = fields.bound(.target)
    kpi.warn = fields.bound(.warn)
    kpi.every = fields.choice(.every) ?? kpi.every
    kpi.aggregate = fields.choice(.aggregate) ?? kpi.aggregate
    kpi.measure = fields.choice(.measure) ?? kpi.measure
    kpi.plan = fields.all(.plan) { text throws(Unreadable) in
      try KPI.PlannedTarget(reading: text)
    }
    kpi.ratio = fields.one(.of) { text throws(Unreadable) in try KPI.Ratio(reading: text) }
    kpi.better = fields.choice(.better)
    kpi.state = fields.choice(.state) ?? kpi.state
    kpi.sources = fields.list(.source).map(\.value)
    kpi.tags = fields.list(.tags).map(\.value)
    kpi.fields = fields.all
    let bounds = [kpi.target, kpi.warn].compactMap(\.self)
    for bound in bounds {
      fields.check(bound.value.unit, at: bound.place, kpi, bound.value.written)
    }
    for point in kpi.plan {
      fields.check(point.value.unit, at: point.place, kpi, point.value.levelText)
    }
    return Decoded(kpi, findings: file.problems + strays + fields.findings)
  }
}

extension FieldReader {
  fileprivate mutating func check(_ written: Unit?, at place: Place, _ kpi: KPI, _ text: String) {
    guard let written, written != kpi.targetUnit else { return }
    let mismatch = UnitMismatch(text, not: kpi.targetUnit)
    report(Finding(at: place, mismatch, kpi.targetUnit == nil ? "give the KPI a Unit:" : nil))
  }
}

extension KPI.PlannedTarget {
  fileprivate init(reading text: String) throws(Unreadable) {
    guard let point = KPI.PlannedTarget(parsing: text) else {
      throw Unreadable(
        "\(text.quoted) is not a planned target",
        "write a day, month, quarter or year and a bound, like 2026-12 >= 65")
    }
    self = point
  }
}

extension KPI.Ratio {
  fileprivate init(reading text: String) throws(Unreadable) {
    guard let ratio = KPI.Ratio(parsing: text) else {
      throw Unreadable(
        "\(text.quoted) is not a ratio of two KPIs",
        """
        write one KPI by another, like churned / customers; what other formulas give is recorded \
        as readings
        """)
    }
    self = ratio
  }
}

extension Reading {
  /// Reads one source's readings of a KPI: `on,value,by,note`.
  ///
  /// The same `on` twice: the last line wins; an empty value takes the reading back.
  public static func decoded(_ file: CSVFile, source: String, of kpi: KPI) -> Decoded<[Reading]> {
    var decoder = ReadingDecoder(unit: kpi.unit)
    for row in file.rows { decoder.read(row) }
    let readings = decoder.readings(of: file, source: source)
    return Decoded(readings, findings: file.problems + decoder.findings)
  }
}

extension CSVFile.Row {
  /// The value and what follows it where that looks like the rest of one number, `2,9` or `8,000`,
  /// and how that number is written.
  package var splitNumber: (written: String, plain: String)? {
    guard let value = self[cell: 1]?.trimmed, let rest = self[cell: 2],
      !isQuoted(2), (1...3).contains(rest.utf8.count), rest.utf8.allSatisfy(\.isDigit),
      value.utf8.last?.isDigit == true
    else { return nil }
    // Three digits are thousands.
    return ("\(value),\(rest)", value + (rest.utf8.count == 3 ? "" : ".") + rest)
  }
}

/// Reads rows one by one; a row that can't be read is a finding and nothing more.
private struct ReadingDecoder {
  /// A row with a value.
  private struct Read {
    let row: CSVFile.Row
    let value: Double
  }

  private let unit: Unit?
  private(set) var findings: [Finding] = []
  private var order: [Moment] = []
  private var latest: [Moment: Read?] = [:]

  init(unit: Unit?) { self.unit = unit }

  func readings(of file: CSVFile, source: String) -> [Reading] {
    var log = ReadingLogBuilder(file: file.file, source: source, text: file.logText)
    log.reserve(order.count)
    for moment in order {
      guard let read = latest[moment] ?? nil else { continue }
      let (row, place) = (read.row, read.row.place(ofCell: 0))
      log.add(
        on: moment, written: row.range(ofTrimmed: 0), value: read.value, by: row[cell: 2] ?? "",
        note: row.parts.count > 3 ? row.parts[3] : 0..<0, line: place.line, column: place.column)
    }
    return log.readings
  }

  mutating func read(_ row: CSVFile.Row) {
    guard let moment = row.moment(cell: 0) else {
      if !row.isBlank {
        let text = row.trimmed(cell: 0)
        report(row, 0, "\(text.quoted) is not a date or time", "write it as 2026-11-21")
      }
      return
    }
    let text = row.trimmed(cell: 1)
    guard !text.isEmpty else { return put(moment, nil) }
    guard let value = value(text, row) else { return }
    if let (written, plain) = row.splitNumber {
      return report(
        row, 1, "\(written.quoted) may be one number with a comma in it",
        "write \(plain), or put who recorded it in quotation marks")
    }
    put(moment, Read(row: row, value: value))
  }

  private mutating func put(_ moment: Moment, _ read: Read?) {
    if latest.updateValue(read, forKey: moment) == nil { order.append(moment) }
  }

  private mutating func value(_ text: String, _ row: CSVFile.Row) -> Double? {
    do throws(QuantityProblem) {
      let quantity = try Quantity(parsing: text)
      guard let written = quantity.unit, written != unit else { return quantity.number }
      findings.append(Finding(at: row.place(ofCell: 1), UnitMismatch(text, not: unit)))
    } catch {
      report(row, 1, error.message, error.hint)
    }
    return nil
  }

  private mutating func report(_ row: CSVFile.Row, _ cell: Int, _ message: String, _ hint: Remedy?)
  {
    findings.append(Finding(at: row.place(ofCell: cell), .unreadable, message, hint: hint))
  }
}
