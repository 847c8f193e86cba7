import Glibc
import TestSupport
import Testing

@Suite("qd manual and qd --help")
struct CommandManualTests {
  /// The names of the commands that the help lists.
  private static func commands(_ sandbox: borrowing CommandSandbox) throws -> [Substring] {
    let help = try sandbox.bareQD("--help").output.split(separator: "\n")
    let lists = help.drop { !$0.hasSuffix("SUBCOMMANDS:") }
    return lists.filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") && !$0.contains("See ") }
      .compactMap { $0.split(separator: " ").first }
  }

  @Test("The page tells of every command and every key")
  func complete() throws {
    let sandbox = try CommandSandbox()
    let page = try sandbox.bareQD("manual").output
    let lines = Set(page.split(separator: "\n").map { $0.replacing("\\", with: "") })
    let commands = try Self.commands(sandbox)
    #expect(commands.count > 25 && commands.contains("manual"))
    for command in commands { #expect(lines.contains(".Ss qd \(command)")) }
    #expect(lines.contains("Every command takes them, before or after its name."))
    #expect(page.contains("take back your last change, saying what it was"))
  }

  @Test(
    "groff finds nothing to warn of, and the page reads as it should",
    .enabled(if: access("/usr/bin/groff", X_OK) == 0, "groff is not installed"))
  func rendered() throws {
    let sandbox = try CommandSandbox()
    let page = try sandbox.bareQD("manual").output
    let words = ["-mdoc", "-ww", "-Tutf8", "-Kutf8", "-P-cbou"]
    let drawn = try Spawned(
      "/usr/bin/groff", words, environment: ["PATH": "/usr/bin:/bin"], input: page)
    #expect(drawn.errors.isEmpty, "\(drawn.errors)")
    #expect(drawn.output.contains("qd comment [<options>] <ref> <text>"))
    #expect(drawn.output.contains("~/.config/quarterdeck/config.rec"))
  }

  @Test("In a locale without UTF-8 the page has no byte from 0x80 up")
  func ascii() throws {
    let sandbox = try CommandSandbox()
    let page = try sandbox.qd(["manual"], locale: "C").output
    #expect(page.utf8.allSatisfy { $0 < 0x80 })
  }
}
