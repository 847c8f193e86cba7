public import Goals

/// What a file was read as, and what was found while reading it.
public struct Decoded<Value: Sendable>: Sendable {
  /// What it was read as.
  public let value: Value
  /// What is wrong with it.
  public let findings: [Finding]

  /// A value read with findings.
  public init(_ value: Value, findings: [Finding]) {
    self.value = value
    self.findings = findings
  }
}

extension Recfile {
  /// The records of one kind; every other record in the file is a finding.
  func records(
    of kind: RecordKind, also other: RecordKind? = nil
  ) -> (
    [Record], strays: [Finding]
  ) {
    var (found, strays): ([Record], [Finding]) = ([], [])
    for record in records {
      guard let first = record.fields.first else { continue }
      if first.name == kind.titleField || first.name == other?.titleField {
        found.append(record)
      } else {
        strays.append(stray(first, kind: kind))
      }
    }
    return (found, strays)
  }

  private func stray(_ first: Field, kind: RecordKind) -> Finding {
    let isMisplaced = RecordKind(rawValue: first.name) != nil
    return Finding(
      at: first.namePlace, isMisplaced ? .unreadable : .strayLine,
      isMisplaced
        ? "a record of kind \(first.name) doesn't belong into this file"
        : "a record that begins with \(first.name) has no kind",
      hint: "begin it with \(kind.titleField):, or remove the blank line above it")
  }
}
