import TestSupport
import Testing

@Suite("Help")
struct CommandHelpTests {
  @Test("Every command shows a line as somebody would type it")
  func examples() throws {
    let sandbox = try CommandSandbox()
    let commands = try CommandHelpTests.commands(in: try sandbox.bareQD("--help").output)
    try #require(commands.count > 25)
    for command in commands {
      let help = try sandbox.bareQD("help", command)
      #expect(help.exitCode == 0)
      #expect(help.output.contains("Example: qd \(command)"), "qd help \(command)")
    }
  }

  /// The names in the lists of subcommands: words at the third column with something behind them.
  private static func commands(in help: String) throws -> [String] {
    let lines = help.split(separator: "\n").drop { !$0.contains("SUBCOMMANDS:") }
    let pattern = try Regex("^  ([a-z][a-z-]*) ", as: (Substring, Substring).self)
    return lines.compactMap { try? pattern.prefixMatch(in: $0) }.map { String($0.output.1) }
  }
}
