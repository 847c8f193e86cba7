internal import SystemPackage

/// Why a file of the data directory could not be read or saved.
///
/// After a failed attempt at saving, the old state is in place, except where the fact itself says
/// otherwise (`fragment`, `unconfirmed`).
public struct DiskError: Error, Hashable, Sendable {
  /// What was being done.
  public enum Attempt: Hashable, Sendable {
    /// A file or directory was to be read.
    case reading
    /// Something was to be written, made or removed.
    case saving
  }

  /// What stood in the way.
  public enum Fact: Hashable, Sendable {
    /// The path is spelled so that it would leave the data directory.
    case outside
    /// The path is, or leads through, a symbolic link.
    case symbolicLink
    /// There is nothing of that name, or no longer.
    case missing
    /// There is something of that name already.
    case exists
    /// A directory, pipe, socket or device where a regular file belongs.
    case notAFile
    /// A file where a directory belongs.
    case notADirectory
    /// More bytes than are read of such a file.
    case tooLarge(limit: Int)
    /// The file changed each time while it was being read.
    case keepsChanging
    /// This user lacks the permission.
    case denied
    /// The file system is mounted read-only.
    case readOnly
    /// The disk is full.
    case noSpace
    /// The user's share of the disk is used up.
    case quota
    /// The disk or the network behind it failed.
    case inputOutput
    /// The process or the machine has too many open files.
    case openFiles
    /// The file system doesn't take a name of this length.
    case nameTooLong
    /// Another program kept its lock for too long.
    case locked(by: LockHolder?)
    /// Others changed the file each time while it was being saved.
    case contended
    /// The file isn't any more what it was when this was decided.
    case changed
    /// The disk filled up in the middle of a line, which somebody else's line now follows.
    case fragment
    /// It was written, but the disk could not confirm that it will last.
    case unconfirmed
    /// Anything else, by the system's error number.
    case system(Int32)
    /// Anything else, in the words of whatever failed.
    case other(String)
  }

  /// The path inside the data directory; empty for the data directory itself.
  public let path: String
  /// What stood in the way.
  public let fact: Fact
  /// What was being done.
  public let attempt: Attempt

  /// An error about a path.
  public init(_ fact: Fact, at path: String, _ attempt: Attempt) {
    self.path = path
    self.fact = fact
    self.attempt = attempt
  }
}

extension DiskError {
  init(_ code: Errno, at path: String, _ attempt: Attempt) {
    self.init(Fact(code), at: path, attempt)
  }

  /// One sentence without a full stop: what happened, what was kept, what to do.
  public var sentence: String { reason + consequence }

  /// What happened, without what came of it.
  var reason: String { "\(path.isEmpty ? "the data directory" : path) \(predicate)" }

  private var consequence: String {
    guard attempt == .saving else { return "" }
    return switch fact {
    case .fragment: "; look at its last lines"
    case .unconfirmed: "; look at it before you go on"
    case .noSpace, .quota: "; nothing was saved, make room and try again"
    case .locked, .contended, .openFiles: "; nothing was saved, try again"
    default: "; nothing was saved"
    }
  }

  private var predicate: String {
    switch fact {
    case .outside: "is no path inside the data directory"
    case .symbolicLink: "leads through a symbolic link, which is never followed"
    case .missing: attempt == .saving ? "has vanished" : "doesn't exist"
    case .exists: "exists already"
    case .notAFile: "is not a regular file"
    case .notADirectory: "is not a directory"
    case .tooLarge(let limit): "is larger than \(DiskError.size(limit))"
    case .keepsChanging: "changes faster than it can be read"
    case .denied: attempt == .saving ? "may not be written by you" : "may not be read by you"
    case .readOnly: "is on a read-only file system"
    case .noSpace: "doesn't fit: the disk is full"
    case .quota: "doesn't fit: your disk quota is used up"
    case .inputOutput: "can't be \(verb): the disk reports an error"
    case .openFiles: "can't be opened: too many files are open"
    case .nameTooLong: "has too long a name"
    case .locked(let holder): "is locked by \(holder?.text ?? "another program")"
    case .contended: "was changed by others each time while it was being saved"
    case .changed: "has been changed by somebody else"
    case .fragment: "took only part of a line before the disk was full"
    case .unconfirmed: "was written, but the disk could not confirm it"
    case .system(let code): "can't be \(verb): \(Errno(rawValue: code).description)"
    case .other(let words): "can't be \(verb): \(words)"
    }
  }

  private var verb: String { attempt == .saving ? "written" : "read" }

  private static func size(_ bytes: Int) -> String {
    bytes >= 1 << 20 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
  }
}

extension DiskError.Fact {
  init(_ code: Errno) {
    self =
      switch code {
      case .permissionDenied, .notPermitted: .denied
      case .noSuchFileOrDirectory, .staleNFSFileHandle: .missing
      case .fileExists: .exists
      case .isDirectory, .noSuchAddressOrDevice, .operationNotSupportedByDevice: .notAFile
      case .notDirectory: .notADirectory
      case .tooManySymbolicLinkLevels: .symbolicLink
      case .improperLink: .outside
      case .readOnlyFileSystem: .readOnly
      case .noSpace: .noSpace
      case .diskQuotaExceeded: .quota
      case .ioError: .inputOutput
      case .tooManyOpenFiles, .tooManyOpenFilesInSystem: .openFiles
      case .fileNameTooLong: .nameTooLong
      default: .system(code.rawValue)
      }
  }
}
