public import Goals

/// A GNU recfile: its bytes, and what they mean.
///
/// Reading never fails and loses nothing: `bytes` is what was read, whatever it was. An edit changes
/// the lines it is about and no other byte.
///
///     var file = Recfile(parsing: bytes, file: "sales/2018-Q1/shorten-sales-lifecycle.rec")
///     file.records[0]["Owner"]?.value                       // "jenny"
///     try file.set("Owner", to: ["tom"], inRecord: 0, order: ["Objective", "Why", "Owner"])
///
/// It is read as recutils reads it (the manual's chapter "The Rec Format"), except that lines which
/// recutils refuses stop nothing here: they are kept, with a finding.
public struct Recfile: Equatable, Sendable {
  /// The records in the order of the file, without `%` descriptors.
  public let records: [Record]
  /// What can't be read, or only just, in the order of the file.
  public let problems: [Finding]

  let text: TextLines
  /// Whether the file ends in a backslash that would join whatever is appended to its last value.
  let endsJoining: Bool

  /// Reads a file; any bytes are a recfile, at worst one of stray lines.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: Its path inside the data directory, for the places of fields and findings.
  public init(parsing bytes: [UInt8], file: String) {
    let text = TextLines(bytes, file: file)
    var parser = RecfileParser(text)
    parser.parse()
    self.text = text
    self.records = parser.records
    self.problems = parser.findings.sorted
    self.endsJoining = parser.endsJoining
  }

  /// The bytes of the file, exactly as they were read or as the edits left them.
  public var bytes: [UInt8] { text.bytes }

  /// The path inside the data directory.
  public var file: String { text.file }

  /// The line of a place and a caret below its column, for messages.
  ///
  /// - Parameters:
  ///   - place: A place in this file.
  ///   - width: How many columns the terminal draws a character in.
  /// - Returns: Two lines with controls made visible; none where the place is the file as a whole.
  public func excerpt(at place: Place, width: (Character) -> Int = { _ in 1 }) -> [String] {
    text.excerpt(at: place, width: width)
  }
}

extension Recfile {
  /// What stands between two blank lines: at least one field.
  public struct Record: Equatable, Sendable {
    /// The fields in the order of the file; the first one says what the record is.
    public let fields: [Field]
    /// The lines, counted from 1, with the comments that no blank line separates from the fields.
    public let lines: Range<Int>

    /// The first field of this name; case matters.
    public subscript(name: String) -> Field? { fields.first { $0.name == name } }

    /// All fields of this name.
    public func all(_ name: String) -> [Field] { fields.filter { $0.name == name } }
  }

  /// A name and a value.
  public struct Field: Equatable, Sendable {
    /// The name, `[A-Za-z][A-Za-z0-9_]*`.
    public let name: String
    /// The value, lines of it separated by `\n`; what is no UTF-8 reads as U+FFFD.
    public let value: String
    /// Where the value begins.
    public let place: Place
    /// The lines the field takes, counted from 1.
    public let lines: Range<Int>

    /// Where the name begins.
    public var namePlace: Place { Place(file: place.file, line: place.line) }
  }
}
