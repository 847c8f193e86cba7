internal import Goals
private import Glibc
private import SystemPackage

/// Where things are: the data directory, the user's configuration and state.
public struct Places: Sendable {
  /// How a data directory was found.
  public enum Origin: String, Sendable {
    /// `-C DIR`
    case option = "-C"
    /// `$QUARTERDECK_DIR`
    case environment = "$QUARTERDECK_DIR"
    /// The working directory, or one above it.
    case upward = "upward from the working directory"
    /// `Directory:` in the configuration.
    case configuration = "the configuration"
  }

  /// The file that makes a directory a data directory.
  public static let marker = "quarterdeck.rec"

  /// The directory of the user's configuration.
  public let configuration: String
  /// The directory of the user's own state.
  public let state: String
  private let environment: [String: String]
  /// cron and service managers may name none; the user database does.
  private let home: String

  /// The places that an environment names (XDG Base Directory Specification).
  public init(environment: [String: String]) {
    self.environment = environment
    let named = environment["HOME"].flatMap { $0.isEmpty ? nil : $0 }
    let home = named ?? Login.home ?? "/"
    self.home = home
    func directory(_ name: String, _ fallback: String) -> String {
      let value = environment[name] ?? ""
      return (value.hasPrefix("/") ? value : home + fallback) + "/quarterdeck"
    }
    configuration = directory("XDG_CONFIG_HOME", "/.config")
    state = directory("XDG_STATE_HOME", "/.local/state")
  }

  /// The configuration file.
  public var configurationFile: String { configuration + "/config.rec" }

  /// The directory of the user's own themes.
  public var themes: String { configuration + "/themes" }

  /// A path as people type it where no shell reads it: `~/` is the home directory.
  public func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/") else { return path }
    return home + path.dropFirst()
  }

  /// Finds the data directory: the option, searched upward from there; else the variable; else the
  /// nearest directory upward; else the one the configuration names.
  ///
  /// - Throws: ``StoreError/noDirectory(_:)`` with why not.
  public func dataDirectory(
    option: String?, configured: String?
  ) throws(StoreError)
    -> (path: String, origin: Origin)
  {
    if let option { return (try named(option, by: .option), .option) }
    if let variable = environment["QUARTERDECK_DIR"], !variable.isEmpty {
      return (try named(variable, by: .environment), .environment)
    }
    if let found = try Places.upward(from: Places.absolute(".")) { return (found, .upward) }
    if let configured { return (try named(configured, by: .configuration), .configuration) }
    throw .noDirectory(.nowhere)
  }

  private func named(_ directory: String, by origin: Origin) throws(StoreError) -> String {
    let path = Places.absolute(directory)
    guard let found = try Places.upward(from: path) else {
      if access(path, X_OK) != 0, errno == EACCES {
        throw .noDirectory(.closed(path))
      }
      throw .noDirectory(.notHere(path, typed: directory, by: origin))
    }
    return found
  }

  private static func upward(from path: String) throws(StoreError) -> String? {
    var candidate = path
    while true {
      if access(candidate + "/" + marker, F_OK) == 0 { return candidate }
      guard [ENOENT, ENOTDIR, EACCES].contains(errno) else {
        throw .disk(DiskError(.latest, at: candidate + "/" + marker, .reading))
      }
      guard candidate != "/", let slash = candidate.lastIndex(of: "/") else { return nil }
      candidate = slash == candidate.startIndex ? "/" : String(candidate[..<slash])
    }
  }

  /// The path without links and dots, or as it is where nothing is there.
  private static func absolute(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
