/// The words of a command line in the order in which they can be parsed whatever they begin with.
///
/// A VALUE may begin with `-`: it goes behind `--`, where nothing is taken for an option, and the
/// value of an option is joined to it with `=`. The only short options are `-C` and `-h`.
enum CommandWords {
  private static let flags: Set<String> = [
    "--json", "--ascii", "--mouse", "--read-only", "--demo", "--help", "--version",
    "--leap", "--recovery", "--dry-run", "--fresh", "--plain", "--all", "--explain", "--mine",
    "--theirs", "--git", "--yes", "--skip", "--overwrite", "--empty",
  ]

  static func arranged(_ words: [String]) -> [String] {
    var (arranged, behind): ([String], [String]) = ([], [])
    var rest = words[...]
    while let word = rest.popFirst() {
      if word == "--" {
        behind += rest
        break
      } else if takesValue(word), let value = rest.first, value.hasPrefix("-") {
        rest.removeFirst()
        arranged.append("\(word)=\(value)")
      } else if isDashed(word) {
        behind.append(word)
      } else {
        arranged.append(word)
      }
    }
    return behind.isEmpty ? arranged : arranged + ["--"] + behind
  }

  private static func takesValue(_ word: String) -> Bool {
    word.hasPrefix("--") && word.count > 2 && !word.contains("=") && !flags.contains(word)
      && !word.hasPrefix("--generate-completion-script")
  }

  private static func isDashed(_ word: String) -> Bool {
    word.hasPrefix("-") && !word.hasPrefix("--") && word != "-C" && word != "-h"
  }
}
