private import Glibc

/// How git is told to merge records by record and field (gitattributes(5)).
enum MergeDriver {
  /// The lines of `.gitattributes`.
  static let attributes = ["*.csv merge=union", "*.rec merge=quarterdeck"]

  /// The lines of `.gitignore`: what programs and editors leave for a moment.
  static let ignored = [".*.qd~", ".*.sw?", "*~", "4913"]

  /// The command, for git's shell. Where this program has gone meanwhile, git's own merge by lines
  /// takes its place: without a result, theirs would be missing without a word.
  static var command: String {
    "'\(program)' merge-file %O %A %B --path %P"
      + " || { test $? -eq 1 && exit 1; git merge-file --marker-size=%L %A %O %B; }"
  }

  /// This program's path, as a word in single quotes that git fills nothing into.
  private static var program: String {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink("/proc/self/exe", &buffer, buffer.count)
    let path = String(
      decoding: buffer.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    return path.reduce(into: "") { text, character in
      switch character {
      case "'": text += "'\\''"
      case "%": text += "%%"
      default: text.append(character)
      }
    }
  }
}
