internal import Goals
internal import Records

/// Reads whole files; what stands in the way becomes a finding.
struct FileReader: Sendable {
  let root: DataRoot
  let tally: Tally

  func record<Value>(_ path: String, _ decode: (Recfile) -> Decoded<Value?>) -> Decoded<Value?> {
    defer { tally.add() }
    do throws(DiskError) {
      return decode(
        Recfile(parsing: try root.read(path, limit: DataRoot.recordLimit).bytes, file: path))
    } catch {
      return Decoded(nil, findings: error.findings)
    }
  }

  func log<Entry>(
    _ path: String, _ decode: (CSVFile) -> Decoded<[Entry]>
  ) -> Shelf.Log<Entry> {
    defer { tally.add() }
    do throws(DiskError) {
      let file = CSVFile(parsing: try root.read(path, limit: DataRoot.logLimit).bytes, file: path)
      return Shelf.Log(decoded: decode(file), unfinished: file.unfinished)
    } catch {
      return Shelf.Log(decoded: Decoded([], findings: error.findings), unfinished: nil)
    }
  }
}

extension DiskError {
  /// What a file that can't be read is told as; one that has just gone is not told of.
  fileprivate var findings: [Finding] {
    let code: Finding.Code =
      switch fact {
      case .tooLarge: .tooLarge
      case .denied: .closed
      default: .notAFile
      }
    return fact == .missing ? [] : [Finding(at: Place(file: path), code, sentence)]
  }
}
