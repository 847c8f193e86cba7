internal import Goals
internal import Records
internal import Synchronization

/// Reads whole files; what stands in the way becomes a finding.
struct FileReader: Sendable {
  /// A file as it was read, and the state it had.
  struct Read: Sendable {
    let file: DirectoryText.File
    let stamp: Stamp
    /// Whether the stamp can't be that of a later content too.
    let isCertain: Bool

    /// Whether it needn't be read again. What is being rewritten holds what it held before.
    func counts(for listed: Scan.File, in grace: RewriteGrace) -> Bool {
      grace.waitedFor.contains(listed.path) || isCertain && stamp == listed.stamp
    }
  }

  private let root: DataRoot
  private let tally: Tally
  private let grace: RewriteGrace
  private let doubt = Doubt()

  /// Whether it matters no more what was read: somebody wrote a file between its listing and its
  /// reading, or is in the middle of it.
  var isOvertaken: Bool { doubt.isRaised.load(ordering: .relaxed) }

  init(root: DataRoot, grace: RewriteGrace, tally: Tally) {
    (self.root, self.grace, self.tally) = (root, grace, tally)
  }

  func read(_ listed: Scan.File) -> Read {
    defer { tally.add() }
    let isCertain = listed.stamp.isOlderThanItsGrain
    do throws(DiskError) {
      let limit = listed.isLog ? DataRoot.logLimit : DataRoot.recordLimit
      let contents = try root.read(listed.path, limit: limit)
      if contents.stamp != listed.stamp || isHalf(contents, listed) { raiseDoubt() }
      let file = DirectoryText.File(
        bytes: contents.bytes, problems: nil, node: contents.stamp.inode,
        written: contents.stamp.modified)
      return Read(file: file, stamp: listed.stamp, isCertain: isCertain)
    } catch {
      if error.fact == .missing { raiseDoubt() }
      let file = DirectoryText.File(problems: error.findings)
      return Read(file: file, stamp: listed.stamp, isCertain: isCertain)
    }
  }

  private func raiseDoubt() { doubt.isRaised.store(true, ordering: .relaxed) }

  /// Whether it ends within a line that somebody may be writing this moment. A record file that has
  /// become shorter is waited for as if it were missing; a log does without its last line.
  private func isHalf(_ contents: FileContents, _ listed: Scan.File) -> Bool {
    guard let last = contents.bytes.last, last != UInt8(ascii: "\n") else { return false }
    let stamp = contents.stamp
    return clockTime() - stamp.changed < 50_000_000
      || !listed.isLog && grace.isYoung(stamp)
        && grace.hasShrunk(listed.path, to: stamp.size)
  }

  /// What all who read for one look share.
  private final class Doubt: Sendable {
    let isRaised = Atomic(false)
  }
}

extension DiskError {
  /// What a file that can't be read is told as; one that has just gone is not told of.
  var findings: [Finding] {
    fact == .missing ? [] : [Finding(at: Place(file: path), code, sentence)]
  }

  /// Which kind of finding it is that something can't be read.
  var code: Finding.Code {
    switch fact {
    case .tooLarge: .tooLarge
    case .denied: .closed
    case .notAFile, .notADirectory, .symbolicLink, .outside: .notAFile
    default: .unreadable
    }
  }
}

extension Stamp {
  /// The kernel stamps files with a clock that steps every 10 milliseconds at the slowest: two
  /// writes within one step leave the same stamp, if the size is the same.
  fileprivate var isOlderThanItsGrain: Bool { changed < clockTime() - 20_000_000 }
}
