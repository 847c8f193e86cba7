package import Goals

/// A file of a data directory as it is taken out of it: the fields of its records in their order, or
/// the lines of a log as they are.
package struct ExportFile: Hashable, Sendable {
  /// What it holds.
  package enum Content: Hashable, Sendable {
    case records([[RecordField]])
    /// The lines of a log; one that was never ended stays so, because it is no value.
    case lines([String], isEnded: Bool = true)
  }

  /// Its path in the data directory.
  package let path: String
  package let content: Content

  package init(path: String, _ content: Content) {
    (self.path, self.content) = (path, content)
  }

  /// The file as it comes back.
  ///
  /// - Throws: ``Refusal`` where it is no file of a data directory, or a field has no name that a
  ///   record may have.
  package var restored: RestoredFile {
    get throws(Refusal) {
      guard DataFile(path) != nil else {
        throw .unreadable(
          field: path, problem: "no file of a data directory is called so",
          hint: "bring in an export as it was written")
      }
      switch content {
      case .lines(let lines, let isEnded):
        let end = isEnded && !lines.isEmpty ? "\n" : ""
        return RestoredFile(path: path, text: lines.joined(separator: "\n") + end)
      case .records(let records):
        do throws(Recfile.Unwritable) {
          let bytes = try Recfile.text(of: records.map { $0.map { ($0.name, $0.value) } })
          return RestoredFile(path: path, text: String(decoding: bytes, as: UTF8.self))
        } catch {
          throw error.refusal
        }
      }
    }
  }
}

extension DirectoryText {
  /// What is taken out: all that is the program's and can be read, in the order of paths, the records
  /// before the logs.
  package func exported(where isMeant: (DataFile) -> Bool = { _ in true }) -> [ExportFile] {
    var files: [ExportFile] = []
    for (directory, folder) in folders {
      for (name, file) in folder.files {
        let path = directory.isEmpty ? name : directory + "/" + name
        guard let kind = DataFile(path), file.problems == nil, isMeant(kind) else { continue }
        files.append(ExportFile(path: path, ExportFile.content(of: file.bytes, kind, path)))
      }
    }
    return files.sorted { ($0.isLog ? 1 : 0, $0.path) < ($1.isLog ? 1 : 0, $1.path) }
  }

  /// The paths that can't be read, which an export lacks.
  package var unreadPaths: [String] {
    let files = folders.flatMap { directory, folder in
      folder.files.filter { $0.value.problems?.isEmpty == false }.map {
        directory.isEmpty ? $0.key : directory + "/" + $0.key
      }
    }
    return (files + closed).sorted()
  }
}

extension ExportFile {
  fileprivate var isLog: Bool { if case .lines = content { true } else { false } }

  fileprivate static func content(of bytes: [UInt8], _ kind: DataFile, _ path: String) -> Content {
    guard kind.isLog else {
      return .records(
        Recfile(parsing: bytes, file: path).records.map { record in
          record.fields.map { RecordField($0.name, $0.value) }
        })
    }
    var lines = bytes.split(separator: .lineFeed, omittingEmptySubsequences: false).map { line in
      String(decoding: line.last == .carriageReturn ? line.dropLast() : line, as: UTF8.self)
    }
    let isEnded = lines.last?.isEmpty ?? true
    if isEnded, !lines.isEmpty { lines.removeLast() }
    return .lines(lines, isEnded: isEnded)
  }
}
