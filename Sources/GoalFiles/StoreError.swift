public import Goals
internal import Records
internal import SystemPackage

/// Why a change was not carried out, or a directory not opened. Nothing was saved, except where
/// the error itself says otherwise.
public enum StoreError: Error, Hashable, Sendable {
  /// It can't be done with this data.
  case refused(Refusal)
  /// The disk, or somebody else, stood in the way.
  case disk(DiskError)
  /// No data directory was found.
  case noDirectory(Absence)
  /// It was stopped on its way, and what it had written in these files could not be taken back.
  indirect case halfway(StoreError, files: [String])

  /// Why there is no data directory to be read.
  public enum Absence: Complaint, Hashable, Sendable {
    /// Nothing names one, and none lies around the working directory.
    case nowhere
    /// Neither in this directory nor above it is `quarterdeck.rec`; how the directory was typed, and
    /// what it was named by.
    case notHere(String, typed: String, by: Places.Origin)
    /// This user may not look into the directory.
    case closed(String)

    /// What is wrong, without a full stop.
    public var message: String {
      switch self {
      case .nowhere: "there is no data directory here"
      case .notHere(let path, _, .option): "there is no \(Places.marker) in \(path) or above it"
      case .notHere(let path, _, let origin):
        "there is no \(Places.marker) in \(path) or above it (from \(origin.rawValue))"
      case .closed(let path): "\(path) is closed to you"
      }
    }

    /// What can be done.
    public var hint: Remedy? {
      switch self {
      case .nowhere: .chooseDirectory
      case .notHere(_, let typed, _): .makeDirectory(typed)
      case .closed: "ask its owner if you should see it"
      }
    }
  }
}

extension StoreError: Complaint {
  /// What was in the way, without what came of it.
  public var message: String {
    switch self {
    case .refused(let refusal): refusal.message
    case .disk(let error): error.reason
    case .noDirectory(let absence): absence.message
    case .halfway(let error, _): error.message
    }
  }

  /// What can be done.
  public var hint: Remedy? {
    switch self {
    case .refused(let refusal): refusal.hint
    case .noDirectory(let absence): absence.hint
    case .disk, .halfway: nil
    }
  }

  /// One sentence without a full stop, with what came of it and a remedy in the words of a face.
  public func sentence(_ words: (Remedy) -> String) -> String {
    switch self {
    case .refused(.nothingToUndo): message
    case .refused(let refusal): refusal.sentence(words) + "; nothing was saved"
    case .disk(let error): error.sentence
    case .noDirectory(let absence): absence.sentence(words)
    case .halfway(let error, let files):
      "\(error.message); a part was saved before and could not be taken back, look at "
        + files.joined(separator: ", ")
    }
  }
}

extension StoreError {
  /// What an untyped error of the disk layer was.
  init(_ error: any Error, at path: String) {
    switch error {
    case let refusal as Refusal: self = .refused(refusal)
    case let error as DiskError: self = .disk(error)
    case let error as StoreError: self = error
    case let error as Recfile.Unwritable: self = .refused(error.refusal)
    case let code as Errno: self = .disk(DiskError(code, at: path, .saving))
    default: self = .disk(DiskError(.other("\(error)"), at: path, .saving))
    }
  }
}
