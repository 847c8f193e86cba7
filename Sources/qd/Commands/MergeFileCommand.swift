import ArgumentParser
import GoalFiles
import Goals
import Records
private import SystemPackage

/// `qd merge-file`: git's merge driver for records. What it writes and how it exits is git's
/// protocol (gitattributes(5), "Defining a custom merge driver").
struct MergeFileCommand: Command {
  static let configuration = CommandConfiguration(
    commandName: "merge-file", abstract: "Merge two edits of a file by record and field, for git.",
    discussion: """
      The result goes into OURS. Exit code 1 where both sides changed the same field: both values \
      are in it then, between git's markers. qd init --git tells git of it.
      """, example: "qd merge-file base.rec ours.rec theirs.rec --path sales/2026-Q4/x.rec")

  @OptionGroup var global: GlobalOptions

  @Argument(help: ArgumentHelp("The file before both edits.", valueName: "base"))
  var base: String

  @Argument(help: ArgumentHelp("The file that is merged into.", valueName: "ours"))
  var ours: String

  @Argument(help: ArgumentHelp("The file that is merged.", valueName: "theirs"))
  var theirs: String

  @Option(help: ArgumentHelp("Its path inside the data directory.", valueName: "path"))
  var path: String?

  func answer(in session: Session) throws(Failure) -> Answer {
    let merge = Merge(
      base: try read(base), ours: try read(ours), theirs: try read(theirs), file: path ?? ours)
    try write(merge.bytes)
    var answer = Answer([])
    if merge.conflicts > 0 {
      let fields = merge.conflicts == 1 ? "1 field" : "\(merge.conflicts) fields"
      answer.remarks = ["\(path ?? ours): \(fields) changed on both sides"]
      answer.exitCode = 1
    }
    return answer
  }

  private func read(_ file: String) throws(Failure) -> [UInt8] {
    try trying("\(file) can't be read") {
      let descriptor = try FileDescriptor.open(FilePath(file), .readOnly)
      return try descriptor.closeAfter {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = try buffer.withUnsafeMutableBytes({ try descriptor.read(into: $0) }),
          count > 0
        {
          bytes += buffer[..<count]
        }
        return bytes
      }
    }
  }

  /// In place, as git wants it: the file is a temporary one of git's own.
  private func write(_ bytes: [UInt8]) throws(Failure) {
    try trying("\(ours) can't be written") {
      let descriptor = try FileDescriptor.open(FilePath(ours), .writeOnly, options: .truncate)
      _ = try descriptor.closeAfter { try descriptor.writeAll(bytes) }
    }
  }

  private func trying<Value>(
    _ complaint: String, _ calls: () throws -> Value
  ) throws(Failure) -> Value {
    do {
      return try calls()
    } catch {
      throw .system("\(complaint): \((error as? Errno)?.description ?? "\(error)")")
    }
  }
}
