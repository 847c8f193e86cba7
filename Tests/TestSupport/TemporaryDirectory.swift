private import FoundationEssentials
private import Glibc

/// A new, empty directory that is removed with everything in it at the end of its scope.
package struct TemporaryDirectory: ~Copyable {
  /// Its absolute path, without symbolic links.
  package let path: String

  package init() throws {
    var template = Array("/tmp/quarterdeck-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw Failure(code: errno) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Why the system refused.
  package struct Failure: Error {
    package let code: Int32
  }

  /// Writes a file, and the directories on the way to it.
  package func write(_ text: String, to file: String) throws {
    try write(Array(text.utf8), to: file)
  }

  package func write(_ bytes: [UInt8], to file: String) throws {
    let target = url(of: file)
    try FileManager.default.createDirectory(
      at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: target)
  }

  /// What a file holds, byte for byte as far as it is UTF-8.
  package func text(of file: String) throws -> String {
    String(decoding: try Data(contentsOf: url(of: file)), as: UTF8.self)
  }

  /// Every file and directory in it, by path.
  package func entries() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
  }

  private func url(of file: String) -> URL { URL(filePath: path + "/" + file) }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
