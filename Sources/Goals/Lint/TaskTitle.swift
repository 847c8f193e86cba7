/// Tells by its first words whether a title names work to be done instead of what is to come of it.
///
/// English only, and careful: a verb that is a noun as well (`Release quality`) counts only where an
/// article or the like follows. A title with a number in it measures something and is left alone.
enum TaskTitle {
  /// What has the title.
  enum Subject {
    case objective
    case keyResult
  }

  static func reads(_ title: String, as subject: Subject) -> Bool {
    let title = unmarked(title)
    let words = words(of: title)
    guard let verb = words.first, !title.utf8.contains(where: isDigit) else { return false }
    let follower = words.dropFirst().first ?? ""
    let isVerb =
      verbs.contains(verb) || phrases.contains("\(verb) \(follower)")
      || nouns.contains(verb) && determiners.contains(follower)
    switch subject {
    case .objective: return isVerb
    case .keyResult: return isVerb || makings.contains(verb)
    }
  }

  /// `Increase followers`: without a number nobody can tell whether it did.
  static func promisesNumber(_ title: String) -> Bool {
    words(of: unmarked(title)).first.map(changes.contains) ?? false
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Without a mark in front: `[P1] Define …`.
  private static func unmarked(_ title: String) -> Substring {
    guard title.first == "[", let end = title.firstIndex(of: "]") else { return title[...] }
    return title[end...].dropFirst()
  }

  /// The first two in small letters: of `Define & design …` define, design.
  private static func words(of title: Substring) -> [String] {
    let words = title.split(maxSplits: 2) {
      !$0.isLetter && !$0.isASCIIDigit && $0 != "-" && $0 != "'"
    }
    return words.prefix(2).map { $0.lowercased() }
  }

  private static let changes: Set<String> = [
    "boost", "cut", "decrease", "double", "grow", "halve", "increase", "lower", "maximise",
    "maximize", "minimise", "minimize", "raise", "reduce", "triple",
  ]

  /// Work, whatever follows.
  private static let verbs: Set<String> = [
    "add", "announce", "arrange", "assess", "attend", "book", "brainstorm", "choose", "collect",
    "complete", "conduct", "configure", "coordinate", "define", "deploy",
    "describe", "discuss", "evaluate", "explore", "file", "finish", "gather", "identify",
    "implement", "install", "investigate", "migrate", "organise", "organize", "participate",
    "prepare", "propose", "publish", "refactor", "refine", "rewrite", "send", "specify", "update",
    "write",
  ]

  /// Work where it is said what on: nouns as well.
  private static let nouns: Set<String> = [
    "audit", "document", "draft", "interview", "launch", "list", "map", "plan", "release",
    "report", "research", "review", "schedule", "ship", "study", "survey", "test",
  ]

  /// Work only together: one may hold a lead, and set a standard.
  private static let phrases: Set<String> = [
    "figure out", "hold a", "hold an", "meet with", "set up", "work on",
  ]

  /// Fair words for an objective, but of a key result they name the making only.
  private static let makings: Set<String> = [
    "analyse", "analyze", "automate", "build", "classify", "continue", "create", "deliver",
    "design", "develop", "estimate", "fix", "integrate", "introduce", "onboard", "provide",
  ]

  private static let determiners: Set<String> = [
    "a", "all", "an", "and", "each", "every", "for", "his", "how", "in", "its", "it", "new", "on",
    "our", "out", "up", "the", "their", "this", "to", "what", "with", "your",
  ]
}
