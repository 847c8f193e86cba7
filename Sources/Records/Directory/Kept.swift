internal import Goals

/// What a file was read as, with the text it was read from.
struct Kept<Value: Sendable>: Sendable {
  private let file: DirectoryText.File
  let value: Value

  /// What an earlier reading has of the same text, or a new one.
  init(
    _ file: DirectoryText.File, as earlier: Kept?, read: (DirectoryText.File) -> Value
  ) {
    let isSame = earlier?.file.reads(as: file) == true
    self.file = isSame ? earlier?.file ?? file : file
    value = isSame ? earlier?.value ?? read(file) : read(file)
  }
}

/// A log as it was read, and its last line where that has no end yet.
struct DecodedLog<Entry: Sendable>: Sendable {
  let entries: [Entry]
  let findings: [Finding]
  let unfinished: Finding?

  init(_ file: DirectoryText.File, _ path: String, decode: (CSVFile) -> Decoded<[Entry]>) {
    if let problems = file.problems {
      (entries, findings, unfinished) = ([], problems, nil)
      return
    }
    let table = CSVFile(parsing: file.bytes, file: path)
    let decoded = decode(table)
    (entries, findings, unfinished) = (decoded.value, decoded.findings, table.unfinished)
  }
}

extension DirectoryText.File {
  /// The file as records; what stood in the way of reading it goes to the findings.
  func record(_ path: String, _ findings: inout [Finding]) -> Recfile? {
    guard let problems else { return Recfile(parsing: bytes, file: path) }
    findings += problems
    return nil
  }

  /// What is read of the file; nothing where it can't be read.
  func decoded<Value>(
    _ path: String, _ decode: (Recfile) -> Decoded<Value?>
  ) -> Decoded<Value?> {
    if let problems { return Decoded(nil, findings: problems) }
    return decode(Recfile(parsing: bytes, file: path))
  }
}

extension DirectoryText.Folder {
  /// The files in the order of their names.
  var ordered: [(name: String, file: DirectoryText.File)] {
    files.sorted { $0.key < $1.key }.map { (name: $0.key, file: $0.value) }
  }

  /// Whether reading gives the same, as far as its own files go.
  func reads(as other: DirectoryText.Folder?) -> Bool {
    let others = other?.files ?? [:]
    return files.count == others.count
      && files.allSatisfy { name, file in others[name].map(file.reads) ?? false }
  }

  /// How long its files take to read, as bytes: opening one takes about as long as understanding
  /// 1 KiB of it.
  var weight: Int { files.values.reduce(0) { $0 + $1.bytes.count + 1024 } }
}

extension Finding {
  /// What is wrong with the name of an object's file.
  static func ofName(_ id: String, at path: String) -> [Finding] {
    if case .kpi? = DataFile(path), id == DataFolder.journal {
      return [
        Finding(
          at: Place(file: path), .reservedId, "\(id.quoted) holds what happens to KPIs",
          hint: .shell("git mv or mv", does: "gives its file another name"))
      ]
    }
    guard !Identifier.isValid(id) else { return [] }
    return [
      Finding(
        at: Place(file: path), .badName, "\(id.quoted) is not an id",
        hint: "name the file with small letters, digits and -, at most 64")
    ]
  }
}
