internal import Goals
internal import Records
internal import Synchronization

/// Reads whole files; what stands in the way becomes a finding.
struct FileReader: Sendable {
  let root: DataRoot
  let tally: Tally
  private let settling: Settling
  private let doubt = Doubt()

  /// Whether it matters no more what was read: somebody wrote a file between its listing and its
  /// reading, or is in the middle of it.
  var isOvertaken: Bool { doubt.isRaised.load(ordering: .relaxed) }

  init(root: DataRoot, settling: Settling, tally: Tally) {
    (self.root, self.settling, self.tally) = (root, settling, tally)
  }

  func record<Value>(
    _ path: String, _ listed: Stamp, _ decode: (Recfile) -> Decoded<Value?>
  ) -> Decoded<Value?> {
    defer { tally.add() }
    do throws(DiskError) {
      return decode(
        Recfile(parsing: try read(path, listed, limit: DataRoot.recordLimit), file: path))
    } catch {
      return Decoded(nil, findings: error.findings)
    }
  }

  func log<Entry>(
    _ path: String, _ listed: Stamp, _ decode: (CSVFile) -> Decoded<[Entry]>
  ) -> Shelf.Log<Entry> {
    defer { tally.add() }
    do throws(DiskError) {
      let bytes = try read(path, listed, limit: DataRoot.logLimit)
      let file = CSVFile(parsing: bytes, file: path)
      return Shelf.Log(decoded: decode(file), unfinished: file.unfinished)
    } catch {
      return Shelf.Log(decoded: Decoded([], findings: error.findings), unfinished: nil)
    }
  }

  private func read(_ path: String, _ listed: Stamp, limit: Int) throws(DiskError) -> [UInt8] {
    do throws(DiskError) {
      let contents = try root.read(path, limit: limit)
      if contents.stamp != listed || isHalf(contents, path) {
        doubt.isRaised.store(true, ordering: .relaxed)
      }
      return contents.bytes
    } catch {
      if error.fact == .missing { doubt.isRaised.store(true, ordering: .relaxed) }
      throw error
    }
  }

  /// Whether it ends within a line that somebody may be writing this moment. A record file that has
  /// become shorter is waited for as if it were missing; a log does without its last line.
  private func isHalf(_ contents: FileContents, _ path: String) -> Bool {
    guard let last = contents.bytes.last, last != UInt8(ascii: "\n") else { return false }
    let stamp = contents.stamp
    return clockTime() - stamp.changed < 50_000_000
      || path.hasSuffix(".rec") && settling.isYoung(stamp)
        && settling.hasShrunk(path, to: stamp.size)
  }

  /// What all who read for one look share.
  private final class Doubt: Sendable {
    let isRaised = Atomic(false)
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
