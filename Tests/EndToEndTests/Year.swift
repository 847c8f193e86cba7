import TestSupport
import Testing

/// An organisation that lives through a year by commands alone; `on` moves its clock.
struct Year: ~Copyable {
  private let home: TemporaryDirectory
  private var today = "2018-01-01"
  private var memories: [Memory] = []

  /// What a query answered on a day.
  private struct Memory {
    let day: String
    let words: [String]
    let answer: String
  }

  /// An organisation as `qd init` makes it.
  init() throws {
    home = try Year.founded()
  }

  private static func founded() throws -> TemporaryDirectory {
    let home = try TemporaryDirectory()
    let made = try spawn(["init", home.path + "/acme", "--today", "2018-01-01"], in: home.path)
    try #require(made.exitCode == 0, "\(made.errors)")
    return home
  }

  mutating func on(_ day: String) { today = day }

  /// Runs `qd`, which must end with this code and say all of this somewhere.
  @discardableResult
  func qd(
    _ words: String..., says fragments: [String] = [], ends code: Int32 = 0,
    at location: SourceLocation = #_sourceLocation
  ) throws -> String {
    let answer = try spawn(["-C", home.path + "/acme", "--today", today] + words)
    let said = answer.output + answer.errors
    #expect(answer.exitCode == code, "\(words) said: \(said)", sourceLocation: location)
    for fragment in fragments {
      #expect(said.contains(fragment), "\(words) said: \(said)", sourceLocation: location)
    }
    return answer.output
  }

  /// Keeps what a query answers today, to be asked again from the end of the year.
  mutating func remember(_ words: String..., at location: SourceLocation = #_sourceLocation) throws
  {
    let answer = try spawn(["-C", home.path + "/acme", "--today", today] + words)
    #expect(answer.exitCode == 0, "\(words) said: \(answer.errors)", sourceLocation: location)
    memories.append(Memory(day: today, words: words, answer: answer.output))
  }

  /// Every query that was remembered answers the same as of its day.
  func agreesWithItsPast() throws {
    try #require(!memories.isEmpty)
    for memory in memories {
      let past = ["-C", home.path + "/acme", "--today", today, "--as-of", memory.day]
      let answer = try spawn(past + memory.words)
      #expect(
        answer.output.withoutFields == memory.answer.withoutFields,
        "\(memory.words) as of \(memory.day)")
    }
  }

  func text(of file: String) throws -> String { try home.text(of: "acme/" + file) }

  private func spawn(_ words: [String]) throws -> Spawned {
    try Year.spawn(words, in: home.path)
  }

  private static func spawn(_ words: [String], in home: String) throws -> Spawned {
    let environment = [
      "HOME": home, "LC_ALL": "C.UTF-8", "TZ": "UTC", "PATH": "/usr/bin:/bin", "TMPDIR": home,
    ]
    return try Spawned(Spawned.product("qd"), words, environment: environment, input: "")
  }
}

extension String {
  /// Without the records as they are written, which nobody knows of a past day.
  fileprivate var withoutFields: String {
    replacing(#/"fields": (null|\[.*?\])/#, with: "")
  }
}
