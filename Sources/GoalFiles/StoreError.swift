public import Goals

/// Why a change was not carried out, or a directory not opened. Nothing was saved, except where
/// the error itself says otherwise.
public enum StoreError: Error, Hashable, Sendable {
  /// It can't be done with this data.
  case refused(Refusal)
  /// The disk, or somebody else, stood in the way.
  case disk(DiskError)
  /// No data directory was found.
  case noDirectory(String)
  /// It was stopped on its way, and what it had written in these files could not be taken back.
  indirect case halfway(StoreError, files: [String])

  /// One sentence without a full stop.
  public var sentence: String {
    switch self {
    case .refused(.nothingToUndo(let what)): Refusal.nothingToUndo(what).message
    case .refused(let refusal): refusal.message + "; nothing was saved"
    case .disk(let error): error.sentence
    case .noDirectory(let why): why
    case .halfway(let error, let files):
      "\(error.reason); a part was saved before and could not be taken back, look at "
        + files.joined(separator: ", ")
    }
  }

  /// What was in the way, without what came of it.
  private var reason: String {
    switch self {
    case .refused(let refusal): refusal.message
    case .disk(let error): error.reason
    case .noDirectory, .halfway: sentence
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
    default: self = .disk(DiskError(.inputOutput, at: path, .saving))
    }
  }
}
