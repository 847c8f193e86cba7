import Records
import Testing

/// Three versions of a file, and what becomes of them.
private struct Merging: CustomTestStringConvertible {
  let testDescription: String
  var file = "sales/2018-Q1/x.rec"
  let base: String
  let ours: String
  let theirs: String
  let merged: String
  var conflicts = 0
}

private let objective = """
  # A first try.
  Objective: Shorten sales lifecycle
  Owner: jenny
  Supports: grow
  Tags: sales

  KeyResult: Decrease lifecycle
  Id: lifecycle
  From: 59 days
  To: 38 days

  KeyResult: Keep ACV
  Id: acv
  Hold: >= $8000

  """

extension String {
  fileprivate func with(_ old: String, _ new: String) -> String {
    guard let found = range(of: old) else { return self }
    return self[..<found.lowerBound] + new + self[found.upperBound...]
  }

  private func range(of text: String) -> Range<Index>? {
    indices.lazy.filter { self[$0...].hasPrefix(text) }.first
      .map { $0..<index($0, offsetBy: text.count) }
  }

  fileprivate func conflict(_ ours: String, _ theirs: String) -> String {
    "<<<<<<< ours\n\(ours)=======\n\(theirs)>>>>>>> theirs\n"
  }
}

private let merged = [
  Merging(
    testDescription: "adjacent fields",
    base: objective, ours: objective.with("59", "60"), theirs: objective.with("38", "41"),
    merged: objective.with("59", "60").with("38", "41")),
  Merging(
    testDescription: "a field that was changed, one that was added, one that went",
    base: objective, ours: objective.with("Owner: jenny\n", "Owner: tom\nWhy: Because.\n"),
    theirs: objective.with("Supports: grow\n", ""),
    merged: objective.with("Owner: jenny\nSupports: grow\n", "Owner: tom\nWhy: Because.\n")),
  Merging(
    testDescription: "values that stand together are a set",
    base: objective, ours: objective.with("Tags: sales\n", "Tags: sales\nTags: q1\n"),
    theirs: objective.with("Tags: sales\n", "Tags: crm\n"),
    merged: objective.with("Tags: sales\n", "Tags: crm\nTags: q1\n")),
  Merging(
    testDescription: "values of a field that nobody knows are a set where it stands twice",
    base: "KeyResult: K\nColor: red\nColor: blue\n",
    ours: "KeyResult: K\nColor: red\nColor: green\n",
    theirs: "KeyResult: K\nColor: blue\n",
    merged: "KeyResult: K\nColor: green\n"),
  Merging(
    testDescription: "a record from each side, both at the end",
    base: objective, ours: objective + "\nKeyResult: Ours\nId: ours\n",
    theirs: objective + "\nKeyResult: Theirs\nId: theirs\n",
    merged: objective + "\nKeyResult: Ours\nId: ours\n\nKeyResult: Theirs\nId: theirs\n"),
  Merging(
    testDescription: "a record that went while another one changed",
    base: objective, ours: objective.with("\nKeyResult: Keep ACV\nId: acv\nHold: >= $8000\n", ""),
    theirs: objective.with("38", "41"),
    merged: objective.with("38", "41").with("\nKeyResult: Keep ACV\nId: acv\nHold: >= $8000\n", "")),
  Merging(
    testDescription: "comments of both, and a field nobody knows",
    base: objective,
    ours: objective.with("Owner: jenny\n", "# since May\nOwner: jenny\nColor: red\n"),
    theirs: objective.with("# A first try.", "# A second try."),
    merged: objective.with("# A first try.", "# A second try.")
      .with("Owner: jenny\n", "# since May\nOwner: jenny\nColor: red\n")),
  Merging(
    testDescription: "another id on one side, another value on the other",
    base: objective, ours: objective.with("Id: acv", "Id: value"),
    theirs: objective.with("8000", "9000"),
    merged: objective.with("Id: acv", "Id: value").with("8000", "9000")),
  Merging(
    testDescription: "another order on one side, another value on the other",
    base: objective, ours: objective.with("8000", "9000"),
    theirs: objective.with("From: 59 days\nTo: 38 days\n", "To: 38 days\nFrom: 59 days\n"),
    merged: objective.with("8000", "9000")
      .with("From: 59 days\nTo: 38 days\n", "To: 38 days\nFrom: 59 days\n")),
  Merging(
    testDescription: "line ends of the side that changed them",
    base: "A: 1\nB: 1\n", ours: "A: 1\r\nB: 1\r\n", theirs: "A: 2\nB: 1\n",
    merged: "A: 2\r\nB: 1\r\n"),
  Merging(
    testDescription: "a last line without an end that others follow",
    base: "T: t\nA: 1\nB: 1", ours: "T: t\nA: 2\nB: 1", theirs: "T: t\nA: 1\nB: 1\nC: 1\n",
    merged: "T: t\nA: 2\nB: 1\nC: 1\n"),
  Merging(
    testDescription: "one wrote a field in another way that the other one changed",
    base: "T: t\nA: 1\n", ours: "T: t\nA:\t1\n", theirs: "T: t\nA: 3\n",
    merged: "T: t\n" + "".conflict("A:\t1\n", "A: 3\n"), conflicts: 1),
  Merging(
    testDescription: "both changed a field",
    base: objective, ours: objective.with("jenny", "tom"), theirs: objective.with("jenny", "ann"),
    merged: objective.with("Owner: jenny\n", "".conflict("Owner: tom\n", "Owner: ann\n")),
    conflicts: 1),
  Merging(
    testDescription: "one changed a field that the other removed",
    base: objective, ours: objective.with("Owner: jenny\n", ""),
    theirs: objective.with("jenny", "ann"),
    merged: objective.with("Owner: jenny\n", "".conflict("", "Owner: ann\n")), conflicts: 1),
  Merging(
    testDescription: "both changed one milestone",
    base: "KeyResult: K\nMilestone: a (1) A\n", ours: "KeyResult: K\nMilestone: a (2) A\n",
    theirs: "KeyResult: K\nMilestone: a (3) A\nMilestone: b B\n",
    merged: "KeyResult: K\n"
      + "".conflict("Milestone: a (2) A\n", "Milestone: a (3) A\n") + "Milestone: b B\n",
    conflicts: 1),
  Merging(
    testDescription: "one changed a record that the other removed",
    base: objective, ours: objective.with("\nKeyResult: Keep ACV\nId: acv\nHold: >= $8000\n", ""),
    theirs: objective.with("8000", "9000"),
    merged: objective.with(
      "KeyResult: Keep ACV\nId: acv\nHold: >= $8000\n",
      "".conflict("", "KeyResult: Keep ACV\nId: acv\nHold: >= $9000\n")),
    conflicts: 1),
  Merging(
    testDescription: "one changed an objective that the other emptied",
    base: objective, ours: "", theirs: objective.with("8000", "9000"),
    merged: "\n" + "".conflict("", "KeyResult: Keep ACV\nId: acv\nHold: >= $9000\n"), conflicts: 1),
  Merging(
    testDescription: "beside a stray line, changes of different passages go together",
    base: "A: 1\nstray\nB: 1\nC: 1\nD: 1\n", ours: "A: 2\nB: 1\nC: 1\nD: 1\n",
    theirs: "A: 1\nstray\nB: 1\nC: 1\nD: 2\n", merged: "A: 2\nB: 1\nC: 1\nD: 2\n"),
  Merging(
    testDescription: "beside a stray line, neighbouring changes are a conflict",
    base: "A: 1\nstray\nB: 1\n", ours: "A: 2\nstray\nB: 1\n", theirs: "A: 1\nB: 1\n",
    merged: "".conflict("A: 2\nstray\n", "A: 1\n") + "B: 1\n", conflicts: 1),
  Merging(
    testDescription: "beside a stray line, a new record goes behind a change of the one above",
    base: "A: 1\nstray\n", ours: "A: 1\nstray\n\nB: 1\n", theirs: "A: 2\n",
    merged: "A: 2\n\nB: 1\n"),
  Merging(
    testDescription: "a backslash doesn't swallow the marker below it",
    base: "A: 1\n", ours: "A: 2\\\n", theirs: "A: 3\n",
    merged: "".conflict("A: 2\\\n\n", "A: 3\n"), conflicts: 1),
  Merging(
    testDescription: "a byte order mark belongs to the first line",
    base: "\u{FEFF}A: 1\nB: 1\nC: 1\n", ours: "A: 0\n\u{FEFF}A: 1\nB: 1\nC: 1\n",
    theirs: "\u{FEFF}A: 1\nB: 1\nC: 2\n", merged: "A: 0\n\u{FEFF}A: 1\nB: 1\nC: 2\n"),
  Merging(
    testDescription: "where line ends differ, a CR is part of its line",
    base: "A: 1\r\nB: 1\nC: 1\n", ours: "A: 1\nB: 1\nC: 1\n",
    theirs: "A: 1\r\nB: 1\nC: 2\n", merged: "A: 1\nB: 1\nC: 2\n"),
  Merging(
    testDescription: "two records with one id",
    base: "", ours: "Person: Ann\nId: a\n", theirs: "Person: Amy\nId: a\n",
    merged: "".conflict("Person: Ann\nId: a\n", "Person: Amy\nId: a\n"), conflicts: 1),
  Merging(
    testDescription: "an order that theirs alone has changed",
    base: "A: 1\n\nKeyResult: X\nId: x\n\nKeyResult: Y\nId: y\n",
    ours: "A: 2\n\nKeyResult: X\nId: x\n\nKeyResult: Y\nId: y\n",
    theirs: "A: 1\n\nKeyResult: Y\nId: y\n\nKeyResult: X\nId: x\n",
    merged: "A: 2\n\nKeyResult: Y\nId: y\n\nKeyResult: X\nId: x\n"),
  Merging(
    testDescription: "lines of a log", file: "kpis/mrr/ann.csv",
    base: "on,value\n2026-01-01,5\n", ours: "on,value\n2026-01-01,5\n2026-01-02,6\n2026-01-01,5\n",
    theirs: "on,value\n2026-01-01,5\n2026-01-02,6\n2026-01-03,7\n",
    merged: "on,value\n2026-01-01,5\n2026-01-02,6\n2026-01-01,5\n2026-01-03,7\n"),
  Merging(
    testDescription: "a line of a log that was never finished", file: "kpis/mrr/ann.csv",
    base: "", ours: "2026-01-01,5\n2026-01-02,80", theirs: "2026-01-01,5\n2026-01-03,7\n",
    merged: "2026-01-01,5\n2026-01-02,80 \\\n2026-01-03,7\n"),
]

@Suite struct MergeTests {
  @Test("joins what both sides did", arguments: merged)
  fileprivate func merges(_ expected: Merging) {
    let merge = Merge(
      base: Array(expected.base.utf8), ours: Array(expected.ours.utf8),
      theirs: Array(expected.theirs.utf8), file: expected.file)
    #expect(String(decoding: merge.bytes, as: UTF8.self) == expected.merged)
    #expect(merge.conflicts == expected.conflicts)
  }

  @Test("a conflict that nobody has settled stays in one piece")
  func conflictInConflict() {
    let base = "A: 1\n\n<<<<<<< x\nB: 1\n\n=======\n\nB: 2\n>>>>>>> y\n\nC: 1\n"
    let merge = Merge(
      base: Array(base.utf8), ours: Array(base.with("C: 1", "C: 2").utf8),
      theirs: Array(base.with("B: 1", "B: 3").utf8), file: "x.rec")
    #expect(
      String(decoding: merge.bytes, as: UTF8.self)
        == base.with("C: 1", "C: 2").with("B: 1", "B: 3"))
  }
}
