// One file at a time. Not inside a lock of the same directory: the two would wait for each other.
extension DataRoot {
  /// `DirectoryLock.replace`, with the lock for this one file.
  package func replace(
    _ path: String, base: [UInt8], edit: ([UInt8]) throws -> [UInt8]
  ) throws -> Replacement {
    try lock(for: path).replace(path, base: base, edit: edit)
  }

  /// `DirectoryLock.create`, with the lock for this one file; missing directories are made.
  package func create(_ path: String, _ bytes: [UInt8]) throws(DiskError) {
    try lock(for: path, making: true).create(path, bytes)
  }

  /// `DirectoryLock.append`, with the lock for this one file; missing directories are made.
  @discardableResult
  package func append(
    _ lines: [UInt8], to path: String, header: [UInt8] = []
  )
    throws(DiskError) -> Appended
  {
    try lock(for: path, making: true).append(lines, to: path, header: header)
  }

  /// `DirectoryLock.remove`, with the lock for this one file.
  package func remove(_ path: String, expecting bytes: [UInt8]) throws(DiskError) {
    try lock(for: path).remove(path, expecting: bytes)
  }

  private func lock(for path: String, making: Bool = false) throws(DiskError) -> DirectoryLock {
    let directory = try InnerPath(path, for: .saving).directory
    return try DirectoryLock([directory], in: self, making: making)
  }
}
