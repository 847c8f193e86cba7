import Foundation
import TestSupport
import Testing

@Suite("The report command")
struct CommandReportTests {
  @Test("in JSON it carries what its text tells")
  func json() throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd("report", "--json")
    #expect(answer.exitCode == 0)
    #expect(answer.output.contains(#""cycle": "2018-Q1", "day": "2018-02-21""#))
    #expect(answer.output.contains(#""ref": "sales/2018-Q1/shorten#lifecycle""#))
    #expect(answer.output.contains(#""ref": "sales/kpis/acv""#))
  }

  @Test(
    "It answers in each format, and in UTF-8 whatever the locale",
    arguments: [
      ("markdown", "# Acme · 2018-Q1 · week 8 of 13\n\n**43 %**"),
      ("html", "<!doctype html>\n<html lang=\"en\"><head>"), ("csv", "type,ref,team,cycle,"),
    ])
  func formats(format: String, head: String) throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd(["report", "--format", format])
    #expect(answer.output.hasPrefix(head))
    #expect(answer.errors.isEmpty)
    #expect(answer.exitCode == 0)
    #expect(try sandbox.qd(["report", "--format", format], locale: "C").output == answer.output)
  }

  @Test("Without a format it is text for a mail, in ASCII where the locale knows no more")
  func text() throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd("report")
    #expect(answer.output.hasPrefix("Acme · 2018-Q1 · week 8 of 13\n43 % · expected 57 % · "))
    let ascii = try sandbox.qd("report", locale: "C")
    #expect(ascii.output.utf8.allSatisfy { $0 < 0x80 })
    #expect(ascii.output.split(separator: "\n").allSatisfy { $0.count <= 78 })
    #expect(try sandbox.qd("report", "--ascii").output == ascii.output)
  }

  @Test("It tells of a past day, a team, a person")
  func scope() throws {
    let sandbox = try CommandSandbox()
    #expect(
      try sandbox.qd("report", "--as-of", "2018-02-15").output.contains("as of 2018-02-15\n"))
    #expect(try sandbox.qd("report", "--team", "sales").output.hasPrefix("Sales · 2018-Q1"))
    #expect(try sandbox.qd("report", "--owner", "jenny").output.contains("owned by Jenny Murphy"))
  }

  @Test(
    "What it can't answer it refuses with a sentence",
    arguments: [
      (["--format", "pdf"], "'text', 'markdown', 'html' or 'csv'", 64),
      (["--team", "sails"], "sales", 65), (["--owner", "jeny"], "jenny", 65),
      (["--cycle", "2018-Q9"], "2018-Q1", 65),
    ])
  func refused(words: [String], sentence: String, exitCode: Int32) throws {
    let sandbox = try CommandSandbox()
    let answer = try sandbox.qd(["report"] + words)
    #expect(answer.output.isEmpty)
    #expect(answer.errors.contains(sentence))
    #expect(answer.exitCode == exitCode)
  }

  @Test("The dashboard can be drawn as a picture, in the colours of a theme")
  func picture() throws {
    let sandbox = try CommandSandbox()
    let words = ["screen", "--size", "60x20", "--format", "svg", "--theme"]
    let dark = try sandbox.qd(words + ["dark"])
    #expect(dark.output.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\""))
    #expect(dark.output.hasSuffix("</svg>\n"))
    #expect(dark.output.contains("fill=\"#14181d\""))
    #expect(dark.output.contains("Shorten"))
    #expect(try sandbox.qd(words + ["dark"], locale: "C").output == dark.output)
    let light = try sandbox.qd(words + ["light"])
    #expect(light.output.contains("fill=\"#fbfcfd\""))
    #expect(!light.output.contains("fill=\"#14181d\""))
  }
}
