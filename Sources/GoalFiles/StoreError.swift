public import Goals

/// Why a change was not carried out, or a directory not opened. Nothing was saved.
public enum StoreError: Error, Hashable, Sendable {
  /// It can't be done with this data.
  case refused(Refusal)
  /// The disk, or somebody else, stood in the way.
  case disk(DiskError)
  /// No data directory was found.
  case noDirectory(String)

  /// One sentence without a full stop.
  public var sentence: String {
    switch self {
    case .refused(let refusal): refusal.message + "; nothing was saved"
    case .disk(let error): error.sentence
    case .noDirectory(let why): why
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
