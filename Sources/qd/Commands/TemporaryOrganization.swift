import DemoOrganization
import GoalFiles
private import Glibc
import Goals
private import SystemPackage

/// The demo organisation in a private directory of its own, which goes with this value.
struct TemporaryOrganization: ~Copyable {
  private let directory: String

  /// The data directory.
  var path: String { directory + "/softwave" }
  /// Where undo and whatever else is the user's own lies meanwhile.
  var state: String { directory + "/state" }

  private init(in directory: String) { self.directory = directory }

  /// The organisation as it stands today, written anew.
  static func written(today: Day) throws(Failure) -> TemporaryOrganization {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    var template = Array(((parent.isEmpty ? "/tmp" : parent) + "/quarterdeck-XXXXXX").utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .system("no temporary directory can be made: \(Errno(rawValue: errno))")
    }
    let bytes = template.dropLast().map(UInt8.init(bitPattern:))
    let organization = TemporaryOrganization(in: String(decoding: bytes, as: UTF8.self))
    do {
      for file in DemoOrganization.files(today: today) {
        try organization.write(file.text, to: file.path)
      }
    } catch {
      throw .system("the demo organisation can't be written to \(organization.path): \(error)")
    }
    return organization
  }

  deinit { Self.remove(directory) }

  private func write(_ text: String, to file: String) throws {
    var parent = path
    mkdir(parent, 0o700)
    for part in file.split(separator: "/").dropLast() {
      parent += "/" + part
      mkdir(parent, 0o700)
    }
    let target = try FileDescriptor.open(
      FilePath(path + "/" + file), .writeOnly, options: [.create, .exclusiveCreate],
      permissions: .ownerReadWrite)
    try target.closeAfter { _ = try target.writeAll(text.utf8) }
  }

  /// `unlink` refuses directories, and follows no link.
  private static func remove(_ path: String) {
    guard unlink(path) != 0, let directory = opendir(path) else { return }
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { remove(path + "/" + name) }
    }
    closedir(directory)
    rmdir(path)
  }
}
