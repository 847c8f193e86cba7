internal import Goals

/// The journals of a directory as they were read, a file a person.
struct Journals: Sendable {
  private(set) var findings: [Finding] = []
  /// Last lines without an end, by path.
  private(set) var unfinished: [String: Finding] = [:]
  private let files: DirectoryText.Folder
  private var logs: [String: Kept<DecodedLog<JournalEvent>>] = [:]

  /// Reads them; what an earlier reading has of the same text is not read again. Events that name
  /// something deleted, or are in a unit of before, are no findings once they are taken back.
  init(
    _ folder: DataFolder, in text: DirectoryText, after earlier: Journals?,
    decode: (CSVFile) -> Decoded<[JournalEvent]>
  ) {
    files = text.folders[folder.path] ?? DirectoryText.Folder()
    for (name, file) in files.ordered where folder.file(name)?.isLog == true {
      let path = folder.path + "/" + name
      let kept = Kept(file, as: earlier?.logs[name]) { DecodedLog($0, path, decode: decode) }
      logs[name] = kept
      unfinished[path] = kept.value.unfinished
      findings += kept.value.findings
    }
    findings = JournalEvent.withoutRetracted(findings, in: files, at: folder.path)
  }

  /// Whether reading would give the same.
  func isCurrent(_ folder: DataFolder, in text: DirectoryText) -> Bool {
    files.reads(as: text.folders[folder.path])
  }

  /// What happened, in no order.
  var events: [JournalEvent] { logs.values.flatMap(\.value.entries) }
}
