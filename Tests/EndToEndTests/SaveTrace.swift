import TestSupport

/// What a save did to the disk up to its answer, step by step, as `strace` saw it from outside.
///
/// It knows nothing of how saving is written: only what was done to which file of a directory.
struct SaveTrace: CustomStringConvertible {
  /// What a step did.
  enum Deed: String {
    case lock, write, sync, syncdata, syncdir, exchange, rename, link, mkdir, rmdir
    /// A name is taken away: from a file that is to go, and from a version that was replaced.
    case aside, unlink, clear
    case answer
  }

  struct Step {
    let deed: Deed
    let path: String
    /// What the path is called from then on.
    var newPath = ""
  }

  let steps: [Step]

  /// What strace is to write, and where.
  static func options(to log: String) -> [String] {
    let calls = [
      "flock", "write", "pwrite64", "writev", "ftruncate", "fsync", "fdatasync", "mkdirat",
      "linkat", "unlinkat", "rename", "renameat", "renameat2",
    ]
    return [
      "-f", "-qq", "-y", "-s", "4096", "-o", log, "-e", "trace=" + calls.joined(separator: ","),
    ]
  }

  /// - Parameters:
  ///   - log: What strace wrote, with the paths of descriptors.
  ///   - home: The directory that holds the data and the user's own state; others don't count.
  ///   - answer: What is in the answer.
  init(_ log: String, in home: String, until answer: String = "") {
    var pending: [Substring: String] = [:]
    var steps: [Step] = []
    for line in log.split(separator: "\n") {
      let (process, rest) = SaveTrace.halves(line, at: " ")
      if rest.hasSuffix(" <unfinished ...>") {
        pending[process] = String(rest.dropLast(" <unfinished ...>".count))
        continue
      }
      let (_, end) = SaveTrace.halves(rest, at: " resumed>")
      let call = end.isEmpty ? String(rest) : (pending.removeValue(forKey: process) ?? "") + end
      guard let step = Step(call, in: home, answer) else { continue }
      steps.append(step)
      if step.deed == .answer { break }
    }
    self.steps = steps
  }

  private static func halves(_ text: Substring, at sign: String) -> (Substring, Substring) {
    guard let range = text.firstRange(of: sign) else { return (text, "") }
    let rest = text[range.upperBound...].drop { $0 == " " }
    return (text[..<range.lowerBound], rest)
  }

  /// The steps in words, a line for those of one file, with the locks they wait for.
  var description: String {
    var lines: [[String]] = [[]]
    var last = ""
    for step in steps {
      let file = step.deed == .syncdir ? last : step.file
      if !last.isEmpty, file != last { lines.append([]) }
      if !file.isEmpty, file != last { lines[lines.count - 1].append(step.target) }
      lines[lines.count - 1].append(step.deed.rawValue)
      last = file
    }
    return lines.map { $0.joined(separator: " ") }.joined(separator: "\n")
  }
}

extension SaveTrace {
  /// What a power cut right behind the answer could still take back or tear; nothing, where all is on
  /// the disk by then.
  var promisesBroken: [String] {
    var (unwritten, unnamed, broken): (Set<String>, Set<String>, [String]) = ([], [], [])
    for step in steps {
      switch step.deed {
      case .write: unwritten.insert(step.path)
      case .sync, .syncdata: unwritten.remove(step.path)
      case .syncdir: unnamed.remove(step.path)
      case .exchange, .rename, .link, .aside:
        if unwritten.contains(step.path) {
          broken.append("\(step.target) is named before its sync")
        }
        unnamed.formUnion([step.directory, step.newPath.parent])
      case .mkdir, .unlink: unnamed.insert(step.directory)
      case .answer:
        broken += unwritten.sorted().map { "\($0.name) is not synced" }
        broken += unnamed.sorted().map { "the names in \($0.name) are not synced" }
        return broken
      case .lock, .rmdir, .clear: break
      }
    }
    return broken + ["there is no answer"]
  }
}

extension SaveTrace.Step {
  /// A system call that strace wrote, if it succeeded and changed something.
  fileprivate init?(_ call: String, in home: String, _ answer: String) {
    guard let whole = call.wholeMatch(of: /(\w+)\((.*)\) += +\d+.*/) else { return nil }
    let words = String(whole.2)
    if whole.1 == "write", words.hasPrefix("1<") || words.contains("</dev/") {
      guard answer.isEmpty || words.contains(answer) else { return nil }
      self.init(deed: .answer, path: "")
      return
    }
    let paths = SaveTrace.Step.paths(words, areNamed: !whole.1.hasSuffix("write"))
    guard let path = paths.first, path.hasPrefix(home),
      let deed = SaveTrace.Step.deed(String(whole.1), words, paths)
    else { return nil }
    self.init(deed: deed, path: path, newPath: paths.last ?? "")
  }

  /// The file or directory of each descriptor, with the name that follows it, if one does.
  private static func paths(_ words: String, areNamed: Bool) -> [String] {
    words.matches(of: /\w+<([^>]*)>(?:\(deleted\))?(?:, "([^"]*)")?/).map { match in
      guard areNamed, let name = match.2 else { return String(match.1) }
      return name.hasPrefix("/") ? String(name) : "\(match.1)/\(name)"
    }
  }

  private static func deed(
    _ call: String, _ words: String, _ paths: [String]
  ) -> SaveTrace.Deed? {
    switch call {
    case "flock": words.contains("LOCK_EX") ? .lock : nil
    case "write", "pwrite64", "writev", "ftruncate": .write
    case "fsync": paths[0].namesFile ? .sync : .syncdir
    case "fdatasync": paths[0].namesFile ? .syncdata : .syncdir
    case "mkdirat": .mkdir
    case "linkat": .link
    case "unlinkat":
      words.contains("AT_REMOVEDIR") ? .rmdir : paths[0].isTemporary ? .clear : .unlink
    case "rename", "renameat", "renameat2": renaming(words, paths)
    default: nil
    }
  }

  /// A temporary file that gets another name is still one.
  private static func renaming(_ words: String, _ paths: [String]) -> SaveTrace.Deed? {
    guard paths.count == 2 else { return nil }
    if words.contains("RENAME_EXCHANGE") { return .exchange }
    guard paths[1].isTemporary else { return .rename }
    return paths[0].isTemporary ? nil : .aside
  }

  fileprivate var directory: String { path.parent }

  /// The path of what the step is about, for a temporary file that of the one it is for; empty where
  /// it is about no file.
  fileprivate var file: String {
    deed == .lock || deed == .answer ? "" : "\(directory)/\(target)"
  }

  /// The name of it, which is the same on every machine.
  fileprivate var target: String {
    for state in ["undo", "import"]
    where path.name.hasPrefix(state + "-") || path.name.hasPrefix(".\(state)-") {
      return state + ".rec"
    }
    let name = path.name.firstMatch(of: /\.(.*\.(?:rec|csv))\..*qd~/).map { String($0.1) }
    let target = name ?? path.name
    return target == CommandSandbox.login + ".csv" ? "me.csv" : target
  }
}

extension String {
  fileprivate var name: String { split(separator: "/").last.map(String.init) ?? "" }
  fileprivate var parent: String { split(separator: "/").dropLast().reduce("") { "\($0)/\($1)" } }
  fileprivate var isTemporary: Bool { hasSuffix(".qd~") }
  fileprivate var namesFile: Bool {
    hasSuffix(".rec") || hasSuffix(".csv") || isTemporary
  }
}
