private import Glibc

/// The file in which git writes a line at each commit, merge and checkout of the work tree that a
/// directory lies in.
enum HistoryLog {
  /// How it is now; `nil` outside of work trees.
  static func stamp(above directory: String) -> Stamp? {
    guard var path = realpath(directory) else { return nil }
    while true {
      var found = stat()
      if stat(path + "/.git", &found) == 0 {
        let isDirectory = found.st_mode & S_IFMT == S_IFDIR
        let place = isDirectory ? path + "/.git" : place(named: path + "/.git", in: path)
        guard let place, stat(place + "/logs/HEAD", &found) == 0 else { return nil }
        return FileStatus(found).stamp
      }
      guard let end = path.lastIndex(of: "/"), path.count > 1 else { return nil }
      path = String(path[..<end])
    }
  }

  /// Whether a history was begun in this directory itself, readable or not.
  static func isBegun(in directory: String) -> Bool { access(directory + "/.git", F_OK) == 0 }

  private static func realpath(_ path: String) -> String? {
    guard let found = Glibc.realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// Of a linked work tree `.git` is a file: `gitdir: /elsewhere/.git/worktrees/name`.
  private static func place(named file: String, in directory: String) -> String? {
    var bytes = [UInt8](repeating: 0, count: Int(PATH_MAX) + 16)
    let number = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard number >= 0 else { return nil }
    defer { close(number) }
    let count = read(number, &bytes, bytes.count)
    let text = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
    let words = text.split(separator: "\n").first?.split(separator: " ", maxSplits: 1) ?? []
    guard words.count == 2, words[0] == "gitdir:" else { return nil }
    return words[1].hasPrefix("/") ? String(words[1]) : directory + "/" + words[1]
  }
}
