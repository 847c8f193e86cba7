import Dashboard
import Goals

// The page for people who have never seen a process-behaviour chart.
extension Manual {
  /// A KPI of twenty-six weeks: routine, then a value that isn't.
  static let signalPicture = [
    "                                                       ●  signal: outside",
    "upper 61 ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
    "             •           •                 •         ",
    "           •       •           •         •        •    ",
    "mean  50 ────•───────•─────•─────•─────•───────────•─────────",
    "         •     •   •   •     •     • •       •   •     ",
    "                 •                             •     ",
    "lower 39 ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
  ]

  /// What it shows, in ten sentences.
  static let signalSentences = [
    "Every number goes up and down, and most of that means nothing: it is noise.",
    "A KPI's chart draws what is routine: the mean of its first \(ProcessBaseline.full) complete "
      + "periods, and two limits around it, made of how much neighbours differ.",
    "Between the limits nothing has happened: to ask why it fell there is to ask a die.",
    "Three things are signals: a value outside a limit, 8 in a row on one side of the mean, and 3 "
      + "of 4 in a row near one limit.",
    "A signal says that something is different, and it is worth asking what; say it with \(KeyTable[.comment].keyText) or qd "
      + "comment, and it no longer asks for attention.",
    "What grows or falls steadily drifts: its limits follow a line, and only a change of pace is a "
      + "signal.",
    "The target is another question: a KPI whose limits hold it on both sides meets it by luck, "
      + "and only a better process will meet it for good.",
    "So an objective is worth it where a signal is bad, or where the limits lie outside the target; "
      + "a single red week is no reason.",
    "Once you have changed how things are done, begin the process anew with \(KeyTable[.process].keyText) or qd process "
      + "and say why: limits are made anew, and the old ones stay on the chart.",
    "\(KeyTable[.explain].keyText) shows every limit with its terms; the method is Wheeler's, who calls it XmR "
      + "(Understanding Variation, 1993).",
  ]
}
