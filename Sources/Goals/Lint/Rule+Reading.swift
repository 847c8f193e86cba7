// Rules about what is written: text, files, names.
extension Rule {
  static let unreadable = Rule(
    "A value, or a whole record, that can't be read as what it should be; or a whole file.",
    "It counts as missing until somebody corrects it. The line itself is kept as it is.",
    .sample("Owner: jenny\n", "Owner: jenny\nWeight: heavy\n"),
    not: .sample("Owner: jenny\n", "Owner: jenny\nWeight: 2\n"))

  static let strayLine = Rule(
    "A line of a record file that is neither a field, a continuation, a comment nor blank.",
    "What it says is not read, and GNU recutils refuses the whole file.",
    .sample("Owner: jenny", "The trend is bad\nOwner: jenny"),
    not: .sample("Owner: jenny", "+ The trend is bad\nOwner: jenny"))

  static let invalidUTF8 = Rule(
    "Bytes that are no text in UTF-8, NUL among them.",
    "They can't be shown as what was meant, and look different in every program.",
    Example([Example.objective("It takes", "Für")], circumstance: "the file is saved as Latin-1"),
    not: .sample("It takes", "Für"))

  static let conflictMarker = Rule(
    "A line that git left in a file when two people changed the same place.",
    "Until somebody chooses, both versions stand there, and the first one counts.",
    .sample("Owner: jenny\n", "<<<<<<< ours\nOwner: jenny\n=======\n>>>>>>> theirs\n"),
    not: .sample)

  static let unfinishedLine = Rule(
    "A last line of a journal, or of readings, without its line end.",
    "It may be half of what somebody is writing, 80 of 8000, so it is never taken for a value.",
    Example([
      Example.kpi(), Example.readings("2017-12-31,410000"),
      Example.file("kpis/revenue/crm.csv", "2018-01-01,80"),
    ]),
    not: Example([
      Example.kpi(), Example.readings("2017-12-31,410000"),
      Example.file("kpis/revenue/crm.csv", "2018-01-01,408000\n"),
    ]))

  static let tooLarge = Rule(
    "A record file above 1 MiB, or a journal or file of readings above 64 MiB.",
    "It is not read, because it is hardly what it claims to be, and everybody would wait for it.",
    Example([Example.objective()], circumstance: "with a Why: of two million letters"),
    not: .sample)

  static let notAFile = Rule(
    "A symbolic link, a pipe, a device or a directory where a file is expected.",
    "What lies outside of the data directory is never read, and nothing in it may block.",
    Example([Example.objective()], circumstance: "shorten.rec is a symbolic link to that file"),
    not: .sample)

  static let closed = Rule(
    "A file or directory that you may not read.",
    "What is in it is missing from every number you see; others may see more.",
    Example([Example.objective()], circumstance: "after: chmod 600 by somebody else"),
    not: .sample)

  static let newerFormat = Rule(
    "A data directory in a later format than this program knows.",
    "It is opened read-only, so that nothing this program doesn't understand is damaged.",
    Example([Example.file("quarterdeck.rec", "Organization: Softwave\nFormat: 2\n")]),
    not: Example([Example.file("quarterdeck.rec", "Organization: Softwave\nFormat: 1\n")]))

  static let badName = Rule(
    "A file of an objective or a KPI whose name can't be an id.",
    "Ids are made of small letters, digits and dashes, so that they can be typed everywhere.",
    Example([Example.objective(at: "2018-Q1/Shorten Lifecycle.rec")]),
    not: Example([Example.objective(at: "2018-Q1/shorten-lifecycle.rec")]))

  static let displaced = Rule(
    "An edit by another program that was set aside when a save died half-way.",
    "It is kept beside the file; only a person can tell which of the two is right.",
    Example([Example.objective()], circumstance: "a program was killed while it saved this file"),
    not: .sample)

  static let notRead = Rule(
    "A file like a record or a log in a place, or with a name, of which nothing is read.",
    "Whoever put it there thinks that it counts. Mostly a directory or a file has a slightly wrong name.",
    Example([Example.objective(at: "2018q1/shorten.rec")]),
    not: Example([Example.objective(at: "2018-Q1/shorten.rec")]))

  static let crlf = Rule(
    "Windows line endings.",
    "They are kept, but GNU recutils refuses them, and git shows every line as changed.",
    Example(
      [Example.objective("deal\n", "deal\r\n")], circumstance: "the second line ends in CR LF"),
    not: .sample)

  static let byteOrderMark = Rule(
    "An invisible mark at the beginning of a file.",
    "It is kept, but GNU recutils and other tools take it for a part of the first field's name.",
    Example(
      [Example.objective("Objective", "\u{FEFF}Objective")],
      circumstance: "the first line begins with a byte order mark"),
    not: .sample)

  static let joinedLine = Rule(
    "A line of a value that ends in a backslash, which joins the next line to it.",
    "The form is easily overlooked; a line that begins with + says the same.",
    .sample("us too", "us \\\ntoo"),
    not: .sample("us too", "us\n+ too"))

  static let repeatedField = Rule(
    "A field that may stand once, and stands twice.",
    "The first one counts, the second misleads whoever reads the file.",
    .sample("Owner: jenny", "Owner: jenny\nOwner: jenny"), not: .sample)

  static let unknownField = Rule(
    "A field that such a record doesn't have.",
    "It is kept, but nothing comes of it; often it is a known one with a slip of the pen.",
    .sample("Owner: jenny", "Owner: jenny\nAmbitoin: committed"),
    not: .sample("Owner: jenny", "Owner: jenny\nAmbition: committed"))

  static let unknownEvent = Rule(
    "A line of a journal that tells of an event that there isn't.",
    "It is kept, but nothing comes of it; often it is a known one with a slip of the pen.",
    Example([
      Example.objective(), Example.journal("2018-01-02,jenny,shorten#average,chek-in,58,,"),
    ]),
    not: Example([
      Example.objective(), Example.journal("2018-01-02,jenny,shorten#average,check-in,58,,"),
    ]))

  static let severalSources = Rule(
    "Two sources that recorded different values of a KPI for the same time.",
    "One of them is wrong. Source: in the KPI's record says which one to believe.",
    Example([
      Example.kpi(), Example.readings("2017-12-31,410000"),
      Example.readings("2017-12-31,409000", by: "crm"),
    ]),
    not: Example([
      Example.kpi("Unit: $", "Unit: $\nSource: crm\nSource: billing"),
      Example.readings("2017-12-31,410000"), Example.readings("2017-12-31,409000", by: "crm"),
    ]))
}
