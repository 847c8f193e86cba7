import Glibc
import Records

/// GNU recutils, which has the last word on what a recfile means.
enum Recutils {
  static let isInstalled = access("/usr/bin/recsel", X_OK) == 0

  /// The records as `recsel` prints them.
  static func records(of bytes: [UInt8]) throws -> [[String]] {
    let output = try run("recsel", on: bytes)
    return Recfile(parsing: output, file: "").fieldTexts
  }

  /// What `recfix --check` complains about; nothing, if all is well.
  static func complaints(about bytes: [UInt8]) throws -> String {
    String(decoding: try run("recfix --check", on: bytes), as: UTF8.self)
  }

  private struct Failed: Error {}

  private static func run(_ command: String, on bytes: [UInt8]) throws -> [UInt8] {
    var template = Array("/tmp/quarterdeck-recutils-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    let path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    defer { unlink(path) }
    guard descriptor >= 0, write(descriptor, bytes, bytes.count) == bytes.count,
      close(descriptor) == 0, let pipe = popen("\(command) \(path) 2>&1", "r")
    else { throw Failed() }
    defer { pclose(pipe) }
    var output: [UInt8] = []
    while case let byte = getc(pipe), byte != EOF { output.append(UInt8(byte)) }
    return output
  }
}

extension Recfile {
  /// Names and values of the fields, record by record.
  var fieldTexts: [[String]] { records.map { $0.fields.map { "\($0.name)=\($0.value)" } } }
}
