private import Glibc
internal import SystemPackage

/// What an append left in a file.
package struct Appended: Sendable {
  /// All that was written: the lines, and before them a header, or the mend of a torn line.
  package let bytes: [UInt8]
  /// Where in the file it begins.
  package let offset: Int
}

extension DirectoryLock {
  /// Appends whole lines to a file of events or readings, all in one `write`.
  ///
  /// - Parameters:
  ///   - lines: One or more lines, each with its line end.
  ///   - path: A file in a directory that this lock holds; made where it is missing.
  ///   - header: The first line of a new file, with its line end.
  /// - Returns: What was written, and where.
  /// - Throws: `DiskError`; then the file is as it was.
  package func append(
    _ lines: [UInt8], to path: String, header: [UInt8] = []
  )
    throws(DiskError) -> Appended
  {
    precondition(lines.last == UInt8(ascii: "\n"), "an unfinished line would never be read")
    let (directory, name) = try place(of: path)
    // A cron job may make the file, or an editor rename it, between the look and the step.
    for _ in 0..<patience.rounds {
      do throws(DiskError) {
        return try directory.append(lines, to: name, header: header)
      } catch {
        guard error.fact == .missing else { throw error }
      }
      do throws(DiskError) {
        try create(path, header + lines)
        return Appended(bytes: header + lines, offset: 0)
      } catch {
        guard error.fact == .exists else { throw error }
      }
    }
    throw DiskError(.contended, at: path, .saving)
  }
}

extension OpenDirectory {
  fileprivate func append(
    _ lines: [UInt8], to name: String, header: [UInt8]
  )
    throws(DiskError) -> Appended
  {
    let path = path(of: name)
    let file = try explaining(path, .saving) { () throws(Errno) in
      // Opened for each append: an editor's rename leaves an old descriptor with a dead file.
      try open(name, O_RDWR | O_APPEND)
    }
    let status = try explaining(path, .saving) { () throws(Errno) in try file.status() }
    guard status.kind == .file else { throw DiskError(.notAFile, at: path, .saving) }
    let size = status.stamp.size
    let bytes = try explaining(path, .saving) { () throws(Errno) in
      try file.mend(size, header: header) + lines
    }
    guard size + bytes.count <= DataRoot.logLimit else {
      throw DiskError(.tooLarge(limit: DataRoot.logLimit), at: path, .saving)
    }
    return Appended(bytes: bytes, offset: try file.appendWhole(bytes, at: path))
  }
}

extension Descriptor {
  /// What has to come before a new line: the header in an empty file; behind a line without end,
  /// a mark that it is unfinished, and the end.
  fileprivate func mend(_ size: Int, header: [UInt8]) throws(Errno) -> [UInt8] {
    if size == 0 { return header }
    let isTorn = try read(at: size - 1, count: 1) != [UInt8(ascii: "\n")]
    return isTorn ? Array(" \\\n".utf8) : []
  }

  /// One `write`; if the kernel takes only a part of it, or can't store it, it is cut off again.
  fileprivate func appendWhole(_ bytes: [UInt8], at path: String) throws(DiskError) -> Int {
    let count = try explaining(path, .saving) { () throws(Errno) in try writeOnce(bytes[...]) }
    // O_APPEND has moved to the end of what was written, wherever others have put theirs.
    let end = Int(lseek(number, 0, SEEK_CUR))
    var failure = count == bytes.count ? nil : DiskError.Fact.noSpace
    if failure == nil {
      do throws(Errno) {
        try syncData()
      } catch {
        failure = DiskError.Fact(error)
      }
    }
    guard let failure else { return end - count }
    throw DiskError(cutOff(from: end - count, to: end) ? failure : .fragment, at: path, .saving)
  }

  /// Takes back the end of the file, unless somebody has written behind it.
  private func cutOff(from start: Int, to end: Int) -> Bool {
    guard let size = try? status().stamp.size, size == end else { return false }
    return ftruncate(number, start) == 0
  }
}
