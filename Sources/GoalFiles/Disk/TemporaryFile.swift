private import Glibc
internal import SystemPackage

/// A temporary file beside the one it is for; it goes when its owner goes, whatever happened.
struct TemporaryFile: ~Copyable {
  let directory: OpenDirectory
  let bytes: [UInt8]
  private(set) var name: TemporaryName
  /// Whether the file of this name stays, because it isn't ours.
  var isKept = true

  private init(_ bytes: [UInt8], for target: String, in directory: OpenDirectory) {
    self.directory = directory
    self.bytes = bytes
    name = TemporaryName(for: target)
  }

  deinit {
    if !isKept { try? directory.unlink(name.text) }
  }

  /// The bytes on the disk, with the owner, group and mode that the file is to have.
  static func written(
    _ bytes: [UInt8], for target: String, in directory: OpenDirectory,
    as rights: Rights
  ) throws(Errno) -> TemporaryFile {
    var temporary = TemporaryFile(bytes, for: target, in: directory)
    let file = try directory.open(temporary.name.text, O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
    temporary.isKept = false
    try file.writeAll(bytes)
    try file.adopt(rights)
    try file.sync()
    return temporary
  }

  /// From now on its name tells what it replaces.
  mutating func declare(replacing base: [UInt8]) throws(Errno) {
    var complete = name
    complete.digests = TemporaryName.Digests(base: digest(base), new: digest(bytes))
    try directory.rename(name.text, to: complete.text)
    name = complete
  }
}
