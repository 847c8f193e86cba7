import Records
import TestSupport

extension Recutils {
  /// The records as `recsel` prints them.
  static func records(of bytes: [UInt8]) throws -> [[String]] {
    Recfile(parsing: Array(try selection(of: bytes).utf8), file: "").fieldTexts
  }
}

extension Recfile {
  /// Names and values of the fields, record by record.
  var fieldTexts: [[String]] { records.map { $0.fields.map { "\($0.name)=\($0.value)" } } }
}
