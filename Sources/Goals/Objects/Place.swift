/// Where something is written: a file of the data directory, a line, a column.
public struct Place: Hashable, Sendable, Comparable {
  /// The path inside the data directory, `sales/2018-Q1/shorten-sales-lifecycle.rec`.
  public let file: String
  /// The line, counted from 1; 0 speaks of the file as a whole.
  public let line: Int
  /// The column in characters, counted from 1.
  public let column: Int

  /// A place in a file; without a line, the file as a whole.
  public init(file: String, line: Int = 0, column: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// As editors and compilers write it: `sales/x.rec:12:7`; the file alone where it is meant as a
  /// whole.
  public var text: String { line > 0 ? "\(file):\(line):\(column)" : file }

  /// In the order of a listing: by file, then line, then column.
  public static func < (left: Place, right: Place) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

/// A value together with the place it was read from, so that a finding can point at it.
public struct Written<Value: Hashable & Sendable>: Hashable, Sendable {
  /// What was read.
  public let value: Value
  /// Where it begins.
  public let place: Place

  /// A value read at a place.
  public init(_ value: Value, at place: Place) {
    self.value = value
    self.place = place
  }
}
