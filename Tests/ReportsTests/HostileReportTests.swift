import Goals
import Records
import TestSupport
import Testing

@testable import Reports

@Suite("What comes out of files stays text")
struct HostileReportTests {
  @Test(
    "in HTML",
    arguments: [
      ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
      ("a & b", "a &amp; b"), ("it's", "it&#39;s"), ("&lt;", "&amp;lt;"), ("\"'", "&quot;&#39;"),
      // A combining mark makes another character of a sign, which markup knows nothing of.
      ("<\u{338}b>\u{338}", "&lt;\u{338}b&gt;\u{338}"), ("\"\u{301}", "&quot;\u{301}"),
      ("a\u{1B}[31m", "a\u{241B}[31m"), ("a\u{9B}b\u{0}", "a\u{FFFD}b\u{2400}"),
      ("\u{202E}evil\u{2066}", "\u{FFFD}evil\u{FFFD}"), ("one\n  two", "one two"),
      ("one\r\ntwo\u{2028}", "one\u{240D}\u{240A}two\u{FFFD}"), ("Größe 日本 👩‍💻 🇩🇪", "Größe 日本 👩‍💻 🇩🇪"),
    ])
  func html(text: String, written: String) {
    #expect(HTML(text).source == written)
    #expect(
      HTML("p", ["title": text], HTML(text)).source == "<p title=\"\(written)\">\(written)</p>\n")
  }

  @Test(
    "in Markdown",
    arguments: [
      ("a | b", #"a \| b"#), ("a\nb", "a b"), ("# a", "\\# a"), ("a # b", "a # b"),
      ("- a", #"\- a"#), ("+5 %", #"\+5 %"#), ("1. a", #"1\. a"#), ("1.5 a", "1.5 a"),
      ("12)", #"12\)"#), ("*a* _b_ `c` ~d~", #"\*a\* \_b\_ \`c\` \~d\~"#),
      ("![x](y)", #"\!\[x\](y)"#), ("<b> &amp;", #"\<b\> \&amp;"#), (#"\|"#, #"\\\|"#),
      ("|\u{338}", "\\|\u{338}"), ("$x$", #"\$x\$"#), ("===", #"\==="#),
    ])
  func markdown(text: String, written: String) {
    #expect(MarkdownReport.escaped(text) == written)
  }

  @Test(
    "in a spreadsheet",
    arguments: [
      ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(A1)", "'@SUM(A1)"),
      ("  =1", "'  =1"), ("=\u{338}", "'=\u{338}"), ("＝1", "'＝1"), ("\t=1", "'=1"),
      ("\r=1", "\u{240D}=1"), ("a=1", "a=1"), ("59 days", "59 days"),
    ])
  func csv(text: String, written: String) {
    #expect(CSVCell.text(text).written == written)
    #expect(CSVCell.number(-3.5).written == "-3.5")
  }

  private static let evil =
    "=x\"|<script>alert('1')</script>,\u{1B}]0;owned\u{7}\u{9B}31m\u{202E}&amp;\u{2028}y"

  /// The organisation with everything that is free text made hostile.
  private static let hostile: Files = acme.map { path, text in
    let words = [
      "Acme", "Jenny Murphy", "Sales", "Field", "Shorten sales lifecycle", "It takes",
      "Decrease average", "Keep ACV", "Hire", "Legal is", "Annual",
    ]
    let isTable = path.hasSuffix(".csv")
    return (
      path,
      words.reduce(text) { text, word in
        // In a log a quotation mark or comma belongs to the log.
        let evil = isTable ? evil.filter { $0 != "\"" && $0 != "," } : evil
        return text.replacing(word, with: evil + word)
      }
    )
  }

  @Test("in every format: no control, no bidirectional character, no tag")
  func everywhere() {
    let formats = Report(Review(HostileReportTests.hostile)).formats
    for (name, page) in formats {
      let steering = page.unicodeScalars.filter {
        ($0.properties.generalCategory == .control && $0 != "\n") || $0.properties.isBidiControl
          || $0 == "\u{2028}"
      }
      #expect(steering.isEmpty, "\(name)")
      #expect(page.contains("owned"), "\(name)")
      if name == "html" { #expect(!page.contains("<script")) }
      if name == "markdown" {
        #expect(page.matches(of: /<script/).count == page.matches(of: /\\<script/).count)
      }
    }
  }

  @Test("in CSV that is read back cell for cell")
  func readBack() throws {
    let lines = CSVReport(Report(Review(HostileReportTests.hostile))).lines
    let bytes = Array((lines.joined(separator: "\n") + "\n").utf8)
    let file = CSVFile(parsing: bytes, file: "report.csv")
    #expect(file.problems.isEmpty)
    #expect(file.rows.count == 4)
    for row in file.rows { #expect(row.cells.count == CSVReport.columns.count) }
    let title = try #require(file.rows[0][cell: 5])
    #expect(title.hasPrefix("'=x\"|<script>"))
    #expect(title.hasSuffix("yDecrease average sales lifecycle"))
  }

  @Test("in Markdown tables of as many cells as their heads have")
  func cells() {
    let lines = MarkdownReport(Report(Review(HostileReportTests.hostile))).lines
    var columns = 0
    for line in lines {
      guard line.hasPrefix("|") else {
        columns = 0
        continue
      }
      let count = line.replacing("\\\\", with: "").replacing("\\|", with: "").count { $0 == "|" }
      if columns == 0 { columns = count }
      #expect(count == columns, "\(line)")
    }
  }

  @Test("in HTML whose every element is closed", arguments: SeededGenerator.seeds(20))
  func balanced(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let files: Files = acme.map { path, text in
      guard path.hasSuffix(".rec") else { return (path, text) }
      let title = random.text(upTo: 12, from: "<>&\"'/ab\u{338}\u{301}\u{202E}\u{0}\\|`")
      return (path, text.replacing(": ", with: ": \(title)x", maxReplacements: 1))
    }
    var open: [Substring] = []
    let page = HTMLReport(Report(Review(files))).lines.joined(separator: "\n")
    for tag in page.matches(of: /<(\/?)([a-z0-9]+)[^<>]*>/) where tag.2 != "meta" {
      if tag.1.isEmpty { open.append(tag.2) } else { #expect(open.popLast() == tag.2) }
    }
    #expect(open.isEmpty)
    // Every sign that is left belongs to a tag.
    let rest = page.replacing("<!doctype html>", with: "")
      .replacing(/<\/?[a-z0-9]+( [a-zA-Z0-9-]+="[^"<>]*")*>/, with: "")
    #expect(!rest.contains { $0 == "<" })
  }
}
